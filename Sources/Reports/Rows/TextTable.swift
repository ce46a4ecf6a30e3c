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

  /// How wide a column of text gets where no terminal sets a limit.
  private static let widestText = 48

  private let headings: [Heading]
  private let widths: [Int]

  /// Whether a line fits the terminal.
  public let fits: Bool

  /// Lays out a table by its first rows; each row has a cell for each heading.
  ///
  /// - Parameters:
  ///   - headings: the columns.
  ///   - sample: rows that decide how wide the columns are; later values may be cut.
  ///   - width: the columns of the terminal; where nil, only long texts are cut.
  public init(headings: [Heading], sample: [[Scalar]], width: Int? = nil) {
    self.headings = headings
    let natural = headings.enumerated().map { place, heading in
      let name = DisplayWidth.of(heading.name)
      let widest = sample.reduce(name) { widest, row in
        max(widest, DisplayWidth.of(CellText.readable(row[place])))
      }
      return heading.isNumeric || width != nil ? widest : min(widest, max(name, Self.widestText))
    }
    let widths = width.map { Self.fitted(natural, headings, to: $0) } ?? natural
    self.widths = widths
    fits = widths.reduce(2 * max(0, widths.count - 1), +) <= width ?? .max
  }

  /// The headings over a rule, in bold where `isBold`.
  public func head(isBold: Bool) -> String {
    let names = line(headings.map(\.name))
    let rule = line(widths.map { String(repeating: "─", count: $0) })
    return (isBold ? "\u{1B}[1m\(names)\u{1B}[0m" : names) + "\n" + rule + "\n"
  }

  /// A row as a line.
  public func row(_ cells: [Scalar]) -> String { line(cells.map(CellText.readable)) + "\n" }

  /// A row as a block of lines, a cell a line; empty cells are left out.
  ///
  /// For tables with more columns than the terminal can show beside each other.
  public func record(_ number: Int, _ cells: [Scalar]) -> String {
    let margin = headings.reduce(0) { max($0, DisplayWidth.of($1.name)) }
    var output = "── \(number) ──\n"
    for (heading, cell) in zip(headings, cells) where cell != .null {
      let gap = String(repeating: " ", count: margin - DisplayWidth.of(heading.name))
      output += heading.name + gap + "  " + CellText.readable(cell) + "\n"
    }
    return output
  }

  /// The headings in Markdown, with the rule that says how columns align.
  public func markdownHead() -> String {
    "| " + headings.map { Self.escaped($0.name) }.joined(separator: " | ") + " |\n|"
      + headings.map { $0.isNumeric ? " ---: |" : " --- |" }.joined() + "\n"
  }

  /// A row in Markdown.
  public func markdownRow(_ cells: [Scalar]) -> String {
    "| " + cells.map { Self.escaped(CellText.readable($0)) }.joined(separator: " | ") + " |\n"
  }

  private static func escaped(_ text: String) -> String {
    var output = ""
    for scalar in text.unicodeScalars {
      if "|\\`*_<>[]".unicodeScalars.contains(scalar) { output += "\\" }
      output.unicodeScalars.append(scalar)
    }
    return output
  }

  private func line(_ cells: [String]) -> String {
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
  private static func fitted(_ natural: [Int], _ headings: [Heading], to width: Int) -> [Int] {
    var widths = natural
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
