internal import DocumentModel

/// Draws a chart as one SVG picture that needs nothing else: a panel a series, one below another.
///
/// Text stays text, the picture has a title and a description, each point names its value, and there
/// is no script, style sheet or link.
public struct SVGChart: Sendable {
  private static let width = 720.0
  private static let panelHeight = 200.0
  private static let headHeight = 56.0

  private let chart: Chart

  /// Prepares to draw.
  public init(_ chart: Chart) { self.chart = chart }

  /// Appends the picture.
  public func append(to output: inout [UInt8]) {
    let foot = chart.leftOut > 0 || chart.series.isEmpty ? 28.0 : 8.0
    let height = Self.headHeight + Double(chart.series.count) * Self.panelHeight + foot
    var svg = SVGWriter()
    svg.open(
      "svg",
      [
        ("xmlns", "http://www.w3.org/2000/svg"), ("viewBox", "0 0 \(Self.width.svg) \(height.svg)"),
        ("width", Self.width.svg), ("height", height.svg), ("role", "img"),
        ("aria-labelledby", "chart-title chart-description"),
        ("font-family", "system-ui, sans-serif"), ("font-size", "12"), ("fill", "#222222"),
      ])
    svg.text("title", chart.title, [("id", "chart-title")])
    svg.text("desc", description, [("id", "chart-description")])
    svg.empty("rect", [("width", "100%"), ("height", "100%"), ("fill", "#ffffff")])
    svg.text(
      "text", "\(chart.subject.plugin) · \(chart.subject.name)",
      [
        ("x", "16"), ("y", "24"), ("font-size", "16"), ("font-weight", "bold"),
      ])
    svg.text(
      "text", DisplayWidth.fitting(chart.subject.help, in: 110),
      [
        ("x", "16"), ("y", "43"), ("fill", "#555555"),
      ])
    for (place, series) in chart.series.enumerated() {
      let top = Self.headHeight + Double(place) * Self.panelHeight
      SVGPanel(series, of: chart, top: top, width: Self.width, height: Self.panelHeight)
        .append(to: &svg)
    }
    if let note { svg.text("text", note, [("x", "16"), ("y", (height - 10).svg)]) }
    svg.close("svg")
    output += svg.bytes
  }

  private var note: String? {
    if chart.series.isEmpty { return "Nothing to draw." }
    guard chart.leftOut > 0 else { return nil }
    let rows = chart.leftOut == 1 ? "1 row is" : "\(chart.leftOut) rows are"
    return "\(rows) not drawn: without a place or a number."
  }

  /// Each series in words: its first and last value.
  private var description: String {
    let series = chart.series.map { series in
      let name = series.label.isEmpty ? chart.valueName : series.label
      guard let first = series.points.first, let last = series.points.last else { return name }
      let count = series.points.count
      if count == 1 { return "\(name): \(SVGPanel.words(first))." }
      return "\(name): \(count) values, from \(SVGPanel.words(first)) to \(SVGPanel.words(last))."
    }
    return ([chart.subject.help + "."] + series).joined(separator: " ")
  }
}

extension Chart {
  /// The chart's name in a line.
  var title: String { "\(subject.plugin): \(subject.name)" }
}

extension Double {
  /// The number as attributes hold it: one decimal at most.
  var svg: String {
    let tenths = Int((self * 10).rounded())
    let whole = abs(tenths) / 10
    let rest = abs(tenths) % 10
    return (tenths < 0 ? "-" : "") + "\(whole)" + (rest == 0 ? "" : ".\(rest)")
  }
}

/// Writes the elements of a picture.
struct SVGWriter {
  private(set) var bytes: [UInt8] = []
  private var depth = 0

  mutating func open(_ name: String, _ attributes: [(String, String)]) {
    tag(name, attributes, end: ">\n")
    depth += 1
  }

  mutating func close(_ name: String) {
    depth -= 1
    indent()
    bytes += "</\(name)>\n".utf8
  }

  mutating func empty(_ name: String, _ attributes: [(String, String)]) {
    tag(name, attributes, end: "/>\n")
  }

  mutating func text(_ name: String, _ content: String, _ attributes: [(String, String)]) {
    tag(name, attributes, end: ">")
    bytes += (Self.escaped(content) + "</\(name)>\n").utf8
  }

  /// An element with a title that tells what it is.
  mutating func titled(_ name: String, _ title: String, _ attributes: [(String, String)]) {
    tag(name, attributes, end: ">")
    bytes += "<title>\(Self.escaped(title))</title></\(name)>\n".utf8
  }

  private mutating func indent() { bytes += String(repeating: " ", count: 2 * depth).utf8 }

  private mutating func tag(_ name: String, _ attributes: [(String, String)], end: String) {
    indent()
    bytes += "<\(name)".utf8
    for (key, value) in attributes { bytes += " \(key)=\"\(Self.escaped(value))\"".utf8 }
    bytes += end.utf8
  }

  /// Text without what XML 1.0 gives a meaning or forbids.
  static func escaped(_ text: String) -> String {
    var output = String.UnicodeScalarView()
    for scalar in CellText.oneLine(text).unicodeScalars {
      switch scalar {
      case "&": output += "&amp;".unicodeScalars
      case "<": output += "&lt;".unicodeScalars
      case ">": output += "&gt;".unicodeScalars
      case "\"": output += "&quot;".unicodeScalars
      case "\u{FFFE}", "\u{FFFF}": output.append("\u{FFFD}")
      default: output.append(scalar)
      }
    }
    return String(output)
  }
}
