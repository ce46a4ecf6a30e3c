import JSONText

/// Measurements as a table or as JSON.
enum MeasurementReport {
  /// A table with a line a benchmark.
  ///
  /// - Parameters:
  ///   - measurements: what was measured.
  ///   - baseline: milliseconds of an earlier run by name; a ratio of 2 means twice as fast as then.
  /// - Returns: the lines of the table.
  static func table(_ measurements: [Measurement], baseline: [String: Double]) -> String {
    var rows = [["benchmark", "median ms", "min ms", "MB/s", "count", "unit", "count/s"]]
    if !baseline.isEmpty { rows[0].append("ratio") }
    for measurement in measurements {
      var row = [
        measurement.name, fixed(measurement.median, 2), fixed(measurement.minimum, 2),
        fixed(measurement.megabytesPerSecond, 1), "\(measurement.count)", measurement.unit,
        "\(Int(measurement.countPerSecond))",
      ]
      if !baseline.isEmpty {
        row.append(baseline[measurement.name].map { fixed($0 / measurement.median, 2) } ?? "")
      }
      rows.append(row)
    }
    return aligned(rows)
  }

  static func json(_ measurements: [Measurement], input: BenchInput) -> String {
    var output: [UInt8] = []
    JSONWriter.append(
      .object([
        .init("input", .string(input.name)), .init("text_bytes", .integer(Int64(input.textBytes))),
        .init("articles", .integer(Int64(input.documents.count))),
        .init("benchmarks", .array(measurements.map(value))),
      ]), to: &output)
    return String(decoding: output, as: UTF8.self)
  }

  private static func value(_ measurement: Measurement) -> JSONValue {
    .object([
      .init("name", .string(measurement.name)),
      .init("median_ms", .number(measurement.median)),
      .init("min_ms", .number(measurement.minimum)),
      .init("mb_per_s", .number(measurement.megabytesPerSecond)),
      .init("bytes", .integer(Int64(measurement.bytes))),
      .init("count", .integer(Int64(measurement.count))), .init("unit", .string(measurement.unit)),
      .init("count_per_s", .number(measurement.countPerSecond)),
    ])
  }

  /// The medians of an earlier report in JSON.
  static func baseline(_ path: String) throws -> [String: Double] {
    let report = try JSONValue(parsing: try FileBytes.read(path))
    var medians: [String: Double] = [:]
    for item in report["benchmarks"]?.array ?? [] {
      if let name = item["name"]?.string, let median = item["median_ms"]?.number {
        medians[name] = median
      }
    }
    return medians
  }

  /// A number with a fixed count of decimals.
  static func fixed(_ value: Double, _ decimals: Int) -> String {
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    let scaled = Int((value * scale).rounded())
    guard decimals > 0 else { return "\(scaled)" }
    let fraction = "\(abs(scaled) % Int(scale))"
    let zeros = String(repeating: "0", count: decimals - fraction.count)
    return "\(scaled < 0 ? "-" : "")\(abs(scaled) / Int(scale)).\(zeros)\(fraction)"
  }

  /// Columns side by side, numbers to the right.
  static func aligned(_ rows: [[String]]) -> String {
    let columns = rows.map(\.count).max() ?? 0
    let widths = (0..<columns).map { column in
      rows.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0
    }
    return rows.map { row in
      var line = ""
      for (column, cell) in row.enumerated() {
        let padding = String(repeating: " ", count: widths[column] - cell.count)
        let isNumber = rows.last.map { column < $0.count && $0[column].utf8.first ?? 0 < 0x3A }
        line += (column > 0 ? "  " : "") + (isNumber == true ? padding + cell : cell + padding)
      }
      return line
    }.joined(separator: "\n") + "\n"
  }
}
