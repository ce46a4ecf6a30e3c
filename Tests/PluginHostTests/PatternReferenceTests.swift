import DocumentModel
import Testing
import TextEngine

@testable import PluginHost

extension APIPatterns.Piece: CustomTestStringConvertible {
  /// How the piece is written.
  public var testDescription: String { form }
}

/// The page of token patterns holds: each pattern finds what the page says.
struct PatternReferenceTests {
  @Test(arguments: APIPatterns.all)
  func `a pattern of the reference finds what it says`(piece: APIPatterns.Piece) throws {
    #expect(try ComingFromTests.find(piece.pattern, in: piece.text) == piece.found)
  }

  @Test(arguments: [
    ("NUMBER (men | women)", "40 men"), ("NUMBER(value > 30) men", "40 men"),
    ("NUMBER (value > 30) men", "40 men"), ("NUMBER (kind = count)", "40"),
  ])
  func `a parenthesis after an item holds tests if it touches it or compares`(
    source: String, found: String
  ) throws {
    let pattern = try TokenPattern(source, segment: Segments.words)
    let document = TextEngine().annotated(SampleDocument.of("Here 40 men met."), with: .numbers)
    #expect(try PatternMatchingTests.find(pattern, in: document) == [found])
  }
}
