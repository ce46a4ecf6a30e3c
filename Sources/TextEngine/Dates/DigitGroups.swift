/// Up to three groups of digits with one kind of mark between them: `10:30`, `2/26/2024`.
struct DigitGroups {
  /// A group with its number of digits.
  struct Group {
    var value = 0
    var width = 0
  }

  private(set) var first = Group()
  private(set) var second = Group()
  private(set) var third = Group()
  private(set) var count = 1
  /// The mark between the groups, one of `/-.:`; 0 for a single group.
  private(set) var mark: UInt8 = 0

  /// Reads a token of at most ten bytes; nil if it holds anything else.
  init?(_ bytes: [UInt8], _ range: Range<Int>) {
    var group = Group()
    for offset in range {
      let byte = bytes[offset]
      if Characters.isDigit(byte) {
        group.value = group.value * 10 + Int(byte - 0x30)
        group.width += 1
        guard group.width <= 10 else { return nil }
      } else {
        guard mark == 0 || mark == byte, count < 3, group.width > 0,
          byte == 0x2F || byte == 0x2D || byte == 0x2E || byte == 0x3A
        else { return nil }
        mark = byte
        close(group)
        group = Group()
        count += 1
      }
    }
    guard group.width > 0 else { return nil }
    close(group)
  }

  private mutating func close(_ group: Group) {
    switch count {
    case 1: first = group
    case 2: second = group
    default: third = group
    }
  }
}
