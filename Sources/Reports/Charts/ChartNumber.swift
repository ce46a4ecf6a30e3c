internal import DocumentModel

/// How charts write numbers: thousands grouped by commas, at most four places.
enum ChartNumber {
  static func text(_ number: Double) -> String {
    let plain = CellText.readable(.number(number))
    let sign = plain.hasPrefix("-") ? "-" : ""
    let digits = plain.dropFirst(sign.count)
    guard digits.allSatisfy({ $0.isASCII && ($0.isNumber || $0 == ".") }) else { return plain }
    let parts = digits.split(separator: ".", maxSplits: 1)
    var grouped = ""
    for (place, digit) in parts[0].enumerated() {
      if place > 0, (parts[0].count - place) % 3 == 0 { grouped += "," }
      grouped.append(digit)
    }
    return sign + grouped + (parts.count > 1 ? "." + parts[1] : "")
  }

  /// A band as `low–high`, with a word for an open end; nil where there is none beside the value.
  static func band(_ point: Chart.Point, dash: String = "–") -> String? {
    guard point.hasBand else { return nil }
    switch (point.low, point.high) {
    case (let low?, let high?): return text(low) + dash + text(high)
    case (let low?, nil): return "from " + text(low)
    case (nil, let high?): return "to " + text(high)
    case (nil, nil): return nil
    }
  }
}
