public import DocumentModel
internal import RegularExpressions

/// A pattern that is searched for outside of plugins, as `copydesk kwic` does.
public struct PatternSearch: Sendable {
  /// How a pattern is written.
  public enum Form: Sendable {
    case tokens
    case regularExpression
  }

  private enum Compiled {
    case tokens(TokenPattern)
    case expression(RegularExpression)
  }

  private let compiled: Compiled

  /// Compiles a pattern.
  ///
  /// - Throws: `PatternError`, with a caret under the fault; token patterns cannot refer to lexicons.
  public init(_ source: String, as form: Form) throws(PatternError) {
    switch form {
    case .tokens:
      let pattern = try TokenPattern(source, selection: .longest, segment: Segments.words)
      if let name = pattern.program.lexiconNames.first {
        throw PatternError(
          "there is no lexicon @\(name) here; list its words, as in [lower in {a, b}]")
      }
      compiled = .tokens(pattern)
    case .regularExpression:
      do throws(RegularExpressionError) {
        compiled = .expression(try RegularExpression(source))
      } catch {
        throw PatternError(error.message)
      }
    }
  }

  /// The layers that the search reads.
  public var needs: LayerSet {
    switch compiled {
    case .tokens(let pattern): pattern.program.layers
    case .expression: [.sentences]
    }
  }

  /// The places in a document with these layers, in text order; they do not overlap.
  ///
  /// - Throws: `PatternError` where a limit of the search was met.
  public func spans(in document: Document) throws(PatternError) -> [Span] {
    switch compiled {
    case .tokens(let pattern):
      let index = DocumentIndex(document)
      return try PatternMatcher.matches(of: pattern, on: index, mayGoOn: { true }).map { match in
        index.tokens.spans[match.tokens.lowerBound]
          .hull(index.tokens.spans[match.tokens.upperBound - 1])
      }
    case .expression(let expression):
      do throws(RegularExpressionError) {
        return try expression.matches(in: document.text.utf8, limit: .max, mayGoOn: { true })
          .filter { !$0.range.isEmpty }
          .map { Span(start: $0.range.lowerBound, end: $0.range.upperBound) }
      } catch {
        throw PatternError(error.message)
      }
    }
  }
}
