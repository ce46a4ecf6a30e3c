internal import DocumentModel

/// A compiled token pattern with its lexicons and options; shared by documents.
final class TokenPattern: Sendable {
  /// Which of the matches that begin at one token counts, and whether matches may overlap.
  enum Selection: String, Sendable, CaseIterable {
    /// The one that the pattern's order prefers; matches do not overlap.
    case first
    /// The longest; matches do not overlap.
    case longest
    /// The preferred one at every token; matches may overlap.
    case all
    /// The longest at every token; matches may overlap.
    case each
  }

  /// What a match may not reach beyond.
  enum Reach: String, Sendable, CaseIterable {
    case sentence, block, document
  }

  let source: String
  let program: PatternProgram
  /// The lexicons by the order of `program.lexiconNames`; nil where none was given yet.
  let lexicons: [Lexicon?]
  /// The stems of the lexicons that stems are looked up in; empty for the others.
  let stems: [Set<String>]
  let selection: Selection
  let reach: Reach
  /// What a match can begin with, and words that it must have, as the program tells.
  let firstWords: [WordSet?]
  let requiredWords: [WordSet]

  /// Compiles a pattern.
  ///
  /// - Throws: `PatternError` with the column of the fault.
  init(
    _ source: String, selection: Selection = .first, reach: Reach = .sentence,
    segment: @escaping PatternParser.Segmenter
  ) throws(PatternError) {
    self.source = source
    self.selection = selection
    self.reach = reach
    program = try PatternCompiler.compile(source, segment: segment)
    firstWords = program.firstWords
    requiredWords = program.requiredWords
    lexicons = Array(repeating: nil, count: program.lexiconNames.count)
    stems = Array(repeating: [], count: program.lexiconNames.count)
  }

  private init(_ other: TokenPattern, lexicons: [Lexicon?]) {
    source = other.source
    selection = other.selection
    reach = other.reach
    program = other.program
    firstWords = other.firstWords
    requiredWords = other.requiredWords
    self.lexicons = lexicons
    let stemmed = program.wordTests.compactMap { test in
      if case .inLexicon(let number) = test.test, test.attribute == .stem { number } else { nil }
    }
    stems = lexicons.enumerated().map { number, lexicon in
      stemmed.contains(number) ? lexicon?.stems() ?? [] : []
    }
  }

  /// The pattern with lexicons by name.
  ///
  /// - Throws: `PatternError` for a name that the pattern does not use.
  func with(_ named: [(name: String, lexicon: Lexicon)]) throws(PatternError) -> TokenPattern {
    var bound = lexicons
    for (name, lexicon) in named {
      guard let index = program.lexiconNames.firstIndex(of: name) else {
        let question = Suggestion.question(name, among: program.lexiconNames).map { "; " + $0 }
        throw PatternError("the pattern has no @\(name)" + (question ?? ""))
      }
      bound[index] = lexicon
    }
    return TokenPattern(self, lexicons: bound)
  }
}

/// A match of a token pattern.
struct PatternMatch {
  /// The tokens it covers.
  let tokens: Range<Int>
  /// The tokens of each capture by its index; nil where it took no part.
  let captures: [Range<Int>?]
}
