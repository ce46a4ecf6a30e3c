internal import DocumentModel

/// A compiled token pattern: instructions of an automaton and the tests they refer to.
struct PatternProgram: Sendable {
  /// A step of the automaton; in a look-behind a step that takes tokens goes left.
  enum Instruction: Sendable {
    /// Takes one token that passes the test of that index.
    case token(Int)
    /// Takes an item that passes the test of that index.
    case item(Int)
    /// Takes an entry of the lexicon of that index.
    case lexicon(Int)
    /// Goes on at `first`, and at `second` if that fails.
    case split(first: Int, second: Int)
    case jump(Int)
    /// Notes the position in a slot; slot 2n and 2n+1 are the borders of capture n.
    case save(Int)
    case anchor(PatternAnchor)
    /// Goes on if the look-around of that index holds here.
    case look(Int)
    /// The end of the pattern or of a look-around.
    case accept
  }

  /// A look-around: where its instructions begin, and how its result counts.
  struct Look: Sendable {
    let start: Int
    let behind: Bool
    let negated: Bool
  }

  /// What alone fills a capture, so that a match can give the item and not just its span.
  struct CaptureShape: Sendable {
    /// The item tests that fill it alone in one of its branches.
    var items: [Int] = []
  }

  var instructions: [Instruction] = []
  var tokenTests: [TokenTest] = []
  var wordTests: [WordTest] = []
  var itemTests: [ItemTest] = []
  var looks: [Look] = []
  var captureNames: [String] = []
  var captureShapes: [CaptureShape] = []
  /// The names of the lexicons that the pattern refers to with `@`.
  var lexiconNames: [String] = []
  /// The consuming instructions that a match can begin with.
  var firsts: [Int] = []

  /// The consuming instructions that can be reached from `start` without taking a token.
  func consumers(from start: Int) -> [Int] {
    var seen = Set<Int>()
    var found: [Int] = []
    var open = [start]
    while let at = open.popLast() {
      guard seen.insert(at).inserted else { continue }
      switch instructions[at] {
      case .token, .item, .lexicon: found.append(at)
      case .split(let first, let second): open += [second, first]
      case .jump(let target): open.append(target)
      case .save, .anchor, .look: open.append(at + 1)
      case .accept: break
      }
    }
    return found
  }

  /// The layers that the pattern's items are in.
  var layers: LayerSet {
    itemTests.reduce(into: [.sentences, .tokens]) { set, test in
      switch test.layer {
      case .number: set.insert(.numbers)
      case .date: set.insert(.dates)
      case .quote: set.insert(.quotes)
      case .entity, .mention: set.insert(.entities)
      case .phrase: set.insert(.phrases)
      case .verb: set.insert(.verbs)
      case .annotation: break
      }
    }
  }
}
