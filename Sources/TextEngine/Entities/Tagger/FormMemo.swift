internal import Synchronization

/// The weights of forms of earlier documents at the five distances, already summed up.
///
/// The sums depend on the form and the model alone, so that the memo, one for each model, changes
/// their time and never their value. Most forms of an article stood in the one before.
final class FormMemo: Sendable {
  /// The sums of the binary's model.
  static let shared = FormMemo()

  private struct Table: Sendable {
    var words: [TagWord?] = []
    /// The sums of each word, `NameFeatures.offsets` in a row.
    var sums: [SIMD16<Int16>] = []
  }

  private static let bits: UInt32 = 13
  private let table = Mutex(Table())

  /// Appends the sums of each word; `make` works out and appends those of the word with that number.
  ///
  /// - Complexity: linear in the number of words.
  func appendSums(
    of words: [TagWord], to output: inout [SIMD16<Int16>],
    _ make: (Int, inout [SIMD16<Int16>]) -> Void
  ) {
    table.withLock { table in
      if table.words.isEmpty {
        let places = 1 << Int(Self.bits)
        table.words = Array(repeating: nil, count: places)
        table.sums = Array(repeating: .zero, count: places * NameFeatures.offsets)
      }
      for (number, word) in words.enumerated() {
        let place = Int(Self.hash(word) >> (32 - Self.bits))
        let first = place * NameFeatures.offsets
        if table.words[place] == word {
          for offset in 0..<NameFeatures.offsets { output.append(table.sums[first + offset]) }
        } else {
          make(number, &output)
          table.words[place] = word
          for (offset, sum) in output.suffix(NameFeatures.offsets).enumerated() {
            table.sums[first + offset] = sum
          }
        }
      }
    }
  }

  private static func hash(_ word: TagWord) -> UInt32 {
    WordHash.finished(
      WordHash.pair(WordHash.pair(word.lower, word.usage << 4 | word.shape.rawValue), word.look))
  }
}
