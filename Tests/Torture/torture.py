"""Breaks off runs in every way, lets the same command go on, and compares with an undisturbed run.

  python3 Tests/Torture/torture.py COPYDESK [--kills 200] [--seed 1]

Output must be the same byte for byte; of databases, each table but the record of runs must be.
"""
import argparse
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time

PLUGIN = """
return {
  name = "torture", version = "1.0.0", api = 1, summary = "Counts words slowly.",
  tables = { words = { help = "a sentence", { "words", "integer", "words" }, { "text", "text", "it" } } },
  views = { sum = { sql = "SELECT sum(words) AS words FROM words", help = "all", default = true } },
  analyze = function(doc, options, emit)
    if doc.text:find("broken") then error("cannot count") end
    local n = 0
    for i = 1, 300000 do n = n + i % 7 end
    for _, sentence in ipairs(doc.sentences) do
      emit.words { words = #sentence.tokens, text = sentence.text }
    end
  end,
}
"""


class Torture:
    def __init__(self, binary, folder, seed):
        self.binary = os.path.abspath(binary)
        self.folder = folder
        self.random = random.Random(seed)
        self.kills = 0
        os.chdir(folder)
        with open("torture.lua", "w") as file:
            file.write(PLUGIN)
        self.write_inputs()

    def write_inputs(self):
        """Files, lines of JSON, an empty file, a link to nothing, and articles that fail."""
        os.makedirs("in/sub")
        words = "soldiers ships talks border prices vote harbour minister rain bridge".split()
        for number in range(120):
            body = " ".join(self.random.choice(words) for _ in range(60))
            text = f"Article {number}\n\n{body.capitalize()}. {body.upper()} again.\n"
            if number % 37 == 5:
                text += "\nThis is broken.\n"
            with open(f"in/sub/{number:03}.txt", "w") as file:
                file.write(text)
        with open("in/lines.jsonl", "w") as file:
            for number in range(80):
                body = " ".join(self.random.choice(words) for _ in range(40))
                mark = "segfault here" if number == 40 else ""
                file.write('{"id":"line %d","text":"%s. %s"}\n' % (number, body, mark))
        open("in/empty.txt", "w").close()
        os.symlink("nothing", "in/link.txt")

    def command(self, name, jobs=2, more=()):
        kept = ["--db", name + ".db"] if name.startswith("db") else [
            "--journal", name + ".journal", "-o", name + ".jsonl", "--errors", name + ".errors"]
        return [self.binary, "run", "./torture.lua", "-q", "-j", str(jobs), *kept, *more, "in"]

    def run(self, name, jobs=2, more=(), environment=None, expected=(0, 1)):
        done = subprocess.run(
            self.command(name, jobs, more), env={**os.environ, **(environment or {})},
            stdin=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        if done.returncode not in expected:
            sys.exit(f"torture: exit status {done.returncode}: {done.stderr}")
        return done

    def run_and_kill(self, name, more=(), environment=None):
        """Kills the run, or one of its workers, after a while; true if the run was still there."""
        child = subprocess.Popen(
            self.command(name, self.random.choice([0, 2, 3]), more), stdin=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL, env={**os.environ, **(environment or {})})
        time.sleep(self.random.uniform(0.02, self.patience))
        victims = [child.pid]
        if self.random.random() < 0.4:
            victims = workers(child.pid) or victims
        try:
            os.kill(self.random.choice(victims), signal.SIGKILL)
            self.kills += 1
        except ProcessLookupError:
            pass
        return child.wait() == -signal.SIGKILL

    def content(self, name):
        if not name.startswith("db"):
            return [open(name + end, "rb").read() for end in (".jsonl", ".errors")]
        return dump(name + ".db")

    def compare(self, name, what):
        if self.content(name) != self.content(name.split("-")[0]):
            sys.exit(f"torture: {what}: '{self.folder}/{name}' differs from the undisturbed run")

    def forget(self, name):
        for file in os.listdir("."):
            if file.startswith(name + "."):
                os.remove(file)

    def references(self):
        start = time.monotonic()
        self.run("file", jobs=1)
        self.patience = max(0.3, (time.monotonic() - start) * 0.8)
        self.run("db", jobs=1)
        for jobs in (2, 7):
            self.run("file-jobs", jobs=jobs)
            self.compare("file-jobs", f"-j {jobs}")
            self.forget("file-jobs")

    def kill_often(self, count):
        rounds = self.kills = 0
        while self.kills < count:
            for name in ("file-killed", "db-killed"):
                for _ in range(self.random.randint(1, 8)):
                    self.run_and_kill(name)
                # Workers that were killed cost documents, which are done again now.
                self.run(name, more=["--retry-failed"])
                self.compare(name, f"after {self.kills} kills")
                self.forget(name)
                rounds += 1
        print(f"torture: {self.kills} kills in {rounds} runs: same results")

    def faults(self, library):
        for fault in ("short", "segv"):
            environment = {"LD_PRELOAD": library, "COPYDESK_FAULT": fault}
            for name in ("file-" + fault, "db-" + fault):
                self.run(name, environment=environment)
                if fault == "segv":
                    failures = dump(name + ".db")["failures"] if name.startswith("db") else [
                        line for line in open(name + ".errors")]
                    if not any("signal 11" in str(failure) for failure in failures):
                        sys.exit(f"torture: no worker died of the fault '{fault}'")
                    self.run(name, more=["--retry-failed"])
                self.compare(name, fault)
            print(f"torture: {fault}: same results")

    def clock(self, library):
        """The clock of the day jumps at every look, also while runs are killed and go on."""
        environment = {"LD_PRELOAD": library, "COPYDESK_FAULT": "clock"}
        for name in ("file-clock", "db-clock"):
            # Deadlines are short, so that one which rests on the wrong clock passes at once.
            more = ["--timeout", "5s", "--status-file", "status"]
            for _ in range(5):
                self.run_and_kill(name, more, environment)
            self.run(name, more=[*more, "--retry-failed"], environment=environment)
            self.compare(name, "clock")
        connection = sqlite3.connect("db-clock.db")
        times = connection.execute("SELECT started, ended FROM runs").fetchall()
        connection.close()
        years = {when[:4] for row in times for when in row if when}
        if len(years) < 2:
            sys.exit(f"torture: the clock did not jump: {times}")
        print(f"torture: clock: runs between {min(years)} and {max(years)}: same results")

    def full_disk(self):
        if os.geteuid() != 0:
            print("torture: full disk: passed over, which needs root for a small tmpfs")
            return
        os.makedirs("small", exist_ok=True)
        mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", "small"]
        if subprocess.run(mount, stderr=subprocess.DEVNULL).returncode != 0:
            print("torture: full disk: passed over, which needs to mount a tmpfs")
            return
        try:
            for name in ("file", "db"):
                command = [word.replace(name + ".", "small/" + name + ".")
                           for word in self.command(name)]
                subprocess.run(["mount", "-o", "remount,size=64k", "small"], check=True)
                done = subprocess.run(command, stderr=subprocess.PIPE, text=True)
                if done.returncode == 0 or "give the same command again" not in done.stderr:
                    sys.exit(f"torture: full disk: {done.returncode}: {done.stderr}")
                subprocess.run(["mount", "-o", "remount,size=64m", "small"], check=True)
                done = subprocess.run(command, stderr=subprocess.PIPE, text=True)
                if done.returncode not in (0, 1) or self.content(name) != self.moved(name):
                    sys.exit(f"torture: full disk: not the same results: {done.stderr}")
                for file in os.listdir("small"):
                    os.remove("small/" + file)
            print("torture: full disk: clear message, same results")
        finally:
            subprocess.run(["umount", "small"])

    def moved(self, name):
        if name == "db":
            return dump("small/db.db")
        return [open("small/" + name + end, "rb").read() for end in (".jsonl", ".errors")]


def workers(parent):
    try:
        with open(f"/proc/{parent}/task/{parent}/children") as file:
            own = file.read().split()
        found = list(own)
        for task in os.listdir(f"/proc/{parent}/task"):
            with open(f"/proc/{parent}/task/{task}/children") as file:
                found += file.read().split()
        return [int(child) for child in found]
    except (FileNotFoundError, ProcessLookupError):
        return []


def dump(path):
    """Every table but the record of runs; the index of words by what it finds."""
    connection = sqlite3.connect(path)
    names = [name for (name,) in connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
    content = {}
    for name in names:
        if name == "runs" or name.startswith("_search"):
            continue
        row = "" if name == "_results" else "rowid, "
        content[name] = connection.execute(f'SELECT {row}* FROM "{name}"').fetchall()
    content["search"] = connection.execute(
        "SELECT rowid, bm25(_search) FROM _search WHERE _search MATCH 'harbour' ORDER BY 1").fetchall()
    connection.execute("INSERT INTO _search (_search) VALUES ('integrity-check')")
    if connection.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
        sys.exit(f"torture: '{path}' is damaged")
    connection.close()
    return content


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("binary")
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    here = os.path.dirname(os.path.abspath(__file__))
    binary = os.path.abspath(options.binary)
    folder = tempfile.mkdtemp(prefix="copydesk-torture-")
    library = os.path.join(folder, "faults.so")
    compiler = shutil.which("cc") or shutil.which("clang") or sys.exit("torture: no C compiler")
    subprocess.run(
        [compiler, "-O1", "-shared", "-fPIC", "-o", library, os.path.join(here, "faults.c"), "-ldl"],
        check=True)
    torture = Torture(binary, folder, options.seed)
    torture.references()
    torture.full_disk()
    torture.faults(library)
    torture.clock(library)
    torture.kill_often(options.kills)
    os.chdir("/")
    shutil.rmtree(folder)
    print("torture: passed")


main()
