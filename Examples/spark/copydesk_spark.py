"""Runs plugins of Copydesk over articles on Apache Spark, and writes their tables and views.

  spark-submit Examples/spark/copydesk_spark.py --plugins entity-counts,troop-numbers \
    --input articles/*.jsonl --output results

See README.md beside this file.
"""
import argparse
import json
import os
import re
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)

from pyspark.errors import AnalysisException  # noqa: E402
from pyspark.sql import SparkSession, functions  # noqa: E402

from copydesk_pipe import FAILURES, Pipe, wrapped  # noqa: E402

#: What makes Spark SQL take the views as SQLite does: NULL for x / 0, '' for a quote in a text.
SETTINGS = {
    "spark.sql.ansi.enabled": "false",
    "spark.sql.legacy.consecutiveStringLiterals.enabled": "false",
}
SPAN = "STRUCT<start: BIGINT, end: BIGINT, text: STRING>"
#: Types of columns as they stand in a row of JSON; nested values stay as they are written.
TYPES = {
    "text": "STRING", "date": "STRING", "integer": "BIGINT", "number": "DOUBLE",
    "boolean": "BOOLEAN", "list": "STRING", "json": "STRING", "span": SPAN,
}
FAILURE_COLUMNS = ["document", "stage", "plugin", "code", "message", "traceback"]
DOCUMENT_COLUMNS = ["title", "outlet", "published", "url", "language"]


def describe(binary, plugin):
    """The tables and views of a plugin."""
    done = subprocess.run(
        [binary, "plugins", "info", plugin, "-f", "json"], stdout=subprocess.PIPE, text=True)
    if done.returncode != 0:
        sys.exit(f"copydesk_spark: '{plugin}' is not a plugin that can be run")
    return json.loads(done.stdout)


def articles(spark, paths, form, partitions):
    """The articles as lines of JSON."""
    context = spark.sparkContext
    if form == "jsonl":
        return context.textFile(",".join(paths), partitions)
    return context.binaryFiles(",".join(paths), partitions).map(wrapped)


def stage(spark, lines, pipe, folder):
    """Pipes every partition once, and keeps the rows as they come, by table."""
    lines.context.addPyFile(os.path.join(HERE, "copydesk_pipe.py"))
    rows = spark.createDataFrame(lines.mapPartitions(pipe), "key STRING, row STRING")
    rows.write.mode("overwrite").partitionBy("key").parquet(folder)


def staged(spark, folder, key, columns):
    """The rows of a table; columns are pairs of a name and a type."""
    schema = ", ".join(f"`{name}` {kind}" for name, kind in columns)
    rows = spark.read.schema("row STRING, key STRING").parquet(folder)
    return rows.where(functions.col("key") == key).select(
        functions.from_json("row", schema, {"mode": "FAILFAST"}).alias("r")).select("r.*")


def flat(rows, table):
    """The columns as the database of one machine has them: of a span its text and where it lies."""
    columns = ["document"]
    for column in table["columns"]:
        name = column["name"]
        if column["type"] == "span":
            columns += [
                functions.col(f"`{name}`.text").alias(name),
                functions.col(f"`{name}`.start").alias(name + "_start"),
                functions.col(f"`{name}`.end").alias(name + "_end")]
        else:
            columns.append(functions.col(f"`{name}`"))
    return rows.select(*columns)


def write(rows, output, name):
    rows.write.mode("overwrite").parquet(os.path.join(output, name))


def write_tables(spark, rows, output, descriptions):
    """Writes the tables of the plugins, the documents and the failures."""
    for description in descriptions:
        for table in description["tables"]:
            columns = [("document", "STRING")]
            columns += [(column["name"], TYPES[column["type"]]) for column in table["columns"]]
            key = f"{description['name']}.{table['name']}"
            write(flat(staged(spark, rows, key, columns), table), output, table["sql_name"])
    columns = [(name, "STRING") for name in ["document"] + DOCUMENT_COLUMNS]
    documents = staged(spark, rows, "documents.articles", columns)
    documents = documents.withColumnRenamed("document", "id").dropDuplicates(["id"])
    write(documents, output, "documents")
    columns = [(name, "STRING") for name in FAILURE_COLUMNS]
    write(staged(spark, rows, FAILURES, columns), output, "failures")


def portable(sql):
    """The SQL as Spark has to see it: 1.0 is a double, not a decimal; \\ in a text is no escape."""
    def spark(match):
        if match[0].startswith("'"):
            return match[0].replace("\\", "\\\\")
        return match[0] + "D" if match[0][0].isdigit() else match[0]
    return re.sub(r"'[^']*'|--[^\n]*|(?<![\w.])\d+\.\d+(?![\w.])", spark, sql)


def write_views(spark, output, description):
    """Asks a plugin's views in a session where its tables and views go by their own names."""
    session = spark.newSession()
    for name, value in SETTINGS.items():
        session.conf.set(name, value)

    def define(name, rows):
        rows.createOrReplaceTempView(f"`{name}`")
    define("documents", session.read.parquet(os.path.join(output, "documents")))
    for table in description["tables"]:
        define(table["name"], session.read.parquet(os.path.join(output, table["sql_name"])))
    left = description["views"]
    while left:
        waiting, problem = [], None
        for view in left:
            try:
                rows = session.sql(portable(view["sql"]))
            except AnalysisException as error:
                # It may read a view that is not defined yet.
                waiting, problem = waiting + [view], error
                continue
            define(view["name"], rows)
            write(rows, output, view["sql_name"])
        if len(waiting) == len(left):
            sys.exit(f"copydesk_spark: the view {waiting[0]['sql_name']}: {problem}")
        left = waiting


def run(spark, options):
    """Runs the plugins over the articles; writes a folder of Parquet for each table and view."""
    descriptions = [describe(options.copydesk, plugin) for plugin in options.plugins.split(",")]
    with open(os.path.join(HERE, "documents.lua"), encoding="utf-8") as file:
        documents = file.read()
    pipe = Pipe(
        options.copydesk, options.plugins.split(","), documents, options.jobs, options.option)
    rows = os.path.join(options.output, "rows")
    stage(spark, articles(spark, options.input, options.form, options.partitions), pipe, rows)
    write_tables(spark, rows, options.output, descriptions)
    for description in descriptions:
        write_views(spark, options.output, description)


def parse(words=None):
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--plugins", required=True, help="names or paths, with commas between")
    parser.add_argument("--input", required=True, nargs="+", help="files, folders or patterns")
    parser.add_argument("--output", required=True, help="a folder, anew")
    parser.add_argument(
        "--form", choices=["jsonl", "text"], default="jsonl",
        help="lines of JSON, or text files with an article each")
    parser.add_argument("--copydesk", default="copydesk", help="the program, on every machine")
    parser.add_argument("--jobs", type=int, default=2, help="workers of each task")
    parser.add_argument("--partitions", type=int, default=None, help="at least so many")
    parser.add_argument(
        "--option", action="append", default=[], help="an option of copydesk run, --option=--X=Y")
    return parser.parse_args(words)


if __name__ == "__main__":
    run(SparkSession.builder.appName("copydesk").getOrCreate(), parse())
