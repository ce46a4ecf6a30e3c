import DocumentModel
import Testing

@testable import TextEngine

struct CaseFoldingTests {
  /// The folded form as the standard library gives it, apart from single quotation marks.
  private func expected(_ scalar: Unicode.Scalar) -> [UInt8] {
    if scalar == "\u{2018}" || scalar == "\u{2019}" { return [0x27] }
    return Array(scalar.properties.lowercaseMapping.utf8)
  }

  @Test func `every character folds as the standard library does`() {
    var wrong: [Unicode.Scalar] = []
    for value in UInt32(0)...0x1FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let bytes = Array(String(scalar).utf8)
      if TokenText.folded(bytes[...]) != expected(scalar) { wrong.append(scalar) }
    }
    #expect(wrong.isEmpty)
  }

  @Test(arguments: ["", "abc", "ÉCOLE", "d’Ivoire", "İstanbul", "ΣΊΣΥΦΟΣ", "日本", "😀", "e\u{301}"])
  func `the hash of a word is that of its folded form`(_ word: String) {
    let bytes = Array(word.utf8)
    let folded = TokenText.folded(bytes[...])
    #expect(
      TokenText.foldedHash(bytes, 0..<bytes.count).hash
        == TokenText.hash(folded, 0..<folded.count))
  }
}
