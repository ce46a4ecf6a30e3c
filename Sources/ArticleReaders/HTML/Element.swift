/// The elements of HTML that matter for finding an article; all others are `other`.
enum Element: UInt8, CaseIterable {
  case other, text
  case html, head, body, title, meta, link, base
  case p, div, section, article, main, aside, header, footer, nav, address, hgroup
  case h1, h2, h3, h4, h5, h6
  case ul, ol, li, dl, dt, dd, menu
  case table, caption, colgroup, col, tbody, thead, tfoot, tr, td, th
  case blockquote, pre, figure, figcaption, form, fieldset, legend, details, summary, dialog
  case center, dir, hr, br
  case a, span, mark, em, time, q, cite, label, button, noscript, img
  case select, option, optgroup, datalist, textarea, input
  case script, style, template, svg, math, iframe, noembed, noframes, xmp, plaintext
  case frameset, frame, isindex, object, marquee, applet, wbr
  case b, strong, i, font, big, small, tt, code, s, strike, u, nobr
  case area, embed, keygen, param, source, track

  /// The name as it is written.
  var name: String { "\(self)" }

  /// The element of a name in any case; `other` if it is none of these.
  init(name: ArraySlice<UInt8>) {
    guard name.count <= 10, let key = Self.key(name) else {
      self = .other
      return
    }
    self = Self.byKey[key] ?? .other
  }

  /// Ten letters of five bits, which no two names share; nil for names that no element has.
  private static func key(_ name: ArraySlice<UInt8>) -> UInt64? {
    var key: UInt64 = 0
    for byte in name {
      let letter = byte | 0x20
      if letter >= UInt8(ascii: "a"), letter <= UInt8(ascii: "z"), byte >= 0x41 {
        key = key << 6 | UInt64(letter - 0x60)
      } else if byte >= UInt8(ascii: "1"), byte <= UInt8(ascii: "6") {
        key = key << 6 | UInt64(byte - 0x30 + 32)
      } else {
        return nil
      }
    }
    return key
  }

  private static let byKey: [UInt64: Element] = {
    var table: [UInt64: Element] = [:]
    for element in allCases where element != .other && element != .text {
      if let key = key(Array(element.name.utf8)[...]) { table[key] = element }
    }
    return table
  }()
}

/// A set of elements as bits.
struct ElementSet {
  private var low: UInt64 = 0
  private var high: UInt64 = 0

  init(_ elements: [Element]) {
    for element in elements {
      if element.rawValue < 64 {
        low |= 1 << UInt64(element.rawValue)
      } else {
        high |= 1 << UInt64(element.rawValue - 64)
      }
    }
  }

  /// Whether the element belongs to the set.
  func contains(_ element: Element) -> Bool {
    element.rawValue < 64
      ? low >> UInt64(element.rawValue) & 1 == 1 : high >> UInt64(element.rawValue - 64) & 1 == 1
  }
}

extension Element {
  /// Elements without content and end tag.
  static let void = ElementSet([
    .area, .base, .br, .col, .embed, .hr, .img, .input, .keygen, .link, .meta, .param, .source,
    .track, .wbr, .frame,
  ])

  /// Elements of the category "special" of the HTML standard, which a stray end tag cannot close.
  static let special = ElementSet([
    .html, .head, .body, .title, .p, .div, .section, .article, .main, .aside, .header, .footer,
    .nav, .address, .hgroup, .h1, .h2, .h3, .h4, .h5, .h6, .ul, .ol, .li, .dl, .dt, .dd, .menu,
    .table, .caption, .tbody, .thead, .tfoot, .tr, .td, .th, .blockquote, .pre, .figure,
    .figcaption, .form, .fieldset, .details, .summary, .center, .dir, .button, .noscript, .object,
    .marquee, .applet,
  ])

  /// Start tags that close an open paragraph.
  static let closesParagraph = ElementSet([
    .address, .article, .aside, .blockquote, .center, .details, .dialog, .dir, .div, .dl, .fieldset,
    .figcaption, .figure, .footer, .header, .hgroup, .main, .menu, .nav, .ol, .p, .section,
    .summary, .ul, .h1, .h2, .h3, .h4, .h5, .h6, .pre, .form, .hr, .li, .dd, .dt, .table,
  ])

  /// Parts of tables, which have a meaning in a table only.
  static let tableParts = ElementSet([
    .caption, .colgroup, .col, .tbody, .thead, .tfoot, .tr, .td, .th,
  ])

  /// Elements that begin and end a block of text.
  static let block = ElementSet([
    .html, .head, .body, .p, .div, .section, .article, .main, .aside, .header, .footer, .nav,
    .address, .hgroup, .h1, .h2, .h3, .h4, .h5, .h6, .ul, .ol, .li, .dl, .dt, .dd, .menu, .table,
    .caption, .tbody, .thead, .tfoot, .tr, .td, .th, .blockquote, .pre, .figure, .figcaption, .form,
    .fieldset, .legend, .details, .summary, .dialog, .center, .dir, .hr, .button, .noscript,
    .object, .marquee,
  ])

  /// Headings from the first to the sixth order.
  static let headings = ElementSet([.h1, .h2, .h3, .h4, .h5, .h6])
}
