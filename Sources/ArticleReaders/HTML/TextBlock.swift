/// A run of text between two borders of block elements: a paragraph, a heading, a menu entry.
struct TextBlock {
  /// The innermost block element it lies in.
  let node: Int
  /// Its place in `PageBlocks.bytes`, with white space collapsed.
  let text: Range<Int>
  /// The number of words.
  let words: Int
  /// The number of words in links.
  let linkedWords: Int
  /// The number of words in bold type.
  let boldWords: Int
  /// The number of line breaks inside.
  let breaks: Int
  /// Whether the page hides it until a script shows it.
  let isHidden: Bool
  /// Whether it is what browsers without scripts show.
  let isFallback: Bool

  /// The share of words in links, 0 to 1.
  var linkDensity: Float { words == 0 ? 0 : Float(linkedWords) / Float(words) }
}

/// The text of a page, cut into blocks.
struct PageBlocks {
  /// The page.
  let tree: PageTree
  /// The text of all blocks, one after another.
  let bytes: [UInt8]
  /// The blocks in document order; each has a word.
  let blocks: [TextBlock]

  /// The text of a block.
  func text(_ block: Int) -> ArraySlice<UInt8> { bytes[blocks[block].text] }

  /// The text of a block as a string.
  func string(_ block: Int) -> String { String(decoding: text(block), as: UTF8.self) }

  /// Cuts a page.
  ///
  /// - Complexity: linear in the size of the page.
  init(_ tree: PageTree) {
    self.tree = tree
    var cutter = BlockCutter(tree)
    cutter.run()
    bytes = cutter.bytes
    blocks = cutter.blocks
  }
}

/// Walks a page and collects its blocks.
private struct BlockCutter {
  let tree: PageTree
  var bytes: [UInt8] = []
  var blocks: [TextBlock] = []

  private var start = 0
  private var words = 0
  private var linkedWords = 0
  private var boldWords = 0
  private var breaks = 0
  /// Line breaks since the last word.
  private var pendingBreaks = 0
  private var hasSpace = true
  private var flags: Flags = []
  private var current = 0

  private struct Flags: OptionSet {
    let rawValue: UInt8
    static let link = Flags(rawValue: 1)
    static let bold = Flags(rawValue: 2)
    static let hidden = Flags(rawValue: 4)
    static let fallback = Flags(rawValue: 8)
  }

  init(_ tree: PageTree) {
    self.tree = tree
    bytes.reserveCapacity(tree.bytes.count)
  }

  mutating func run() {
    var inherited = [Flags](repeating: [], count: tree.nodes.count)
    var open: [(node: Int, end: Int)] = []
    var place = 0
    while place < tree.nodes.count {
      let node = tree.nodes[place]
      while let last = open.last, last.end <= place {
        flush()
        open.removeLast()
        current = open.last?.node ?? 0
      }
      if Self.left.contains(node.element) || isPopover(place) {
        place = Int(node.end)
        continue
      }
      var flags = inherited[Int(node.parent)]
      switch node.element {
      case .text: append(tree.text(of: place), flags)
      case .br: noteBreak()
      case .a: flags.insert(.link)
      case .mark, .h1, .h2, .h3, .h4, .h5, .h6: flags.insert(.bold)
      case .noscript: flags.insert(.fallback)
      default: break
      }
      if node.element != .text, tree.value(.hidden, of: place) != nil { flags.insert(.hidden) }
      inherited[place] = flags
      if Element.block.contains(node.element) {
        flush()
        open.append((place, Int(node.end)))
        current = place
      }
      place += 1
    }
    flush()
  }

  /// Elements whose text is none of the page's.
  private static let left = ElementSet([
    .title, .meta, .script, .style, .template, .svg, .select, .textarea,
  ])

  /// Whether an inline element is a card that opens when the mouse rests on a word.
  private func isPopover(_ place: Int) -> Bool {
    guard tree.nodes[place].element == .span || tree.nodes[place].element == .other,
      let name = tree.value(.class, of: place), name.count < 200
    else { return false }
    var mask = ClassWords.Mask()
    ClassWords.add(name, to: &mask)
    return mask.intersects(Self.cards) && mask.intersects(Self.parts)
  }

  private static let cards = ClassWords.mask("rollover", "popover", "tooltip", "hovercard")
  private static let parts = ClassWords.mask("block", "content", "body", "box", "module", "text")

  private mutating func noteBreak() {
    if bytes.count == start { return }
    pendingBreaks += 1
    if pendingBreaks >= 2 {
      flush()
    } else {
      hasSpace = true
    }
  }

  /// Ends the block, if it has begun.
  private mutating func flush() {
    if words > 0 {
      blocks.append(
        TextBlock(
          node: current, text: start..<bytes.count, words: words, linkedWords: linkedWords,
          boldWords: boldWords, breaks: breaks, isHidden: flags.contains(.hidden),
          isFallback: flags.contains(.fallback)))
      bytes.append(0x0A)
    } else {
      bytes.removeSubrange(start...)
    }
    start = bytes.count
    words = 0
    linkedWords = 0
    boldWords = 0
    breaks = 0
    pendingBreaks = 0
    hasSpace = true
  }

  /// Appends text with white space collapsed and invisible signs left out.
  private mutating func append(_ text: ArraySlice<UInt8>, _ flags: Flags) {
    var place = text.startIndex
    let before = words
    var inWord = !hasSpace && WordCount.isWordEnd(bytes, from: start)
    var wide = 0
    while place < text.endIndex {
      let byte = text[place]
      if byte <= 0x20 {
        hasSpace = true
        inWord = false
        place += 1
        continue
      }
      let length = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
      let end = min(place + length, text.endIndex)
      switch Invisible.kind(text[place..<end]) {
      case .space:
        hasSpace = true
        inWord = false
      case .nothing: break
      case .visible:
        endSpace()
        bytes.append(contentsOf: text[place..<end])
        switch WordCount.kind(text[place..<end]) {
        case .letter:
          if !inWord { words += 1 }
          inWord = true
        case .wide:
          // Scripts without spaces: two signs are about a word.
          wide += 1
          if wide % 2 == 1 { words += 1 }
          inWord = false
        case .mark: inWord = false
        }
      }
      place = end
    }
    note(flags, words: words - before)
  }

  /// Notes in what the words added last stand.
  private mutating func note(_ flags: Flags, words: Int) {
    if flags.contains(.link) { linkedWords += words }
    if flags.contains(.bold) { boldWords += words }
    self.flags = flags
  }

  /// Writes the space and notes the break that stand in front of a sign.
  @inline(__always)
  private mutating func endSpace() {
    if hasSpace, bytes.count > start {
      bytes.append(0x20)
      if pendingBreaks > 0 { breaks += 1 }
    }
    hasSpace = false
    pendingBreaks = 0
  }
}

/// Signs that are not seen.
private enum Invisible {
  case visible, space, nothing

  static func kind(_ sign: ArraySlice<UInt8>) -> Invisible {
    let first = sign.startIndex
    switch sign[first] {
    case 0x7F: return .nothing
    case 0xC2 where sign.count == 2:
      let second = sign[first + 1]
      return second == 0xA0 ? .space : second == 0xAD || second < 0xA0 ? .nothing : .visible
    case 0xE2 where sign.count == 3:
      let pair = (sign[first + 1], sign[first + 2])
      switch pair {
      // U+2000 to U+200A, U+2028, U+2029, U+202F and U+205F are spaces.
      case (0x80, 0x80...0x8A), (0x80, 0xA8), (0x80, 0xA9), (0x80, 0xAF), (0x81, 0x9F):
        return .space
      // U+200B, the directional marks, and U+2060 to U+2064.
      case (0x80, 0x8B), (0x80, 0x8E), (0x80, 0x8F), (0x80, 0xAA...0xAE), (0x81, 0xA0...0xA4):
        return .nothing
      default: return .visible
      }
    case 0xE3 where sign.count == 3:
      return sign[first + 1] == 0x80 && sign[first + 2] == 0x80 ? .space : .visible
    case 0xEF where sign.count == 3:
      return sign[first + 1] == 0xBB && sign[first + 2] == 0xBF ? .nothing : .visible
    default: return .visible
    }
  }
}

/// Tells letters from marks, roughly and fast.
enum WordCount {
  enum Kind {
    case letter, mark, wide
  }

  /// The kind of a sign in UTF-8.
  static func kind(_ sign: ArraySlice<UInt8>) -> Kind {
    let first = sign.startIndex
    let byte = sign[first]
    if byte < 0x80 {
      let isDigit = byte >= 0x30 && byte <= 0x39
      let isLetter = (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A
      return isDigit || isLetter || byte == 0x27 ? .letter : .mark
    }
    guard sign.count == 3 else { return sign.count == 2 && byte == 0xC2 ? .mark : .letter }
    let second = sign[first + 1]
    switch byte {
    case 0xE2: return second == 0x80 && sign[first + 2] == 0x99 ? .letter : .mark
    case 0xE3: return second == 0x80 ? .mark : .wide
    case 0xE4...0xE9: return .wide
    case 0xEF: return .mark
    default: return .letter
    }
  }

  /// Whether the text ends inside a word.
  static func isWordEnd(_ bytes: [UInt8], from start: Int) -> Bool {
    guard let last = bytes.last, bytes.count > start else { return false }
    return last >= 0x80 || kind([last][...]) == .letter
  }
}
