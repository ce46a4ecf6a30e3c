import ArchiveStreams
import Glibc

/// A file as a stream; one that can be read again from any place where the system allows it.
final class FileStream: SeekableStream {
  private let file: FileHandle
  let size: Int
  /// The bytes that were read so far.
  private(set) var taken = 0
  /// Whether the file is a regular one.
  let isSeekable: Bool

  init(_ file: FileHandle) {
    self.file = file
    let end = lseek(file.descriptor, 0, SEEK_END)
    isSeekable = end >= 0
    size = max(0, Int(end))
    if end >= 0 { lseek(file.descriptor, 0, SEEK_SET) }
  }

  func read(upTo count: Int, into buffer: inout [UInt8]) throws(StreamError) -> Int {
    do throws(SystemError) {
      let got = try file.read(upTo: count, into: &buffer)
      taken += got
      return got
    } catch {
      throw StreamError(.unreadable, error.reason)
    }
  }

  func seek(to offset: Int) throws(StreamError) {
    if lseek(file.descriptor, offset, SEEK_SET) < 0 {
      throw StreamError(.unreadable, SystemError().reason)
    }
    taken = offset
  }
}

/// A pipe or a terminal as a stream.
final class PipeStream: ByteStream {
  private let file: FileHandle

  init(_ file: FileHandle) { self.file = file }

  func read(upTo count: Int, into buffer: inout [UInt8]) throws(StreamError) -> Int {
    do throws(SystemError) {
      return try file.read(upTo: count, into: &buffer)
    } catch {
      throw StreamError(.unreadable, error.reason)
    }
  }
}
