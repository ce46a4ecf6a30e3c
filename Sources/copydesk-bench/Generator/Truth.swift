/// What a generated text holds, counted while it was written.
struct Truth: Sendable, Equatable {
  var sentences = 0
  var tokens = 0
  var numbers = 0
  var dates = 0
  var quotes = 0
  /// Mentions of persons, places, organisations and groups by name.
  var names = 0

  static func += (left: inout Truth, right: Truth) {
    left.sentences += right.sentences
    left.tokens += right.tokens
    left.numbers += right.numbers
    left.dates += right.dates
    left.quotes += right.quotes
    left.names += right.names
  }
}
