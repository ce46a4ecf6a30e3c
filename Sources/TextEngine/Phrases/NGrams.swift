public import DocumentModel

/// Runs of words and how often they occur.
public enum NGrams: Sendable {
  /// A run of words with its count.
  public struct Entry: Sendable, Hashable {
    /// The words in lower case, with a blank between.
    public let text: String
    /// How often the run occurs.
    public let count: Int
  }

  /// The runs of `length` words of a document, in the order in which each is met first.
  ///
  /// Runs do not cross sentences or punctuation and hold no stop word.
  ///
  /// - Parameters:
  ///   - length: the number of words, 1 or more.
  ///   - document: a document that has tokens and sentences; there are no runs without them.
  ///   - stopWords: words that are in no run; nil for none.
  /// - Returns: the runs with their counts.
  /// - Complexity: linear in the number of tokens times `length`.
  public static func counts(
    _ length: Int, in document: Document, without stopWords: WordTable? = nil
  ) -> [Entry] {
    guard length > 0, let tokens = document.layers.tokens else { return [] }
    let text = document.text
    var numbers = WordTable()
    var words: [[UInt8]] = []
    var counter = RunCounter()
    var run: [Int] = []
    for index in 0..<tokens.count {
      if index > 0, tokens.sentences[index] != tokens.sentences[index - 1] {
        run.removeAll(keepingCapacity: true)
      }
      let span = tokens.spans[index]
      let isMark = !tokens.flags[index].isDisjoint(with: [.punctuation, .symbol])
      guard !isMark, stopWords?.contains(span, in: text) != true else {
        run.removeAll(keepingCapacity: true)
        continue
      }
      let number = Int(numbers.insert(text.utf8, in: span.range, value: Int32(words.count)))
      if number == words.count { words.append(TokenText.folded(span, in: text)) }
      run.append(number)
      if run.count > length { run.removeFirst() }
      if run.count == length { counter.add(run) }
    }
    return counter.runs.map { run in
      let bytes = Array(run.words.map { words[$0] }.joined(separator: [0x20]))
      return Entry(text: String(decoding: bytes, as: UTF8.self), count: run.count)
    }
  }
}
