/// Finds words in Lua sources, to name the line of a fault.
enum SourceLines {
  /// The first line that holds the last part of a dotted key as a whole word outside comments.
  ///
  /// - Complexity: linear in the source times the length of the key.
  static func first(holding key: String, in source: [UInt8]) -> Int? {
    let wanted = Array((key.split(separator: ".").last ?? "").utf8)
    guard !wanted.isEmpty, wanted.count <= 100 else { return nil }
    let lines = source.split(separator: 0x0A, omittingEmptySubsequences: false)
    return lines.firstIndex { declares($0, wanted) }.map { $0 + 1 }
  }

  private static func declares(_ line: ArraySlice<UInt8>, _ key: [UInt8]) -> Bool {
    var at = line.startIndex
    while at + key.count <= line.endIndex {
      if line[at...].starts(with: [0x2D, 0x2D]) { return false }
      if line[at...].starts(with: key) {
        let isStart = at == line.startIndex || !isWord(line[at - 1])
        let isEnd = at + key.count == line.endIndex || !isWord(line[at + key.count])
        if isStart && isEnd { return true }
      }
      at += 1
    }
    return false
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
      || byte == 0x5F || byte >= 0x80
  }
}
