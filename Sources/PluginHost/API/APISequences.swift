internal import DocumentModel

/// A class of sequences that hang on items: which items belong to which owner.
struct APISequence: Sendable {
  /// For each owner the first item and the count, and the indices these refer to, if any.
  struct Ranges {
    var firsts: [UInt32] = []
    var counts: [UInt32] = []
    var list: [UInt32] = []

    /// A range of items for each owner.
    init(_ ranges: some Sequence<Range<Int>>) {
      for range in ranges {
        firsts.append(UInt32(range.lowerBound))
        counts.append(UInt32(range.count))
      }
    }

    /// Any items for each owner.
    init(lists: some Sequence<[Int]>) {
      for items in lists {
        firsts.append(UInt32(list.count))
        counts.append(UInt32(items.count))
        list += items.map { UInt32($0) }
      }
    }
  }

  /// The name, `owner.field`.
  let name: String
  /// The class of the items.
  let item: String
  /// Whether the items are listed one by one.
  let isIndirect: Bool
  /// Makes the ranges for a document.
  let ranges: @Sendable (DocumentView) -> Ranges

  private static func direct(
    _ name: String, of item: String, _ ranges: @escaping @Sendable (DocumentView) -> [Range<Int>]
  ) -> APISequence {
    APISequence(name: name, item: item, isIndirect: false) { Ranges(ranges($0)) }
  }

  private static func listed(
    _ name: String, of item: String, _ lists: @escaping @Sendable (DocumentView) -> [[Int]]
  ) -> APISequence {
    APISequence(name: name, item: item, isIndirect: true) { Ranges(lists: lists($0)) }
  }

  private static func tokens(
    of name: String, _ spans: @escaping @Sendable (DocumentView) -> [TextSpan]
  ) -> APISequence {
    direct(name + ".tokens", of: "token") { view in spans(view).map(view.tokens(touching:)) }
  }

  /// Every sequence class.
  static let all: [APISequence] = ofDocument + ofSentence + ofTokens + others

  private static let ofDocument = [
    direct("document.blocks", of: "block") { [0..<$0.document.blocks.count] },
    direct("document.sentences", of: "sentence") { [0..<$0.sentences.count] },
    direct("document.tokens", of: "token") { [0..<$0.tokens.count] },
    direct("document.entities", of: "entity") { [0..<$0.entities.entities.count] },
    direct("document.mentions", of: "mention") { [0..<$0.entities.mentions.count] },
    direct("document.numbers", of: "number") { [0..<$0.numbers.count] },
    direct("document.dates", of: "date") { [0..<$0.dates.count] },
    direct("document.quotes", of: "quote") { [0..<$0.quotes.count] },
    direct("document.phrases", of: "phrase") { [0..<$0.phrases.count] },
    direct("document.verbs", of: "verb") { [0..<$0.verbs.count] },
    listed("document.targets", of: "span") { view in
      [(view.document.targets ?? []).map { Int(view.spanItem($0)) }]
    },
  ]

  private static let ofSentence = [
    direct("sentence.tokens", of: "token") { $0.sentences.map(\.tokens) },
    direct("sentence.numbers", of: "number") { $0.startingInSentences($0.numbers.map(\.span)) },
    direct("sentence.dates", of: "date") { $0.startingInSentences($0.dates.map(\.span)) },
    direct("sentence.mentions", of: "mention") {
      $0.startingInSentences($0.entities.mentions.map(\.span))
    },
    listed("sentence.quotes", of: "quote") { $0.quotesOfSentences() },
    listed("sentence.entities", of: "entity") { view in
      view.startingInSentences(view.entities.mentions.map(\.span)).map { range in
        var seen = Set<Int>()
        return range.map { view.entities.mentions[$0].entity }.filter { seen.insert($0).inserted }
      }
    },
    direct("block.sentences", of: "sentence") { $0.sentencesOfBlocks() },
  ]

  private static let ofTokens = [
    tokens(of: "block") { $0.document.blocks.map(\.span) },
    direct("token.tokens", of: "token") { (0..<$0.tokens.count).map { $0..<$0 + 1 } },
    tokens(of: "mention") { $0.entities.mentions.map(\.span) },
    tokens(of: "number") { $0.numbers.map(\.span) }, tokens(of: "date") { $0.dates.map(\.span) },
    tokens(of: "quote") { $0.quotes.map(\.span) },
    direct("phrase.tokens", of: "token") { $0.phrases.map(\.tokens) },
    direct("verb.tokens", of: "token") { $0.verbs.map(\.tokens) },
    tokens(of: "annotation") { $0.annotations.map(\.item.span) },
  ]

  private static let others = [
    listed("entity.mentions", of: "mention") { $0.entities.entities.map(\.mentions) },
    listed("quote.parts", of: "span") { view in
      view.quotes.map { $0.parts.map { Int(view.spanItem($0)) } }
    },
  ]
}
