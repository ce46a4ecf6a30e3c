public import DocumentModel

/// Values set out along dates, numbers or names, in named series with bands.
public struct Chart: Sendable, Hashable {
  /// A value with its place and band.
  public struct Point: Sendable, Hashable {
    /// The place as the view writes it.
    public let label: String
    /// The place on the axis: days for dates, else the number, else the order of first use.
    public let position: Double
    /// The value; nil where only the band is known.
    public let value: Double?
    /// The lower end of the band; nil where it is open or there is none.
    public let low: Double?
    /// The upper end of the band; nil where it is open or there is none.
    public let high: Double?

    /// The numbers that are there.
    var numbers: [Double] { [low, value, high].compactMap { $0 } }
    /// Whether there is a band beside the value.
    var hasBand: Bool { (low != nil || high != nil) && (low != value || high != value) }
  }

  /// The points of one series, by place.
  public struct Series: Sendable, Hashable {
    /// The values of the naming columns, with ` · ` between them.
    public let label: String
    /// The points.
    public fileprivate(set) var points: [Point]
  }

  /// What the chart is of.
  public let subject: GridWriter.Subject
  /// The name of the column of values.
  public let valueName: String
  /// Whether the view gives bands.
  public let hasBands: Bool
  /// Whether places are dates or numbers, so that points may be joined.
  public let isOrdered: Bool
  /// The series, in the order in which the view names them first.
  public let series: [Series]
  /// The rows that are not drawn: without a place, or without a number.
  public let leftOut: Int

  /// Reads a chart from the rows of a view.
  ///
  /// - Throws: `ChartError` where the view lacks a column that the chart is said to have.
  public init(
    _ subject: GridWriter.Subject, columns: [FlatColumn], rows: [[Scalar]], schema: ChartSchema
  ) throws(ChartError) {
    let finder = ColumnFinder(subject: subject, names: columns.map(\.name))
    let x = try finder.index(of: schema.x)
    let y = try finder.index(of: schema.y)
    let low = try finder.index(ofOptional: schema.low)
    let high = try finder.index(ofOptional: schema.high)
    var naming: [Int] = []
    for name in schema.series { naming.append(try finder.index(of: name)) }
    let axis = ChartAxis(rows.map { CellText.readable($0[x]) })
    var series: [Series] = []
    var indices: [String: Int] = [:]
    var leftOut = 0
    for row in rows {
      let label = CellText.readable(row[x])
      let point = Point(
        label: label, position: axis.position(of: label), value: Self.number(row[y]),
        low: low.flatMap { Self.number(row[$0]) }, high: high.flatMap { Self.number(row[$0]) })
      guard row[x] != .null, !point.numbers.isEmpty else {
        leftOut += 1
        continue
      }
      let name = naming.map { CellText.readable(row[$0]) }.filter { !$0.isEmpty }
        .joined(separator: " · ")
      if let index = indices[name] {
        series[index].points.append(point)
      } else {
        indices[name] = series.count
        series.append(Series(label: name, points: [point]))
      }
    }
    for index in series.indices {
      series[index].points = series[index].points.enumerated()
        .sorted { ($0.element.position, $0.offset) < ($1.element.position, $1.offset) }
        .map(\.element)
    }
    self.subject = subject
    self.series = series
    self.leftOut = leftOut
    valueName = schema.y
    hasBands = low != nil || high != nil
    isOrdered = axis.isOrdered
  }

  private static func number(_ cell: Scalar) -> Double? {
    switch cell {
    case .integer(let number): Double(number)
    case .number(let number): number
    case .null, .boolean, .text: nil
    }
  }
}

/// Why a view cannot be drawn.
public struct ChartError: Error, Sendable, Hashable {
  /// What is missing, and what there is.
  public let message: String
}

/// Finds the columns that a chart names.
private struct ColumnFinder {
  let subject: GridWriter.Subject
  let names: [String]

  func index(of name: String) throws(ChartError) -> Int {
    if let index = names.firstIndex(of: name) { return index }
    let hint =
      Suggestion.question(name, among: names) ?? "it has \(names.joined(separator: ", "))"
    throw ChartError(
      message: "\(subject.plugin): the view '\(subject.name)' has no column '\(name)' to draw; "
        + hint)
  }

  func index(ofOptional name: String?) throws(ChartError) -> Int? {
    guard let name else { return nil }
    return try index(of: name)
  }
}

/// Where labels lie on the axis: all as dates, else all as numbers, else in order of first use.
private struct ChartAxis {
  let isOrdered: Bool
  private let positions: [String: Double]

  init(_ labels: [String]) {
    let labels = labels.filter { !$0.isEmpty }
    let places = Self.all(labels, Self.day) ?? Self.all(labels) { Double($0) }
    isOrdered = places != nil
    var positions: [String: Double] = [:]
    for (index, label) in labels.enumerated() where positions[label] == nil {
      positions[label] = places?[index] ?? Double(positions.count)
    }
    self.positions = positions
  }

  /// The labels read one way; nil if one of them cannot be.
  private static func all(_ labels: [String], _ read: (String) -> Double?) -> [Double]? {
    let read = labels.compactMap(read).filter(\.isFinite)
    return read.count == labels.count ? read : nil
  }

  func position(of label: String) -> Double { positions[label] ?? 0 }

  /// The day number of a date or of the start of an interval; months and years begin on their first.
  private static func day(_ text: String) -> Double? {
    let start = text.split(separator: "/", maxSplits: 1).first.map(String.init) ?? text
    guard let date = CalendarDate(iso: start),
      let first = CalendarDate(year: date.year, month: date.month ?? 1, day: date.day ?? 1)
    else { return nil }
    return first.dayNumber.map(Double.init)
  }
}
