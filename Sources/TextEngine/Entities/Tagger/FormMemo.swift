internal import Synchronization

/// The weights of forms of earlier documents at the five distances, already summed up.
///
/// The sums depend on the form and the model alone, so that the memo, one for each model, changes
/// their time and never their value. Most forms of an article stood in the one before. It begins
/// small and grows with the forms that come: a place takes 300 bytes.
final class FormMemo: Sendable {
  /// The sums of the binary's model.
  static let shared = FormMemo()

  private struct Table: Sendable {
    var bits: UInt32 = 9
    var words: [TagWord?] = []
    /// The sums of each word, `NameFeatures.offsets` in a row.
    var sums: [SIMD16<Int16>] = []
    /// The words that were put in since the table grew last.
    var placed = 0

    mutating func makeRoom() {
      if words.isEmpty {
        makePlaces()
      } else if 2 * placed > words.count, bits < FormMemo.mostBits {
        let (oldWords, oldSums) = (words, sums)
        bits = min(bits + 2, FormMemo.mostBits)
        makePlaces()
        for (number, word) in oldWords.enumerated() {
          guard let word else { continue }
          let first = number * NameFeatures.offsets
          put(word, oldSums[first..<first + NameFeatures.offsets])
        }
      }
    }

    private mutating func makePlaces() {
      words = Array(repeating: nil, count: 1 << Int(bits))
      sums = Array(repeating: .zero, count: words.count * NameFeatures.offsets)
      placed = 0
    }

    mutating func put(_ word: TagWord, _ own: ArraySlice<SIMD16<Int16>>) {
      let place = place(of: word)
      words[place] = word
      placed += 1
      for (offset, sum) in own.enumerated() { sums[place * NameFeatures.offsets + offset] = sum }
    }

    func place(of word: TagWord) -> Int { Int(FormMemo.hash(word) >> (32 - bits)) }
  }

  private static let mostBits: UInt32 = 13
  private let table = Mutex(Table())

  /// Appends the sums of each word; `make` works out and appends those of the word with that number.
  ///
  /// - Complexity: linear in the number of words.
  func appendSums(
    of words: [TagWord], to output: inout [SIMD16<Int16>],
    _ make: (Int, inout [SIMD16<Int16>]) -> Void
  ) {
    table.withLock { table in
      table.makeRoom()
      for (number, word) in words.enumerated() {
        let place = table.place(of: word)
        let first = place * NameFeatures.offsets
        if table.words[place] == word {
          for offset in 0..<NameFeatures.offsets { output.append(table.sums[first + offset]) }
        } else {
          make(number, &output)
          table.put(word, output.suffix(NameFeatures.offsets))
        }
      }
    }
  }

  private static func hash(_ word: TagWord) -> UInt32 {
    WordHash.finished(
      WordHash.pair(WordHash.pair(word.lower, word.usage << 4 | word.shape.rawValue), word.look))
  }
}
