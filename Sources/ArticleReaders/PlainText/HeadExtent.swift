internal import DocumentModel

/// Finds where the head of a page ends.
struct HeadExtent {
  private let lines: [ChunkText]
  private let kinds: [HeadLine]
  private let chunkCount: Int

  init(lines: [ChunkText], kinds: [HeadLine], chunkCount: Int) {
    self.lines = lines
    self.kinds = kinds
    self.chunkCount = chunkCount
  }

  /// The kinds of the lines, as far as they matter: to a few below the first paragraph.
  static func lineKinds(of lines: [ChunkText], in text: SourceText) -> [HeadLine] {
    var kinds: [HeadLine] = []
    var last = lines.count
    while kinds.count < last {
      kinds.append(HeadLine(lines[kinds.count], in: text))
      // A credit below a line makes it a caption, so that the line before the newest is judged.
      let position = kinds.count - 2
      guard last == lines.count, position >= 0, isParagraph(position, lines, kinds) else {
        continue
      }
      last = position == 0 ? kinds.count : min(last, position + reach + 1)
    }
    return kinds
  }

  /// How far below the first paragraph a line of a head may stand.
  private static let reach = 4

  /// The number of chunks of the head; 0 if the text opens with its body.
  ///
  /// The head ends above the first paragraph. A line with dates or authors a little below that still
  /// belongs to it: then what looked like a paragraph was a deck or a caption.
  var end: Int {
    guard chunkCount > 1, let first = lines.first, !isParagraph(0) else { return 0 }
    let firstBody = kinds.indices.first(where: isParagraph) ?? lines.count
    let reach = min(kinds.count, firstBody + Self.reach)
    let lastStrong = kinds[..<reach].lastIndex(where: \.isStrong)
    if let lastStrong {
      return max(firstBody < lines.count ? firstBody : 0, lastStrong + 1)
    }
    // No line of its own kind: a short line or a few above a paragraph, the first one a headline.
    guard firstBody < lines.count, firstBody <= 4 else { return 0 }
    let isWeak = kinds[..<firstBody].allSatisfy { if case .words = $0 { true } else { false } }
    return !isWeak || first.isTitleLike && lines[..<firstBody].allSatisfy(isHeadWords)
      ? firstBody : 0
  }

  private func isParagraph(_ position: Int) -> Bool {
    Self.isParagraph(position, lines, kinds)
  }

  private static func isParagraph(
    _ position: Int, _ lines: [ChunkText], _ kinds: [HeadLine]
  ) -> Bool {
    guard case .words = kinds[position], lines[position].isBodyLike else { return false }
    if position + 1 < kinds.count, case .credit = kinds[position + 1] { return false }
    return !pointsIntoPicture(lines[position])
  }

  private func isHeadWords(_ line: ChunkText) -> Bool {
    !line.isLong && line.wordCount <= 40 && !line.string.hasSuffix(":")
      && LinePattern.markerLength(Array(line.string.utf8)[...]) == nil
  }

  /// Whether the words point at somebody in a picture, as captions do.
  static func pointsIntoPicture(_ line: ChunkText) -> Bool {
    guard !line.isLong, line.wordCount <= 60 else { return false }
    // Looking for one of a few words first spares most lines the search below.
    guard line.words.contains(where: { pointerWords.contains(WordForm.bare($0)) }) else {
      return false
    }
    let folded = " " + line.folded
    return pointers.contains { folded.contains($0) }
  }

  private static let pointerWords: Set<String> = [
    "left", "right", "centre", "center", "l", "r", "pictured", "photo", "picture", "image",
    "handout", "seen", "file",
  ]
  private static let pointers = [
    ", left, ", ", right, ", ", centre, ", ", center, ", ", second left, ", ", second right, ",
    ", second from left, ", ", second from right, ", " (left) ", " (right) ", " (l) ", " (r) ",
    " pictured ", " file photo", " file picture", " in this photo", " in this picture",
    " in this image", " in this handout", " is seen in ", " are seen in ", " from left:",
    " from left, ", " (file)", " [file",
  ]
}
