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
    guard let first = reader.next(), reader.text(first) == Self.heading else {
      throw reader.error("a model begins with the line 'copydesk-model', a tab and '1'")
    }
    let labels = try reader.labels()
    let temperature = try reader.temperature()
    self.init(
      labels: labels, temperature: temperature,
      reserving: min(reader.likelyLines, Self.mostFeatures), bytes: bytes.count)
    while let name = try reader.name(before: labels.count) {
      try reader.weights(labels.count, into: &weights)
      guard featureCount < Self.mostFeatures else {
        throw reader.error("a model has at most \(Self.mostFeatures) features")
      }
      guard addName(bytes, name) else {
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

  init(bytes: [UInt8]) { self.bytes = bytes }

  func error(_ message: String) -> LinearModelError {
    LinearModelError(line: max(1, number), message: message)
  }

  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// Where the next line that is neither empty nor a comment lies.
  mutating func next() -> Range<Int>? {
    guard beginLine() else { return nil }
    let start = at
    at = lineEnd(start)
    defer { at += 1 }
    return start..<(bytes[at - 1] == 0x0D ? at - 1 : at)
  }

  /// Goes to the next line that is neither empty nor a comment; false at the end of the text.
  private mutating func beginLine() -> Bool {
    while at < bytes.count {
      number += 1
      switch bytes[at] {
      case 0x0A: break
      case 0x0D where at + 1 == bytes.count || bytes[at + 1] == 0x0A: at += 1
      case 0x23: at = lineEnd(at)
      default: return true
      }
      at += 1
    }
    return false
  }

  /// Where the line that goes on at `start` ends, before the line feed.
  private func lineEnd(_ start: Int) -> Int {
    var end = start
    while end < bytes.count, bytes[end] != 0x0A { end &+= 1 }
    return end
  }

  /// About how many lines there are, going by the first ones.
  var likelyLines: Int {
    let head = bytes.prefix(1 << 16)
    let lines = head.reduce(0) { $0 + ($1 == 0x0A ? 1 : 0) }
    return head.isEmpty ? 0 : lines * (bytes.count / head.count + 1)
  }

  /// Where the name of the next feature lies; nil at the end of the text.
  mutating func name(before weights: Int) throws(LinearModelError) -> Range<Int>? {
    guard beginLine() else { return nil }
    let (bytes, start) = (bytes, at)
    var end = start
    while end < bytes.count, bytes[end] != 0x09, bytes[end] != 0x0A { end &+= 1 }
    guard end > start, end < bytes.count, bytes[end] == 0x09 else {
      throw error("a feature and \(weights) weights were expected")
    }
    at = end + 1
    return start..<end
  }

  mutating func labels() throws(LinearModelError) -> [String] {
    let line = next() ?? 0..<0
    let fields = bytes[line].split(separator: 0x09, omittingEmptySubsequences: false)
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
      let text = text(line)
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

  /// Reads the weights of a feature, divided by tabs, up to the end of the line.
  mutating func weights(_ count: Int, into weights: inout [Float]) throws(LinearModelError) {
    let bytes = bytes
    var found = 0
    while true {
      let start = at
      var plain = DecimalText.next(bytes, &at)
      if !endsField(at) {
        plain = nil
        at = fieldEnd(at)
      }
      guard let value = plain ?? slowNumber(start..<at), abs(value) <= 1_000_000 else {
        throw error("a weight is a decimal number from -1,000,000 to 1,000,000")
      }
      found += 1
      if found <= count { weights.append(Float(value)) }
      guard at < bytes.count, bytes[at] == 0x09 else { break }
      at += 1
    }
    at = lineEnd(at) + 1
    guard found == count else { throw error("\(count) weights were expected, found \(found)") }
  }

  /// Whether a field ends here: at a tab or at the end of the line.
  private func endsField(_ at: Int) -> Bool {
    guard at < bytes.count else { return true }
    switch bytes[at] {
    case 0x09, 0x0A: return true
    case 0x0D: return at + 1 == bytes.count || bytes[at + 1] == 0x0A
    default: return false
    }
  }

  private func fieldEnd(_ start: Int) -> Int {
    var end = start
    while !endsField(end) { end += 1 }
    return end
  }

  /// A number in any other form.
  private func slowNumber(_ field: Range<Int>) -> Double? {
    field.count <= 40 ? Double(text(field)) : nil
  }
}
