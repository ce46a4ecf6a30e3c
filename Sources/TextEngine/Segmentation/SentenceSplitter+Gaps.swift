import DocumentModel

/// A gap between tokens where a sentence may end, with what the rules say.
struct Gap {
  /// The index of the token after the gap.
  let next: Int
  /// The index of the first token of the sentence before the gap.
  let first: Int
  /// What stands before the gap and what the rules say of it, below 64.
  let kind: UInt32
  /// Whether a sentence ends here by the rules.
  let isEnd: Bool
  /// Whether that needs no second opinion.
  let isSure: Bool
  /// Whether no mark stands before it.
  var isOpen: Bool { kind >= Self.firstOpenKind }

  static let firstOpenKind: UInt32 = 20
}

/// Decides whether a sentence ends at a gap where the rules are not sure.
protocol GapJudge {
  mutating func isEnd(at gap: Gap, of splitter: SentenceSplitter) -> Bool
}

extension SentenceSplitter {
  /// The gap after a mark at `index` and the closing marks that follow it.
  func gap(after mark: Mark, at index: Int, of first: Int, next: Int) -> Gap {
    let isEnd = isEnd(mark, at: index, of: first, next: next)
    let quoted = next > index + 1
    let kind = UInt32(mark.rawValue) << 2 | (quoted ? 2 : 0) | (isEnd ? 1 : 0)
    let isSure =
      isEnd
      ? !quoted && mark == .stop && isPlainStop(index, next)
      : mark == .abbreviation && isLeader(index, next)
    return Gap(next: next, first: first, kind: kind, isEnd: isEnd, isSure: isSure)
  }

  /// Whether an abbreviation stands before a name or number and never at an end: "Mr.", "e.g.".
  private func isLeader(_ index: Int, _ next: Int) -> Bool {
    let span = spans[index]
    return Abbreviations.english.traits(
      bytes, span.start..<(span.end - 1),
      digitFollows: Characters.isDigit(bytes[spans[next].start]))?.contains(.leads) ?? false
  }

  /// Whether a stop stands between a word in small letters and one with a capital.
  private func isPlainStop(_ index: Int, _ next: Int) -> Bool {
    guard index > 0, flags[index - 1].isSuperset(of: [.alphabetic, .lower]),
      spans[index - 1].count > 2, spans[index].count == 1
    else { return false }
    return flags[next].isSuperset(of: [.spaceBefore, .title])
  }

  /// The gap before a token that is not in small letters, where no mark stands before it: a line
  /// may have ended here before the text was joined; nil where that is out of the question.
  func openGap(before next: Int, of first: Int) -> Gap? {
    let follower = flags[next]
    guard follower.contains(.spaceBefore) else { return nil }
    let last = piece(next - 1)
    let before: UInt32
    if last.flags.contains(.address) {
      before = 0
    } else if last.flags.contains(.digit) {
      guard isStarter(next) || isDateTimeOrPhone(last) else { return nil }
      before = 1
    } else if last.flags.contains(.alphabetic) {
      let isDigit = follower.contains(.digit) && last.flags.contains(.title)
      guard isDigit || isStarter(next) else { return nil }
      before = last.flags.contains(.title) ? 2 : 3
    } else {
      guard let mark = openMark(last, next - first), !endsDateline(next - 1) else { return nil }
      before = mark
    }
    let after: UInt32 =
      follower.contains(.title)
      ? 1 : follower.contains(.digit) ? 2 : follower.contains(.opening) ? 3 : 0
    return Gap(
      next: next, first: first, kind: Gap.firstOpenKind + before * 4 + after, isEnd: false,
      isSure: false)
  }

  /// Whether digits have marks between them and no letters, as times, dates and telephone numbers
  /// have: after other figures a capital belongs to the same name ("82nd Airborne", "747 Max").
  private func isDateTimeOrPhone(_ piece: Piece) -> Bool {
    piece.flags.isDisjoint(with: .alphabetic)
      && bytes[piece.span.range].contains { !Characters.isDigit($0) && $0 != 0x2C }
  }

  /// Whether a colon or dash follows a bracket, as after the agency of a dateline: "(Reuters) —".
  private func endsDateline(_ index: Int) -> Bool {
    index > 0 && flags[index - 1].contains(.closing) && !isBracket(bytes[spans[index].start])
  }

  private func isBracket(_ byte: UInt8) -> Bool { byte == 0x29 || byte == 0x5D || byte == 0x7D }

  /// The number of a mark that no sentence ends with by the rules, from 4 to 10; nil for a comma
  /// that is not near the start of a sentence, as that of a salutation is.
  private func openMark(_ mark: Piece, _ length: Int) -> UInt32? {
    switch bytes[mark.span.start] {
    case 0x2C: length <= 4 ? 4 : nil
    case 0x3A: 5
    case 0x3B: 6
    case 0x2D,
      0xE2 where mark.flags.isDisjoint(with: .quote):
      7
    case 0x3E: 8
    default: mark.flags.isDisjoint(with: [.closing, .quote]) ? 9 : 10
    }
  }
}
