public import DocumentModel

/// A table for people: aligned columns on a terminal, or Markdown.
public struct TextTable: Sendable {
  /// A column's heading and alignment.
  public struct Heading: Sendable, Hashable {
    /// The name over the column.
    public let name: String
    /// Whether its values end at the same column, as numbers do.
    public let isNumeric: Bool

    /// Creates a heading.
    public init(_ name: String, isNumeric: Bool = false) {
      self.name = name
      self.isNumeric = isNumeric
    }
  }

  private let headings: [Heading]
  private let rows: [[String]]

  /// Lays out rows of cells; each row has a cell for each heading.
  public init(headings: [Heading], rows: [[Scalar]]) {
    self.headings = headings
    self.rows = rows.map { $0.map(CellText.readable) }
  }

  /// The table as lines that fit `width` columns where the number of columns lets them.
  ///
  /// - Parameters:
  ///   - width: the columns of the terminal; nil for as many as it takes.
  ///   - isColored: whether the headings are in bold.
  public func lines(width: Int?, isColored: Bool) -> String {
    let widths = fitted(to: width)
    var output = ""
    let names = headings.map(\.name)
    let head = line(names, widths)
    output += isColored ? "\u{1B}[1m\(head)\u{1B}[0m\n" : head + "\n"
    output += line(widths.map { String(repeating: "─", count: $0) }, widths) + "\n"
    for row in rows { output += line(row, widths) + "\n" }
    return output
  }

  /// The table in Markdown.
  public func markdown() -> String {
    var output = "| " + headings.map { Self.escaped($0.name) }.joined(separator: " | ") + " |\n"
    output += "|" + headings.map { $0.isNumeric ? " ---: |" : " --- |" }.joined() + "\n"
    for row in rows { output += "| " + row.map(Self.escaped).joined(separator: " | ") + " |\n" }
    return output
  }

  private static func escaped(_ text: String) -> String {
    var output = ""
    for scalar in text.unicodeScalars {
      if "|\\`*_<>[]".unicodeScalars.contains(scalar) { output += "\\" }
      output.unicodeScalars.append(scalar)
    }
    return output
  }

  private func line(_ cells: [String], _ widths: [Int]) -> String {
    var output = ""
    for (place, cell) in cells.enumerated() {
      let text = DisplayWidth.fitting(cell, in: widths[place])
      let gap = String(repeating: " ", count: max(0, widths[place] - DisplayWidth.of(text)))
      if place > 0 { output += "  " }
      if headings[place].isNumeric {
        output += gap + text
      } else {
        output += place == cells.count - 1 ? text : text + gap
      }
    }
    while output.hasSuffix(" ") { output.removeLast() }
    return output
  }

  /// The widths of the columns, the widest cut down until all fit.
  private func fitted(to width: Int?) -> [Int] {
    var widths = headings.enumerated().map { place, heading in
      rows.reduce(DisplayWidth.of(heading.name)) { max($0, DisplayWidth.of($1[place])) }
    }
    guard let width else { return widths }
    let narrowest = 8
    var excess = widths.reduce(0, +) + 2 * max(0, widths.count - 1) - width
    while excess > 0 {
      let texts = widths.indices.filter { !headings[$0].isNumeric && widths[$0] > narrowest }
      guard let widest = texts.max(by: { widths[$0] < widths[$1] }) else { break }
      let second = texts.filter { $0 != widest }.map { widths[$0] }.max() ?? narrowest
      let cut = min(excess, max(1, widths[widest] - max(second, narrowest)))
      widths[widest] -= cut
      excess -= cut
    }
    return widths
  }
}
