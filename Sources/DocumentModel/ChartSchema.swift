/// Which columns of a view a chart is drawn from.
public struct ChartSchema: Sendable, Hashable {
  /// The column along which values are set out: a date, a number or a name.
  public let x: String
  /// The column of values.
  public let y: String
  /// The column with the lower end of each value's band, or nil.
  public let low: String?
  /// The column with the upper end of each value's band, or nil.
  public let high: String?
  /// The columns whose values, taken together, name a series.
  public let series: [String]

  /// Creates a choice of columns.
  public init(x: String, y: String, low: String? = nil, high: String? = nil, series: [String]) {
    self.x = x
    self.y = y
    self.low = low
    self.high = high
    self.series = series
  }

  private static let placeNames = [
    "x", "day", "date", "week", "month", "quarter", "year", "published",
  ]
  private static let valueNames = [
    "y", "best", "value", "score", "mean", "average", "total", "sum", "share", "count", "mentions",
  ]

  /// The columns that their names and types make likely; nil if no column holds numbers.
  ///
  /// The place is the first of `x day date week month quarter year published` that is there, else the
  /// first column. The value is the first of `y best value score mean average total sum share count
  /// mentions`, else the first other column of numbers. Bands are `low` and `high`; all columns of
  /// text but the place name the series.
  public init?(columns: [FlatColumn]) {
    let names = columns.map(\.name)
    let numeric = columns.filter { $0.type == .number || $0.type == .integer }.map(\.name)
    guard let x = Self.placeNames.first(where: names.contains) ?? names.first else { return nil }
    let others = numeric.filter { ![x, "low", "high"].contains($0) }
    guard let y = Self.valueNames.first(where: others.contains) ?? others.first else { return nil }
    self.init(
      x: x, y: y, low: numeric.contains("low") ? "low" : nil,
      high: numeric.contains("high") ? "high" : nil,
      series: columns.filter { $0.type == .text && $0.name != x }.map(\.name))
  }
}
