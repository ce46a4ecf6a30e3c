internal import DocumentModel

/// The bytes of one document, and what its reader needs to know besides.
struct ReadRequest {
  let bytes: ArraySlice<UInt8>
  let format: InputFormat
  /// The path for `source`, with `#n` inside containers.
  let path: String
  let check: InputCheck
  /// The encoding of the file the document was cut from, if it was told.
  let encoding: String?
  let options: ReadOptions

  /// The decoded bytes.
  ///
  /// - Parameter label: the encoding that the input names, if any.
  /// - Returns: the text with its encoding.
  /// - Throws: `Failure` with code `empty`, `binary` or `too-large`.
  func decoded(declared label: String? = nil) throws(Failure) -> TextDecoder {
    try check.check(raw: bytes)
    let decoded = TextDecoder(bytes, declared: label ?? encoding)
    try check.check(decoded: decoded.utf8)
    return decoded
  }

  /// Where the document came from.
  func source(_ decoded: TextDecoder, warnings: [String] = []) -> DocumentSource {
    let bytes = bytes
    var source = DocumentSource(
      path: path, format: format.rawValue, encoding: decoded.encoding.name,
      sha256: Fingerprint.sha256(of: bytes))
    source.warnings = warnings
    return source
  }
}
