import TestSupport
import Testing

/// Runs that are killed and go on: the results of an undisturbed run, byte for byte.
///
/// `make torture` does this at random and for long; here the kills come at fixed amounts of work.
struct ResumeTests {
  private static let plugin = """
    return {
      name = "slow", version = "1.0.0", api = 1, summary = "Counts words slowly.",
      tables = { words = { help = "an article", { "count", "integer", "words" } } },
      analyze = function(doc, options, emit)
        local n = 0
        for i = 1, 400000 do n = n + i % 7 end
        emit.words { count = #doc.tokens }
      end,
    }
    """

  private static func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(plugin, to: "slow.lua")
    for number in 0..<40 {
      try folder.write("Article \(number) about \(number * 7) ships.\n", to: "in/\(number).txt")
    }
    return folder
  }

  /// Kills the run when a file has grown by a part of a group; the kernel says when.
  private static let killed = """
    run="copydesk run ./slow.lua -q -j 2 KEPT in"
    $run &
    parent=$!
    while [ "$(cat FILES 2>/dev/null | wc -c)" -le 600 ]; do
      kill -0 $parent 2>/dev/null || break
    done
    kill -9 $parent 2>/dev/null
    wait $parent
    $run
    """

  private static func script(_ kept: String, _ files: String) -> String {
    killed.replacing("KEPT", with: kept).replacing("FILES", with: files)
  }

  @Test func `a killed run with a journal ends as if nothing had happened`() throws {
    let folder = try Self.folder()
    let plain = try ShellRun("copydesk run ./slow.lua -j 1 in", in: folder.path)
    let run = try ShellRun(
      Self.script("--journal j -o out.jsonl", "j") + "\ncat out.jsonl", in: folder.path)
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output == plain.output)
    #expect(plain.output.split(separator: "\n").count == 40)
  }

  @Test func `a killed run with a database ends as if nothing had happened`() throws {
    let folder = try Self.folder()
    let question = "\"SELECT rowid, * FROM slow_words\""
    let plain = try ShellRun(
      "copydesk run ./slow.lua -q -j 1 --db plain.db in && copydesk query plain.db \(question)",
      in: folder.path)
    let run = try ShellRun(
      Self.script("--db r.db", "r.db r.db-wal") + "\ncopydesk query r.db \(question)",
      in: folder.path)
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output == plain.output)
    #expect(plain.output.split(separator: "\n").count == 40)
  }

  @Test func `a run that knows every result starts no workers`() throws {
    let folder = try Self.folder()
    let run = "copydesk run ./slow.lua -q -j 2"
    // Too few descriptors for the pipes of a worker: who starts one, fails.
    let few = "ulimit -n 9;"
    let first = try ShellRun("\(run) --journal j in", in: folder.path)
    let again = try ShellRun("\(few) \(run) --journal j in", in: folder.path)
    #expect(again.status == 0, "\(again.errors)")
    #expect(again.output == first.output)
    let starting = try ShellRun("\(few) \(run) in", in: folder.path)
    #expect(starting.errors.contains("cannot start a worker process"))
  }

  @Test func `results are kept under the build that made them`() throws {
    let folder = try Self.folder()
    let run = try ShellRun(
      "copydesk run ./slow.lua -q --journal j in/1.txt > rows && grep -a '^engine' j",
      in: folder.path)
    #expect(run.output.contains(/^engine: \S+ build [0-9a-f]{40}\n$/), "\(run.output)")
  }

  @Test func `shards put together are the whole`() throws {
    let folder = try Self.folder()
    try folder.write(
      (0..<30).map { "{\"id\":\"\($0)\",\"text\":\"Line \($0).\"}\n" }.joined(), to: "in.jsonl")
    let whole = try ShellRun("copydesk read -j 7 in in.jsonl", in: folder.path)
    let shards = try ShellRun(
      "for k in 1 2 3; do copydesk read -j 2 --shard $k/3 in in.jsonl; done", in: folder.path)
    #expect(shards.output == whole.output)
    let count = "copydesk read --dry-run --shard 2/4 - < in.jsonl | tr '\n' ' '"
    #expect(
      try ShellRun(count, in: folder.path).output == "-#2 -#6 -#10 -#14 -#18 -#22 -#26 -#30 ")
  }

  @Test func `an orderly end keeps what was done`() throws {
    let folder = try Self.folder()
    // The journal is there once signals are listened to; lines go in until nobody reads them.
    let run = try ShellRun(
      """
      mkfifo lines
      trap '' PIPE
      copydesk run ./slow.lua -j 0 --journal j -o out.jsonl - < lines &
      parent=$!
      exec 3> lines
      while [ ! -s j ] && kill -0 $parent; do :; done
      kill -INT $parent
      while echo '{"text":"One line."}' 2>/dev/null >&3; do :; done
      wait $parent
      echo $?
      ls
      """, in: folder.path)
    #expect(run.output == "130\nin\nj\nlines\nslow.lua\n", "\(run.errors)")
    #expect(run.errors.contains("the same command goes on from there"))
  }
}

extension String {
  fileprivate func replacing(_ part: String, with other: String) -> String {
    split(separator: part, omittingEmptySubsequences: false).joined(separator: other)
  }
}
