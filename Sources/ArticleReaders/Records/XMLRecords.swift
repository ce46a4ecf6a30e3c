internal import ArchiveStreams

/// Cuts XML and SGML that hold an article an element, without parsing them.
///
/// What stands above the first such element (declaration, root, title of the feed) is put in front of
/// each, up to 64 KiB, so that every record is read with its name spaces and its source. Elements left
/// open end where the next one begins; comments and CDATA are passed over whole.
struct XMLRecords: RecordSource {
  private static let headLimit = 1 << 16

  private var buffer: RecordBuffer
  private let names: [[UInt8]]
  private let format: InputFormat
  private var head: [UInt8]?
  private var number = 0
  private var isOver = false

  /// Prepares to cut at elements of these names.
  ///
  /// - Parameters:
  ///   - stream: the file, in UTF-8 or another encoding that keeps ASCII.
  ///   - names: the names of the elements in lower case, with prefix where they have one.
  ///   - format: the format of the records.
  init(_ stream: any ByteStream, names: [String], format: InputFormat) {
    buffer = RecordBuffer(stream)
    self.names = names.map { Array($0.utf8) }
    self.format = format
  }

  mutating func next() -> Record? {
    guard !isOver else { return nil }
    guard let first = findTag(from: 0) else { return finish() }
    if head == nil {
      head = Self.clipped(buffer.rest.prefix(first))
    }
    buffer.pass(first)
    guard let length = recordLength() else {
      isOver = true
      number += 1
      return .failed(
        code: "too-large",
        message: "the element has more than \(ReadOptions.maximumSize) bytes; the rest is not read",
        number: number)
    }
    number += 1
    let record = (head ?? []) + buffer.rest.prefix(length)
    buffer.pass(length)
    return .document(bytes: record, format: format, number: number)
  }

  private mutating func finish() -> Record? {
    isOver = true
    if let error = buffer.takeError() { return error }
    // A file without any such element is read whole, so that its reader can say what is missing.
    guard number == 0 else { return nil }
    return .document(bytes: Array(buffer.rest), format: format, number: 0)
  }

  /// The front of a head that is too long, cut behind a tag.
  private static func clipped(_ head: ArraySlice<UInt8>) -> [UInt8] {
    guard head.count > headLimit else { return Array(head) }
    let front = head.prefix(headLimit)
    return Array(front[...(front.lastIndex(of: UInt8(ascii: ">")) ?? front.startIndex)])
  }

  // MARK: Scanning

  /// Where the next record starts, relative to the window; nil if there is none.
  private mutating func findTag(from: Int) -> Int? {
    var place = from
    while let open = nextOpen(from: place) {
      if matches(at: open + 1) { return open }
      guard let next = skip(at: open) else { return nil }
      place = next
      if number == 0, place > ReadOptions.maximumSize { return nil }
    }
    return nil
  }

  /// The bytes of the record at the start of the window; nil if there are too many.
  private mutating func recordLength() -> Int? {
    var place = 1
    var depth = 1
    while let open = nextOpen(from: place) {
      if open > ReadOptions.maximumSize { return nil }
      if byte(open + 1) == UInt8(ascii: "/") {
        if matches(at: open + 2) {
          depth -= 1
          let end = tagEnd(from: open)
          if depth == 0 { return end }
          place = end
          continue
        }
        place = open + 2
      } else if matches(at: open + 1) {
        return open
      } else {
        guard let next = skip(at: open) else { break }
        place = next
      }
    }
    return buffer.rest.count
  }

  /// The place behind a comment, a CDATA section or the sign that opens a tag; nil at the end.
  private mutating func skip(at open: Int) -> Int? {
    guard byte(open + 1) == UInt8(ascii: "!") else { return open + 1 }
    if starts(with: "<!--", at: open) { return find("-->", from: open + 4).map { $0 + 3 } }
    if starts(with: "<![CDATA[", at: open) { return find("]]>", from: open + 9).map { $0 + 3 } }
    return open + 1
  }

  private mutating func tagEnd(from: Int) -> Int {
    var place = from
    while let current = byte(place) {
      place += 1
      if current == UInt8(ascii: ">") { return place }
    }
    return place
  }

  private mutating func nextOpen(from: Int) -> Int? {
    var searched = from
    while true {
      let rest = buffer.rest
      let begin = min(rest.startIndex + searched, rest.endIndex)
      if let found = rest[begin...].firstIndex(of: UInt8(ascii: "<")) {
        return found - rest.startIndex
      }
      searched = rest.count
      if !buffer.grow() { return nil }
    }
  }

  private mutating func find(_ word: String, from: Int) -> Int? {
    let wanted = Array(word.utf8)
    var place = from
    while let current = byte(place) {
      if current == wanted[0], starts(with: word, at: place) { return place }
      place += 1
      if place - from > ReadOptions.maximumSize { return nil }
    }
    return nil
  }

  private mutating func starts(with word: String, at place: Int) -> Bool {
    for (offset, wanted) in word.utf8.enumerated() where byte(place + offset) != wanted {
      return false
    }
    return true
  }

  /// Whether one of the names stands there, ended by white space or by the end of a tag.
  private mutating func matches(at place: Int) -> Bool {
    names.contains { name in
      for (offset, wanted) in name.enumerated() {
        guard let current = byte(place + offset), ByteSearch.folded(current) == wanted else {
          return false
        }
      }
      guard let end = byte(place + name.count) else { return true }
      return FileHead.isSpace(end) || end == UInt8(ascii: ">") || end == UInt8(ascii: "/")
    }
  }

  private mutating func byte(_ place: Int) -> UInt8? {
    guard buffer.require(place + 1) else { return nil }
    return buffer.bytes[buffer.start + place]
  }
}

/// Streams whose records can be cut byte by byte.
enum ASCIIStream {
  /// The stream itself, or, where it is UTF-16, its text in UTF-8.
  static func of(_ stream: any ByteStream, _ head: FileHead) -> any ByteStream {
    let front = head.bytes
    let isUTF16 =
      front.starts(with: [0xFF, 0xFE]) || front.starts(with: [0xFE, 0xFF])
      || front.prefix(64).contains(0)
    guard isUTF16 else { return stream }
    do throws(StreamError) {
      let bytes = try stream.read(limit: ReadOptions.maximumSize)
      return MemoryStream(TextDecoder(bytes[...]).utf8[...])
    } catch {
      return FailedStream(error)
    }
  }
}

/// A stream that only tells its error.
final class FailedStream: ByteStream {
  private let error: StreamError

  init(_ error: StreamError) { self.error = error }

  func read(upTo count: Int, into buffer: inout [UInt8]) throws(StreamError) -> Int { throw error }
}
