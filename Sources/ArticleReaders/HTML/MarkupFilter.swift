internal import DocumentModel

/// Cuts a page down to what an article can be found in, before the parser sees it.
///
/// Drops scripts, styles, comments, drawings and menus of choices, keeps of each tag only the
/// attributes that are read later, and replaces formatting elements by plain ones. What remains
/// parses about three times as fast, and cannot make the parser slow or hungry: the parser's cost
/// grows with the square of nesting, of attributes, and of formatting elements that are reopened.
/// Nesting is bounded by following the parser's stack of open elements (`OpenElements`).
///
/// - Complexity: linear in the number of bytes.
struct MarkupFilter {
  /// A script that carries data instead of a program.
  struct DataScript {
    enum Kind {
      /// JSON-LD, as schema.org uses it.
      case linkedData
      /// The state of an application that draws the page from data.
      case state
    }

    let kind: Kind
    let range: Range<Int>
  }

  /// The most tags of a page, after which it is refused.
  static let maximumTags = 600_000
  /// The most bytes of text and kept markup, after which a page is refused.
  static let maximumSize = 12 << 20

  let input: [UInt8]
  private(set) var output: [UInt8] = []
  private(set) var scripts: [DataScript] = []
  /// The place of the page's body in `output`; for pages that are cut in the middle.
  private(set) var isTooLarge = false

  private var offset = 0
  private var tags = 0
  private var open = OpenElements()
  /// End tags of skipped elements that do not occur behind a place.
  private var missing: [Element: Int] = [:]

  /// Filters a page.
  init(_ input: [UInt8]) {
    self.input = input
    output.reserveCapacity(min(input.count / 2, 1 << 22) + 64)
    run()
  }

  /// Refuses a page of more markup than a page can have; `what` names it, as in "the page".
  ///
  /// - Throws: `Failure` with the code `too-large`.
  func requireSize(of what: String, _ check: InputCheck) throws(Failure) {
    guard isTooLarge else { return }
    throw check.failure(
      "too-large",
      "\(what) has more than \(Self.maximumTags) tags or \(Self.maximumSize) bytes of text;"
        + " split it")
  }

  private mutating func run() {
    while offset < input.count {
      let end = index(of: UInt8(ascii: "<"), from: offset) ?? input.count
      output.append(contentsOf: input[offset..<end])
      offset = end
      if offset < input.count { readMarkup() }
      if tags > Self.maximumTags || output.count > Self.maximumSize {
        isTooLarge = true
        return
      }
    }
  }

  /// The place of a byte at or behind another place.
  private func index(of byte: UInt8, from start: Int) -> Int? {
    input[start...].firstIndex(of: byte)
  }

  private func byte(at place: Int) -> UInt8 { place < input.count ? input[place] : 0 }

  private mutating func readMarkup() {
    let next = byte(at: offset + 1)
    if Self.isLetter(next) {
      readStartTag()
    } else if next == UInt8(ascii: "/"), Self.isLetter(byte(at: offset + 2)) {
      readEndTag()
    } else if next == UInt8(ascii: "!") || next == UInt8(ascii: "?") || next == UInt8(ascii: "/") {
      skipDeclaration()
    } else {
      output.append(contentsOf: "&lt;".utf8)
      offset += 1
    }
  }

  /// Skips a comment, a document type, or what the standard calls a bogus comment.
  private mutating func skipDeclaration() {
    guard input[offset...].starts(with: "<!--".utf8) else {
      offset = index(of: UInt8(ascii: ">"), from: offset).map { $0 + 1 } ?? input.count
      return
    }
    offset += 4
    if byte(at: offset) == UInt8(ascii: ">") {
      offset += 1
      return
    }
    var place = offset
    while let end = index(of: UInt8(ascii: ">"), from: place) {
      place = end + 1
      let dashes = end - offset >= 2 && input[end - 1] == 0x2D && input[end - 2] == 0x2D
      let banged =
        end - offset >= 3 && input[end - 1] == 0x21 && input[end - 2] == 0x2D
        && input[end - 3] == 0x2D
      if dashes || banged || (end - offset == 1 && input[offset] == 0x2D) {
        offset = place
        return
      }
    }
    offset = input.count
  }

  private mutating func readEndTag() {
    let start = offset + 2
    let nameEnd = endOfName(from: start)
    let element = Element(name: input[start..<nameEnd])
    let name = input[start..<nameEnd]
    offset = index(of: UInt8(ascii: ">"), from: nameEnd).map { $0 + 1 } ?? input.count
    let written = Self.replacement(of: element)
    guard let written, !Self.void.contains(element), !Self.skipped.contains(element) else { return }
    tags += 1
    guard open.close(written, named: name) else { return }
    output.append(contentsOf: "</".utf8)
    appendName(written, name)
    output.append(UInt8(ascii: ">"))
  }

  private mutating func readStartTag() {
    let start = offset + 1
    let nameEnd = endOfName(from: start)
    let name = input[start..<nameEnd]
    let element = Element(name: name)
    var tag = TagAttributes()
    let tagEnd = tag.read(input, from: nameEnd)
    guard let tagEnd else {
      // A tag that the end of the page cuts off is no tag.
      offset = input.count
      return
    }
    offset = tagEnd
    if element == .script {
      readScript(tag)
      return
    }
    if Self.skipped.contains(element), !tag.isShadowRoot {
      skip(element)
      return
    }
    guard let written = Self.replacement(of: element), element != .template else { return }
    tags += 1
    if element == .title {
      copyTitle()
      return
    }
    guard open.open(written, named: name) else { return }
    output.append(UInt8(ascii: "<"))
    appendName(written, name)
    tag.append(of: written, from: input, to: &output)
    output.append(UInt8(ascii: ">"))
  }

  private mutating func appendName(_ element: Element, _ name: ArraySlice<UInt8>) {
    if element == .other {
      // Unknown elements are all alike.
      output.append(contentsOf: "x-".utf8)
      for byte in name.prefix(32) where Self.isLetter(byte) || byte == 0x2D { output.append(byte) }
    } else {
      output.append(contentsOf: Self.names[Int(element.rawValue)])
    }
  }

  private func endOfName(from start: Int) -> Int {
    var end = start
    while end < input.count {
      let byte = input[end]
      if byte <= 0x20 || byte == UInt8(ascii: "/") || byte == UInt8(ascii: ">") { break }
      end += 1
    }
    return end
  }

  // MARK: Elements without markup inside

  private mutating func copyTitle() {
    let start = offset
    let end = endTag(of: .title, from: offset) ?? input.count
    // A title that nothing ends would swallow the page.
    guard end - start < 10_000 else { return }
    offset = end
    output.append(contentsOf: "<title>".utf8)
    for byte in input[start..<end] {
      if byte == UInt8(ascii: "<") {
        output.append(contentsOf: "&lt;".utf8)
      } else {
        output.append(byte)
      }
    }
    output.append(contentsOf: "</title>".utf8)
    offset = index(of: UInt8(ascii: ">"), from: end).map { $0 + 1 } ?? input.count
  }

  /// Skips an element with what is in it; where nothing ends it, only its tag.
  private mutating func skip(_ element: Element) {
    guard let end = endTag(of: element, from: offset) else { return }
    if Self.breaksOut.contains(element), let block = firstBlock(in: offset..<end) {
      offset = block
      return
    }
    offset = index(of: UInt8(ascii: ">"), from: end).map { $0 + 1 } ?? input.count
  }

  /// The place of the first tag that cannot be inside a drawing or a menu, near its start.
  private func firstBlock(in range: Range<Int>) -> Int? {
    var place = range.lowerBound
    while let found = input[place..<range.upperBound].firstIndex(of: UInt8(ascii: "<")) {
      let name = input[(found + 1)..<endOfName(from: found + 1)]
      let element = Element(name: name)
      if [.div, .p, .section, .article, .body, .h1, .h2, .li, .ul, .table].contains(element) {
        return found
      }
      place = found + 1
    }
    return nil
  }

  /// The place of the end tag of an element; remembers that there is none, so that asking again for
  /// each of many unclosed elements stays cheap.
  private mutating func endTag(of element: Element, from start: Int) -> Int? {
    if let known = missing[element], start >= known { return nil }
    let name = Self.names[Int(element.rawValue)]
    var place = start
    while let found = index(of: UInt8(ascii: "<"), from: place) {
      place = found + 1
      guard byte(at: place) == UInt8(ascii: "/") else { continue }
      let end = place + 1 + name.count
      guard end <= input.count, zip(input[(place + 1)..<end], name).allSatisfy({ $0 | 0x20 == $1 })
      else { continue }
      let after = byte(at: end)
      if after <= 0x20 || after == UInt8(ascii: ">") || after == UInt8(ascii: "/") { return found }
    }
    missing[element] = start
    return nil
  }

  private mutating func readScript(_ tag: TagAttributes) {
    let start = offset
    let end = endOfScript(from: offset)
    offset = index(of: UInt8(ascii: ">"), from: end).map { $0 + 1 } ?? input.count
    if let kind = tag.scriptKind(in: input), scripts.count < 64 {
      scripts.append(DataScript(kind: kind, range: start..<end))
    }
  }

  /// The place of the end tag of a script, which is not the first one where the script holds a
  /// comment with another script in it (the "double escaped" state of the standard).
  private func endOfScript(from start: Int) -> Int {
    var place = start
    var escapes = 0
    while place < input.count {
      guard
        let found = input[place...].firstIndex(where: { $0 == 0x3C || (escapes > 0 && $0 == 0x3E) })
      else { return input.count }
      place = found + 1
      if input[found] == 0x3E {
        if found - 2 >= start, input[found - 1] == 0x2D, input[found - 2] == 0x2D { escapes = 0 }
      } else if input[place...].starts(with: "!--".utf8) {
        escapes = max(escapes, 1)
      } else if byte(at: place) == UInt8(ascii: "/") {
        guard isScriptName(at: place + 1) else { continue }
        if escapes < 2 { return found }
        escapes = 1
      } else if escapes == 1, isScriptName(at: place) {
        escapes = 2
      }
    }
    return input.count
  }

  private func isScriptName(at place: Int) -> Bool {
    let end = place + 6
    guard end <= input.count, zip(input[place..<end], "script".utf8).allSatisfy({ $0 | 0x20 == $1 })
    else { return false }
    let after = byte(at: end)
    return after <= 0x20 || after == UInt8(ascii: ">") || after == UInt8(ascii: "/")
  }

  // MARK: Tables

  private static func isLetter(_ byte: UInt8) -> Bool {
    (byte | 0x20) >= UInt8(ascii: "a") && (byte | 0x20) <= UInt8(ascii: "z") && byte >= 0x41
  }

  private static let names: [[UInt8]] = Element.allCases.map { Array($0.name.utf8) }
  private static let void = Element.void

  /// Elements that are left out with all that is in them.
  private static let skipped = ElementSet([
    .style, .template, .svg, .select, .datalist, .textarea, .iframe, .noembed, .noframes, .xmp,
  ])
  /// Of these, the ones that a tag of a block ends.
  private static let breaksOut: Set<Element> = [.svg, .select, .datalist]

  /// The element that is written in place of another; nil where the tag is left out.
  ///
  /// `mark` stands for bold type: unlike `b` it is not opened again by the parser. So does `em`'s
  /// stand-in `cite` for slanted type.
  private static func replacement(of element: Element) -> Element? {
    switch element {
    case .b, .strong: .mark
    case .i, .em: .cite
    case .font, .big, .small, .tt, .code, .s, .strike, .u, .nobr, .math, .plaintext, .frameset,
      .frame, .isindex, .param, .track, .source, .option, .optgroup, .input, .keygen, .applet,
      .script, .embed, .area:
      nil
    default: element
    }
  }
}
