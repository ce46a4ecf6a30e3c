"""Measures what an article costs by plugin: processor time, bytes of rows, journal and database, memory.

  python3 Examples/spark/measure.py COPYDESK COPYDESK-BENCH [PLUGIN …] [--articles 1000]

Processor time is that of one process with everything in it (-j 1), so that a busy machine disturbs it little;
the time to the first row is the median of 21 starts and wants a quiet machine (or `chrt -f 20` before it all).
The articles are `copydesk-bench generate N --seed 1`, about 3 kB each. Prints a table in Markdown.
"""
import argparse
import os
import statistics
import subprocess
import tempfile
import time

SETS = ["entity-counts", "troop-numbers", "sentiment", "quotes", "places", "keywords",
        "word-frequencies", "duplicates", "entity-counts,troop-numbers"]


def run(command):
    """Runs a command; gives its processor seconds and its peak memory in MB."""
    child = subprocess.Popen(command, stdin=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    if status:
        raise SystemExit(f"measure: {' '.join(command)} failed")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def first_row(binary, plugins, source):
    """Milliseconds from the start of the program to its first row."""
    times = []
    for _ in range(21):
        start = time.monotonic()
        with subprocess.Popen(
                [binary, "run", plugins, "-q", "-j", "1", "-f", "jsonl", "--limit", "1", source],
                stdout=subprocess.PIPE) as child:
            child.stdout.read(1)
            times.append((time.monotonic() - start) * 1000)
            child.kill()
    return statistics.median(times)


def measure(binary, plugins, source, articles, folder):
    start, _ = run([binary, "run", plugins, "-q", "-j", "1", "--limit", "1", "-o",
                    os.path.join(folder, "first"), source])
    rows, journal = os.path.join(folder, "rows"), os.path.join(folder, "journal")
    database = os.path.join(folder, plugins + ".db")
    seconds, memory = run([binary, "run", plugins, "-q", "-j", "1", "-o", rows, source])
    run([binary, "run", plugins, "-q", "-j", "1", "--journal", journal, "-o", rows, source])
    run([binary, "run", plugins, "-q", "-j", "1", "--db", database, source])
    each = (seconds - start) / articles
    sizes = [os.path.getsize(path) / articles for path in (rows, journal, database)]
    os.remove(journal)
    return (f"| `{plugins}` | {each * 1000:.2f} | {1 / each:.0f} | "
            + " | ".join(f"{size:,.0f}" for size in sizes)
            + f" | {memory:.0f} | {first_row(binary, plugins, source):.0f} |")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("copydesk")
    parser.add_argument("bench")
    parser.add_argument("plugins", nargs="*", default=SETS)
    parser.add_argument("--articles", type=int, default=1000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="copydesk-measure-") as folder:
        source = os.path.join(folder, "in.jsonl")
        with open(source, "wb") as file:
            subprocess.run(
                [options.bench, "generate", str(options.articles), "--seed", "1"], stdout=file,
                check=True)
        print(f"{options.articles} articles of {os.path.getsize(source) / options.articles:.0f} bytes\n")
        print("| plugin | ms an article | articles a second | rows, bytes | journal, bytes |"
              " database, bytes | peak MB | first row, ms |\n|---|---|---|---|---|---|---|---|")
        for plugins in options.plugins:
            print(measure(options.copydesk, plugins, source, options.articles, folder), flush=True)


if __name__ == "__main__":
    main()
