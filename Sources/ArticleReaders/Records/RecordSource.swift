internal import ArchiveStreams

/// Cuts a file that holds several documents, one after another and in constant memory.
public protocol RecordSource {
  /// The next document, or nil after the last.
  mutating func next() -> Record?
}

/// A document inside a file, or what stands in its place.
public enum Record: Sendable, Hashable {
  /// The bytes of a document; `number` is its place in the file, from 1, or 0 where it is the file.
  ///
  /// The encoding is that of the whole file, where a record alone would be too short to tell.
  case document(bytes: [UInt8], format: InputFormat, number: Int, encoding: String? = nil)
  /// A document that cannot be read, or, without a number, the rest of the file.
  case failed(code: String, message: String, number: Int?)
}

/// The window onto a stream that a record source looks through.
struct RecordBuffer {
  private let stream: any ByteStream
  private(set) var bytes: [UInt8] = []
  /// Where the next record starts in `bytes`.
  private(set) var start = 0
  private(set) var isAtEnd = false
  /// Why the stream ended before its end.
  private(set) var error: StreamError?

  init(_ stream: any ByteStream) { self.stream = stream }

  /// What has been read and not yet passed.
  var rest: ArraySlice<UInt8> { bytes[start...] }

  /// Reads one piece more; false at the end.
  mutating func grow() -> Bool {
    guard !isAtEnd else { return false }
    if start > 1 << 16 || start == bytes.count {
      bytes.removeSubrange(..<start)
      start = 0
    }
    do throws(StreamError) {
      if try stream.read(upTo: 1 << 18, into: &bytes) == 0 { isAtEnd = true }
    } catch {
      self.error = error
      isAtEnd = true
    }
    return !isAtEnd
  }

  /// Reads until `count` bytes are there behind `start`; false if the stream ends before.
  mutating func require(_ count: Int) -> Bool {
    while bytes.count - start < count { if !grow() { return bytes.count - start >= count } }
    return true
  }

  /// Moves `start` on.
  mutating func pass(_ count: Int) { start = min(start + count, bytes.count) }

  /// Passes and drops bytes, read or not, without keeping them; returns how many there were.
  mutating func discard(_ count: Int) -> Int {
    var left = count
    while left > 0 {
      let step = min(left, bytes.count - start)
      pass(step)
      left -= step
      if left > 0, !grow(), start == bytes.count { break }
    }
    return count - left
  }

  /// The place behind `start` of the first line feed; nil if there is none in `limit` bytes.
  mutating func lineEnd(limit: Int) -> Int? {
    var searched = 0
    while true {
      if let end = bytes[(start + searched)...].firstIndex(of: 0x0A) { return end - start }
      searched = bytes.count - start
      if searched > limit || !grow() { return nil }
    }
  }

  /// Passes a line and returns it with its line feed; of a line longer than a megabyte a megabyte.
  ///
  /// - Returns: the line; nil at the end.
  mutating func nextLine() -> [UInt8]? {
    let longest = 1 << 20
    let length = lineEnd(limit: longest).map { $0 + 1 } ?? min(rest.count, longest)
    guard length > 0 else { return nil }
    defer { pass(length) }
    return Array(rest.prefix(length))
  }

  /// The record of an error that ended the stream; nil where none did.
  mutating func takeError() -> Record? {
    defer { error = nil }
    return error.map { .failed(code: $0.code.rawValue, message: $0.message, number: nil) }
  }
}

/// Records that are known at once.
struct ListedRecords: RecordSource {
  private var records: ArraySlice<Record>

  init(_ records: [Record]) { self.records = records[...] }

  mutating func next() -> Record? { records.popFirst() }
}
