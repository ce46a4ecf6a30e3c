internal import DocumentModel
internal import LuaRuntime

/// A class of items that plugins see: the one description from which the Lua class is made, the
/// reference is printed and unknown fields are found out.
struct APIClass: Sendable {
  /// Makes the entries of a column for a document.
  typealias Provider = @Sendable (DocumentView) -> ColumnData

  /// The name, as in `token(17)`.
  let name: String
  /// What an item is, in a sentence.
  let help: String
  /// The fields, in the order of the reference.
  private(set) var fields: [APIField] = []
  /// The methods, in the order of the reference; their code is in the Lua prelude.
  var methods: [APIMethod] = []
  /// What fills each column; a text column also fills the one after it.
  private(set) var columns: [Provider?] = []

  /// Creates a class without fields.
  init(_ name: String, _ help: String) {
    self.name = name
    self.help = help
  }

  /// Creates a class of items with a place in the text.
  init(_ name: String, _ help: String, spans: @escaping @Sendable (DocumentView) -> [TextSpan]) {
    self.init(name, help)
    let starts = add { .words(spans($0).map { UInt32($0.start) }) }
    let ends = add { .words(spans($0).map { UInt32($0.end) }) }
    field("start", "integer", "first byte, from 1", .unsigned(starts, adding: 1))
    field("stop", "integer", "last byte; doc.text:sub(start, stop) is text", .unsigned(ends))
    field("text", "string", "the words", .text(start: starts, end: ends))
    let index = add { .words((0..<UInt32(spans($0).count)).map(\.self)) }
    field(
      "index", "integer", "position in the document's sequence, from 1",
      .unsigned(index, adding: 1))
    let sentences = add { view in .words(spans(view).map(view.sentence(of:))) }
    field(
      "sentence", "copydesk.Sentence?", "the sentence it begins in",
      .item("sentence", sentences))
    let blocks = add { view in .words(spans(view).map(view.block(of:))) }
    field("block", "copydesk.Block?", "the block it begins in", .item("block", blocks))
    methods = APIMethod.ofSpans
  }

  /// Adds a column; gives its number.
  mutating func add(_ provider: @escaping Provider) -> Int {
    columns.append(provider)
    return columns.count - 1
  }

  /// Adds a field.
  mutating func field(_ name: String, _ type: String, _ help: String, _ source: APIField.Source) {
    fields.append(APIField(name: name, type: type, help: help, source: source))
  }

  /// Adds a field of numbers; whole ones are Lua integers, nil where there is none.
  mutating func value(
    _ name: String, _ help: String, _ values: @escaping @Sendable (DocumentView) -> [Double?]
  ) {
    let column = add { .doubles(values($0).map { $0 ?? .nan }) }
    field(name, "number?", help, .value(column))
  }

  /// Adds a field of texts.
  mutating func string(
    _ name: String, _ help: String, _ values: @escaping @Sendable (DocumentView) -> [String?]
  ) {
    let column = add { ColumnData(texts: values($0)) }
    columns.append(nil)
    field(name, "string?", help, .string(column))
  }

  /// Adds a field of words out of a fixed list.
  mutating func choice<Choice>(
    _ name: String, _ help: String, _ values: @escaping @Sendable (DocumentView) -> [Choice]
  ) where Choice: CaseIterable & RawRepresentable<String> & Hashable & Sendable {
    let names = Choice.allCases.map(\.rawValue)
    let numbers = Dictionary(
      uniqueKeysWithValues: Choice.allCases.enumerated().map { ($1, UInt8($0)) })
    let column = add { .bytes(values($0).map { numbers[$0] ?? .max }) }
    field(
      name, names.map { "\"\($0)\"" }.joined(separator: "|"), help, .name(column, among: names))
  }

  /// Adds a field that is a stretch of the text, or nil.
  mutating func span(
    _ name: String, _ help: String, _ values: @escaping @Sendable (DocumentView) -> [TextSpan?]
  ) {
    let column = add { view in
      .words(values(view).map { $0.map { view.spanItem($0) } ?? .max })
    }
    field(name, "copydesk.Span?", help, .item("span", column))
  }

  /// Adds a field that is an item of a class, by index; nil for the largest index.
  mutating func item(
    _ name: String, of other: String, _ type: String, _ help: String,
    _ values: @escaping @Sendable (DocumentView) -> [Int?]
  ) {
    let column = add { .words(values($0).map { $0.map { UInt32($0) } ?? .max }) }
    field(name, type, help, .item(other, column))
  }

  /// Adds a field that is true where a bit of a column is set.
  mutating func flag(_ name: String, _ help: String, column: Int, _ mask: UInt32) {
    field(name, "boolean", help, .flag(column, mask))
  }
}

/// A field that plugins can read.
struct APIField: Sendable {
  /// Where its value comes from; columns are numbered within the class.
  enum Source: Sendable {
    case unsigned(Int, adding: Int = 0)
    case value(Int)
    case flag(Int, UInt32)
    case name(Int, among: [String])
    case string(Int)
    case text(start: Int, end: Int)
    case item(String, Int)
    /// The sequence class, or class, of that name at the same index.
    case same(String)
    /// The host function of that name.
    case host(String)
  }

  let name: String
  /// The type, as LuaCATS writes it.
  let type: String
  /// What it is, in a phrase.
  let help: String
  let source: Source
}

/// A method that plugins can call.
struct APIMethod: Sendable {
  let name: String
  /// The parameters and results, as in `(other: copydesk.Span): boolean`.
  let signature: String
  /// What it does, in a phrase.
  let help: String

  init(_ name: String, _ signature: String, _ help: String) {
    self.name = name
    self.signature = signature
    self.help = help
  }

  /// The methods of everything that has a place in the text.
  static let ofSpans = [
    APIMethod("covers", "(other: copydesk.Span): boolean", "whether every byte of other is inside"),
    APIMethod("overlaps", "(other: copydesk.Span): boolean", "whether they share a byte"),
    APIMethod("precedes", "(other: copydesk.Span): boolean", "whether it ends before other begins"),
    APIMethod("to", "(other: copydesk.Span): copydesk.Span", "the span from the one to the other"),
    APIMethod(
      "expand", "(before: integer, after: integer?): copydesk.Span",
      "the span with that many more tokens on each side, inside the sentence"),
    APIMethod(
      "window", "(n: integer): copydesk.Token[]",
      "the tokens of the sentence from n before it to n after it, its own included"),
    APIMethod(
      "before", "(n: integer): copydesk.Token[]", "up to n tokens of the sentence before it"),
    APIMethod("after", "(n: integer): copydesk.Token[]", "up to n tokens of the sentence after it"),
  ]
}

/// The entries of a column, one an item.
enum ColumnData {
  case words([UInt32])
  case doubles([Double])
  case bytes([UInt8])
  /// Offset and length pairs, and the bytes they point into.
  case texts(pairs: [UInt32], pool: [UInt8])

  /// A text column; nil has the largest length.
  init(texts: [String?]) {
    var pairs: [UInt32] = []
    var pool: [UInt8] = []
    pairs.reserveCapacity(2 * texts.count)
    for text in texts {
      pairs.append(UInt32(pool.count))
      pairs.append(text.map { UInt32($0.utf8.count) } ?? .max)
      if let text { pool += text.utf8 }
    }
    self = .texts(pairs: pairs, pool: pool)
  }
}

/// A span of the document; the standard library has a `Span` of its own.
typealias TextSpan = DocumentModel.Span
