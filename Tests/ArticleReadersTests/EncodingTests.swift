import ArticleReaders
import DocumentModel
import Testing

/// Reads a text as a file without a telling name.
func read(_ bytes: [UInt8], format: InputFormat = .text) throws -> Document {
  try ArticleReader().document(from: bytes, format: format, path: "page", fallbackID: "page")
}

struct EncodingTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let bytes: [UInt8]
    let encoding: String
    var text = "Café “über” 25 €"
    var testDescription: String { name }
  }

  static let sample = "Café “über” 25 €"

  static func utf16(_ text: String, highFirst: Bool) -> [UInt8] {
    text.utf16.flatMap { unit in
      let high = UInt8(unit >> 8)
      let low = UInt8(unit & 0xFF)
      return highFirst ? [high, low] : [low, high]
    }
  }

  static let cases: [Case] = [
    Case(name: "UTF-8", bytes: Array(sample.utf8), encoding: "utf-8"),
    Case(name: "UTF-8 with mark", bytes: [0xEF, 0xBB, 0xBF] + sample.utf8, encoding: "utf-8"),
    Case(
      name: "UTF-16LE with mark", bytes: [0xFF, 0xFE] + utf16(sample, highFirst: false),
      encoding: "utf-16le"),
    Case(
      name: "UTF-16BE with mark", bytes: [0xFE, 0xFF] + utf16(sample, highFirst: true),
      encoding: "utf-16be"),
    Case(name: "UTF-16LE", bytes: utf16(sample, highFirst: false), encoding: "utf-16le"),
    Case(name: "UTF-16BE", bytes: utf16(sample, highFirst: true), encoding: "utf-16be"),
    Case(
      name: "Windows-1252",
      bytes: Array("Caf".utf8) + [0xE9, 0x20, 0x93, 0xFC] + Array("ber".utf8)
        + [0x94, 0x20, 0x32, 0x35, 0x20, 0x80],
      encoding: "windows-1252"),
    Case(name: "ASCII", bytes: Array("plain".utf8), encoding: "utf-8", text: "plain"),
    Case(
      name: "UTF-8 cut inside a letter", bytes: Array(sample.utf8.dropLast()), encoding: "utf-8",
      text: "Café “über” 25 \u{FFFD}"),
    Case(
      name: "UTF-16 in Cyrillic", bytes: utf16("Министр прибыл в Багдад.", highFirst: false),
      encoding: "utf-16le", text: "Министр прибыл в Багдад."),
    Case(
      name: "UTF-16 with a pair", bytes: utf16("smile 😀 again", highFirst: true),
      encoding: "utf-16be", text: "smile 😀 again"),
  ]

  @Test(arguments: cases)
  func `the text is decoded and the encoding named`(_ sample: Case) throws {
    let document = try read(sample.bytes)
    #expect(document.text.string == sample.text)
    #expect(document.source.encoding == sample.encoding)
  }

  @Test(
    arguments: [
      ([], "empty"), (Array(" \n\t\r\n".utf8), "empty"),
      (Array("\u{FEFF}\u{A0}\u{200B}".utf8), "empty"),
      ([0x25, 0x50, 0x44, 0x46, 0x2D, 0x31], "binary"), ([1, 0, 2, 0, 3, 0, 0, 9, 8, 0], "binary"),
      (Array("PK\u{3}\u{4}rest".utf8), "binary"), ([0x1F, 0x8B, 8, 0], "binary"),
      ([0xFF, 0xFE, 0, 0, 0x41, 0, 0, 0], "binary"),
    ] as [([UInt8], String)])
  func `what holds no text is refused`(_ bytes: [UInt8], _ code: String) {
    let failure = #expect(throws: Failure.self) { try read(bytes) }
    #expect(failure?.code == code)
    #expect(failure?.stage == .read)
    #expect(failure?.document == "page")
  }

  @Test func `an input over the limit is refused`() {
    let bytes = [UInt8](repeating: 0x61, count: ReadOptions.maximumSize + 1)
    #expect(#expect(throws: Failure.self) { try read(bytes) }?.code == "too-large")
  }

  @Test func `the digest is that of the input bytes`() throws {
    // FIPS 180-4, the example "abc".
    #expect(
      try read(Array("abc".utf8)).source.sha256
        == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  }

  @Test(arguments: cases)
  func `every prefix reads or fails without a crash`(_ sample: Case) {
    for count in 0...sample.bytes.count {
      let prefix = Array(sample.bytes[..<count])
      guard let document = try? read(prefix) else { continue }
      #expect(document.blocks.allSatisfy { document.text.isCodepointBoundary($0.span.end) })
    }
  }
}
