internal import DocumentModel
internal import RegularExpressions

/// Reads a token pattern.
///
/// ```text
/// pattern  = sequence { "|" sequence }
/// sequence = { [ name ":" ] atom [ "?" | "*" | "+" | "{m}" | "{m,}" | "{m,n}" ] [ "?" ] }
/// atom     = word | "words" | 'Exact words' | "." | "[" tests "]" | LAYER [ "(" tests ")" ]
///          | "@" lexicon | "(" pattern ")" | "^" | "$" | "^^" | "$$" | "!" atom
///          | "(?=" | "(?!" | "(?<=" | "(?<!" pattern ")"
/// ```
struct PatternParser {
  /// Splits quoted words as the text is split.
  typealias Segmenter = (String) -> [String]

  let source: String
  private let tokens: [PatternToken]
  private let segment: Segmenter
  private var at = 0
  private var depth = 0
  /// The names of the captures, in order of appearance.
  private(set) var captureNames: [String] = []
  /// The names of the lexicons, in order of appearance.
  private(set) var lexiconNames: [String] = []

  /// The tests of words, in order of appearance.
  private(set) var wordTests: [WordTest] = []

  init(_ source: String, segment: @escaping Segmenter) throws(PatternError) {
    self.source = source
    self.segment = segment
    guard source.utf8.count <= 1 << 16 else {
      throw PatternError("the pattern is longer than 65,536 bytes")
    }
    tokens = try PatternLexer.tokens(of: source)
  }

  /// Reads the whole pattern.
  mutating func parse() throws(PatternError) -> PatternNode {
    let node = try choice()
    guard peek == .end else { throw fault("expected '|', an item or the end") }
    if case .sequence(let parts) = node, parts.isEmpty { throw fault("the pattern is empty") }
    return node
  }

  // MARK: Tokens

  var peek: PatternToken.Kind { tokens[at].kind }

  /// Whether the token after the next one is a text that no test begins with.
  var nextIsListed: Bool {
    guard at + 1 < tokens.count else { return false }
    switch tokens[at + 1].kind {
    case .quoted, .exact: return true
    case .word(let word):
      return !["is", "not"].contains(word) && TokenAttribute(rawValue: word) == nil
    default: return false
    }
  }

  mutating func advance() { if at < tokens.count - 1 { at += 1 } }

  mutating func accept(_ mark: String) -> Bool {
    guard peek == .mark(mark) else { return false }
    advance()
    return true
  }

  mutating func expect(_ mark: String, _ place: String) throws(PatternError) {
    guard accept(mark) else { throw fault("expected '\(mark)' \(place)") }
  }

  /// The byte offset of the next token.
  var offset: Int { tokens[at].offset }

  /// Whether a parenthesis holds tests of the item that ends at `end`, and no group: nothing is
  /// between them, or a comparison stands in it, as in `NUMBER (value > 3)`.
  func beginsTests(after end: Int) -> Bool {
    if offset == end { return true }
    guard at + 2 < tokens.count, case .word = tokens[at + 1].kind,
      case .mark(let mark) = tokens[at + 2].kind
    else { return false }
    return ["=", "!=", "<", "<=", ">", ">=", "~"].contains(mark)
  }

  func fault(_ reason: String) -> PatternError {
    PatternError(reason, source: source, at: tokens[at].offset)
  }

  /// The fault at the token before the next one.
  func faultBefore(_ reason: String) -> PatternError {
    PatternError(reason, source: source, at: tokens[max(0, at - 1)].offset)
  }

  mutating func lexiconIndex(_ name: String) -> Int {
    if let index = lexiconNames.firstIndex(of: name) { return index }
    lexiconNames.append(name)
    return lexiconNames.count - 1
  }

  /// Counts a level of nesting, so that recursion is bounded.
  mutating func enter() throws(PatternError) {
    guard depth < 100 else { throw fault("groups are nested more than 100 deep") }
    depth += 1
  }

  mutating func leave() { depth -= 1 }

  // MARK: Sequences

  private mutating func choice() throws(PatternError) -> PatternNode {
    try enter()
    defer { leave() }
    var branches = [try sequence()]
    while accept("|") { branches.append(try sequence()) }
    return branches.count == 1 ? branches[0] : .choice(branches)
  }

  private mutating func sequence() throws(PatternError) -> PatternNode {
    var parts: [PatternNode] = []
    while peek != .end, peek != .mark("|"), peek != .mark(")") { parts.append(try item()) }
    return parts.count == 1 ? parts[0] : .sequence(parts)
  }

  private mutating func item() throws(PatternError) -> PatternNode {
    if case .word(let name) = peek, tokens[at + 1].kind == .mark(":") {
      guard name.utf8.allSatisfy({ $0 < 0x80 && $0 != UInt8(ascii: "-") }) else {
        throw fault("a capture's name has only letters, digits and '_'")
      }
      advance()
      advance()
      if case .word = peek, tokens[at + 1].kind == .mark(":") {
        throw fault("'\(name)' has nothing to name before the next name")
      }
      let index = captureIndex(name)
      return .capture(index, try quantified())
    }
    return try quantified()
  }

  private mutating func captureIndex(_ name: String) -> Int {
    if let index = captureNames.firstIndex(of: name) { return index }
    captureNames.append(name)
    return captureNames.count - 1
  }

  private mutating func quantified() throws(PatternError) -> PatternNode {
    var node = try atom()
    while let (least, most) = try quantifier() {
      let lazy = accept("?")
      if case .anchor = node { throw faultBefore("an anchor cannot be repeated") }
      if case .look = node { throw faultBefore("a look-around cannot be repeated") }
      node = .repeated(node, least: least, most: most, lazy: lazy)
    }
    return node
  }

  private mutating func quantifier() throws(PatternError) -> (Int, Int?)? {
    if accept("?") { return (0, 1) }
    if accept("*") { return (0, nil) }
    if accept("+") { return (1, nil) }
    guard accept("{") else { return nil }
    let least = try count()
    var most: Int? = least
    if accept(",") {
      if case .number = peek { most = try count() } else { most = nil }
    }
    if let most, most < least { throw faultBefore("the range ends before it starts") }
    try expect("}", "after the number of repeats")
    return (least, most)
  }

  private mutating func count() throws(PatternError) -> Int {
    guard case .number(let value) = peek, let count = Int(exactly: value) else {
      throw fault("expected a number of repeats, as in {2} or {0,3}")
    }
    guard count <= 1000 else { throw fault("more than 1000 repeats") }
    advance()
    return count
  }

  // MARK: Atoms

  private mutating func atom() throws(PatternError) -> PatternNode {
    switch peek {
    case .word(let word):
      if Self.isLayerName(word) { return .item(try layerItem(word)) }
      advance()
      return words(word, exact: false)
    case .quoted(let text), .exact(let text):
      guard !segment(text).isEmpty else { throw fault("the quoted text is empty") }
      var exact = false
      if case .exact = peek { exact = true }
      advance()
      return words(text, exact: exact)
    case .number:
      throw fault("quote numbers that stand for words, as in \"2014\"")
    case .mark(let mark): return try atom(mark)
    case .end: throw fault("expected an item before the end")
    }
  }

  private mutating func atom(_ mark: String) throws(PatternError) -> PatternNode {
    let anchors: [String: PatternAnchor] = [
      "^": .sentenceStart, "$": .sentenceEnd, "^^": .blockStart, "$$": .blockEnd,
    ]
    if let anchor = anchors[mark] {
      advance()
      return .anchor(anchor)
    }
    switch mark {
    case ".":
      advance()
      return .token(.any)
    case "[": return .token(try bracketed())
    case "@":
      advance()
      return .lexicon(try lexiconName())
    case "!":
      advance()
      try enter()
      defer { leave() }
      let negated = try atom()
      return .sequence([.look(negated, behind: false, negated: true), .token(.any)])
    case "(":
      advance()
      return try group()
    case "(?=", "(?!", "(?<=", "(?<!":
      advance()
      let node = try group()
      return .look(node, behind: mark.count == 4, negated: mark.hasSuffix("!"))
    case "?", "*", "+", "{": throw fault("'\(mark)' has nothing to repeat")
    case ")", "]", "}": throw fault("'\(mark)' cannot stand here")
    default: throw fault("'\(mark)' cannot stand here; to find it, write \"\(mark)\"")
    }
  }

  private mutating func group() throws(PatternError) -> PatternNode {
    let node = try choice()
    try expect(")", "to close the group")
    if case .sequence(let parts) = node, parts.isEmpty { throw faultBefore("the group is empty") }
    return node
  }

  /// Adds a test of a word.
  mutating func word(_ attribute: TokenAttribute, _ test: TextTest) -> TokenTest {
    wordTests.append(WordTest(attribute: attribute, test: test))
    return .word(wordTests.count - 1)
  }

  private mutating func words(_ text: String, exact: Bool) -> PatternNode {
    let nodes = segment(text).map { part in
      PatternNode.token(
        exact ? word(.text, .equals([part])) : word(.lower, .equals([part.lowercased()])))
    }
    return nodes.count == 1 ? nodes[0] : .sequence(nodes)
  }

  mutating func lexiconName() throws(PatternError) -> Int {
    guard case .word(let name) = peek else { throw fault("expected the name of a lexicon") }
    advance()
    return lexiconIndex(name)
  }

  /// Whether a bare word is the name of a layer: upper-case letters, two or more.
  private static func isLayerName(_ word: String) -> Bool {
    word.utf8.count > 1 && word.utf8.allSatisfy { (0x41...0x5A).contains($0) || $0 == 0x5F }
  }
}
