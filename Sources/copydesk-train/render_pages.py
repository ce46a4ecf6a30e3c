#!/usr/bin/env python3
"""Renders saved web pages as text, as a browser does that copies or saves a page as text.

usage: render_pages.py DATA PAGES OUT [--style copy|lines|wrapped] [--folder DIR]

DATA holds SET.jsonl with `file`, `domain` and `body`, PAGES the unpacked pages in SET/. OUT gets a JSON
object a page: set, domain, id, text, body. With --folder each text is also written to DIR/SET/ID.txt.

copy     paragraphs and headings stand apart, other blocks are lines, cells are parted by tabs
lines    every block is a line, list items have a bullet; no empty lines
wrapped  as copy, with lines of at most 72 columns and items under an asterisk
Only Python's standard library is used.
"""
import argparse, html.parser, json, os, re, textwrap

SETS = ("aeb", "wcxb", "fundus")
VOID = set("area base br col embed hr img input link meta param source track wbr".split())
UNSEEN = set("script style template svg select textarea title head noscript iframe object video audio "
             "canvas math datalist option map".split())
APART = set("p h1 h2 h3 h4 h5 h6 blockquote ul ol dl pre table figure hr".split())
BLOCKS = APART | set("""div section article aside header footer nav main li dt dd tr caption figcaption form fieldset
legend address details summary center body html thead tbody tfoot dialog menu search hgroup""".split())
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden")
# An open element is closed by the start of one of these.
CLOSERS = {"p": BLOCKS, "li": {"li"}, "dt": {"dt", "dd"}, "dd": {"dt", "dd"}, "tr": {"tr"}, "td": {"td", "th", "tr"},
           "th": {"td", "th", "tr"}, "option": {"option"}}


class Renderer(html.parser.HTMLParser):
    def __init__(self, style):
        super().__init__(convert_charrefs=True)
        self.style = style
        self.out, self.line, self.open, self.unseen, self.pre = [], [], [], 0, 0
        self.mark = ""

    def flush(self, apart=False):
        text = "".join(self.line)
        text = text.strip("\n") if self.pre else re.sub(r"[ \r\n\f]+", " ", text).strip(" ")
        if text.strip():
            self.out.append(self.mark + text)
            self.mark = ""
        self.line = []
        if apart and self.out and self.out[-1] != "":
            self.out.append("")

    def pop(self):
        tag, hidden = self.open.pop()
        if tag in BLOCKS:
            self.flush(tag in APART)
        elif tag in ("td", "th"):
            self.line.append("\t")
        if tag == "pre":
            self.pre -= 1
        if hidden:
            self.unseen -= 1

    def handle_starttag(self, tag, attributes):
        while self.open and tag in CLOSERS.get(self.open[-1][0], ()):
            self.pop()
        if tag == "br":
            if not self.unseen:
                self.flush()
            return
        if tag in VOID:
            if tag == "hr":
                self.flush(True)
            return
        values = {name: value or "" for name, value in attributes}
        hidden = tag in UNSEEN or "hidden" in values or bool(HIDDEN.search(values.get("style", "")))
        if tag in BLOCKS:
            self.flush(tag in APART)
        if tag == "li" and self.style != "copy":
            self.mark = "• " if self.style == "lines" else "  * "
        if tag == "pre":
            self.pre += 1
        self.unseen += hidden
        self.open.append((tag, hidden))

    def handle_startendtag(self, tag, attributes):
        if tag in VOID:
            self.handle_starttag(tag, attributes)

    def handle_endtag(self, tag):
        # Whatever is open above it ends with it; a tag that was never opened ends nothing.
        for depth, (name, _) in enumerate(reversed(self.open[-40:])):
            if name == tag:
                for _ in range(depth + 1):
                    self.pop()
                return

    def handle_data(self, data):
        if not self.unseen:
            self.line.append(data)

    def text(self):
        while self.open:
            self.pop()
        self.flush()
        lines = self.out
        if self.style == "lines":
            lines = [line for line in lines if line]
        if self.style == "wrapped":
            lines = [part for line in lines for part in (textwrap.wrap(line, 72) or [""])]
        return "\n".join(lines).strip("\n") + "\n"


def decoded(data):
    """The page in Unicode: UTF-8 where it is valid, else what the page declares."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        name = re.search(rb"charset=[\"']?([\w-]+)", data[:4096])
        label = name.group(1).decode().lower() if name else "windows-1252"
        label = {"iso-8859-1": "windows-1252", "gb2312": "gb18030"}.get(label, label)
        try:
            return data.decode(label, "replace")
        except LookupError:
            return data.decode("utf-8", "replace")


def render(data, style="copy"):
    renderer = Renderer(style)
    renderer.feed(re.sub(r"<!--.*?-->", "", decoded(data), flags=re.S))
    renderer.close()
    return renderer.text()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("data"), parser.add_argument("pages"), parser.add_argument("out")
    parser.add_argument("--style", choices=["copy", "lines", "wrapped"], default="copy")
    parser.add_argument("--folder")
    options = parser.parse_args()
    with open(options.out, "w", encoding="utf-8") as out:
        for name in SETS:
            for line in open(os.path.join(options.data, name + ".jsonl"), encoding="utf-8"):
                record = json.loads(line)
                with open(os.path.join(options.pages, name, record["file"]), "rb") as page:
                    text = render(page.read(), options.style)
                row = {"set": name, "domain": record.get("domain") or record["file"], "id": record["id"],
                       "text": text, "body": record["body"]}
                out.write(json.dumps(row, ensure_ascii=False) + "\n")
                if options.folder:
                    folder = os.path.join(options.folder, name)
                    os.makedirs(folder, exist_ok=True)
                    path = os.path.join(folder, os.path.splitext(record["file"])[0] + ".txt")
                    with open(path, "w", encoding="utf-8") as file:
                        file.write(text)


if __name__ == "__main__":
    main()
