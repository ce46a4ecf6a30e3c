public import DocumentModel

/// A text written with `⟦` and `⟧` around the stretches a test is about.
public struct MarkedText: Sendable {
  /// The text without the marks.
  public let text: SourceText
  /// The marked stretches, in the order in which they open.
  public let spans: [Span]

  /// Reads a marked text; marks may nest.
  public init(_ marked: String) {
    var bytes: [UInt8] = []
    var open: [Int] = []
    var found: [(order: Int, span: Span)] = []
    var starts: [Int] = []
    for scalar in marked.unicodeScalars {
      switch scalar {
      case "⟦":
        open.append(starts.count)
        starts.append(bytes.count)
      case "⟧":
        let order = open.popLast() ?? 0
        found.append((order, Span(start: starts[order], end: bytes.count)))
      default: bytes.append(contentsOf: Array(String(scalar).utf8))
      }
    }
    text = SourceText(repairing: bytes)
    spans = found.sorted { $0.order < $1.order }.map(\.span)
  }

  /// The text of each marked stretch.
  public var pieces: [String] { spans.map(text.string(in:)) }
}

extension SourceText {
  /// The text with marks around `spans`, to print when a test fails.
  public func marking(_ spans: [Span]) -> String {
    var output: [UInt8] = []
    for (offset, byte) in utf8.enumerated() {
      for span in spans where span.end == offset { output += Array("⟧".utf8) }
      for span in spans where span.start == offset { output += Array("⟦".utf8) }
      output.append(byte)
    }
    for span in spans where span.end == utf8.count { output += Array("⟧".utf8) }
    return String(decoding: output, as: UTF8.self)
  }
}
