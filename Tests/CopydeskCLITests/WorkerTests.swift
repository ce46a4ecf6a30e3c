import TestSupport
import Testing

/// Worker processes: the same bytes as without them, and one document lost at most.
struct WorkerTests {
  private static let plugin = """
    return {
      name = "slow", version = "1.0.0", api = 1, summary = "Never ends on a slow article.",
      tables = { t = { help = "a row", { "bytes", "integer", "bytes" } } },
      analyze = function(doc, options, emit)
        if doc.text:find("slow") then while true do end end
        emit.t { bytes = #doc.text }
      end,
    }
    """

  @Test func `workers write the same bytes as a single process`() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.plugin, to: "slow.lua")
    for number in 0..<300 {
      let name = "in/\(number % 7)/\(number).txt"
      try folder.write("Article \(number)\n\nAbout \(number * 7) soldiers left Iraq.\n", to: name)
    }
    let commands = ["read", "run ./slow.lua --limit 40", "run ./slow.lua -f csv --limit 40"]
    for command in commands {
      let single = try ShellRun("copydesk \(command) -j 1 in", in: folder.path)
      let several = try ShellRun("copydesk \(command) -j 3 in", in: folder.path)
      #expect(single.status == 0 && several.status == 0, "\(single.errors)\(several.errors)")
      #expect(single.output == several.output)
      #expect(single.output.split(separator: "\n").count >= 40)
    }
  }

  @Test func `a document that takes too long is given up alone`() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.plugin, to: "slow.lua")
    for (name, text) in [("a", "one"), ("b", "slow"), ("c", "two")] {
      try folder.write(text, to: name + ".txt")
    }
    let run = try ShellRun(
      "copydesk run ./slow.lua -j 2 --timeout 500ms --plugin-time 30s -f csv *.txt",
      in: folder.path)
    #expect(run.status == 1)
    #expect(run.output == "document,bytes\na.txt,3\nc.txt,3\n")
    #expect(run.errors.contains("b.txt: the document took more than 500 ms"))
  }

  @Test func `a killed worker costs the document it was at`() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.plugin, to: "slow.lua")
    for (name, text) in [("a", "one"), ("b", "slow"), ("c", "two")] {
      try folder.write(text, to: name + ".txt")
    }
    // Kills the worker once it has computed for half a second, by the kernel's own account.
    let run = try ShellRun(
      """
      copydesk run ./slow.lua -j 2 --timeout 40s --plugin-time 39s --max-instructions 900000000000 \
        -f csv *.txt &
      parent=$!
      killed=
      while [ -z "$killed" ]; do
        for child in $(cat /proc/$parent/task/*/children); do
          set -- $(cat /proc/$child/stat)
          if [ "${14}" -ge 50 ]; then kill -9 $child; killed=yes; fi
        done
      done
      wait $parent
      """, in: folder.path)
    #expect(run.status == 1, "\(run.errors)")
    #expect(run.output == "document,bytes\na.txt,3\nc.txt,3\n")
    #expect(run.errors.contains("b.txt: the worker process was killed by signal 9"))
  }

  @Test(
    arguments: [
      "run ./slow.lua -j 0 - < pipe", "run ./slow.lua -j 0 --input-format jsonl - < pipe",
      "run ./slow.lua -j 0 --input-format csv - < pipe", "watch ./slow.lua a.txt",
    ], ["", #"{"text":"One man."}"#])
  func `one signal ends a wait for input`(command: String, line: String) throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.plugin, to: "slow.lua")
    try folder.write("one", to: "a.txt")
    // Both threads, that which works and that which waits for it, sleep.
    let run = try ShellRun(
      """
      mkfifo pipe
      (if [ -n '\(line)' ]; then echo '\(line)'; fi; exec sleep 60) > pipe &
      writer=$!
      copydesk \(command) > rows &
      parent=$!
      until [ "$(cat /proc/$parent/task/*/stat 2>/dev/null | grep -c ') S ')" = 2 ]; do :; done
      kill -TERM $parent
      wait $parent
      echo $?
      kill $writer
      """, in: folder.path)
    #expect(run.output == "130\n")
  }
}
