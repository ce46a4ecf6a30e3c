internal import DocumentModel

/// Says what a capture is: an item of a layer, a token, or just some tokens.
struct CaptureResolver {
  /// What a capture holds.
  enum Held {
    case item(String, Int)
    case tokens
  }

  private let pattern: TokenPattern
  private let index: DocumentIndex
  private var tests: PatternTests

  init(_ pattern: TokenPattern, on index: DocumentIndex) throws(PatternError) {
    self.pattern = pattern
    self.index = index
    tests = try PatternTests(pattern, on: index)
  }

  /// The item that fills a capture alone: the first in the order of the pattern.
  mutating func item(of capture: Int, over tokens: Range<Int>) -> Held {
    for test in pattern.program.captureShapes[capture].items {
      let spec = pattern.program.itemTests[test]
      let runs = index.runs(spec.layer, named: spec.layerName)
      for position in runs.starting(at: tokens.lowerBound) {
        let run = runs.byStart[position]
        guard Int(run.end) == tokens.upperBound, tests.item(Int(run.item), passes: test) else {
          continue
        }
        return .item(spec.layer.className, annotation(Int(run.item), spec))
      }
    }
    return tokens.count == 1 ? .item("token", tokens.lowerBound) : .tokens
  }

  /// Annotations are numbered over all layers, by name.
  private func annotation(_ item: Int, _ spec: ItemTest) -> Int {
    guard spec.layer == .annotation else { return item }
    return index.document.layers.custom.reduce(item) { sum, layer in
      layer.key < spec.layerName ? sum + layer.value.count : sum
    }
  }
}

extension PatternLayer {
  /// The class of the layer's items in Lua.
  var className: String {
    switch self {
    case .number: "number"
    case .date: "date"
    case .quote: "quote"
    case .entity, .mention: "mention"
    case .phrase: "phrase"
    case .verb: "verb"
    case .annotation: "annotation"
    }
  }
}
