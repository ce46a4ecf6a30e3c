/// The attributes of elements that are read.
enum AttributeName: UInt8, CaseIterable {
  case `class`, id, role, itemprop, itemtype, rel, href, name, property, content, datetime, hidden
  case lang, type, label

  /// The name as it is written to the parser.
  var written: String {
    switch self {
    case .label: "data-label"
    default: "\(self)"
    }
  }

  /// Finds an attribute by the name that the parser gives it back under.
  static let byName: [String: AttributeName] = Dictionary(
    uniqueKeysWithValues: allCases.map { ($0.written, $0) })
}

/// The attributes of one start tag that are kept, as places in the page.
struct TagAttributes {
  private struct Entry {
    let name: AttributeName
    let value: Range<Int>
  }

  private var entries: [Entry] = []
  private var isHidden = false
  /// Whether a template's contents are shown in place of it.
  private(set) var isShadowRoot = false

  /// The most bytes that are kept of a value.
  private static let maximumLength = 4096

  /// Reads attributes up to the end of the tag, which is returned; nil if the page ends before.
  mutating func read(_ input: [UInt8], from start: Int) -> Int? {
    var place = start
    let end = input.count
    while place < end {
      let byte = input[place]
      if byte == UInt8(ascii: ">") { return place + 1 }
      if byte <= 0x20 || byte == UInt8(ascii: "/") {
        place += 1
        continue
      }
      let nameStart = place
      place += 1
      while place < end, input[place] > 0x20, input[place] != UInt8(ascii: "="),
        input[place] != UInt8(ascii: ">"), input[place] != UInt8(ascii: "/")
      {
        place += 1
      }
      let name = nameStart..<place
      while place < end, input[place] <= 0x20 { place += 1 }
      var value = place..<place
      if place < end, input[place] == UInt8(ascii: "=") {
        place += 1
        guard let read = Self.value(input, from: place) else { return nil }
        value = read.value
        place = read.end
      }
      note(name, value, in: input)
    }
    return nil
  }

  private static func value(_ input: [UInt8], from start: Int) -> (value: Range<Int>, end: Int)? {
    var place = start
    while place < input.count, input[place] <= 0x20 { place += 1 }
    guard place < input.count else { return nil }
    let quote = input[place]
    if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      guard let end = input[(place + 1)...].firstIndex(of: quote) else { return nil }
      return ((place + 1)..<end, end + 1)
    }
    let first = place
    while place < input.count, input[place] > 0x20, input[place] != UInt8(ascii: ">") { place += 1 }
    return (first..<place, place)
  }

  private mutating func note(_ name: Range<Int>, _ value: Range<Int>, in input: [UInt8]) {
    guard name.count <= 18, entries.count < 12 else { return }
    var key = [UInt8](repeating: 0, count: 0)
    switch input[name.lowerBound] | 0x20 {
    case UInt8(ascii: "c"), UInt8(ascii: "i"), UInt8(ascii: "r"), UInt8(ascii: "h"),
      UInt8(ascii: "n"), UInt8(ascii: "p"), UInt8(ascii: "d"), UInt8(ascii: "l"),
      UInt8(ascii: "t"), UInt8(ascii: "s"), UInt8(ascii: "a"):
      key.reserveCapacity(name.count)
      for byte in input[name] { key.append(byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte) }
    default: return
    }
    guard let known = Self.known[String(decoding: key, as: UTF8.self)] else { return }
    switch known {
    case .kept(let kept):
      if entries.contains(where: { $0.name == kept }) { return }
      entries.append(Entry(name: kept, value: value.prefix(Self.maximumLength)))
    case .style: isHidden = isHidden || Self.hides(input[value.prefix(512)])
    case .ariaHidden: isHidden = isHidden || input[value].elementsEqual("true".utf8)
    case .shadowRoot: isShadowRoot = true
    }
  }

  private enum Known {
    case kept(AttributeName)
    case style, ariaHidden, shadowRoot
  }

  private static let known: [String: Known] = {
    var known: [String: Known] = [
      "style": .style, "aria-hidden": .ariaHidden, "shadowrootmode": .shadowRoot,
      "http-equiv": .kept(.property),
    ]
    for name in AttributeName.allCases { known[name.written] = .kept(name) }
    for name in ["data-testid", "data-test-id", "data-component", "data-qa", "data-module"] {
      known[name] = .kept(.label)
    }
    return known
  }()

  private static func hides(_ style: ArraySlice<UInt8>) -> Bool {
    let text = String(decoding: style.filter { $0 > 0x20 }, as: UTF8.self).lowercased()
    return text.contains("display:none") || text.contains("visibility:hidden")
  }

  /// What a script's type says it carries; nil for programs.
  func scriptKind(in input: [UInt8]) -> MarkupFilter.DataScript.Kind? {
    for entry in entries {
      let value = String(decoding: input[entry.value], as: UTF8.self).lowercased()
      if entry.name == .type, value.contains("ld+json") { return .linkedData }
      if entry.name == .id, value == "__next_data__" { return .state }
    }
    return nil
  }

  /// Writes the attributes that the element is read for.
  func append(of element: Element, from input: [UInt8], to output: inout [UInt8]) {
    if isHidden { output.append(contentsOf: " hidden".utf8) }
    for entry in entries where Self.isRead(entry.name, of: element) {
      if entry.name == .hidden {
        if !isHidden { output.append(contentsOf: " hidden".utf8) }
        continue
      }
      output.append(0x20)
      output.append(contentsOf: Self.written[Int(entry.name.rawValue)])
      output.append(contentsOf: "=\"".utf8)
      for byte in input[entry.value] {
        if byte == UInt8(ascii: "\"") {
          output.append(contentsOf: "&quot;".utf8)
        } else {
          output.append(byte)
        }
      }
      output.append(UInt8(ascii: "\""))
    }
  }

  private static let written = AttributeName.allCases.map { Array($0.written.utf8) }

  private static func isRead(_ name: AttributeName, of element: Element) -> Bool {
    switch name {
    case .class, .id, .role, .itemprop, .itemtype, .hidden, .label, .content, .datetime: true
    case .rel, .href: element == .a || element == .link || element == .base
    case .name, .property: element == .meta
    case .lang: element == .html
    case .type: false
    }
  }
}
