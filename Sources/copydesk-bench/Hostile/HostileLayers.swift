import DocumentModel
import TextEngine

/// The layers one by one, each on a document that has what it builds on.
enum HostileLayers {
  /// A layer's name and how it is computed.
  static let steps: [(name: String, run: @Sendable (inout Document) -> Void)] = [
    ("tokens", { $0 = TextEngine().annotated($0, with: .tokens) }),
    ("dates", { $0.layers.dates = DateFinder.dates(in: $0) }),
    ("numbers", { $0.layers.numbers = NumberFinder.numbers(in: $0) }),
    ("entities", { $0.layers.entities = EntityFinder.entities(in: $0) }),
    ("quotes", { $0.layers.quotes = QuotationFinder.quotations(in: $0) }),
  ]

  /// A document of one block, or of those given.
  static func document(_ bytes: [UInt8], blocks: [Block]? = nil) -> Document {
    let text = SourceText(repairing: bytes)
    return Document(
      id: "hostile",
      source: DocumentSource(path: "-", format: "text", encoding: "utf-8", sha256: ""),
      text: text, blocks: blocks ?? [Block(span: text.span, role: .paragraph)],
      metadata: Metadata())
  }
}
