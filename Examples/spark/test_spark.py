"""Shows that Spark gives the tables and views of one machine, row for row.

  .build/spark/bin/python Examples/spark/test_spark.py COPYDESK COPYDESK-BENCH [--articles 2000]

The articles are made up; some lines are broken, some lack an id, and one plugin fails on some. A
process is killed in the middle once, and Spark does its partition again; another dies each time,
and the job ends with the reason.
"""
import argparse
import json
import os
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)

import copydesk_spark as job  # noqa: E402
from copydesk_pipe import identified  # noqa: E402
from pyspark.sql import SparkSession  # noqa: E402

PLUGIN = """
return {
  name = "flaky", version = "1.0.0", api = 1, summary = "Fails on some articles; all types of columns.",
  tables = { words = { help = "an article",
    { "first", "span", "the first sentence" }, { "size", "number", "half the tokens" }, { "even", "boolean", "" },
    { "list", "list", "" }, { "nested", "json", "" }, { "none", "text", "" } } },
  views = {
    sums = { help = "by parity", sql = "SELECT even, COUNT(*) AS n, SUM(size) AS size FROM few GROUP BY even" },
    few = { help = "read by sums", sql = "SELECT * FROM words WHERE size > 1.5 AND list <> '\\\\'" },
    halves = { help = "division", sql = "SELECT document, size / 3.0 AS third, 1 / (size - size) AS none FROM words" },
  },
  analyze = function(doc, options, emit)
    if doc.text:find("%f[%d]13%f[%D]") then error("unlucky") end
    local n = #doc.tokens
    emit.words { first = doc.sentences[1], size = n / 2, even = n % 2 == 0, list = { "a \\"b\\"", "ü", "\\\\" },
      nested = { n = n, half = n / 2, text = "line\\nend" } }
  end,
}
"""
#: Kills the program after some rows, once or always.
WRAPPER = """#!/bin/sh
if [ "$1" = run ] && {condition}; then
  "{binary}" "$@" | head -n 40
  kill -9 $$
fi
exec "{binary}" "$@"
"""


def write(path, text, mode=0o644):
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    os.chmod(path, mode)
    return path


def articles(bench, count):
    """Lines of JSON; every 97th is broken, every 89th lacks an id, every 83rd has no text."""
    made = subprocess.run(
        [bench, "generate", str(count), "--seed", "3"], check=True, stdout=subprocess.PIPE,
        text=True, encoding="utf-8")
    lines = made.stdout.splitlines()
    for number, line in enumerate(lines):
        if number % 97 == 50:
            lines[number] = line[: len(line) // 2]
        elif number % 89 == 50:
            article = json.loads(line)
            del article["id"]
            lines[number] = json.dumps(article, ensure_ascii=False)
        elif number % 83 == 50:
            lines[number] = json.dumps({"id": f"empty {number}", "text": " "})
    return lines


def single_machine(binary, plugins, source, database):
    """Runs on this machine alone; gives the names of the database's tables and views."""
    done = subprocess.run([binary, "run", plugins, "-q", "-j", "2", "--db", database, source])
    if done.returncode not in (0, 1):
        sys.exit(f"test_spark: the run on one machine ended with {done.returncode}")


def rows_of_database(binary, database, name):
    asked = subprocess.run(
        [binary, "query", database, f"SELECT * FROM {name}", "-f", "jsonl"], check=True,
        stdout=subprocess.PIPE, text=True, encoding="utf-8")
    return [json.loads(line) for line in asked.stdout.splitlines()]


def rows_of_spark(spark, output, name):
    return [row.asDict() for row in spark.read.parquet(os.path.join(output, name)).collect()]


def comparable(rows, names, digits=17):
    """The rows in one order; booleans are numbers in SQLite; documents by the id they have in Spark.

    What a view computes is compared to 12 digits: ROUND of SQLite is at times one unit off in the last.
    """
    def value(item):
        if isinstance(item, float):
            return float(f"{item:.{digits}g}")
        if isinstance(item, bool):
            return int(item)
        return names.get(item, item) if isinstance(item, str) else item
    return sorted(
        (tuple((column, value(item)) for column, item in row.items()) for row in rows), key=repr)


def compare(one, other, what):
    if one != other:
        pairs = [pair for pair in zip(one, other) if pair[0] != pair[1]][:3]
        sys.exit(
            f"test_spark: {what}: {len(one)} rows on one machine, {len(other)} on Spark: {pairs}")


def text_files(spark, options, folder):
    """Text files give on Spark what they give on one machine."""
    source = os.path.join(os.path.dirname(HERE), "articles")
    utf8 = []
    for name in sorted(os.listdir(source)):
        with open(os.path.join(source, name), "rb") as file:
            content = file.read()
        try:
            content.decode()
        except UnicodeDecodeError:
            continue
        if name.endswith(".txt"):
            utf8.append(os.path.join(source, name))
    database, output = os.path.join(folder, "text.db"), os.path.join(folder, "text")
    subprocess.run(
        [options.copydesk, "run", "entity-counts", "-q", "--db", database, *utf8], check=True)
    job.run(spark, job.parse([
        "--plugins", "entity-counts", "--form", "text", "--input", *utf8, "--output", output,
        "--copydesk", options.copydesk]))
    name = "entity_counts_mentions"
    compare(
        comparable(rows_of_database(options.copydesk, database, name), {}),
        comparable(rows_of_spark(spark, output, name), {}), "text files")


def dies_always(spark, options, source, folder):
    """A process that always dies ends the job, with the reason."""
    wrapper = write(
        os.path.join(folder, "dies"), WRAPPER.format(condition=":", binary=options.copydesk), 0o755)
    try:
        job.run(spark, job.parse([
            "--plugins", "entity-counts", "--input", source, "--output",
            os.path.join(folder, "never"), "--copydesk", wrapper]))
    except Exception as error:
        if "killed by signal 9" in str(error):
            return
        raise
    sys.exit("test_spark: a process that dies was not told of")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("copydesk")
    parser.add_argument("bench")
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--plugins", default="entity-counts,troop-numbers")
    parser.add_argument("--master", default="local-cluster[2,1,1024]")
    options = parser.parse_args()
    options.copydesk, options.bench = map(os.path.abspath, (options.copydesk, options.bench))
    start = time.monotonic()
    spark = (
        SparkSession.builder.master(options.master).appName("copydesk test")
        .config("spark.ui.enabled", "false").config("spark.sql.shuffle.partitions", "2")
        .config("spark.ui.showConsoleProgress", "false").getOrCreate())
    spark.sparkContext.setLogLevel("OFF")
    try:
        with tempfile.TemporaryDirectory(prefix="copydesk-test-spark-") as folder:
            check(spark, options, folder)
    finally:
        spark.stop()
    print(f"test_spark: passed in {time.monotonic() - start:.0f} s")


def check(spark, options, folder):
    lines = articles(options.bench, options.articles)
    source = write(os.path.join(folder, "in.jsonl"), "\n".join(lines) + "\n")
    plugins = options.plugins + "," + write(os.path.join(folder, "flaky.lua"), PLUGIN)
    database, output = os.path.join(folder, "one.db"), os.path.join(folder, "out")
    single_machine(options.copydesk, plugins, source, database)
    marker = os.path.join(folder, "killed")
    wrapper = write(
        os.path.join(folder, "copydesk"),
        WRAPPER.format(condition=f"mkdir {marker} 2> {marker}.log", binary=options.copydesk), 0o755)
    job.run(spark, job.parse([
        "--plugins", plugins, "--input", source, "--output", output, "--copydesk", wrapper,
        "--partitions", "4"]))
    if not os.path.isdir(marker):
        sys.exit("test_spark: no process was killed")
    # On one machine a line without an id is named by its place.
    names = {f"{source}#{n + 1}": identified(line)[1] for n, line in enumerate(lines)}
    count = 0
    digits = {}
    for plugin in plugins.split(","):
        description = job.describe(options.copydesk, plugin)
        digits.update({table["sql_name"]: 17 for table in description["tables"]})
        digits.update({view["sql_name"]: 12 for view in description["views"]})
    for name in digits:
        one, other = (comparable(rows, names, digits[name]) for rows in (
            rows_of_database(options.copydesk, database, name), rows_of_spark(spark, output, name)))
        compare(one, other, name)
        count += len(one)
    for name, columns in (("documents", job.DOCUMENT_COLUMNS), ("failures", job.FAILURE_COLUMNS)):
        keys = (["id"] if name == "documents" else []) + columns
        one, other = ([{key: row[key] for key in keys} for row in rows] for rows in (
            rows_of_database(options.copydesk, database, name),
            rows_of_spark(spark, output, name)))
        compare(comparable(one, names), comparable(other, names), name)
        count += len(one)
    print(f"test_spark: {len(lines)} articles, {len(digits)} tables and views, {count} rows: the same")
    text_files(spark, options, folder)
    dies_always(spark, options, source, folder)


if __name__ == "__main__":
    main()
