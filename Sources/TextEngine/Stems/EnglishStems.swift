public import DocumentModel
import Synchronization

/// Stems of English words: one form for "attack", "attacks", "attacked" and "attacking".
///
/// Irregular forms are replaced by their base first ("fought" by "fight"), then Snowball's English
/// stemmer cuts the ending. A stem is a key to compare by, not a word to print.
public enum EnglishStems: Sendable {
  /// Longer words are their own stem.
  private static let longest = 64
  private static let stemmer = Mutex(SnowballStemmer())

  /// The stem of a word, in lower case.
  public static func stem(of word: String) -> String {
    let bytes = Array(word.utf8)
    return String(decoding: stem(of: bytes[...]), as: UTF8.self)
  }

  /// The stem of the word in `span`, in lower case.
  public static func stem(of span: Span, in text: SourceText) -> String {
    String(decoding: stem(of: text.bytes(in: span)), as: UTF8.self)
  }

  /// The stem of a word of UTF-8 bytes, in lower case.
  ///
  /// - Complexity: linear in the length of the word; takes a lock shared by all threads.
  public static func stem(of word: ArraySlice<UInt8>) -> [UInt8] {
    let folded = TokenText.folded(word)
    // Figures, marks and words of one letter are their own stems.
    guard folded.count <= longest, folded.count > 1, folded.contains(where: isLetter) else {
      return folded
    }
    let base = IrregularForms.english.base(of: folded) ?? folded
    return stemmer.withLock { $0.stem(base) }
  }

  private static func isLetter(_ byte: UInt8) -> Bool { byte &- 0x61 < 26 || byte >= 0x80 }
}
