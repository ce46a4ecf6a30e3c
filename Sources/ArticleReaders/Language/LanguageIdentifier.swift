internal import CCLD2
internal import DocumentModel

/// Tells the language of an article with Compact Language Detector 2, which knows 83 languages.
enum LanguageIdentifier {
  /// Below this many bytes of text there is no guess.
  private static let leastBytes = 160
  /// The bytes that are looked at: two pieces of them alone where these leave no doubt.
  private static let sampleSize = 16_384
  /// The bytes of the pieces, one at the beginning and one in the middle: an article may begin with
  /// words in another language.
  private static let pieceSize = 512

  /// The language as `language(of:in:)` tells it once it is asked for.
  static func deferred(_ text: SourceText, in blocks: [Block]) -> Deferred<String?> {
    Deferred { language(of: text, in: blocks) }
  }

  /// The language as a BCP 47 tag; nil without clear evidence.
  ///
  /// - Complexity: bounded; at most 16 KiB of the text are looked at.
  private static func language(of text: SourceText, in blocks: [Block]) -> String? {
    var sample: [UInt8] = []
    for block in blocks where BlockRole.analysed.contains(block.role) {
      guard sample.count < sampleSize else { break }
      sample += text.bytes(in: block.span)
      sample.append(0x0A)
    }
    guard sample.count >= leastBytes else { return nil }
    if sample.count > 2 * pieceSize,
      let first = language(of: piece(of: sample, from: 0, pieceSize), share: 95),
      first == language(of: piece(of: sample, from: sample.count / 2, pieceSize), share: 95)
    {
      return first
    }
    return language(of: piece(of: sample, from: 0, sampleSize), share: 60)
  }

  /// So many bytes of valid UTF-8, or a few more or fewer: both ends lie between characters.
  private static func piece(of sample: [UInt8], from start: Int, _ count: Int) -> ArraySlice<UInt8>
  {
    func border(_ place: Int) -> Int {
      var place = place
      while place > 0, place < sample.count, sample[place] & 0xC0 == 0x80 { place -= 1 }
      return place
    }
    return sample[border(start)..<border(min(start + count, sample.count))]
  }

  /// The language of a piece; nil where less than `share` per cent of its bytes are in it.
  private static func language(of piece: ArraySlice<UInt8>, share: Int) -> String? {
    let result = unsafe piece.withUnsafeBytes { bytes -> (code: String, isClear: Bool) in
      let letters = unsafe bytes.bindMemory(to: CChar.self)
      guard let start = letters.baseAddress else { return ("", false) }
      let found = unsafe ccld2_detect(start, letters.count)
      let code = unsafe String(cString: found.code)
      return unsafe (code, found.is_reliable != 0 && found.percent >= share)
    }
    guard result.isClear, !result.code.isEmpty, result.code != "un" else { return nil }
    return tags[result.code] ?? result.code
  }

  /// Codes that the library keeps from before BCP 47.
  private static let tags = ["iw": "he", "in": "id", "jw": "jv", "mo": "ro", "tl": "fil"]
}
