internal import CZlib
internal import CZstd

/// Compresses a stream of bytes into one gzip or Zstandard file.
///
/// The same bytes, in whatever pieces, give the same file: there is no time and no name in it.
public protocol StreamCompressor: AnyObject {
  /// Appends to `output` what comes out once `bytes` went in.
  func append(_ bytes: [UInt8], to output: inout [UInt8]) throws(CompressionError)
  /// Appends the end of the file.
  func finish(into output: inout [UInt8]) throws(CompressionError)
}

/// The ways to compress a file.
public enum CompressionFormat: String, Sendable, CaseIterable {
  case gzip = "gz"
  case zstd = "zst"

  /// The format that the name of a file asks for by `.gz` or `.zst`; nil where it asks for none.
  public init?(path: String) {
    let found = Self.allCases.first { path.hasSuffix("." + $0.rawValue) }
    guard let found else { return nil }
    self = found
  }

  /// A compressor that has seen nothing.
  public func compressor() throws(CompressionError) -> any StreamCompressor {
    switch self {
    case .gzip: try GzipCompressor()
    case .zstd: try ZstdCompressor()
    }
  }
}

/// Writes gzip (RFC 1952) by zlib at level 6.
@safe private final class GzipCompressor: StreamCompressor {
  private static let level: Int32 = 6
  /// zlib keeps a pointer to the structure, so it must not move.
  private let stream: UnsafeMutablePointer<z_stream>

  init() throws(CompressionError) {
    unsafe stream = .allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    guard unsafe copydesk_deflate_init_gzip(stream, Self.level) == Z_OK else {
      unsafe stream.deallocate()
      throw CompressionError("there is no memory to compress")
    }
  }

  deinit {
    unsafe deflateEnd(stream)
    unsafe stream.deallocate()
  }

  func append(_ bytes: [UInt8], to output: inout [UInt8]) throws(CompressionError) {
    try run(bytes, Z_NO_FLUSH, into: &output)
  }

  func finish(into output: inout [UInt8]) throws(CompressionError) {
    try run([], Z_FINISH, into: &output)
  }

  private func run(
    _ bytes: [UInt8], _ flush: Int32, into output: inout [UInt8]
  ) throws(CompressionError) {
    var bytes = bytes
    var room = [UInt8](repeating: 0, count: 1 << 16)
    var status = Z_OK
    // Each turn takes all of the input or fills the room.
    unsafe bytes.withUnsafeMutableBufferPointer { input in
      unsafe stream.pointee.next_in = input.baseAddress
      unsafe stream.pointee.avail_in = UInt32(input.count)
      repeat {
        let made = unsafe room.withUnsafeMutableBufferPointer { buffer in
          unsafe stream.pointee.next_out = buffer.baseAddress
          unsafe stream.pointee.avail_out = UInt32(buffer.count)
          status = unsafe deflate(stream, flush)
          return unsafe buffer.count - Int(stream.pointee.avail_out)
        }
        output += room[..<made]
      } while unsafe status == Z_OK && stream.pointee.avail_out == 0
      unsafe stream.pointee.next_in = nil
    }
    guard status != Z_STREAM_ERROR else { throw CompressionError("zlib cannot compress") }
  }
}

/// Writes one Zstandard frame (RFC 8878) at level 3, with a checksum.
@safe private final class ZstdCompressor: StreamCompressor {
  private static let level: Int32 = 3
  private let context: OpaquePointer

  init() throws(CompressionError) {
    guard let context = unsafe ZSTD_createCCtx() else {
      throw CompressionError("there is no memory to compress")
    }
    unsafe self.context = context
    unsafe ZSTD_CCtx_setParameter(context, ZSTD_c_compressionLevel, Self.level)
    unsafe ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1)
  }

  deinit { unsafe ZSTD_freeCCtx(context) }

  func append(_ bytes: [UInt8], to output: inout [UInt8]) throws(CompressionError) {
    try run(bytes, ZSTD_e_continue, into: &output)
  }

  func finish(into output: inout [UInt8]) throws(CompressionError) {
    try run([], ZSTD_e_end, into: &output)
  }

  private func run(
    _ bytes: [UInt8], _ end: ZSTD_EndDirective, into output: inout [UInt8]
  ) throws(CompressionError) {
    var room = [UInt8](repeating: 0, count: ZSTD_CStreamOutSize())
    var left = 0
    var taken = 0
    repeat {
      let made = unsafe bytes.withUnsafeBytes { input in
        unsafe room.withUnsafeMutableBytes { buffer in
          var source = unsafe ZSTD_inBuffer(src: input.baseAddress, size: input.count, pos: taken)
          var target = unsafe ZSTD_outBuffer(dst: buffer.baseAddress, size: buffer.count, pos: 0)
          left = unsafe ZSTD_compressStream2(context, &target, &source, end)
          taken = unsafe source.pos
          return unsafe target.pos
        }
      }
      guard ZSTD_isError(left) == 0 else { throw CompressionError("Zstandard cannot compress") }
      output += room[..<made]
    } while end == ZSTD_e_end ? left > 0 : taken < bytes.count
  }
}
