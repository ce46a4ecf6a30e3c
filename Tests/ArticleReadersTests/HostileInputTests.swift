import ArticleReaders
import DocumentModel
import Reports
import Testing

struct HostileInputTests {
  /// A small generator with a fixed seed, so that a failure can be repeated.
  ///
  /// Source: Marsaglia, "Xorshift RNGs", 2003.
  struct Xorshift: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return state
    }
  }

  /// What every document must satisfy, whatever its bytes were.
  static func problems(of document: Document) -> [String] {
    var json: [UInt8] = []
    DocumentJSON.append(document, to: &json)
    return SpanVerifier.problems(in: json)
  }

  static let pieces = [
    "\n", "\n\n", "\r\n", " ", "\t", "\u{A0}", "\u{2028}", "\u{C}", "By Jane Roe", "Feb 26, 2024",
    "AP",
    "The Orle Post", "Title:", "•", "1.", "“", "”", "\"", "(", ")", "—", " | ", "Photo:", "é", "😀",
    "e\u{301}",
    "No comments:", "2 comments:", "Tags: a, b", "Correction:",
    "Rain fell on the town all day and all night, they said.",
    "TARN (AP) —", "http://x.y", "a > b > c", "\u{200B}", "\u{FEFF}", "Updated", ".", "?", "x",
    "Read more",
  ]

  @Test(arguments: 1...150)
  func `pages put together at random have sound blocks`(_ seed: UInt64) throws {
    var generator = Xorshift(state: seed &* 0x9E37_79B9_7F4A_7C15)
    var text = ""
    for _ in 0..<Int.random(in: 1...60, using: &generator) {
      text += Self.pieces[Int.random(in: 0..<Self.pieces.count, using: &generator)]
    }
    guard let document = try? read(Array(text.utf8)) else { return }
    #expect(Self.problems(of: document) == [], "\(text.debugDescription)")
    #expect(
      document.text.utf8
        == Array(
          (text.utf8.starts(with: [0xEF, 0xBB, 0xBF])
            ? String(text.unicodeScalars.dropFirst()) : text).utf8))
  }

  @Test(arguments: 1...150)
  func `random bytes are read or refused`(_ seed: UInt64) {
    var generator = Xorshift(state: seed &* 0x9E37_79B9_7F4A_7C15)
    let count = Int.random(in: 0...200, using: &generator)
    let high = UInt8([0x7F, 0xFF].randomElement(using: &generator) ?? 0xFF)
    let bytes = (0..<count).map { _ in
      UInt8.random(in: (seed % 3 == 0 ? 0 : 9)...high, using: &generator)
    }
    for format in InputFormat.allCases {
      guard let document = try? read(bytes, format: format) else { continue }
      #expect(Self.problems(of: document) == [])
    }
  }

  @Test(arguments: [
    "(", "\"", "“", "\n", "\n\n", "a ", "- ", "Photo: ", "a\n", "A. ", ",", ":", "{\"a\":", "[",
    "\\", "AP ", " | ",
  ])
  func `a sign repeated without end is read in time`(_ sign: String) {
    let bytes = Array(String(repeating: sign, count: 400_000 / sign.utf8.count).utf8)
    for format in [InputFormat.text, .json, .jsonl] {
      guard let document = try? read(bytes, format: format) else { continue }
      // White space at the end of a page is not shown.
      #expect(document.text.utf8.count >= bytes.count - (format == .html ? sign.utf8.count : 0))
      #expect(document.text.utf8.count <= bytes.count)
    }
  }
}
