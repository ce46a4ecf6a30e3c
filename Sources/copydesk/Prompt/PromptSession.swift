import ArticleReaders
import BatchEngine
import DocumentModel
import PluginHost
import Reports
import TextEngine

/// The prompt with its articles and its commands.
final class PromptSession {
  /// What became of an entry.
  enum Outcome {
    case done, failed, incomplete, quit
  }

  private let documents: [Document]
  private let engine: TextEngine
  private let output: ResultFile
  private let prompt: PluginPrompt
  private var current = 0

  init(_ documents: [Document], engine: TextEngine, output: ResultFile) throws {
    self.documents = documents
    self.engine = engine
    self.output = output
    prompt = try PluginPrompt(folder: ".")
    prompt.print = { line in
      // Nobody is left to tell where the output has gone.
      try? output.write((Terminal.visible(line, andLines: false) + "\n").utf8)
    }
    try prompt.list(documents)
    try show(0)
  }

  private func show(_ number: Int) throws(PluginError) {
    current = number
    try prompt.show(engine.annotated(documents[number], with: [.all, .phrases, .verbs]))
  }

  /// What a word may become: names, fields, and commands where the word is the whole line.
  func completions(of word: String) -> [String] {
    if word.hasPrefix(":") {
      return Self.commands.map { ":" + $0.name }.filter { $0.hasPrefix(word) }
    }
    return prompt.completions(of: word)
  }

  func greet() {
    let many = documents.count == 1 ? "doc" : "doc, docs (\(documents.count))"
    say("\(documents[current].id) is loaded as \(many). help() and :help tell more; Ctrl-D leaves.")
  }

  /// Does what an entry says.
  func take(_ entry: String) -> Outcome {
    guard entry.hasPrefix(":") else { return answer(prompt.answer(entry)) }
    let words = entry.dropFirst().split(
      maxSplits: 1, omittingEmptySubsequences: true, whereSeparator: { $0 == " " || $0 == "\n" })
    let name = words.first.map(String.init) ?? ""
    let rest = words.count > 1 ? String(words[1]) : ""
    guard let command = Self.commands.first(where: { $0.name == name }) else {
      let hint =
        Suggestion.question(name, among: Self.commands.map(\.name)) ?? ":help lists the commands"
      return failed("there is no command ':\(name)'; \(hint)")
    }
    return command.run(self, rest)
  }

  // MARK: Commands

  private struct Command: Sendable {
    let name: String
    let argument: String
    let help: String
    let run: @Sendable (PromptSession, String) -> Outcome
  }

  private static let commands = [
    Command(name: "help", argument: "", help: "these commands") { session, _ in session.help() },
    Command(name: "doc", argument: "N", help: "make the N-th article doc") { session, rest in
      session.turn(to: rest)
    },
    Command(name: "each", argument: "LUA", help: "the value for every article") { session, rest in
      session.each(rest)
    },
    Command(name: "load", argument: "FILE", help: "run a Lua file; plugin is what it returns") {
      session, rest in session.load(rest)
    },
    Command(name: "run", argument: "PLUGIN", help: "the rows that a plugin gives for doc") {
      session, rest in session.run(rest)
    },
    Command(name: "explain", argument: "PATTERN", help: "the compiled form of a token pattern") {
      session, rest in session.explain(rest)
    },
    Command(name: "quit", argument: "", help: "leave, as Ctrl-D does") { _, _ in .quit },
  ]

  private func help() -> Outcome {
    for command in Self.commands {
      let usage = ":\(command.name) \(command.argument)"
      say("  " + usage + String(repeating: " ", count: max(1, 18 - usage.count)) + command.help)
    }
    return .done
  }

  private func turn(to text: String) -> Outcome {
    let found =
      Int(text).map { $0 - 1 } ?? documents.firstIndex { $0.id == text || $0.id.hasSuffix(text) }
    guard let found, documents.indices.contains(found) else {
      return failed("there is no article '\(text)'; :doc takes 1 to \(documents.count), or an id")
    }
    do throws(PluginError) { try show(found) } catch { return failed(error.message) }
    say("doc is \(documents[found].id)")
    return .done
  }

  private func each(_ line: String) -> Outcome {
    let before = current
    var outcome = Outcome.done
    for number in documents.indices where outcome == .done {
      do throws(PluginError) { try show(number) } catch { return failed(error.message) }
      say("── \(documents[number].id)")
      outcome = answer(prompt.answer(line))
    }
    do throws(PluginError) { try show(before) } catch { return failed(error.message) }
    return outcome == .incomplete ? failed(":each takes one complete line of Lua") : outcome
  }

  private func load(_ path: String) -> Outcome {
    do throws(BatchError) {
      return answer(prompt.load(try WholeFile.bytes(of: path), name: path))
    } catch {
      return failed(error.message)
    }
  }

  private func run(_ name: String) -> Outcome {
    do throws(PluginError) {
      let found = try PluginPlaces.searchPath.find(name)
      let plugins = try PluginSet(names: [found.path], searchPath: PluginPlaces.searchPath)
      let outcome = plugins.run(engine.annotated(documents[current], with: plugins.needs))
      outcome.failures.forEach(Talk.failure)
      outcome.log.forEach { say("\($0.plugin): \($0.text)") }
      let writer = RowJSON(outcome.document)
      for (number, table) in plugins.tables.enumerated() {
        var rows = FlatRows(document: outcome.document.id)
        for row in outcome.rows where row.table == number {
          writer.append(row, of: table, to: &rows)
        }
        say("\(table.plugin) · \(table.name): \(rows.count) rows")
        guard rows.count > 0 else { continue }
        write(columns: table.flatColumns.map(\.name), rows: rows.map(\.values))
      }
      return outcome.failures.isEmpty ? .done : .failed
    } catch {
      Talk.pluginError(error)
      return .failed
    }
  }

  private func explain(_ source: String) -> Outcome {
    // A pattern's source, or Lua whose value is a pattern.
    let pattern = prompt.explanation(of: source)
    switch pattern {
    case .success(let text):
      say(text)
      return .done
    case .failure(let error): return failed(error.message)
    }
  }

  // MARK: Output

  private func answer(_ answer: PromptAnswer) -> Outcome {
    switch answer {
    case .nothing: return .done
    case .note(let text):
      Talk.say(text)
      return .done
    case .incomplete: return .incomplete
    case .failed(let message, let traceback):
      return failed(([message] + traceback.dropFirst().map { "    \($0)" }).joined(separator: "\n"))
    case .parts(let parts):
      for part in parts {
        switch part {
        case .text(let text): say(text)
        case .table(let columns, let rows, let count):
          write(columns: columns, rows: rows)
          if count > rows.count { say("… \(count) in all") }
        }
      }
      return .done
    }
  }

  private func write(columns: [String], rows: [[Scalar]]) {
    let width = Terminal.columns(of: .output)
    let headings = columns.enumerated().map { place, name in
      TextTable.Heading(
        name,
        isNumeric: rows.allSatisfy { row in
          guard place < row.count else { return true }
          switch row[place] {
          case .integer, .number, .null: return true
          case .text, .boolean: return false
          }
        })
    }
    let table = TextTable(headings: headings, sample: rows, width: width)
    say(([table.head(isBold: false)] + rows.map(table.row)).joined().trimmingLineEnd)
  }

  private func say(_ text: String) {
    try? output.write((Terminal.visible(text, andLines: false) + "\n").utf8)
  }

  private func failed(_ message: String) -> Outcome {
    Talk.say(message)
    return .failed
  }
}

extension String {
  /// Without one line end at its end.
  fileprivate var trimmingLineEnd: String { hasSuffix("\n") ? String(dropLast()) : self }
}
