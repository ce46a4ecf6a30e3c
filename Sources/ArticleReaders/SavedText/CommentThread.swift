internal import DocumentModel

/// Where readers' comments begin in a saved text, as the lines around each comment tell.
struct CommentThread {
  /// The first line of the first comment; nil where there are fewer than two.
  let start: Int?

  init(_ lines: PageLines) {
    var heads: [Int] = []
    var buttons: [Int] = []
    for (index, shape) in lines.shapes.enumerated() where shape.words <= 14 {
      let text = lines.text.bytes(in: lines.spans[index])
      if Self.isHead(text, shape) { heads.append(index) }
      if shape.words <= 2, Self.isReply(text) { buttons.append(index) }
    }
    let replied = buttons.count < 2 ? nil : Self.comment(above: buttons[0], lines)
    let headed = heads.count < 2 ? nil : heads[0]
    start = [headed, replied].compactMap { $0 }.min()
  }

  /// "Jane Roe says:", "Jane on 3 May 2019 at 5:23 pm said:".
  private static func isHead(_ text: ArraySlice<UInt8>, _ shape: LineShape) -> Bool {
    guard shape.flags.contains(.endsInColon) else { return false }
    if shape.words <= 5, text.reversed().starts(with: " says:".utf8.reversed()) { return true }
    return shape.digits >= 3
      && [" says:", " said:", " wrote:", " writes:"].contains {
        text.reversed().starts(with: $0.utf8.reversed())
      }
  }

  /// The button below a comment, in some languages.
  private static func isReply(_ text: ArraySlice<UInt8>) -> Bool {
    guard text.count <= 24 else { return false }
    let folded = String(decoding: text, as: UTF8.self).lowercased()
    return replies.contains(folded)
  }

  private static let replies: Set<String> = [
    "reply", "reply ↓", "↓ reply", "antworten", "répondre", "responder", "rispondi", "reageren",
    "svara", "svar", "odpowiedz", "ответить", "yanıtla", "vastaa", "απάντηση", "balas",
  ]

  /// The first line of the comment above a button: its author's, beside the time.
  private static func comment(above button: Int, _ lines: PageLines) -> Int? {
    for index in (max(0, button - 8)..<button).reversed() {
      let shape = lines.shapes[index]
      let ago = shape.phrases >> UInt32(PagePhrases.Group.dates.rawValue) & 1 == 1
      guard shape.words <= 14, shape.digits > 0, ago || shape.flags.contains(.year) else {
        continue
      }
      let isNamed = index > 0 && lines.shapes[index - 1].words <= 4
      return isNamed && shape.words <= 8 ? index - 1 : index
    }
    return nil
  }
}
