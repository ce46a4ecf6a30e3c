import DocumentModel
import TestSupport
import TextEngine

@testable import PluginHost

/// Documents with layers made by hand, so that host tests do not depend on what finders find.
enum SampleDocument {
  /// A document of one paragraph a line, with sentences and tokens.
  static func of(_ text: String, layers: (inout Layers, SourceText) -> Void = { _, _ in })
    -> Document
  {
    let source = SourceText(text)
    var blocks: [Block] = []
    var start = 0
    for (offset, byte) in (source.utf8 + [0x0A]).enumerated() where byte == 0x0A {
      if offset > start {
        blocks.append(
          Block(span: DocumentModel.Span(start: start, end: offset), role: .paragraph))
      }
      start = offset + 1
    }
    let segmentation = Segmenter.segmentation(of: source, blocks: blocks)
    var made = Layers()
    made.sentences = segmentation.sentences
    made.tokens = segmentation.tokens
    layers(&made, source)
    return Document(
      id: "sample",
      source: DocumentSource(path: "s", format: "text", encoding: "utf-8", sha256: ""),
      text: source, blocks: blocks, metadata: Metadata(), layers: made)
  }

  /// A document with numbers and mentions at marked places: `⟦…⟧` in the order of `items`.
  static func marked(_ text: String, _ items: [Item]) -> Document {
    let marked = MarkedText(text)
    return of(marked.text.string) { layers, _ in
      var numbers: [NumberMention] = []
      var entities: [Entity] = []
      var mentions: [EntityMention] = []
      for (span, item) in zip(marked.spans, items) {
        switch item {
        case .number(let value, let kind):
          numbers.append(
            NumberMention(
              span: span, value: value, low: value, high: value, approximation: .exact, kind: kind,
              form: .digits))
        case .mention(let name, let type, let kind):
          mentions.append(
            EntityMention(span: span, entity: entities.count, kind: kind, reason: "test"))
          entities.append(Entity(name: name, type: type, mentions: [entities.count]))
        }
      }
      layers.numbers = numbers
      layers.entities = EntityTable(entities: entities, mentions: mentions)
    }
  }

  /// An item at a marked place.
  enum Item: Sendable {
    case number(Double, NumberKind)
    case mention(String, EntityType, MentionKind)
  }
}
