internal import CStemmer

/// One stemmer of the Snowball library: the only code of this target that holds a C pointer.
///
/// The library keeps its result inside the stemmer, so a stemmer serves one call at a time.
@safe struct SnowballStemmer: ~Copyable {
  private let handle: OpaquePointer?

  /// Opens Snowball's "english" (Porter 2) stemmer for UTF-8.
  init() {
    unsafe handle = sb_stemmer_new("english", nil)
  }

  deinit {
    unsafe sb_stemmer_delete(handle)
  }

  /// The stem of a lower-case word; the word itself if the library has no memory left.
  borrowing func stem(_ word: [UInt8]) -> [UInt8] {
    guard let handle = unsafe handle, word.count < Int(Int32.max) else { return word }
    return unsafe word.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress,
        let stem = unsafe sb_stemmer_stem(handle, base, Int32(buffer.count))
      else { return word }
      let length = unsafe sb_stemmer_length(handle)
      return unsafe Array(UnsafeBufferPointer(start: stem, count: Int(length)))
    }
  }
}
