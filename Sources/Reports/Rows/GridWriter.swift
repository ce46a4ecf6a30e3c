public import DocumentModel
internal import JSONText

/// The formats that rows are written in.
public enum RowFormat: String, Sendable, CaseIterable {
  case table, jsonl, json, csv, tsv, md

  /// The format that the name of a file ends in, compressed or not; nil where it ends in none.
  public init?(ofFile path: String) {
    let parts =
      path.split(separator: "/").last?.lowercased().split(separator: ".").dropFirst() ?? []
    let endings = parts.last == "gz" || parts.last == "zst" ? parts.dropLast() : parts
    guard let ending = endings.last, ending != "table" else { return nil }
    self.init(rawValue: String(ending))
  }
}

/// Writes a grid of cells, the rows of a table or of a view, in any format.
public struct GridWriter: Sendable {
  /// What a grid is of: it stands before the columns of JSON rows and over printed tables.
  public struct Subject: Sendable, Hashable {
    /// The plugin.
    public let plugin: String
    /// `table` or `view`.
    public let kind: String
    /// The name of the table or the view.
    public let name: String
    /// What a row is.
    public let help: String

    /// Creates a subject.
    public init(plugin: String, kind: String, name: String, help: String) {
      self.plugin = plugin
      self.kind = kind
      self.name = name
      self.help = help
    }
  }

  private let format: RowFormat
  private let subject: Subject?
  private let columns: [FlatColumn]
  private let shown: [Int]
  private let table: TextTable
  private let isColored: Bool
  private var rows = 0

  /// Creates a writer.
  ///
  /// - Parameters:
  ///   - format: the format.
  ///   - subject: what the grid is of; nil to write the columns alone.
  ///   - columns: its columns; people are not shown the offsets of spans.
  ///   - sample: the first rows, which decide how wide printed columns are.
  ///   - width: the columns of the terminal; nil for as many as it takes.
  ///   - isColored: whether headings are in bold.
  public init(
    _ format: RowFormat, subject: Subject?, columns: [FlatColumn], sample: [[Scalar]], width: Int?,
    isColored: Bool
  ) {
    self.format = format
    self.subject = subject
    self.columns = columns
    self.isColored = isColored
    let shown = columns.indices.filter { columns[$0].part == .value }
    self.shown = shown
    let headings = shown.map { place in
      TextTable.Heading(
        columns[place].name,
        isNumeric: columns[place].type == .integer || columns[place].type == .number)
    }
    let visible =
      format == .table || format == .md ? sample.map { row in shown.map { row[$0] } } : []
    table = TextTable(headings: headings, sample: visible, width: width)
  }

  /// Appends what stands before the rows.
  public func appendStart(to output: inout [UInt8]) {
    switch format {
    case .table:
      if let subject {
        output += "\(subject.plugin) · \(subject.name): \(subject.help)\n".utf8
      }
      if table.fits { output += table.head(isBold: isColored).utf8 }
    case .md:
      if let subject { output += "### \(subject.plugin): \(subject.name)\n\n".utf8 }
      output += table.markdownHead().utf8
    case .csv: SeparatedText.csv.append(columns.map { .text($0.name) }, to: &output)
    case .tsv: SeparatedText.tsv.append(columns.map { .text($0.name) }, to: &output)
    case .json: output.append(UInt8(ascii: "["))
    case .jsonl: break
    }
  }

  /// Appends a row.
  public mutating func append(_ cells: [Scalar], to output: inout [UInt8]) {
    switch format {
    case .table:
      let visible = shown.map { cells[$0] }
      output += (table.fits ? table.row(visible) : table.record(rows + 1, visible)).utf8
    case .md: output += table.markdownRow(shown.map { cells[$0] }).utf8
    case .csv: SeparatedText.csv.append(cells, to: &output)
    case .tsv: SeparatedText.tsv.append(cells, to: &output)
    case .json:
      output += (rows == 0 ? "\n" : ",\n").utf8
      appendObject(cells, to: &output)
    case .jsonl:
      appendObject(cells, to: &output)
      output.append(UInt8(ascii: "\n"))
    }
    rows += 1
  }

  /// Appends what stands after the rows.
  public func appendEnd(to output: inout [UInt8]) {
    switch format {
    case .table:
      if rows == 0 { output += "(no rows)\n".utf8 }
    case .json: output += (rows == 0 ? "]\n" : "\n]\n").utf8
    case .md, .csv, .tsv, .jsonl: break
    }
  }

  private func appendObject(_ cells: [Scalar], to output: inout [UInt8]) {
    output.append(UInt8(ascii: "{"))
    if let subject {
      output += #""plugin":"#.utf8
      JSONWriter.append(subject.plugin, to: &output)
      output += ",\"\(subject.kind)\":".utf8
      JSONWriter.append(subject.name, to: &output)
    }
    for (place, (column, cell)) in zip(columns, cells).enumerated() {
      if place > 0 || subject != nil { output.append(UInt8(ascii: ",")) }
      JSONWriter.append(column.name, to: &output)
      output.append(UInt8(ascii: ":"))
      switch cell {
      case .null: JSONWriter.append(null: (), to: &output)
      case .boolean(let flag): JSONWriter.append(flag, to: &output)
      case .integer(let number): JSONWriter.append(number, to: &output)
      case .number(let number): JSONWriter.append(number, to: &output)
      case .text(let text): JSONWriter.append(text, to: &output)
      }
    }
    output.append(UInt8(ascii: "}"))
  }
}
