/// What is wrong with the text of a model, and in which line.
public struct LinearModelError: Error, Sendable, Hashable {
  /// The line, from 1.
  public let line: Int
  /// What is wrong, and what would be right.
  public let message: String
}

extension LinearModel {
  /// The first line of every model.
  public static let heading = "copydesk-model\t1"

  /// Reads a model from text.
  ///
  /// Lines that begin with `#` are comments. The first other line is `heading`, then `labels` with
  /// the labels, perhaps `temperature` with a number above 0, then `weights`; every line after it is
  /// a feature and a number for each label, all divided by tabs.
  ///
  /// - Complexity: linear in the number of bytes.
  public init(text bytes: [UInt8]) throws(LinearModelError) {
    var reader = ModelReader(bytes: bytes)
    guard let first = reader.next(), String(decoding: first, as: UTF8.self) == Self.heading else {
      throw reader.error("a model begins with the line 'copydesk-model', a tab and '1'")
    }
    let labels = try reader.labels()
    let temperature = try reader.temperature()
    let lines = bytes.reduce(0) { $0 + ($1 == 0x0A ? 1 : 0) }
    self.init(
      labels: labels, temperature: temperature, reserving: min(lines, Self.mostFeatures))
    var row: [Float] = []
    while let line = reader.next() {
      guard let tab = line.firstIndex(of: 0x09), tab > line.startIndex else {
        throw reader.error("a feature and \(labels.count) weights were expected")
      }
      row.removeAll(keepingCapacity: true)
      try reader.numbers(line[(tab + 1)...], into: &row)
      guard row.count == labels.count else {
        throw reader.error("\(labels.count) weights were expected, found \(row.count)")
      }
      guard featureCount < Self.mostFeatures else {
        throw reader.error("a model has at most \(Self.mostFeatures) features")
      }
      guard add(line[..<tab], row) else {
        throw reader.error("the feature stands in an earlier line too")
      }
    }
  }

  /// The text of the model, features in the order they were added.
  public var text: [UInt8] {
    var text = Array("\(Self.heading)\nlabels\t\(labels.joined(separator: "\t"))\n".utf8)
    text += Array("temperature\t\(temperature)\nweights\n".utf8)
    for feature in 0..<featureCount {
      text += name(feature)
      for label in labels.indices {
        text.append(0x09)
        let scaled = (weight(feature, label) * 1000).rounded() / 1000
        text += Array((scaled == 0 ? "0" : "\(scaled)").utf8)
      }
      text.append(0x0A)
    }
    return text
  }
}

/// Reads lines and numbers.
private struct ModelReader {
  let bytes: [UInt8]
  var at = 0
  var number = 0
  private var held: ArraySlice<UInt8>?

  init(bytes: [UInt8]) { self.bytes = bytes }

  func error(_ message: String) -> LinearModelError {
    LinearModelError(line: max(1, number), message: message)
  }

  /// The next line that is neither empty nor a comment.
  mutating func next() -> ArraySlice<UInt8>? {
    if let line = held {
      held = nil
      return line
    }
    while at < bytes.count {
      number += 1
      var end = at
      while end < bytes.count, bytes[end] != 0x0A { end += 1 }
      var line = bytes[at..<end]
      at = end + 1
      if line.last == 0x0D { line.removeLast() }
      if !line.isEmpty, line.first != 0x23 { return line }
    }
    return nil
  }

  mutating func labels() throws(LinearModelError) -> [String] {
    let fields = (next() ?? []).split(separator: 0x09, omittingEmptySubsequences: false)
    guard fields.count > 1, String(decoding: fields[0], as: UTF8.self) == "labels" else {
      throw error("the line 'labels' with the labels was expected")
    }
    guard fields.count - 1 <= LinearModel.mostLabels else {
      throw error("a model has at most \(LinearModel.mostLabels) labels")
    }
    var labels: [String] = []
    for field in fields.dropFirst() {
      guard let label = String(validating: field, as: UTF8.self), !label.isEmpty,
        !labels.contains(label)
      else { throw error("labels are texts in UTF-8, each once, none empty") }
      labels.append(label)
    }
    return labels
  }

  /// Reads up to the line `weights`.
  mutating func temperature() throws(LinearModelError) -> Double {
    var value = 1.0
    while let line = next() {
      let text = String(decoding: line, as: UTF8.self)
      if text == "weights" { return value }
      guard text.hasPrefix("temperature\t"), let given = Double(text.dropFirst(12)),
        given.isFinite, given >= 0.001, given <= 1000
      else {
        throw error("'temperature' with a number from 0.001 to 1000, or 'weights', was expected")
      }
      value = given
    }
    throw error("the line 'weights' was expected")
  }

  /// Reads decimal numbers divided by tabs.
  func numbers(_ line: ArraySlice<UInt8>, into row: inout [Float]) throws(LinearModelError) {
    var at = line.startIndex
    while at <= line.endIndex {
      var end = at
      while end < line.endIndex, line[end] != 0x09 { end += 1 }
      guard row.count < LinearModel.mostLabels, let value = decimal(line[at..<end]) else {
        throw error("a weight is a decimal number from -1,000,000 to 1,000,000")
      }
      row.append(value)
      at = end + 1
    }
  }

  /// A number with sign and decimals; other forms take the slow way.
  private func decimal(_ field: ArraySlice<UInt8>) -> Float? {
    var value = 0.0
    var scale = 1.0
    var at = field.startIndex
    let isNegative = field.first == 0x2D
    if isNegative { at += 1 }
    guard at < field.endIndex, field.count <= 40 else { return nil }
    var hasPoint = false
    while at < field.endIndex {
      let byte = field[at]
      if (0x30...0x39).contains(byte) {
        value = value * 10 + Double(byte - 0x30)
        if hasPoint { scale *= 10 }
      } else if byte == 0x2E, !hasPoint, field.count > (isNegative ? 2 : 1) {
        hasPoint = true
      } else {
        guard let slow = Double(String(decoding: field, as: UTF8.self)), abs(slow) <= 1_000_000
        else { return nil }
        return Float(slow)
      }
      at += 1
    }
    value /= scale
    return value <= 1_000_000 ? Float(isNegative ? -value : value) : nil
  }
}
