internal import CArchive

/// Hands the bytes of a stream to libarchive.
@safe final class ArchiveSource {
  private static let pieceSize = 1 << 16

  private let stream: any ByteStream
  /// The piece the library looks at until it asks for the next one.
  private let piece: UnsafeMutableRawBufferPointer
  private var place = 0
  private var furthest = 0

  /// What went wrong while the library was reading.
  private(set) var error: StreamError?

  init(_ stream: any ByteStream) {
    self.stream = stream
    unsafe piece = UnsafeMutableRawBufferPointer.allocate(byteCount: Self.pieceSize, alignment: 16)
  }

  deinit { unsafe piece.deallocate() }

  /// The bytes the library has seen, each counted once however often it went back.
  var bytesRead: Int { furthest }

  /// Registers the callbacks; the archive must be freed before this object goes.
  func attach(to handle: OpaquePointer) {
    let this = unsafe Unmanaged.passUnretained(self).toOpaque()
    unsafe archive_read_set_callback_data(handle, this)
    unsafe archive_read_set_read_callback(handle) { _, context, start in
      guard let context = unsafe context else { return -1 }
      let source = unsafe Unmanaged<ArchiveSource>.fromOpaque(context).takeUnretainedValue()
      return unsafe source.read(start)
    }
    guard stream is any SeekableStream else { return }
    unsafe archive_read_set_seek_callback(handle) { _, context, offset, origin in
      guard let context = unsafe context else { return Int64(ARCHIVE_FATAL) }
      let source = unsafe Unmanaged<ArchiveSource>.fromOpaque(context).takeUnretainedValue()
      return source.seek(offset, origin)
    }
  }

  private func read(_ start: UnsafeMutablePointer<UnsafeRawPointer?>?) -> Int {
    var bytes: [UInt8] = []
    do throws(StreamError) {
      let count = try stream.read(upTo: Self.pieceSize, into: &bytes)
      unsafe piece.copyBytes(from: bytes.prefix(Self.pieceSize))
      unsafe start?.pointee = UnsafeRawPointer(piece.baseAddress)
      place += count
      furthest = max(furthest, place)
      return count
    } catch {
      self.error = error
      return -1
    }
  }

  private func seek(_ offset: Int64, _ origin: Int32) -> Int64 {
    guard let seekable = stream as? any SeekableStream else { return Int64(ARCHIVE_FATAL) }
    // SEEK_SET, SEEK_CUR, SEEK_END of <stdio.h>.
    let base = origin == 0 ? 0 : origin == 1 ? place : seekable.size
    let (sum, overflow) = base.addingReportingOverflow(Int(offset))
    guard !overflow else { return Int64(ARCHIVE_FATAL) }
    let target = max(0, min(sum, seekable.size))
    do throws(StreamError) {
      try seekable.seek(to: target)
    } catch {
      self.error = error
      return Int64(ARCHIVE_FATAL)
    }
    place = target
    return Int64(target)
  }
}
