internal import CZstd

/// Compresses short stretches of bytes, each by itself, with Zstandard.
///
/// Keeps its working memory, about 1 MB, from one stretch to the next.
@safe public final class ZstdBlock {
  /// The fastest level that is not negative.
  private static let level: Int32 = 1

  private let compressor: OpaquePointer
  private let expander: OpaquePointer

  /// Creates a compressor; nil where there is no memory for it.
  public init?() {
    guard let compressor = unsafe ZSTD_createCCtx() else { return nil }
    guard let expander = unsafe ZSTD_createDCtx() else {
      unsafe ZSTD_freeCCtx(compressor)
      return nil
    }
    unsafe self.compressor = compressor
    unsafe self.expander = expander
  }

  deinit {
    unsafe ZSTD_freeCCtx(compressor)
    unsafe ZSTD_freeDCtx(expander)
  }

  /// The compressed form of some bytes: one frame, which holds their number.
  public func compressed(_ bytes: [UInt8]) throws(CompressionError) -> [UInt8] {
    var output = [UInt8](repeating: 0, count: ZSTD_compressBound(bytes.count))
    let count = unsafe bytes.withUnsafeBytes { input in
      unsafe output.withUnsafeMutableBytes { room in
        unsafe ZSTD_compressCCtx(
          compressor, room.baseAddress, room.count, input.baseAddress, input.count, Self.level)
      }
    }
    guard ZSTD_isError(count) == 0 else { throw CompressionError("Zstandard cannot compress") }
    output.removeLast(output.count - count)
    return output
  }

  /// The bytes that `compressed` was given.
  ///
  /// - Parameters:
  ///   - frame: what `compressed` gave.
  ///   - limit: the most bytes to expand to.
  /// - Returns: the bytes.
  /// - Throws: `CompressionError` where the frame is damaged or holds more.
  public func expanded(_ frame: ArraySlice<UInt8>, limit: Int) throws(CompressionError) -> [UInt8] {
    let size = unsafe frame.withUnsafeBytes { input in
      unsafe ZSTD_getFrameContentSize(input.baseAddress, input.count)
    }
    guard size <= UInt64(limit) else { throw CompressionError("a compressed block is damaged") }
    var output = [UInt8](repeating: 0, count: Int(size))
    let count = unsafe frame.withUnsafeBytes { input in
      unsafe output.withUnsafeMutableBytes { room in
        unsafe ZSTD_decompressDCtx(
          expander, room.baseAddress, room.count, input.baseAddress, input.count)
      }
    }
    guard ZSTD_isError(count) == 0, count == output.count else {
      throw CompressionError("a compressed block is damaged")
    }
    return output
  }
}

// Its memory belongs to one thread at a time.
@available(*, unavailable)
extension ZstdBlock: Sendable {}
