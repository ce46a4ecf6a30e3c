/// A shell pattern for paths: `*`, `?`, `[a-z]`, `[!a]`, `**` across folders, `\` before a plain sign.
public struct Glob: Sendable, Hashable {
  private enum Piece: Hashable, Sendable {
    case byte(UInt8)
    case anyByte
    case set(ranges: [ClosedRange<UInt8>], isNegated: Bool)
    case anyInName
    case anyPath
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
        if isWholePart, rest.first == UInt8(ascii: "/") { rest.removeFirst() }
        pieces.append(.anyPath)
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
    // The set of pieces that may come next; it grows by the stars that match nothing.
    var states = Set([0])
    states = closure(of: states)
    for byte in text {
      var next: Set<Int> = []
      for state in states where state < pieces.count {
        if accepts(pieces[state], byte) {
          next.insert(isStar(pieces[state]) ? state : state + 1)
        }
      }
      if next.isEmpty { return false }
      states = closure(of: next)
    }
    return states.contains(pieces.count)
  }

  private func closure(of states: Set<Int>) -> Set<Int> {
    var all = states
    for state in states {
      var next = state
      while next < pieces.count, isStar(pieces[next]) {
        next += 1
        all.insert(next)
      }
    }
    return all
  }

  private func isStar(_ piece: Piece) -> Bool { piece == .anyInName || piece == .anyPath }

  private func accepts(_ piece: Piece, _ byte: UInt8) -> Bool {
    let slash = UInt8(ascii: "/")
    switch piece {
    case .byte(let wanted): return byte == wanted
    case .anyByte, .anyInName: return byte != slash
    case .anyPath: return true
    case .set(let ranges, let isNegated):
      return byte != slash && ranges.contains { $0.contains(byte) } != isNegated
    }
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
