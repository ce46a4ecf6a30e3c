internal import CCLD2
internal import DocumentModel

/// Tells the language of an article with Compact Language Detector 2, which knows 83 languages.
enum LanguageIdentifier {
  /// Below this many bytes of text there is no guess.
  private static let leastBytes = 160
  /// The bytes that are looked at: the first of them alone where they leave no doubt.
  private static let sampleSize = 16_384
  private static let firstSize = 512

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
    if sample.count > firstSize, let sure = language(of: sample, first: firstSize, share: 95) {
      return sure
    }
    return language(of: sample, first: sampleSize, share: 60)
  }

  /// The language of the first bytes; nil where less than `share` per cent of them are in it.
  private static func language(of sample: [UInt8], first size: Int, share: Int) -> String? {
    var end = min(size, sample.count)
    while end < sample.count, end > 0, sample[end] & 0xC0 == 0x80 { end -= 1 }
    let result = unsafe sample.withUnsafeBytes { bytes -> (code: String, isClear: Bool) in
      let letters = unsafe bytes.bindMemory(to: CChar.self)
      guard let start = letters.baseAddress else { return ("", false) }
      let found = unsafe ccld2_detect(start, end)
      let code = unsafe String(cString: found.code)
      return unsafe (code, found.is_reliable != 0 && found.percent >= share)
    }
    guard result.isClear, !result.code.isEmpty, result.code != "un" else { return nil }
    return tags[result.code] ?? result.code
  }

  /// Codes that the library keeps from before BCP 47.
  private static let tags = ["iw": "he", "in": "id", "jw": "jv", "mo": "ro", "tl": "fil"]
}
