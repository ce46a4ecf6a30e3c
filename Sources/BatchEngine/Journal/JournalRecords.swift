import Compression
import Glibc

/// The bytes of a journal: a line that names the form, then records, each with length and checksum.
///
/// Records are only ever appended. What a run that was killed left half-written does not have the
/// length or the checksum it claims, and is cut off when the journal is opened again.
final class JournalRecords {
  static let magic = Array("copydesk journal 1\n".utf8)
  /// Length and checksum, four bytes each, little-endian.
  static let headSize = 8
  private static let greatestRecord = 1 << 30

  private let file: FileHandle
  private let path: String
  /// The bytes of whole records.
  private(set) var size = 0

  /// Takes an open file that is locked, and writes the first line where the file is empty.
  ///
  /// - Throws: `BatchError` with code `file` where it is something else than a journal.
  init(_ file: FileHandle, path: String) throws(BatchError) {
    self.file = file
    self.path = path
    let found = try bytes(at: 0, count: Self.magic.count)
    // A run may have been killed in the middle of the first line.
    if found.count < Self.magic.count, Self.magic.starts(with: found) {
      try cut(to: 0)
      try append(Self.magic)
    } else if found != Self.magic {
      throw BatchError(
        .file, "'\(path)' is not a journal of this version; name another file, or remove it")
    }
    size = Self.magic.count
  }

  /// Hands over the content of each whole record and where it starts, then cuts off what follows.
  ///
  /// - Returns: the number of bytes that were cut off.
  func scan(_ take: (Int, ArraySlice<UInt8>) throws(BatchError) -> Void) throws(BatchError) -> Int {
    var buffer: [UInt8] = []
    var start = 0
    var place = Self.magic.count
    let end = try length()
    while true {
      while let content = Self.content(at: start, of: buffer) {
        try take(place, buffer[content])
        place += content.upperBound - start
        start = content.upperBound
      }
      let needed = max(1 << 20, Self.length(at: start, of: buffer) + Self.headSize)
      if start > 0 { buffer.removeFirst(start) }
      start = 0
      let more = try bytes(at: place + buffer.count, count: needed)
      if more.isEmpty { break }
      buffer += more
    }
    size = place
    if end > place { try cut(to: place) }
    return end - place
  }

  /// The content of the record that starts at a place; nil where it is damaged.
  func record(at place: Int) throws(BatchError) -> ArraySlice<UInt8>? {
    var found = try bytes(at: place, count: 1 << 14)
    let count = Self.length(at: 0, of: found) + Self.headSize
    if count > found.count {
      found += try bytes(at: place + found.count, count: count - found.count)
    }
    return Self.content(at: 0, of: found).map { found[$0] }
  }

  /// The bytes of a record with this content.
  static func framed(_ content: [UInt8]) -> [UInt8] {
    var head: [UInt8] = []
    for value in [UInt32(content.count), Checksum.crc32(of: content[...])] {
      for shift in stride(from: UInt32(0), to: 32, by: 8) {
        head.append(UInt8(truncatingIfNeeded: value >> shift))
      }
    }
    return head + content
  }

  /// Appends whole records and waits until they are on the disk; all of them are kept, or none.
  func append(_ records: [UInt8]) throws(BatchError) {
    do throws(SystemError) {
      guard lseek(file.descriptor, off_t(size), SEEK_SET) >= 0 else { throw SystemError() }
      try file.write(records)
      guard fdatasync(file.descriptor) == 0 else { throw SystemError() }
      size += records.count
    } catch {
      _ = ftruncate(file.descriptor, off_t(size))
      throw BatchError(.init(of: error), "cannot write the journal '\(path)': \(error.reason)")
    }
  }

  private static func number(at start: Int, of bytes: [UInt8]) -> Int {
    (0..<4).reduce(0) { $0 | Int(bytes[start + $1]) << (8 * $1) }
  }

  /// The length that a record claims; 0 where it is not there or cannot be true.
  private static func length(at start: Int, of bytes: [UInt8]) -> Int {
    guard bytes.count - start >= headSize else { return 0 }
    let count = number(at: start, of: bytes)
    return count <= greatestRecord ? count : 0
  }

  private static func content(at start: Int, of bytes: [UInt8]) -> Range<Int>? {
    let count = length(at: start, of: bytes)
    let content = start + headSize..<start + headSize + count
    guard count > 0, content.upperBound <= bytes.count,
      number(at: start + 4, of: bytes) == Int(Checksum.crc32(of: bytes[content]))
    else { return nil }
    return content
  }

  private func length() throws(BatchError) -> Int {
    var status = stat()
    guard unsafe fstat(file.descriptor, &status) == 0 else { throw unreadable(SystemError()) }
    return Int(status.st_size)
  }

  private func cut(to length: Int) throws(BatchError) {
    guard ftruncate(file.descriptor, off_t(length)) == 0 else { throw unreadable(SystemError()) }
  }

  private func bytes(at place: Int, count: Int) throws(BatchError) -> [UInt8] {
    do throws(SystemError) { return try file.read(at: place, count: count) } catch {
      throw unreadable(error)
    }
  }

  private func unreadable(_ error: SystemError) -> BatchError {
    BatchError(.file, "cannot read the journal '\(path)': \(error.reason)")
  }
}

extension FileHandle {
  /// Up to `count` bytes from a place on; fewer only at the end of the file.
  func read(at place: Int, count: Int) throws(SystemError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    var done = 0
    while done < count {
      let got = unsafe bytes.withUnsafeMutableBytes { buffer in
        unsafe pread(
          descriptor, buffer.baseAddress.map { unsafe $0 + done }, count - done,
          off_t(place + done))
      }
      if got > 0 {
        done += got
      } else if got == 0 {
        break
      } else if errno != EINTR {
        throw SystemError()
      }
    }
    bytes.removeLast(count - done)
    return bytes
  }
}
