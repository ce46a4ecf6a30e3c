internal import DocumentModel
internal import RegularExpressions
internal import TextEngine

/// What the handles of a state stand for that are no items of a document.
struct HostObjects {
  /// The classes of persistent handles.
  static let classNames = ["pattern", "lexicon", "regex", "valence", "model"]

  /// The classes of handles that end with their document.
  static let passingNames = ["reading", "column"]

  var patterns: [TokenPattern] = []
  var lexicons: [Lexicon] = []
  var regexes: [RegularExpression] = []
  var valences: [ValenceTable] = []
  var models: [LinearModel] = []
  var readings: [ValenceReading] = []
  var columns: [HostColumn] = []
}

/// Values that the host keeps outside Lua until rows take them, one for each of some things.
struct HostColumn {
  let values: [FieldValue]
}
