internal import ArchiveStreams

/// The lines of JSONL that are not blank; the number of a record is that of its line.
struct LineRecords: RecordSource {
  private var buffer: RecordBuffer
  private var number = 0
  private var isOver = false

  init(_ stream: any ByteStream) { buffer = RecordBuffer(stream) }

  mutating func next() -> Record? {
    while !isOver {
      let end = buffer.lineEnd(limit: ReadOptions.maximumSize)
      if end == nil, buffer.rest.isEmpty {
        isOver = true
        if let error = buffer.takeError() { return error }
        // A file without any line is one empty document.
        return number == 0 ? .document(bytes: [], format: .json, number: 0) : nil
      }
      number += 1
      if end == nil, buffer.rest.count > ReadOptions.maximumSize { return passOver() }
      var line = buffer.rest.prefix(end ?? buffer.rest.count)
      let length = line.count + 1
      defer { buffer.pass(length) }
      if number == 1, line.starts(with: [0xEF, 0xBB, 0xBF]) { line = line.dropFirst(3) }
      guard line.contains(where: { $0 > 0x20 }) else { continue }
      return .document(bytes: Array(line), format: .json, number: number)
    }
    return nil
  }

  /// Passes over a line that is too long to be a document.
  private mutating func passOver() -> Record {
    var count = 0
    while true {
      if let end = buffer.lineEnd(limit: 0) {
        count += end
        buffer.pass(end + 1)
        break
      }
      count += buffer.rest.count
      buffer.pass(buffer.rest.count)
      if buffer.isAtEnd { break }
    }
    return .failed(
      code: "too-large",
      message: "the line has \(count) bytes, more than the limit of \(ReadOptions.maximumSize)",
      number: number)
  }
}
