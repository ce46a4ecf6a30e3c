import TestSupport

/// A page of command-line cases: prose with fences of files and of commands.
///
/// A fence opened with three backquotes and `file NAME` makes a file. A fence without a word holds
/// a command after `% `, its input up to `^D` where it has one, its output, lines of standard error
/// after `2> `, and `=> STATUS` unless that is 0. All run in one fresh folder, in their order.
struct CommandCases {
  private enum Part {
    case prose(String)
    case file(name: String, content: String)
    case command(line: String, input: String?, expected: [String])
  }

  private let parts: [Part]

  init(_ page: String) {
    var parts: [Part] = []
    var fence: (info: String, lines: [String])?
    for line in page.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      if let open = fence {
        guard line == "```" else {
          fence = (open.info, open.lines + [line])
          continue
        }
        parts.append(Self.part(info: open.info, lines: open.lines))
        fence = nil
      } else if line.hasPrefix("```") {
        fence = (String(line.dropFirst(3)), [])
      } else {
        parts.append(.prose(line))
      }
    }
    self.parts = parts
  }

  private static func part(info: String, lines: [String]) -> Part {
    if info.hasPrefix("file ") {
      return .file(
        name: String(info.dropFirst(5)), content: lines.map { $0 + "\n" }.joined())
    }
    guard let first = lines.first, first.hasPrefix("% ") else {
      return .prose((["```" + info] + lines + ["```"]).joined(separator: "\n"))
    }
    let rest = lines.dropFirst()
    let command = String(first.dropFirst(2))
    guard let end = rest.firstIndex(of: "^D") else {
      return .command(line: command, input: nil, expected: Array(rest))
    }
    let input = rest[..<end].map { $0 + "\n" }.joined()
    return .command(line: command, input: input, expected: Array(rest[(end + 1)...]))
  }

  /// Runs the commands; gives the page as it should be, and a line for each command that differs.
  func run(in folder: TemporaryFolder) throws -> (page: String, differences: [String]) {
    var page: [String] = []
    var differences: [String] = []
    for part in parts {
      switch part {
      case .prose(let text): page.append(text)
      case .file(let name, let content):
        try folder.write(content, to: name)
        page.append("```file \(name)\n\(content)```")
      case .command(let line, let input, let expected):
        let actual = Self.lines(of: try ShellRun(line, input: input ?? "", in: folder.path))
        let start = ["% " + line] + (input.map { [$0 + "^D"] } ?? [])
        page.append((["```"] + start + actual + ["```"]).joined(separator: "\n"))
        if actual != expected {
          differences.append(
            "% \(line)\n--- expected\n\(expected.joined(separator: "\n"))\n--- got\n"
              + actual.joined(separator: "\n"))
        }
      }
    }
    return (page.joined(separator: "\n"), differences)
  }

  private static func lines(of run: ShellRun) -> [String] {
    var lines = split(run.output)
    lines += split(run.errors).map { "2> " + $0 }
    if run.status != 0 { lines.append("=> \(run.status)") }
    // What a run took differs from one to the next.
    return lines.map {
      $0.replacing(/\d+\.\d\d s, at most \d+\.\d MB/, with: "N s, at most N MB")
    }
  }

  private static func split(_ text: String) -> [String] {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.last == "" { lines.removeLast() }
    return lines
  }
}
