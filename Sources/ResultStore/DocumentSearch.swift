/// Full-text search over the documents of a result database.
public enum DocumentSearch: Sendable {
  /// The statement that finds documents, the best first; its parameters are the search expression
  /// and the greatest number of documents.
  ///
  /// Ranks by BM25 (Robertson & Zaragoza 2009), with words of the title counting three times.
  public static let sql =
    "SELECT d.id AS document, d.title, d.outlet, d.published,"
    + " snippet(_search, 1, '[', ']', '…', 24) AS snippet"
    + " FROM _search JOIN documents d ON d.number = _search.rowid WHERE _search MATCH ?"
    + " ORDER BY bm25(_search, 3.0, 1.0), d.number LIMIT ?"

  /// The expression of FTS5 for words as people type them.
  ///
  /// All words must be there; `"words in a row"`, `begin*`, `-without`, and `this OR that` work. No
  /// other sign has a meaning, so that no words are an error of syntax.
  ///
  /// - Returns: nil where there is no word to look for.
  public static func expression(for words: String) -> String? {
    var wanted: [String] = []
    var unwanted: [String] = []
    var isAlternative = false
    for word in pieces(of: words) {
      if word.text == "OR", !word.isQuoted, !wanted.isEmpty {
        isAlternative = true
        continue
      }
      guard word.text.contains(where: { $0.isLetter || $0.isNumber }) else { continue }
      let isPrefix = word.text.hasSuffix("*")
      let plain = isPrefix ? String(word.text.dropLast()) : word.text
      let term = SQLNames.quoted(plain) + (isPrefix ? "*" : "")
      if word.isNegated {
        unwanted.append(term)
      } else if isAlternative, let last = wanted.popLast() {
        wanted.append("\(last) OR \(term)")
      } else {
        wanted.append(term)
      }
      isAlternative = false
    }
    guard !wanted.isEmpty else { return nil }
    let all = wanted.map { "(\($0))" }.joined(separator: " AND ")
    return unwanted.isEmpty ? all : "(\(all)) NOT (\(unwanted.joined(separator: " OR ")))"
  }

  private struct Piece {
    var text = ""
    var isQuoted = false
    var isNegated = false
  }

  private static func pieces(of words: String) -> [Piece] {
    var pieces: [Piece] = []
    var piece = Piece()
    var isInside = false
    func end() {
      if !piece.text.isEmpty { pieces.append(piece) }
      piece = Piece()
    }
    for character in words {
      if character == "\"" {
        if isInside || !piece.text.isEmpty { end() }
        isInside.toggle()
        piece.isQuoted = isInside
      } else if character.isWhitespace, !isInside {
        end()
      } else if character == "-", piece.text.isEmpty, !isInside {
        piece.isNegated = true
      } else {
        piece.text.append(character)
      }
    }
    end()
    return pieces
  }
}
