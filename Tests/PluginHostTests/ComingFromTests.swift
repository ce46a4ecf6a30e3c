import DocumentModel
import TestSupport
import Testing
import TextEngine

@testable import PluginHost

/// The rows of `Plugins/coming-from.md` hold: each pattern finds what the page says.
struct ComingFromTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let pattern: String
    let text: String
    let found: [String]
    var testDescription: String { pattern }
  }

  /// The rows with four cells; a `\|` in a cell is a bar.
  static let rows: [Row] = (Repository.text("Plugins/coming-from.md") ?? "")
    .split(separator: "\n").compactMap { line in
      let bar = "\u{1}"
      let cells = line.replacing("\\|", with: bar).split(separator: "|").map { cell in
        trimmed(String(cell.replacing(bar, with: "|")))
      }
      guard cells.count == 4, cells[1].hasPrefix("`") else { return nil }
      return Row(
        pattern: String(cells[1].dropFirst().dropLast()), text: cells[2],
        found: cells[3].split(separator: " / ").map { trimmed(String($0)) })
    }

  private static func trimmed(_ text: String) -> String {
    String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }

  @Test func `the page has its rows`() { #expect(Self.rows.count >= 45) }

  @Test(arguments: rows)
  func `a pattern of the page finds what the page says`(row: Row) throws {
    #expect(try Self.find(row.pattern, in: row.text) == row.found)
  }

  /// What a pattern of a page finds in a text; `@towns` is a lexicon of three.
  static func find(_ source: String, in text: String) throws -> [String] {
    let towns = try Lexicon(
      ["paris", "new york", "oslo"].map { Lexicon.Entry(phrase: $0, values: []) }, isExact: false,
      segment: Segments.words)
    var pattern = try TokenPattern(source, segment: Segments.words)
    if pattern.program.lexiconNames == ["towns"] { pattern = try pattern.with([("towns", towns)]) }
    let document = TextEngine().annotated(
      SampleDocument.of(text), with: pattern.program.layers.union([.phrases, .verbs]))
    return try PatternMatchingTests.find(pattern, in: document)
  }
}
