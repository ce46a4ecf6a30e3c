/// Follows the parser's stack of open elements, so that nesting can be bounded before it parses.
///
/// Takes the rules of the HTML standard that pop elements (scopes, implied end tags); where they
/// differ, this stack is the deeper one, which is the safe side.
struct OpenElements {
  /// The deepest nesting that is passed on; tags below it are left out, their text is kept.
  static let maximumDepth = 200

  private struct Entry {
    let element: Element
    let hash: Int
  }

  private var stack: [Entry] = []
  private var counts = [Int](repeating: 0, count: Element.allCases.count)
  /// Start tags that were left out, whose end tags must be too.
  private var suppressed: [Int: Int] = [:]

  /// Notes a start tag; false if it must be left out.
  mutating func open(_ element: Element, named name: ArraySlice<UInt8>) -> Bool {
    if Element.closesParagraph.contains(element), counts[Int(Element.p.rawValue)] > 0 {
      popParagraph()
    }
    if Element.void.contains(element) { return true }
    switch element {
    case .html, .head, .body: return true
    case .li: popItem([.li])
    case .dt, .dd: popItem([.dt, .dd])
    case .a: if counts[Int(Element.a.rawValue)] > 0 { remove(.a) }
    case .button: if counts[Int(Element.button.rawValue)] > 0 { popInScope(.button) }
    case .caption, .colgroup, .tbody, .thead, .tfoot, .tr, .td, .th: popToTable()
    default: break
    }
    let hash = Self.hash(element, name)
    guard stack.count < Self.maximumDepth else {
      suppressed[hash, default: 0] += 1
      return false
    }
    stack.append(Entry(element: element, hash: hash))
    counts[Int(element.rawValue)] += 1
    return true
  }

  /// Notes an end tag; false if it must be left out.
  mutating func close(_ element: Element, named name: ArraySlice<UInt8>) -> Bool {
    let hash = Self.hash(element, name)
    if let count = suppressed[hash], count > 0 {
      suppressed[hash] = count - 1
      return false
    }
    // The end of the page is where it ends, whatever its tags say.
    if element == .body || element == .html || element == .head { return element == .head }
    if element == .p, counts[Int(element.rawValue)] == 0 { return true }
    guard counts[Int(element.rawValue)] > 0 else { return Element.tableParts.contains(element) }
    if Element.tableParts.contains(element) {
      popToTable()
    } else if element == .p {
      popParagraph()
    } else if Element.special.contains(element) {
      popInScope(element)
    } else if element == .a {
      remove(.a)
    } else {
      popInline(hash)
    }
    return true
  }

  private static func hash(_ element: Element, _ name: ArraySlice<UInt8>) -> Int {
    guard element == .other else { return Int(element.rawValue) }
    var hash = 5381
    for byte in name.prefix(32) { hash = (hash &* 33 ^ Int(byte | 0x20)) & 0xFFFF_FFFF }
    return hash + 256
  }

  private mutating func pop() {
    if let entry = stack.popLast() { counts[Int(entry.element.rawValue)] -= 1 }
  }

  private mutating func pop(to place: Int) { while stack.count > place { pop() } }

  /// Takes one element out of the stack, wherever it is, as the parser does with links.
  private mutating func remove(_ element: Element) {
    guard let place = stack.lastIndex(where: { $0.element == element }) else { return }
    stack.remove(at: place)
    counts[Int(element.rawValue)] -= 1
  }

  private mutating func popParagraph() {
    var place = stack.count
    while place > 0 {
      place -= 1
      let element = stack[place].element
      if element == .p { return pop(to: place) }
      if element == .button || Self.scopes.contains(element) { return }
    }
  }

  private mutating func popInScope(_ element: Element) {
    var place = stack.count
    while place > 0 {
      place -= 1
      let other = stack[place].element
      if other == element { return pop(to: place) }
      if Element.headings.contains(element), Element.headings.contains(other) {
        return pop(to: place)
      }
      if element != .table, Self.scopes.contains(other) { return }
    }
  }

  private mutating func popItem(_ items: [Element]) {
    var place = stack.count
    while place > 0 {
      place -= 1
      let element = stack[place].element
      if items.contains(element) { return pop(to: place) }
      let isOpaque = element != .div && element != .address && element != .p
      if isOpaque, Element.special.contains(element) { return }
    }
  }

  private mutating func popToTable() {
    guard counts[Int(Element.table.rawValue)] > 0 else { return }
    while let last = stack.last, last.element != .table { pop() }
  }

  private mutating func popInline(_ hash: Int) {
    var place = stack.count
    while place > 0 {
      place -= 1
      if stack[place].hash == hash { return pop(to: place) }
      if Element.special.contains(stack[place].element) { return }
    }
  }

  /// The elements that an end tag does not reach through.
  private static let scopes = ElementSet([
    .table, .td, .th, .caption, .object, .marquee, .applet, .html,
  ])
}
