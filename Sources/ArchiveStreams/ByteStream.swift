/// Bytes that come one piece after another: a file, a pipe, a member of an archive.
public protocol ByteStream: AnyObject {
  /// Appends up to `count` bytes to `buffer` and returns how many; 0 is the end.
  func read(upTo count: Int, into buffer: inout [UInt8]) throws(StreamError) -> Int
}

/// A stream that can be read again from any place, as some archives need.
public protocol SeekableStream: ByteStream {
  /// The number of bytes in all.
  var size: Int { get }
  /// Moves to a place, in bytes from the start, within `0...size`.
  func seek(to offset: Int) throws(StreamError)
}

extension ByteStream {
  /// Reads until `limit` bytes are there or the stream ends.
  public func read(limit: Int) throws(StreamError) -> [UInt8] {
    var bytes: [UInt8] = []
    while bytes.count < limit {
      if try read(upTo: min(limit - bytes.count, max(1 << 14, bytes.count)), into: &bytes) == 0 {
        break
      }
    }
    return bytes
  }
}

/// Why a stream gives no more bytes.
public struct StreamError: Error, Sendable, Hashable {
  /// The kinds of trouble.
  public enum Code: String, Sendable {
    /// The operating system refused.
    case unreadable
    /// The archive is damaged, encrypted or of an unknown kind.
    case archive
    /// The archive unpacks to far more than honest archives do.
    case bomb
  }

  /// The kind of trouble.
  public let code: Code
  /// What happened and what to do.
  public let message: String

  /// Creates an error.
  public init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message
  }
}

/// Bytes in memory as a stream.
public final class MemoryStream: SeekableStream {
  private let bytes: ArraySlice<UInt8>
  private var offset = 0

  /// Creates a stream of bytes, which are not copied.
  public init(_ bytes: ArraySlice<UInt8>) { self.bytes = bytes }

  /// The number of bytes in all.
  public var size: Int { bytes.count }

  /// Moves to a place.
  public func seek(to offset: Int) throws(StreamError) {
    self.offset = max(0, min(offset, bytes.count))
  }

  /// Appends the next bytes.
  public func read(upTo count: Int, into buffer: inout [UInt8]) throws(StreamError) -> Int {
    let end = min(offset + max(0, count), bytes.count)
    buffer += bytes[(bytes.startIndex + offset)..<(bytes.startIndex + end)]
    defer { offset = end }
    return end - offset
  }
}

// A stream belongs to the one that reads it.
@available(*, unavailable)
extension MemoryStream: Sendable {}

/// A stream of which the first bytes were read already, to look at them.
public final class ResumedStream: ByteStream {
  private var head: ArraySlice<UInt8>
  private let rest: any ByteStream

  /// Creates the stream of `head` and then what is left of `rest`.
  public init(head: [UInt8], rest: any ByteStream) {
    self.head = head[...]
    self.rest = rest
  }

  /// Appends the next bytes.
  public func read(upTo count: Int, into buffer: inout [UInt8]) throws(StreamError) -> Int {
    guard !head.isEmpty else { return try rest.read(upTo: count, into: &buffer) }
    let piece = head.prefix(count)
    buffer += piece
    head = head.dropFirst(piece.count)
    return piece.count
  }
}

@available(*, unavailable)
extension ResumedStream: Sendable {}
