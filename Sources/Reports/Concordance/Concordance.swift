public import DocumentModel

/// Places in texts with what stands before and after them, one a line: keyword in context.
public struct Concordance: Sendable {
  /// The orders of lines.
  public enum Order: String, Sendable, CaseIterable {
    /// Of documents and text.
    case text
    /// By the words after the place.
    case right
    /// By the words before the place, the nearest first.
    case left
    /// By the words of the place.
    case match
  }

  /// A place in its context.
  public struct Line: Sendable, Hashable {
    /// The document's id.
    public let document: String
    /// What stands before.
    public let left: String
    /// The words of the place.
    public let match: String
    /// What stands after.
    public let right: String
    /// The first code point of the place.
    public let start: Int
    /// The code point after the place.
    public let end: Int
  }

  /// The lines.
  public private(set) var lines: [Line] = []
  private let width: Int
  private var room: Int

  /// Creates an empty concordance.
  ///
  /// - Parameters:
  ///   - width: characters of context on each side.
  ///   - limit: the most lines.
  public init(width: Int, limit: Int) {
    self.width = width
    room = limit
  }

  /// Whether there is no room for more lines.
  public var isFull: Bool { room <= 0 }

  /// Takes the lines away, to write them while others are still to come.
  public mutating func takeLines() -> [Line] {
    defer { lines = [] }
    return lines
  }

  /// Adds places of a document, in text order.
  ///
  /// The context ends where the block does.
  public mutating func add(_ spans: [Span], of document: Document) {
    guard !spans.isEmpty else { return }
    let index = CodepointIndex(document.text)
    for span in spans.prefix(max(0, room)) {
      let block = document.blocks.first { $0.span.start <= span.start && span.start < $0.span.end }
      let edges = block?.span ?? Span(start: 0, end: document.text.utf8.count)
      lines.append(
        Line(
          document: document.id,
          left: Self.tail(
            document.text, Span(start: min(edges.start, span.start), end: span.start), width),
          match: Self.oneLine(document.text.string(in: span)),
          right: Self.head(
            document.text, Span(start: span.end, end: max(edges.end, span.end)), width),
          start: index.codepoint(atByte: span.start), end: index.codepoint(atByte: span.end)))
      room -= 1
    }
  }

  /// Puts the lines in order; equal ones stay as they are.
  public mutating func sort(_ order: Order) {
    func key(_ line: Line) -> String {
      switch order {
      case .text: return ""
      case .right: return line.right.lowercased()
      case .match: return line.match.lowercased()
      case .left:
        return line.left.lowercased().split(separator: " ").reversed().joined(separator: " ")
      }
    }
    guard order != .text else { return }
    let keyed = lines.enumerated().map { (key: key($1), place: $0, line: $1) }
    lines = keyed.sorted { ($0.key, $0.place) < ($1.key, $1.place) }.map(\.line)
  }

  // MARK: Writing

  /// The columns of the lines as a grid.
  public static let columns = [
    ("document", ColumnType.text), ("left", .text), ("match", .text), ("right", .text),
    ("start", .integer), ("end", .integer),
  ].map { FlatColumn(name: $0.0, type: $0.1) }

  /// The cells of a line.
  public static func cells(_ line: Line) -> [Scalar] {
    [
      .text(line.document), .text(line.left), .text(line.match), .text(line.right),
      .integer(Int64(line.start)), .integer(Int64(line.end)),
    ]
  }

  /// A line for people: the places stand under each other, the document after the text.
  public func text(_ line: Line) -> String {
    let before = max(0, width - DisplayWidth.of(line.left))
    let after = max(0, width - DisplayWidth.of(line.right))
    return String(repeating: " ", count: before) + line.left + "  " + line.match + "  " + line.right
      + String(repeating: " ", count: after) + "  " + line.document + "\n"
  }

  private static func oneLine(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// Up to `width` characters at the end of a stretch.
  private static func tail(_ text: SourceText, _ span: Span, _ width: Int) -> String {
    var start = max(span.start, span.end - 4 * width)
    while start < span.end, !text.isCodepointBoundary(start) { start += 1 }
    return String(
      oneLine(text.string(in: Span(start: start, end: span.end)))
        .suffix(width).drop { $0 == " " })
  }

  /// Up to `width` characters at the beginning of a stretch.
  private static func head(_ text: SourceText, _ span: Span, _ width: Int) -> String {
    var end = min(span.end, span.start + 4 * width)
    while end > span.start, !text.isCodepointBoundary(end) { end -= 1 }
    return String(oneLine(text.string(in: Span(start: span.start, end: end))).prefix(width))
  }
}
