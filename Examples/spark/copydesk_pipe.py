"""Pipes the articles of one partition through one copydesk process. Runs where the partition is.

Nothing is lost silently: a document that fails is a row of failures; a process that dies, or that
did not do every document, raises PartitionError, so that Spark does the whole partition again and
ends the job with the message when that does not help.
"""
import hashlib
import itertools
import json
import os
import re
import subprocess
import tempfile
import threading

#: Names under which the program looks for the id of an article.
ID_NAMES = ("id", "_id", "doc_id", "document_id", "uuid", "guid", "identifier")
#: The key of error rows, beside those of tables: "plugin.table".
FAILURES = "failures"
#: Exit statuses of a run that came to its end: all done, some documents failed, none was readable.
FINISHED = (0, 1, 4)
TABLE = re.compile(rb'\{"plugin":"([^"]*)","table":"([^"]*)",')
UNREAD = re.compile(r'\{"document":"-#(\d+)",')


class PartitionError(RuntimeError):
    """A partition whose process did not come to its end."""


class Pipe:
    """How articles are piped: a plain value, sent to the executors.

    binary: the program, by a path that holds on every machine.
    plugins: names of plugins, or paths that hold on every machine.
    documents: the text of documents.lua.
    jobs: worker processes; with two or more, an article that crashes one costs that article alone.
    options: more options of `copydesk run`.
    """

    def __init__(self, binary, plugins, documents, jobs=2, options=()):
        self.binary = binary
        self.plugins = list(plugins)
        self.documents = documents
        self.jobs = jobs
        self.options = list(options)

    @property
    def makes_ids(self):
        return not any("id=/" in option for option in self.options)

    def __call__(self, lines):
        """Takes lines of JSON, gives pairs of a key and a row as JSON."""
        lines = (line for line in lines if line.strip())
        first = next(lines, None)
        if first is None:
            return
        with tempfile.TemporaryDirectory(prefix="copydesk-spark-") as folder:
            yield from self.run(first, lines, folder)

    def run(self, first, lines, folder):
        plugin, errors, status, talk, names = (
            os.path.join(folder, name)
            for name in ("documents.lua", "errors.jsonl", "status.json", "talk", "names"))
        with open(plugin, "w", encoding="utf-8") as file:
            file.write(self.documents)
        command = [
            self.binary, "run", ",".join(self.plugins + [plugin]), "-f", "jsonl",
            "--input-format", "jsonl", "-j", str(self.jobs), "--errors", errors,
            "--status-file", status, *self.options, "-"]
        with open(talk, "wb") as words:
            process = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=words)
        feeder = Feeder(process.stdin, itertools.chain([first], lines), names, self.makes_ids)
        try:
            feeder.start()
            for row in process.stdout:
                head = TABLE.match(row)
                if not head:
                    raise PartitionError(f"this is no row of a table: {row[:200]!r}")
                yield (head[1] + b"." + head[2]).decode(), row.decode().rstrip("\n")
            process.wait()
            feeder.join()
            check(process.returncode, feeder, status, talk)
            with open(errors, encoding="utf-8") as rows, open(names, encoding="utf-8") as file:
                for row in named(rows, file):
                    yield FAILURES, row
        finally:
            # Also where Spark gives the task up.
            process.kill()
            process.wait()
            process.stdout.close()


class Feeder(threading.Thread):
    """Writes lines to a process while its rows are read, so that neither waits for ever."""

    def __init__(self, stream, lines, names, makes_ids):
        super().__init__(daemon=True)
        self.stream, self.lines, self.names, self.makes_ids = stream, lines, names, makes_ids
        self.sent = 0
        self.error = None

    def run(self):
        try:
            with open(self.names, "w", encoding="utf-8") as names:
                for line in self.lines:
                    if self.makes_ids:
                        line, name = identified(line)
                        names.write(json.dumps(name) + "\n")
                    self.sent += 1
                    self.stream.write(line.encode() + b"\n")
        except BrokenPipeError:
            pass  # The process is gone; its exit status says why.
        except Exception as error:
            self.error = error
        finally:
            try:
                self.stream.close()
            except BrokenPipeError:
                pass


def wrapped(file):
    """A text file, path and bytes, as a line of JSON; bytes other than UTF-8 become a failure."""
    path, content = file
    name = re.sub("^file:", "", path)
    try:
        return json.dumps({"id": name, "text": content.decode("utf-8-sig")}, ensure_ascii=False)
    except UnicodeDecodeError:
        return f"{name} is not in UTF-8; convert it"


def identified(line):
    """The line with an id, and the id: its own, else one made of its content."""
    try:
        article = json.loads(line)
    except ValueError:
        article = None
    if not isinstance(article, dict):
        return line, made_of(line)
    for name in ID_NAMES:
        if name in article:
            own = article[name]
            if isinstance(own, (str, int)) and not isinstance(own, bool) and own != "":
                return line, str(own)
            break
    name = made_of(line)
    others = {key: value for key, value in article.items() if key not in ID_NAMES}
    return json.dumps({"id": name, **others}, ensure_ascii=False), name


def made_of(line):
    return "sha256-" + hashlib.sha256(line.encode()).hexdigest()[:16]


def named(rows, names):
    """Error rows, in order; documents that were not read are named by their number and get their id."""
    at, name = 0, None
    for row in rows:
        row = row.rstrip("\n")
        number = UNREAD.match(row)
        if not number:
            yield row
            continue
        while at < int(number[1]):
            at, name = at + 1, next(names, None)
        if name is None:
            yield row
            continue
        failure = json.loads(row)
        failure["document"] = json.loads(name)
        yield json.dumps(failure, ensure_ascii=False, separators=(",", ":"))


def check(returncode, feeder, status, talk):
    """Raises PartitionError unless the process came to its end and did every document."""
    with open(talk, encoding="utf-8", errors="replace") as file:
        words = file.read()[-2000:].strip()
    if feeder.error:
        raise PartitionError(f"the partition could not be read: {feeder.error!r}")
    if returncode not in FINISHED:
        ended = f"was killed by signal {-returncode}" if returncode < 0 else (
            f"ended with status {returncode}")
        raise PartitionError(f"copydesk {ended} after {feeder.sent} documents: {words}")
    with open(status, encoding="utf-8") as file:
        report = json.load(file)
    if report["state"] != "done" or report["documents"] != feeder.sent:
        raise PartitionError(
            f"copydesk did {report['documents']} of {feeder.sent} documents: {words}")
