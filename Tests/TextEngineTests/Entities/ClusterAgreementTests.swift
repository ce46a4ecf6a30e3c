import DocumentModel
import TestSupport
import Testing

@testable import TextEngine

/// A case of `Clusters/cases.txt`: a text, and the entity of each name in it.
struct LabelledArticle: Sendable, CustomTestStringConvertible {
  let name: String
  let text: String
  /// The labels of the names, in text order.
  let labels: [(span: Span, label: String)]

  var testDescription: String { name }

  /// Reads brackets and labels out of a case.
  init(name: String, marked: String) {
    var bytes: [UInt8] = []
    var labels: [(span: Span, label: String)] = []
    var start: Int?
    var rest = Array(marked.utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "[") {
        start = bytes.count
      } else if byte == UInt8(ascii: "]"), let open = start {
        let label = rest.prefix { $0 &- 0x30 < 10 }
        rest = rest.dropFirst(label.count)
        labels.append((Span(start: open, end: bytes.count), String(decoding: label, as: UTF8.self)))
        start = nil
      } else {
        bytes.append(byte)
      }
    }
    self.name = name
    text = String(decoding: bytes, as: UTF8.self)
    self.labels = labels
  }

  /// The cases of the file.
  static func all() throws -> [LabelledArticle] {
    let file = try #require(
      Repository.text("Tests/TextEngineTests/Entities/Clusters/cases.txt"))
    var articles: [LabelledArticle] = []
    var name: Substring?
    var lines: [Substring] = []
    func finish() {
      while lines.last == "" { lines.removeLast() }
      guard let name else { return }
      articles.append(
        LabelledArticle(name: String(name), marked: lines.joined(separator: "\n")))
    }
    for line in file.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("# ") {
        finish()
        name = line.dropFirst(2)
        lines = []
      } else {
        lines.append(line)
      }
    }
    finish()
    return articles
  }
}

/// Counts of pairs of names that are, or are taken for, one entity.
struct PairCounts {
  var right = 0
  var wrong = 0
  var missed = 0
  var notes: [String] = []

  var precision: Double { Double(right) / Double(max(1, right + wrong)) }
  var recall: Double { Double(right) / Double(max(1, right + missed)) }

  mutating func add(_ article: LabelledArticle, _ table: EntityTable) {
    var entities: [Span: Int] = [:]
    for mention in table.mentions where mention.isNamed { entities[mention.span] = mention.entity }
    for (index, one) in article.labels.enumerated() {
      for other in article.labels[(index + 1)...] {
        let found = entities[one.span]
        let isJoined = found != nil && found == entities[other.span]
        let isSame = one.label == other.label
        if isJoined, isSame { right += 1 }
        if isJoined, !isSame { wrong += 1 }
        if !isJoined, isSame { missed += 1 }
        if isJoined != isSame {
          notes.append("\(article.name): \(isSame ? "missed" : "wrong") \(one) \(other)")
        }
      }
    }
  }
}

struct ClusterAgreementTests {
  @Test func `the small articles keep two people apart and one together`() throws {
    let articles = try LabelledArticle.all()
    #expect(articles.count >= 60)
    var counts = PairCounts()
    for article in articles {
      let table = try #require(annotatedDocument(article.text).layers.entities)
      counts.add(article, table)
    }
    print("cluster pairs: precision \(counts.precision), recall \(counts.recall)")
    for note in counts.notes { print("  \(note)") }
    #expect(counts.precision >= 0.98, "\(counts.notes)")
    #expect(counts.recall >= 0.95, "\(counts.notes)")
  }
}
