import DocumentModel

extension Tokenizer {
  /// The end of a web or e-mail address that starts at `start`; nil if none does.
  ///
  /// A failed look-ahead is remembered, so that no stretch is read more than twice.
  mutating func addressEnd(at start: Int) -> Int? {
    guard start >= addressBarrier else { return nil }
    if startsWebAddress(start) { return webAddressEnd(start) }
    return mailAddressEnd(start)
  }

  private func startsWebAddress(_ start: Int) -> Bool {
    switch TokenText.lowered(bytes[start]) {
    case UInt8(ascii: "h"): starts(start, with: "http://") || starts(start, with: "https://")
    case UInt8(ascii: "w"): starts(start, with: "www.")
    case UInt8(ascii: "f"): starts(start, with: "ftp://")
    case UInt8(ascii: "m"): starts(start, with: "mailto:")
    default: false
    }
  }

  private func starts(_ start: Int, with prefix: String) -> Bool {
    let stop = start + prefix.utf8.count
    return stop < chunkEnd && TokenText.equals(bytes, start..<stop, prefix)
  }

  private func webAddressEnd(_ start: Int) -> Int {
    var stop = start
    var brackets = 0
    while stop < chunkEnd, !Self.endsAddress(bytes[stop]) {
      if bytes[stop] == 0x28 { brackets += 1 }
      stop += 1
    }
    while stop > start + 1, isTrailing(bytes[stop - 1], brackets) { stop -= 1 }
    return stop
  }

  /// `<`, `>`, `"` end an address.
  private static func endsAddress(_ byte: UInt8) -> Bool {
    byte == 0x3C || byte == 0x3E || byte == 0x22
  }

  /// Marks at the end of an address belong to the sentence around it.
  private func isTrailing(_ byte: UInt8, _ brackets: Int) -> Bool {
    switch byte {
    case 0x2E, 0x2C, 0x3B, 0x3A, 0x21, 0x3F, 0x27, 0x5D, 0x7D, 0x2A: true
    case 0x29: brackets == 0
    default: false
    }
  }

  private mutating func mailAddressEnd(_ start: Int) -> Int? {
    var offset = start
    while offset < chunkEnd, Self.isLocalPart(bytes[offset]) { offset += 1 }
    guard has(0x40, at: offset), isWordStart(offset + 1) else {
      addressBarrier = offset
      return nil
    }
    var stop = offset + 1
    while stop < chunkEnd, Self.isLocalPart(bytes[stop]) { stop += 1 }
    while stop > offset + 2, !isWordStart(stop - 1) { stop -= 1 }
    return stop
  }

  private static func isLocalPart(_ byte: UInt8) -> Bool {
    Characters.isLetter(byte) || Characters.isDigit(byte) || byte == 0x2E || byte == 0x2D
      || byte == 0x5F || byte == 0x2B || byte == 0x25
  }
}
