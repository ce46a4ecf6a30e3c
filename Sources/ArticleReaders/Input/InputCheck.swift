internal import DocumentModel

/// Refuses inputs that hold no text.
struct InputCheck {
  /// The id under which a failure is reported.
  let document: String

  /// Throws for inputs that are too large or not text at all.
  func check(raw bytes: ArraySlice<UInt8>) throws(Failure) {
    if bytes.count > ReadOptions.maximumSize {
      throw failure(
        "too-large",
        "the input has \(bytes.count) bytes, more than the limit of \(ReadOptions.maximumSize);"
          + " split it into documents")
    }
    if let kind = Self.signatures.first(where: { bytes.starts(with: $0.bytes) }) {
      throw failure("binary", "this is \(kind.name), not text; \(kind.remedy)")
    }
  }

  /// Throws for decoded text that is mostly control characters, or that has nothing but white space.
  func check(decoded utf8: [UInt8]) throws(Failure) {
    var controls = 0
    if ByteSurvey(utf8[...]).hasControl {
      for byte in utf8 where byte < 0x20 || byte == 0x7F {
        if !Self.textControls.contains(byte) { controls += 1 }
      }
    }
    if controls > 0, controls * 100 > utf8.count {
      throw failure(
        "binary", "\(controls) of \(utf8.count) characters are control characters; not a text file")
    }
    if Self.isBlank(utf8) {
      throw failure("empty", "the input holds no text, only \(utf8.count) bytes of white space")
    }
  }

  /// Makes a failure of the reading stage.
  func failure(_ code: String, _ message: String) -> Failure {
    Failure(document: document, stage: .read, code: code, message: message)
  }

  /// Whether a text has white space only, invisible characters included.
  static func isBlank(_ utf8: [UInt8]) -> Bool {
    if utf8.contains(where: { $0 > 0x20 && $0 < 0x7F }) { return false }
    return String(decoding: utf8, as: UTF8.self).unicodeScalars.allSatisfy { scalar in
      scalar.properties.isWhitespace || scalar.properties.isDefaultIgnorableCodePoint
        || scalar.value < 0x20
    }
  }

  /// Backspace, tab, line feed, vertical tab, form feed, carriage return, escape.
  private static let textControls: Set<UInt8> = [0x08, 0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x1B]

  private struct Signature {
    let bytes: [UInt8]
    let name: String
    let remedy: String
  }

  /// The first bytes of files that people hand over by mistake.
  private static let signatures: [Signature] = {
    let image = "give the text itself"
    let unpack = "unpack it first"
    return [
      Signature(
        bytes: Array("%PDF-".utf8), name: "a PDF file", remedy: "convert it with pdftotext first"),
      Signature(
        bytes: [0x50, 0x4B, 0x03, 0x04], name: "a ZIP archive or an office document",
        remedy: "unpack it or save it as plain text first"),
      Signature(
        bytes: [0xD0, 0xCF, 0x11, 0xE0], name: "an old office document",
        remedy: "save it as plain text first"),
      Signature(
        bytes: Array("{\\rtf".utf8), name: "a rich text file", remedy: "save it as plain text first"
      ),
      Signature(bytes: [0x89, 0x50, 0x4E, 0x47], name: "a PNG image", remedy: image),
      Signature(bytes: [0xFF, 0xD8, 0xFF], name: "a JPEG image", remedy: image),
      Signature(bytes: Array("GIF8".utf8), name: "a GIF image", remedy: image),
      Signature(bytes: [0x1F, 0x8B], name: "gzip data", remedy: unpack),
      Signature(bytes: [0x28, 0xB5, 0x2F, 0xFD], name: "Zstandard data", remedy: unpack),
      Signature(bytes: [0x7F, 0x45, 0x4C, 0x46], name: "a program", remedy: image),
      Signature(
        bytes: [0xFF, 0xFE, 0, 0], name: "UTF-32 text", remedy: "convert it to UTF-8 first"),
      Signature(
        bytes: [0, 0, 0xFE, 0xFF], name: "UTF-32 text", remedy: "convert it to UTF-8 first"),
    ]
  }()
}
