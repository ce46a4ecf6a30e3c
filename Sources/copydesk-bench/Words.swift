/// The words of a command line: plain ones, and options with a value each.
struct Words: Sendable {
  let plain: [String]
  private let values: [String: String]

  /// Sorts words.
  ///
  /// - Throws: `BenchError` for an option that is unknown or has no value.
  init(_ words: [String], options: [String]) throws(BenchError) {
    var plain: [String] = []
    var values: [String: String] = [:]
    var rest = words[...]
    while let word = rest.popFirst() {
      guard word.hasPrefix("-") else {
        plain.append(word)
        continue
      }
      guard options.contains(word) else {
        throw BenchError(.usage, "there is no option '\(word)'; see 'copydesk-bench help'")
      }
      guard let value = rest.popFirst() else {
        throw BenchError(.usage, "option '\(word)' needs a value")
      }
      values[word] = value
    }
    self.plain = plain
    self.values = values
  }

  subscript(option: String) -> String? { values[option] }

  /// The value of an option as a whole number that is not negative.
  func number(_ option: String) throws(BenchError) -> Int? {
    guard let text = values[option] else { return nil }
    guard let number = Int(text), number >= 0 else {
      throw BenchError(.usage, "option '\(option)' takes a number, got '\(text)'")
    }
    return number
  }
}
