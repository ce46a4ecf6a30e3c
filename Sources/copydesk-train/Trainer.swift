/// A model that can be trained: a word of the command line with what it does.
struct Trainer: Sendable {
  /// The word that selects it.
  let name: String
  /// What it trains, in a line.
  let summary: String
  /// Reads data, trains, writes the model, and prints scores.
  let run: @Sendable (TrainerOptions) throws(TrainError) -> Void
}

/// What went wrong, and where.
struct TrainError: Error {
  /// What, where, and what to do.
  let message: String

  init(_ message: String) { self.message = message }
}

/// The options of a trainer: `--name value` pairs.
struct TrainerOptions: Sendable {
  private var values: [String: String] = [:]

  /// Reads pairs; a name without a value is an error.
  init(_ words: [String]) throws(TrainError) {
    var index = 0
    while index < words.count {
      guard words[index].hasPrefix("--"), index + 1 < words.count else {
        throw TrainError("expected '--option value', found '\(words[index])'")
      }
      values[String(words[index].dropFirst(2))] = words[index + 1]
      index += 2
    }
  }

  /// The value of an option that must be there.
  func required(_ name: String) throws(TrainError) -> String {
    guard let value = values[name] else { throw TrainError("give --\(name)") }
    return value
  }

  /// The value of an option, or nil.
  func value(_ name: String) -> String? { values[name] }

  /// The value of a number, or `standard` where the option is absent.
  func number(_ name: String, standard: Int) throws(TrainError) -> Int {
    guard let text = values[name] else { return standard }
    guard let number = Int(text) else { throw TrainError("--\(name) needs a whole number") }
    return number
  }
}
