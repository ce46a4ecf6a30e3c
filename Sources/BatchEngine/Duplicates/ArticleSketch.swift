public import DocumentModel

/// A few numbers that near-copies of an article share.
///
/// Made of the runs of five words in headline, paragraphs and the like, folded to lower-case letters
/// and digits: the least values of pairs of hash functions, a number a pair (Broder 1997, min-wise
/// hashing, with bands). Two articles that share the share s of their runs agree in a band with a
/// probability of s².
public struct ArticleSketch: Sendable, Hashable {
  /// The number of bands.
  static let bands = 12
  private static let words = 5

  /// A number for each band; none for an article without words.
  public let values: [UInt64]

  /// Reads a sketch that was written elsewhere.
  init(values: [UInt64]) { self.values = values }

  /// The sketch of an article.
  ///
  /// - Complexity: linear in the length of the text.
  public init(_ document: Document) {
    var hashes: [UInt64] = []
    for block in document.blocks where BlockRole.analysed.contains(block.role) {
      Self.appendWords(of: document.text.bytes(in: block.span), to: &hashes)
    }
    guard !hashes.isEmpty else {
      values = []
      return
    }
    var least = [UInt64](repeating: .max, count: 2 * Self.bands)
    for start in 0...max(0, hashes.count - Self.words) {
      var run: UInt64 = 0
      for word in hashes[start..<min(start + Self.words, hashes.count)] {
        run = SplitMix.mixed(run ^ word)
      }
      for function in least.indices {
        least[function] = min(
          least[function], SplitMix.mixed(run &+ UInt64(function + 1) &* Self.step))
      }
    }
    values = (0..<Self.bands).map { band in
      SplitMix.mixed(least[2 * band] ^ SplitMix.mixed(least[2 * band + 1] &+ UInt64(band)))
    }
  }

  private static let step: UInt64 = 0x9E37_79B9_7F4A_7C15

  /// Appends a hash for each run of letters and digits (FNV-1a over scalars, ASCII in lower case).
  private static func appendWords(of bytes: ArraySlice<UInt8>, to hashes: inout [UInt64]) {
    let start: UInt64 = 0xcbf2_9ce4_8422_2325
    var hash = start
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      let value = scalar.value
      let isWord =
        value < 0x80
        ? (0x30...0x39).contains(value) || (0x41...0x5A).contains(value & 0xDF)
        : scalar.properties.isAlphabetic
      if isWord {
        let lower = (0x41...0x5A).contains(value) ? value + 0x20 : value
        hash = (hash ^ UInt64(lower)) &* 0x100_0000_01b3
      } else if hash != start {
        hashes.append(hash)
        hash = start
      }
    }
    if hash != start { hashes.append(hash) }
  }
}

/// Tells which articles are near-copies of earlier ones.
///
/// An article is one when at least half of its bands agree with those of one earlier article: articles
/// that share nine tenths of their runs of words nearly always do, those that share half of them
/// hardly ever. Takes about 200 bytes for each article that is no copy.
public struct CopyDetector: Sendable {
  private static let agreement = ArticleSketch.bands / 2

  private var articles: [[UInt64: Int32]] = Array(repeating: [:], count: ArticleSketch.bands)
  private var count: Int32 = 0

  /// Creates a detector that has seen nothing.
  public init() {}

  /// Whether an article is a near-copy of one that was asked about before; remembers it if not.
  public mutating func isCopy(_ sketch: ArticleSketch) -> Bool {
    guard sketch.values.count == ArticleSketch.bands else { return false }
    var matches: [Int32: Int] = [:]
    for (band, value) in sketch.values.enumerated() {
      if let article = articles[band][value] { matches[article, default: 0] += 1 }
    }
    if matches.values.contains(where: { $0 >= Self.agreement }) { return true }
    for (band, value) in sketch.values.enumerated() where articles[band][value] == nil {
      articles[band][value] = count
    }
    count &+= 1
    return false
  }
}
