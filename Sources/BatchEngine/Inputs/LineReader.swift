/// Reads a file line by line in constant memory.
struct LineReader {
  /// A line without its separator, or what stands in its place.
  enum Line: Sendable {
    case line([UInt8])
    /// The line is longer than the limit; its bytes are passed over.
    case tooLong(Int)
    case unreadable(String)
  }

  private let file: FileHandle
  private let separator: UInt8
  private let limit: Int
  private var buffer: [UInt8]
  private var start = 0
  private var isAtEnd = false
  private var taken: Int
  private let size: Int?

  /// Reads on after `head`, bytes of the file that have been read already.
  init(_ file: FileHandle, separator: UInt8, limit: Int, head: [UInt8] = []) {
    self.file = file
    self.separator = separator
    self.limit = limit
    buffer = head
    taken = head.count
    size = file.regularSize
  }

  /// How much of the file has been handed over, from 0 to 1; nil for a stream.
  var fraction: Double? {
    guard let size, size > 0 else { return nil }
    return min(1, Double(taken - (buffer.count - start)) / Double(size))
  }

  mutating func next() -> Line? {
    var searched = start
    var passed = 0
    while true {
      if let end = buffer[searched...].firstIndex(of: separator) {
        let line = Array(buffer[start..<end])
        start = end + 1
        return passed > 0 ? .tooLong(passed + line.count) : .line(line)
      }
      if isAtEnd {
        guard start < buffer.count || passed > 0 else { return nil }
        let line = Array(buffer[start...])
        start = buffer.count
        return passed > 0 ? .tooLong(passed + line.count) : .line(line)
      }
      if buffer.count - start > limit {
        passed += buffer.count - start
        start = buffer.count
      }
      if start > 0 {
        buffer.removeFirst(start)
        start = 0
      }
      searched = buffer.count
      do throws(SystemError) {
        let count = try file.read(upTo: 1 << 18, into: &buffer)
        taken += count
        isAtEnd = count == 0
      } catch {
        isAtEnd = true
        start = buffer.count
        return .unreadable(error.reason)
      }
    }
  }
}
