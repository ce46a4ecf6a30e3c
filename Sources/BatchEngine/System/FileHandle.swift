import Glibc

/// An open file, closed when the last reference goes.
final class FileHandle: Sendable {
  let descriptor: Int32
  private let owned: Bool
  /// Whether the file seems to end once the user has asked for the end of the run.
  private let endsOnInterrupt: Bool

  /// Takes a descriptor that is open already.
  init(descriptor: Int32, owned: Bool = true, endsOnInterrupt: Bool = false) {
    self.descriptor = descriptor
    self.owned = owned
    self.endsOnInterrupt = endsOnInterrupt
  }

  /// Standard input as an input of the run: it ends where the user interrupts the wait for it.
  static var standardInput: FileHandle {
    FileHandle(descriptor: 0, owned: false, endsOnInterrupt: true)
  }

  /// Opens a file for reading; a FIFO waits for its writer.
  convenience init(reading path: String) throws(SystemError) {
    let descriptor = unsafe open(FileName.path(path), O_RDONLY | O_CLOEXEC | O_NOCTTY)
    guard descriptor >= 0 else { throw SystemError() }
    self.init(descriptor: descriptor)
  }

  deinit { if owned { close(descriptor) } }

  /// The size in bytes; nil for what is not a regular file.
  var regularSize: Int? {
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      return nil
    }
    return Int(status.st_size)
  }

  /// Appends up to `count` bytes to `buffer`; 0 is the end of the file.
  func read(upTo count: Int, into buffer: inout [UInt8]) throws(SystemError) -> Int {
    if endsOnInterrupt, !awaitBytes() { return 0 }
    return try unsafe withUnsafeTemporaryAllocation(of: UInt8.self, capacity: count) {
      (bytes) throws(SystemError) in
      while true {
        let got = unsafe Glibc.read(descriptor, bytes.baseAddress, count)
        if got >= 0 {
          unsafe buffer.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[..<got]))
          return got
        }
        if errno != EINTR { throw SystemError() }
      }
    }
  }

  /// Waits until there is something to read; false where the user has asked for the end.
  func awaitBytes() -> Bool {
    while !Interrupt.isRequested {
      // A signal may come just before the wait begins: it is looked for once a second.
      if isReady(within: 1_000) { return true }
    }
    return false
  }

  /// Whether there is something to read before the time is up or a signal comes.
  func isReady(within milliseconds: Int) -> Bool {
    var polls = PollSet()
    let place = polls.add(self)
    polls.wait(milliseconds: milliseconds)
    return polls.isReady(place)
  }

  /// Reads until `limit` bytes are there or the file ends.
  ///
  /// Steps grow with what was read, so that small files touch little memory.
  func read(limit: Int) throws(SystemError) -> [UInt8] {
    var bytes: [UInt8] = []
    while bytes.count < limit {
      if try read(upTo: min(limit - bytes.count, max(1 << 14, bytes.count)), into: &bytes) == 0 {
        break
      }
    }
    return bytes
  }

  /// Writes all bytes.
  func write(_ bytes: [UInt8]) throws(SystemError) {
    var done = 0
    while done < bytes.count {
      let count = unsafe bytes.withUnsafeBytes { buffer in
        unsafe Glibc.write(
          descriptor, buffer.baseAddress.map { unsafe $0 + done }, bytes.count - done)
      }
      if count >= 0 {
        done += count
      } else if errno != EINTR {
        throw SystemError()
      }
    }
  }
}
