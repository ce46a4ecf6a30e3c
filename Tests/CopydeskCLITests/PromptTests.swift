import TestSupport
import Testing

/// The prompt's Ctrl-C, and `watch`, which need a process that goes on while a test acts.
struct PromptTests {
  @Test func `Ctrl-C stops a runaway line and keeps what was assigned before`() throws {
    let folder = try TemporaryFolder()
    try folder.write("Nobody spoke.\n", to: "a.txt")
    try folder.write("x = 5\nprint 'ready'\nwhile true do x = x + 1 end\nx\n", to: "lines")
    // Presses Ctrl-C again and again, as the loop may not have begun at the first time.
    let run = try ShellRun(
      """
      : > out; : > err
      copydesk repl a.txt < lines > out 2> err &
      prompt=$!
      until grep -q ready out; do :; done
      until grep -q interrupted err; do kill -INT $prompt; done
      wait $prompt
      echo "status $?"
      cat out err
      """, in: folder.path)
    #expect(run.output == "status 1\nready\n5\nprompt:1: interrupted\n", "\(run.errors)")
  }

  @Test func `watch runs again at each save and shows the rows that come and go`() throws {
    let folder = try TemporaryFolder()
    let plugin = { (word: String) in
      """
      return {
        name = "mine", version = "1.0.0", api = 1, summary = "Finds a word.", needs = { "tokens" },
        tables = { t = { help = "a row", { "word", "text", "the word" } } },
        analyze = function(doc, _, emit)
          for _, token in ipairs(doc.tokens:where { lower = "\(word)" }) do emit.t { word = token.text } end
        end,
      }

      """
    }
    try folder.write(plugin("troops"), to: "mine/plugin.lua")
    try folder.write(plugin("iraq"), to: "second.lua")
    try folder.write("Troops left Iraq.\n", to: "a.txt")
    let run = try ShellRun(
      """
      wait_for() { until [ "$(grep -c . out)" -ge "$1" ] && [ "$(grep -c . err)" -ge "$2" ]; do :; done; }
      : > out; : > err
      copydesk watch ./mine --runs 5 a.txt > out 2> err &
      watch=$!
      wait_for 2 0
      cp second.lua next && mv next mine/plugin.lua
      wait_for 5 1
      echo 'Iraq again.' >> a.txt
      wait_for 7 2
      echo 'oops(' >> mine/plugin.lua
      wait_for 7 4
      cp second.lua mine/plugin.lua
      wait $watch
      echo "status $?"
      cat out
      cat err
      """, in: folder.path)
    let row = { (word: String) in
      "{\"plugin\":\"mine\",\"table\":\"t\",\"document\":\"a.txt\",\"word\":\"\(word)\"}"
    }
    #expect(
      run.output == """
        status 0
        + \(row("Troops"))
        1 row
        - \(row("Troops"))
        + \(row("Iraq"))
        1 row; 1 new, 1 gone
        + \(row("Iraq"))
        2 rows; 1 new, 0 gone
        no row changes
        2 rows; 0 new, 0 gone
        ── ./mine/plugin.lua
        ── ./a.txt
        ── ./mine/plugin.lua
        copydesk: mine/plugin.lua:8: <eof> expected near 'oops'
        ── ./mine/plugin.lua

        """, "\(run.errors)")
  }
}
