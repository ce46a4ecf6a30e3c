/// A shell pattern for paths: `*`, `?`, `[a-z]`, `[!a]`, `**` across folders, `\` before a plain sign.
public struct Glob: Sendable, Hashable {
  private enum Piece: Hashable, Sendable {
    case byte(UInt8)
    case anyByte
    case set(ranges: [ClosedRange<UInt8>], isNegated: Bool)
    case anyInName
    case anyPath
    /// `**/`: nothing, or folders up to a slash.
    case anyFolders
  }

  private let pieces: [Piece]
  /// Whether the pattern names folders too; otherwise it is about the last part of a path.
  public let hasSlash: Bool

  /// Whether a text has signs that make it a pattern.
  public static func isPattern(_ text: String) -> Bool {
    text.utf8.contains { $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "?") }
      || text.utf8.contains(UInt8(ascii: "["))
  }

  /// Reads a pattern; a bracket that is never closed stands for itself.
  public init(_ pattern: String) {
    var pieces: [Piece] = []
    var rest = Array(pattern.utf8)[...]
    hasSlash = rest.contains(UInt8(ascii: "/"))
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "?"): pieces.append(.anyByte)
      case UInt8(ascii: "\\"): pieces.append(.byte(rest.popFirst() ?? byte))
      case UInt8(ascii: "*"):
        guard rest.first == byte else {
          pieces.append(.anyInName)
          continue
        }
        rest = rest.drop { $0 == byte }
        // `a/**/b` also means `a/b`.
        let isWholePart = pieces.last.map { $0 == .byte(UInt8(ascii: "/")) } ?? true
        let isFolders = isWholePart && rest.first == UInt8(ascii: "/")
        if isFolders { rest.removeFirst() }
        pieces.append(isFolders ? .anyFolders : .anyPath)
      case UInt8(ascii: "["): pieces.append(Self.set(&rest) ?? .byte(byte))
      default: pieces.append(.byte(byte))
      }
    }
    self.pieces = pieces
  }

  /// Whether the pattern matches: all of `path` if it has a slash, else the last part of it.
  ///
  /// - Complexity: the product of the lengths of pattern and path.
  public func matches(_ path: String) -> Bool {
    var text = Array(path.utf8)[...]
    if !hasSlash, let slash = text.lastIndex(of: UInt8(ascii: "/")) {
      text = text[(slash + 1)...]
    }
    // Which pieces may come next; behind them, which stretches of folders are under way.
    var isNext = Array(repeating: false, count: 2 * pieces.count + 1)
    enter(0, &isNext)
    for byte in text {
      var after = Array(repeating: false, count: isNext.count)
      for state in isNext.indices where isNext[state] { step(from: state, byte, &after) }
      isNext = after
    }
    return isNext[pieces.count]
  }

  /// Marks a piece as next, and those behind it that are so because it may match nothing.
  private func enter(_ state: Int, _ isNext: inout [Bool]) {
    var state = state
    while !isNext[state] {
      isNext[state] = true
      guard state < pieces.count, mayBeNothing(pieces[state]) else { return }
      state += 1
    }
  }

  private func step(from state: Int, _ byte: UInt8, _ after: inout [Bool]) {
    let slash = UInt8(ascii: "/")
    if state == pieces.count { return }
    let place = state > pieces.count ? state - pieces.count - 1 : state
    switch pieces[place] {
    case .byte(let wanted): if byte == wanted { enter(place + 1, &after) }
    case .anyByte: if byte != slash { enter(place + 1, &after) }
    case .set(let ranges, let isNegated):
      if byte != slash, ranges.contains(where: { $0.contains(byte) }) != isNegated {
        enter(place + 1, &after)
      }
    case .anyInName: if byte != slash { enter(place, &after) }
    case .anyPath: enter(place, &after)
    case .anyFolders:
      after[pieces.count + 1 + place] = true
      if byte == slash { enter(place, &after) }
    }
  }

  private func mayBeNothing(_ piece: Piece) -> Bool {
    piece == .anyInName || piece == .anyPath || piece == .anyFolders
  }

  private static func set(_ rest: inout ArraySlice<UInt8>) -> Piece? {
    var body = rest
    var isNegated = false
    if body.first == UInt8(ascii: "!") || body.first == UInt8(ascii: "^") {
      isNegated = true
      body.removeFirst()
    }
    var ranges: [ClosedRange<UInt8>] = []
    while let low = body.popFirst() {
      if low == UInt8(ascii: "]"), !ranges.isEmpty {
        rest = body
        return .set(ranges: ranges, isNegated: isNegated)
      }
      var high = low
      if body.first == UInt8(ascii: "-"), let end = body.dropFirst().first,
        end != UInt8(ascii: "]")
      {
        high = end
        body.removeFirst(2)
      }
      ranges.append(min(low, high)...max(low, high))
    }
    return nil
  }
}
