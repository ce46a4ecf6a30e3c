/// Draws a chart as text: a line a value, a bar as long as the value, its band in lighter shade.
public struct TextChart: Sendable {
  /// The characters that bars are made of.
  public enum Style: Sendable {
    /// Block characters.
    case unicode
    /// For terminals that show ASCII alone.
    case ascii
  }

  /// The columns a chart takes where no terminal says.
  public static let defaultWidth = 80
  private static let widestLabel = 24
  private static let shortestBar = 10

  private let chart: Chart
  private let style: Style
  private let width: Int

  /// Prepares to draw.
  ///
  /// - Parameters:
  ///   - chart: what is drawn.
  ///   - style: the characters of bars.
  ///   - width: the columns of the terminal; nil for ``defaultWidth``.
  public init(_ chart: Chart, style: Style, width: Int?) {
    self.chart = chart
    self.style = style
    self.width = width ?? Self.defaultWidth
  }

  /// Appends the chart: a heading, then each series with its scale.
  public func append(to output: inout [UInt8]) {
    let subject = chart.subject
    output += "\(subject.plugin) · \(subject.name): \(subject.help)\n".utf8
    if chart.series.isEmpty { output += "(nothing to draw)\n".utf8 }
    for series in chart.series {
      output += "\n".utf8
      append(series, to: &output)
    }
    if chart.leftOut > 0 {
      let rows = chart.leftOut == 1 ? "1 row is" : "\(chart.leftOut) rows are"
      output += "\n\(rows) not drawn: without a place or a number\n".utf8
    }
  }

  private func append(_ series: Chart.Series, to output: inout [UInt8]) {
    let labels = series.points.map { DisplayWidth.fitting($0.label, in: Self.widestLabel) }
    let values = series.points.map { $0.value.map(ChartNumber.text) ?? "" }
    let bands = series.points.map { ChartNumber.band($0, dash: dash) ?? "" }
    let margin = labels.map(DisplayWidth.of).max() ?? 0
    let valueWidth = values.map(DisplayWidth.of).max() ?? 0
    let bandWidth = bands.map(DisplayWidth.of).max() ?? 0
    let taken = margin + 2 + 2 + valueWidth + (bandWidth > 0 ? 2 + bandWidth : 0)
    let bar = ChartBar(series, length: max(Self.shortestBar, width - taken), style: style)
    if !series.label.isEmpty {
      output += (DisplayWidth.fitting(series.label, in: max(20, width)) + "\n").utf8
    }
    output += (String(repeating: " ", count: margin + 2) + bar.scale + "\n").utf8
    for (place, point) in series.points.enumerated() {
      var line = labels[place] + gap(margin - DisplayWidth.of(labels[place]) + 2)
      line += bar.drawn(point)
      line += gap(2 + valueWidth - DisplayWidth.of(values[place])) + values[place]
      if !bands[place].isEmpty { line += "  " + bands[place] }
      while line.hasSuffix(" ") { line.removeLast() }
      output += (line + "\n").utf8
    }
  }

  private var dash: String { style == .unicode ? "–" : "-" }

  private func gap(_ count: Int) -> String { String(repeating: " ", count: max(0, count)) }
}

/// Turns values of a series into bars of one length.
struct ChartBar {
  private let lowest: Double
  private let highest: Double
  private let length: Int
  private let style: TextChart.Style

  /// The scale of a series: from 0, or from the least value below it.
  init(_ series: Chart.Series, length: Int, style: TextChart.Style) {
    let numbers = series.points.flatMap(\.numbers)
    lowest = min(0, numbers.min() ?? 0)
    let highest = max(0, numbers.max() ?? 0)
    self.highest = highest > lowest ? highest : lowest + 1
    self.length = length
    self.style = style
  }

  /// The ends of the scale, over the ends of the bars.
  var scale: String {
    let left = ChartNumber.text(lowest)
    let right = ChartNumber.text(highest)
    return left + String(repeating: " ", count: max(1, length - left.utf8.count - right.utf8.count))
      + right
  }

  private func cell(_ number: Double) -> Int {
    // Halves, so that no difference is too large for a number.
    let share = (number / 2 - lowest / 2) / (highest / 2 - lowest / 2)
    return share.isFinite ? Int((share * Double(length - 1)).rounded()) : 0
  }

  /// The bar of a point, always `length` columns long.
  func drawn(_ point: Chart.Point) -> String {
    let marks = style == .unicode ? ["█", "▒", "┃", "│", "▶"] : ["#", "=", "|", ":", ">"]
    var cells = [String](repeating: " ", count: length)
    let zero = cell(0)
    if lowest < 0 { cells[zero] = marks[3] }
    let anchor = point.low ?? (point.high == nil ? point.value : nil) ?? 0
    let solid = [zero, cell(point.hasBand ? anchor : point.value ?? anchor)].sorted()
    for place in solid[0]...solid[1] { cells[place] = marks[0] }
    if point.value == 0, !point.hasBand { cells[zero] = marks[3] }
    if point.hasBand {
      let isOpen = point.high == nil
      let ends = [cell(point.low ?? 0), isOpen ? length - 1 : cell(point.high ?? 0)].sorted()
      for place in ends[0]...ends[1] { cells[place] = marks[1] }
      if isOpen { cells[length - 1] = marks[4] }
      if let value = point.value { cells[cell(value)] = marks[2] }
    }
    return cells.joined()
  }
}
