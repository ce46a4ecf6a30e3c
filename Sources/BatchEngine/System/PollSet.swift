import Glibc

/// Waits for any of several files.
struct PollSet {
  private var entries: [pollfd] = []

  /// Adds a file to wait for; returns its place.
  mutating func add(_ file: FileHandle, writing: Bool = false) -> Int {
    let events = Int16(writing ? POLLOUT : POLLIN)
    entries.append(pollfd(fd: file.descriptor, events: events, revents: 0))
    return entries.count - 1
  }

  /// Waits until a file is ready, a signal comes, or the time is up.
  mutating func wait(milliseconds: Int) {
    let count = nfds_t(entries.count)
    _ = unsafe entries.withUnsafeMutableBufferPointer { buffer in
      unsafe poll(buffer.baseAddress, count, Int32(clamping: milliseconds))
    }
  }

  /// Whether the file at a place can be read or written, or has been closed.
  func isReady(_ place: Int) -> Bool { entries[place].revents != 0 }
}

extension FileHandle {
  /// What a read or a write without waiting came to.
  enum Progress: Sendable {
    case moved(Int)
    case wouldWait
    case closed
  }

  /// Reads what is there, at most 256 KiB.
  func readReady(into buffer: inout [UInt8]) -> Progress {
    do throws(SystemError) {
      let count = try read(upTo: 1 << 18, into: &buffer)
      return count == 0 ? .closed : .moved(count)
    } catch {
      return error.number == EAGAIN ? .wouldWait : .closed
    }
  }

  /// Writes as much as goes without waiting.
  func writeReady(_ bytes: ArraySlice<UInt8>) -> Progress {
    let count = unsafe bytes.withUnsafeBytes { buffer in
      unsafe Glibc.write(descriptor, buffer.baseAddress, buffer.count)
    }
    if count >= 0 { return .moved(count) }
    return errno == EAGAIN || errno == EINTR ? .wouldWait : .closed
  }
}
