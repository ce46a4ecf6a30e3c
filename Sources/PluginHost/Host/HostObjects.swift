internal import RegularExpressions

/// What the persistent handles of a state stand for.
struct HostObjects {
  /// The classes of persistent handles.
  static let classNames = ["pattern", "lexicon", "regex"]

  var patterns: [TokenPattern] = []
  var lexicons: [Lexicon] = []
  var regexes: [RegularExpression] = []
}
