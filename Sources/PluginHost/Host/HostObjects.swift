internal import RegularExpressions
internal import TextEngine

/// What the persistent handles of a state stand for.
struct HostObjects {
  /// The classes of persistent handles.
  static let classNames = ["pattern", "lexicon", "regex", "valence", "model"]

  var patterns: [TokenPattern] = []
  var lexicons: [Lexicon] = []
  var regexes: [RegularExpression] = []
  var valences: [ValenceTable] = []
  var models: [LinearModel] = []
}
