internal import ArchiveStreams

/// Cuts a page that holds an article behind each tag of certain forms, without parsing it.
///
/// What stands above the first such tag is left out. A page without any is read whole, as the web page
/// that it then is.
struct TagRecords: RecordSource {
  private var buffer: RecordBuffer
  private let tags: [[UInt8]]
  private let format: InputFormat
  private let encoding: String?
  private var number = 0
  private var isOver = false

  /// Prepares to cut at tags.
  ///
  /// - Parameters:
  ///   - stream: the file, in UTF-8 or another encoding that keeps ASCII.
  ///   - tags: how the tags open, from `<` on; a `*` stands for one or more digits, a `?` for a
  ///     letter, and letters are compared without their case.
  ///   - format: the format of the records.
  ///   - encoding: the encoding of the file, if it is not UTF-8.
  init(_ stream: any ByteStream, tags: [String], format: InputFormat, encoding: String?) {
    buffer = RecordBuffer(stream)
    self.tags = tags.map { $0.utf8.map(ByteSearch.folded) }
    self.format = format
    self.encoding = encoding
  }

  mutating func next() -> Record? {
    guard !isOver else { return nil }
    if number == 0 {
      guard let first = place(from: 0) else { return whole() }
      buffer.pass(first)
    }
    number += 1
    let end = place(from: 1)
    if (end ?? buffer.rest.count) > ReadOptions.maximumSize {
      isOver = true
      return .failed(
        code: "too-large",
        message: "the article has more than \(ReadOptions.maximumSize) bytes; the rest is not read",
        number: number)
    }
    if end == nil {
      isOver = true
      if let error = buffer.takeError() { return error }
    }
    let record = Array(buffer.rest.prefix(end ?? buffer.rest.count))
    buffer.pass(record.count)
    return .document(bytes: record, format: format, number: number, encoding: encoding)
  }

  private mutating func whole() -> Record? {
    isOver = true
    if let error = buffer.takeError() { return error }
    return .document(bytes: Array(buffer.rest), format: .html, number: 0)
  }

  /// Where the next record starts, relative to the window; nil where there is none in reach.
  private mutating func place(from: Int) -> Int? {
    var place = from
    while place <= ReadOptions.maximumSize {
      let rest = buffer.rest
      let begin = min(rest.startIndex + place, rest.endIndex)
      guard let found = rest[begin...].firstIndex(of: UInt8(ascii: "<")) else {
        place = rest.count
        if !buffer.grow() { return nil }
        continue
      }
      place = found - rest.startIndex
      if tags.contains(where: { matches($0, at: place) }) { return place }
      place += 1
    }
    return nil
  }

  /// The most digits that a `*` stands for.
  private static let maximumDigits = 9

  private mutating func matches(_ tag: [UInt8], at start: Int) -> Bool {
    _ = buffer.require(start + tag.count + Self.maximumDigits)
    var rest = buffer.rest.dropFirst(start)
    for wanted in tag {
      switch wanted {
      case UInt8(ascii: "*"):
        let digits = rest.prefix(Self.maximumDigits).prefix { (0x30...0x39).contains($0) }
        guard !digits.isEmpty else { return false }
        rest = rest.dropFirst(digits.count)
      case UInt8(ascii: "?"):
        guard let byte = rest.first, (0x61...0x7A).contains(ByteSearch.folded(byte)) else {
          return false
        }
        rest = rest.dropFirst()
      default:
        guard let byte = rest.first, ByteSearch.folded(byte) == wanted else { return false }
        rest = rest.dropFirst()
      }
    }
    return true
  }
}
