import DocumentModel

extension NameText {
  /// The numerals of rulers and generations, from 1; X is left out: "Malcolm X" is no tenth.
  private static let numerals = [
    "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "", "xi", "xii", "xiii", "xiv", "xv",
    "xvi",
  ]

  /// The number that a token in capitals stands for behind a name, from 1 to 16; nil for others.
  func regnalNumber(_ token: Int) -> Int? {
    guard tokens.flags[token].contains(.upper) else { return nil }
    return Self.numerals.firstIndex { isWord(token, $0) }.map { $0 + 1 }
  }
}
