internal import DocumentModel

/// One series of a picture: its name, axes, band, line and points.
struct SVGPanel {
  private static let line = "#0b4f8a"
  private static let shade = "#9fc5e8"

  private let series: Chart.Series
  private let chart: Chart
  private let left: Double
  private let right: Double
  private let top: Double
  private let bottom: Double
  private let labelTop: Double
  private let ticks: ChartTicks
  private let firstPlace: Double
  private let lastPlace: Double

  /// Lays out a panel; all panels of a chart share the axis of places.
  init(_ series: Chart.Series, of chart: Chart, top: Double, width: Double, height: Double) {
    self.series = series
    self.chart = chart
    left = 76
    right = width - 28
    labelTop = top + 20
    self.top = top + 42
    bottom = top + height - 34
    ticks = ChartTicks(series.points.flatMap(\.numbers), atMost: 4)
    let places = chart.series.lazy.flatMap { $0.points }.map(\.position)
    firstPlace = places.min() ?? 0
    lastPlace = places.max() ?? 0
  }

  /// A point in words.
  static func words(_ point: Chart.Point) -> String {
    let value = point.value.map(ChartNumber.text) ?? "no value"
    let band = ChartNumber.band(point).map { " (\($0))" } ?? ""
    return "\(value)\(band) at \(point.label)"
  }

  func append(to svg: inout SVGWriter) {
    let name = series.label.isEmpty ? chart.valueName : series.label
    svg.open("g", [("role", "group"), ("aria-label", name)])
    svg.text(
      "text", DisplayWidth.fitting(name, in: 100),
      [
        ("x", "16"), ("y", labelTop.svg), ("font-weight", "bold"),
      ])
    appendAxes(to: &svg)
    appendBand(to: &svg)
    appendLine(to: &svg)
    appendPoints(to: &svg)
    svg.close("g")
  }

  // MARK: Places

  private func x(_ point: Chart.Point) -> Double {
    let width = lastPlace - firstPlace
    guard width > 0 else { return (left + right) / 2 }
    return left + 12 + (point.position - firstPlace) / width * (right - left - 24)
  }

  private func y(_ number: Double) -> Double {
    let share = (number - ticks.lowest) / (ticks.highest - ticks.lowest)
    return bottom - (share.isFinite ? min(max(share, 0), 1) : 0) * (bottom - top)
  }

  // MARK: Parts

  private func appendAxes(to svg: inout SVGWriter) {
    for tick in ticks.values {
      let at = y(tick).svg
      svg.empty(
        "line",
        [
          ("x1", left.svg), ("y1", at), ("x2", right.svg), ("y2", at),
          ("stroke", tick == 0 ? "#888888" : "#dddddd"),
        ])
      svg.text(
        "text", ChartNumber.text(tick),
        [
          ("x", (left - 8).svg), ("y", (y(tick) + 4).svg), ("text-anchor", "end"),
          ("fill", "#555555"),
        ])
    }
    var free = -Double.infinity
    for point in series.points {
      let half = Double(DisplayWidth.of(shown(point.label))) * 3.4
      let at = min(max(x(point), left - 20 + half), right + 20 - half)
      guard at - half > free else { continue }
      free = at + half + 8
      svg.text(
        "text", shown(point.label),
        [
          ("x", at.svg), ("y", (bottom + 18).svg), ("text-anchor", "middle"), ("fill", "#555555"),
        ])
    }
  }

  private func shown(_ label: String) -> String { DisplayWidth.fitting(label, in: 24) }

  /// The band as an area, and as a bar at each point, so that a single point shows it too.
  private func appendBand(to svg: inout SVGWriter) {
    let banded = series.points.filter { $0.low != nil && $0.high != nil }
    if chart.isOrdered, banded.count > 1, banded.count == series.points.count {
      let upper = banded.map { "\(x($0).svg),\(y($0.high ?? 0).svg)" }
      let lower = banded.reversed().map { "\(x($0).svg),\(y($0.low ?? 0).svg)" }
      svg.empty(
        "polygon",
        [
          ("points", (upper + lower).joined(separator: " ")), ("fill", Self.shade),
          ("fill-opacity", "0.5"),
        ])
    }
    for point in series.points where point.hasBand {
      let at = x(point).svg
      let low = y(point.low ?? ticks.lowest).svg
      let high = y(point.high ?? ticks.highest).svg
      var attributes = [
        ("x1", at), ("y1", low), ("x2", at), ("y2", high), ("stroke", Self.line),
        ("stroke-opacity", "0.6"), ("stroke-width", "2"),
      ]
      if point.low == nil || point.high == nil { attributes.append(("stroke-dasharray", "4 3")) }
      svg.empty("line", attributes)
    }
  }

  private func appendLine(to svg: inout SVGWriter) {
    let valued = series.points.compactMap { point in
      point.value.map { "\(x(point).svg),\(y($0).svg)" }
    }
    guard valued.count > 1, chart.isOrdered else { return }
    svg.empty(
      "polyline",
      [
        ("points", valued.joined(separator: " ")), ("fill", "none"), ("stroke", Self.line),
        ("stroke-width", "2"),
      ])
  }

  /// The points; their values stand over them where there is room.
  private func appendPoints(to svg: inout SVGWriter) {
    var free = -Double.infinity
    for point in series.points {
      guard let value = point.value else { continue }
      svg.titled(
        "circle", Self.words(point),
        [
          ("cx", x(point).svg), ("cy", y(value).svg), ("r", "4"), ("fill", Self.line),
        ])
      let text = ChartNumber.text(value)
      let half = Double(text.utf8.count) * 3.6
      guard x(point) - half > free else { continue }
      free = x(point) + half + 4
      svg.text(
        "text", text,
        [
          ("x", x(point).svg), ("y", (y(max(value, point.high ?? value)) - 8).svg),
          ("text-anchor", "middle"),
        ])
    }
  }
}

/// Round numbers on an axis that covers some values and 0.
struct ChartTicks {
  let values: [Double]
  var lowest: Double { values.first ?? 0 }
  var highest: Double { values.last ?? 1 }

  /// Steps of 1, 2 or 5 times a power of ten, as few as cover the numbers with `count` steps or less.
  init(_ numbers: [Double], atMost count: Int) {
    let low = min(0, numbers.min() ?? 0)
    let high = max(0, numbers.max() ?? 0)
    guard high > low, (high - low).isFinite else {
      values = [0, 1]
      return
    }
    var step = Self.power((high - low) / Double(count))
    let factors = [1.0, 2, 5, 10, 20, 50]
    let base = step
    for factor in factors {
      step = base * factor
      if (high / step).rounded(.up) - (low / step).rounded(.down) <= Double(count) { break }
    }
    let first = Int((low / step).rounded(.down))
    let last = Int((high / step).rounded(.up))
    values = (first...max(first + 1, last)).map { Double($0) * step }
  }

  /// The greatest power of ten that is not above a positive number.
  private static func power(_ number: Double) -> Double {
    var power = 1.0
    while power > number, power > 1e-300 { power /= 10 }
    while power * 10 <= number, power < 1e300 { power *= 10 }
    return power
  }
}
