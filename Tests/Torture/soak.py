"""Measures a long run: memory over time, two workers against one, the cost of the database.

  python3 Tests/Torture/soak.py COPYDESK COPYDESK-BENCH [--articles 20000] [--folder .build/soak]

Made-up articles of about 3 kB (`copydesk-bench generate N --seed 1`, as lines of JSON, made once) go
through entity-counts and troop-numbers. The machine must have nothing else to do: seconds are real
ones. The figures come with what must hold; from 200,000 articles on the exit status is 1 where it does
not, while smaller runs are too short to judge.
"""
import argparse
import os
import resource
import subprocess
import sys
import threading
import time

PLUGINS = "entity-counts,troop-numbers"


class Measured:
    """A run: seconds, processor seconds of all its processes, peak memory of the parent over time."""

    def __init__(self, name, command, sample):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        start = time.monotonic()
        child = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
        self.samples = []
        ended = threading.Event()
        watcher = threading.Thread(target=self.watch, args=(child.pid, start, sample, ended))
        watcher.start()
        status = child.wait()
        ended.set()
        watcher.join()
        self.seconds = time.monotonic() - start
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        self.processor = sum(
            getattr(after, field) - getattr(before, field) for field in ("ru_utime", "ru_stime"))
        if status not in (0, 1):
            sys.exit(f"soak: {name} ended with status {status}")
        peak = self.samples[-1][1] if self.samples else 0
        print(f"soak: {name}: {self.seconds:.1f} s, {self.processor:.1f} s of processors, "
              f"peak of the parent {peak / 1024:.1f} MB", flush=True)

    def watch(self, pid, start, sample, ended):
        while not ended.is_set():
            try:
                with open(f"/proc/{pid}/status") as file:
                    fields = dict(line.split(":", 1) for line in file)
                peak, now = (int(fields[key].split()[0]) for key in ("VmHWM", "VmRSS"))
                self.samples.append((time.monotonic() - start, peak, now))
            except (FileNotFoundError, KeyError, ProcessLookupError):
                return
            ended.wait(sample)

    def peak_at(self, part):
        """The peak in kB up to a part of the run."""
        return max((peak for when, peak, _ in self.samples if when <= part * self.seconds), default=0)

    @property
    def peak(self):
        return max((peak for _, peak, _ in self.samples), default=0)


def generate(bench, path, articles):
    """Writes the articles once; a file that was broken off is not taken for whole."""
    if not os.path.exists(path):
        with open(path + ".part", "wb") as file:
            subprocess.run(
                [bench, "generate", str(articles), "--seed", "1"], stdout=file, check=True)
        os.rename(path + ".part", path)
    return os.path.getsize(path)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("copydesk")
    parser.add_argument("bench")
    parser.add_argument("--articles", type=int, default=20000)
    parser.add_argument("--folder", default=".build/soak", help="for inputs and outputs")
    parser.add_argument("--input", help="where the articles are, or are made")
    options = parser.parse_args()
    os.makedirs(options.folder, exist_ok=True)

    def inside(name):
        return os.path.join(options.folder, name)

    source = options.input or inside(f"articles-{options.articles}.jsonl")
    size = generate(options.bench, source, options.articles)
    sample = 0.05 if options.articles <= 100_000 else 1.0
    for name in ("journal", "rows.db", "rows.jsonl"):
        if os.path.exists(inside(name)):
            os.remove(inside(name))

    def run(name, *more):
        return Measured(name, [options.copydesk, "run", PLUGINS, "-q", *more, source], sample)

    one = run("-j 1", "-j", "1", "-o", inside("rows.jsonl"))
    two = run("-j 2", "-j", "2", "-o", inside("rows.jsonl"))
    kept = run("-j 2 --journal", "-j", "2", "-o", inside("rows.jsonl"), "--journal", inside("journal"))
    again = run("known", "-j", "2", "-o", inside("rows.jsonl"), "--journal", inside("journal"))
    stored = run("-j 2 --db", "-j", "2", "--db", inside("rows.db"))

    def each(name):
        return os.path.getsize(inside(name)) / options.articles

    print(f"soak: {options.articles} articles of {size / options.articles:.0f} bytes; an article: "
          f"rows {each('rows.jsonl'):.0f} bytes, journal {each('journal'):.0f}, "
          f"database {each('rows.db'):.0f}")
    print(f"soak: {options.articles / one.processor:.0f} articles in a second of one processor, "
          f"{options.articles / two.seconds:.0f} a second with two workers")
    print("soak: peak of the parent with -j 2, at tenths of the run, MB: "
          + " ".join(f"{two.peak_at(part / 10) / 1024:.1f}" for part in range(1, 11)))
    judge(options, one, two, kept, again, stored)


def judge(options, one, two, kept, again, stored):
    peak = max(run.peak for run in (two, kept, stored)) / 1024
    growth = two.peak / max(1, two.peak_at(0.3))
    scaling = one.seconds / two.seconds
    cost = stored.seconds / two.seconds - 1
    work = stored.processor / two.processor - 1
    holds = [
        ("peak of the parent below 150 MB", f"{peak:.1f} MB", peak < 150),
        ("flat: the peak grows by less than 10 % after 30 % of the run", f"{growth:.3f} times",
         growth < 1.1),
        ("-j 2 at least 1.8 times -j 1", f"{scaling:.2f} times", scaling >= 1.8),
        ("the database costs at most 15 %", f"{cost:.1%} of time, {work:.1%} of processors",
         cost <= 0.15),
        ("known results are taken in a tenth of the time", f"{again.seconds / kept.seconds:.3f}",
         again.seconds < kept.seconds / 10),
    ]
    is_long = options.articles >= 200_000
    for what, figure, is_held in holds:
        print(f"soak: {'holds' if is_held else 'does not hold'}: {what}: {figure}")
    sys.exit(1 if is_long and not all(is_held for _, _, is_held in holds) else 0)


main()
