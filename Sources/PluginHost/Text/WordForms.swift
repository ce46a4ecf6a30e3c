internal import TextEngine

/// Stems of single words.
enum WordForms {
  /// The stem of a lower-case English word.
  static func stem(_ word: String) -> String { EnglishStems.stem(of: word) }
}
