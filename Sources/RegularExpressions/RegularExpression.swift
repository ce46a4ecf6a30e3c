internal import CPCRE2

/// A regular expression in PCRE2's syntax, over UTF-8 text.
///
/// `\d`, `\w`, `\b` and case folding follow Unicode. A value may be shared by threads.
public struct RegularExpression: Sendable {
  /// How an expression reads its text.
  public struct Options: OptionSet, Sendable {
    /// The bits of the set.
    public let rawValue: UInt8

    /// Creates a set from its bits.
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Letters match without regard to case.
    public static let caseInsensitive = Options(rawValue: 1)
    /// `^` and `$` match at line ends.
    public static let multiline = Options(rawValue: 2)
    /// `.` matches a line end too.
    public static let dotMatchesLineEnd = Options(rawValue: 4)
    /// White space and `#` comments in the expression do not count.
    public static let extended = Options(rawValue: 8)
  }

  /// A match with the byte ranges of its groups.
  public struct Match: Sendable, Hashable {
    /// The byte range of the whole match (index 0) and of each group; nil where a group took no
    /// part.
    public let groups: [Range<Int>?]

    /// The byte range of the whole match.
    public var range: Range<Int> { (groups.first ?? nil) ?? 0..<0 }
  }

  /// The expression.
  public let pattern: String
  private let compiled: CompiledExpression

  /// Compiles an expression.
  ///
  /// - Throws: `RegularExpressionError` with the column of the fault.
  public init(_ pattern: String, options: Options = []) throws(RegularExpressionError) {
    self.pattern = pattern
    guard pattern.utf8.count <= 1 << 16 else {
      throw RegularExpressionError(
        .syntax, "the expression is longer than 65,536 bytes", pattern: "")
    }
    var bits: UInt32 = 0
    if options.contains(.caseInsensitive) { bits |= PCRE2_CASELESS }
    if options.contains(.multiline) { bits |= PCRE2_MULTILINE }
    if options.contains(.dotMatchesLineEnd) { bits |= PCRE2_DOTALL }
    if options.contains(.extended) { bits |= PCRE2_EXTENDED }
    do throws(CompilationFault) {
      compiled = try CompiledExpression(Array(pattern.utf8), options: bits)
    } catch {
      throw RegularExpressionError(
        .syntax, CompiledExpression.words(for: error.status), pattern: pattern,
        offset: error.offset)
    }
  }

  /// The number of capture groups.
  public var groupCount: Int { compiled.groupCount }

  /// The names of the groups by number, nil where a group has none; index 0 is the whole match.
  public var groupNames: [String?] { compiled.groupNames }

  /// The first match that starts at byte `start` or after it, or nil.
  ///
  /// - Parameters:
  ///   - subject: The bytes to search; stretches that are not UTF-8 match nothing.
  ///   - start: The byte to begin at.
  ///   - anchored: Whether the match must start at `start` itself.
  ///   - mayGoOn: Asked now and then in a long search; the search stops when it says no.
  /// - Returns: The match, or nil where there is none.
  /// - Throws: `RegularExpressionError` with code `limit` or `stopped`.
  /// - Complexity: Up to 1,000,000 steps for each start offset; searches run in windows of start
  ///   offsets that grow from 16 to 65,536, so a stop comes within about twice the time used.
  public func firstMatch(
    in subject: [UInt8], from start: Int = 0, anchored: Bool = false,
    mayGoOn: () -> Bool = { true }
  ) throws(RegularExpressionError) -> Match? {
    var from = start
    var width = 16
    while from >= 0, from <= subject.count {
      let last = min(from + width, subject.count)
      switch compiled.search(subject, window: from...last, anchored: anchored) {
      case .match(let groups): return Match(groups: groups)
      case .none: break
      case .failure(let status): throw failure(status)
      }
      if anchored || last == subject.count { return nil }
      guard mayGoOn() else {
        throw RegularExpressionError(.stopped, "the search was stopped", pattern: pattern)
      }
      from = last + 1
      // A match cannot start inside a character, and PCRE2 would take such bytes as invalid.
      while from < subject.count, subject[from] & 0xC0 == 0x80 { from += 1 }
      width = min(width * 2, 1 << 16)
    }
    return nil
  }

  /// Up to `limit` matches from left to right that do not overlap.
  ///
  /// - Throws: As `firstMatch`.
  public func matches(
    in subject: [UInt8], limit: Int = .max, mayGoOn: () -> Bool = { true }
  ) throws(RegularExpressionError) -> [Match] {
    var found: [Match] = []
    var from = 0
    while found.count < limit,
      let match = try firstMatch(in: subject, from: from, mayGoOn: mayGoOn)
    {
      found.append(match)
      from = Self.searchStart(after: match, from: from, in: subject)
      guard from <= subject.count else { break }
      guard mayGoOn() else {
        throw RegularExpressionError(.stopped, "the search was stopped", pattern: pattern)
      }
    }
    return found
  }

  /// Where the search for the next match begins: after this one, and always further on.
  public static func searchStart(after match: Match, from start: Int, in subject: [UInt8]) -> Int {
    var next = max(match.range.upperBound, start)
    if match.range.isEmpty || next == start {
      next += 1
      while next < subject.count, subject[next] & 0xC0 == 0x80 { next += 1 }
    }
    return next
  }

  private func failure(_ status: Int32) -> RegularExpressionError {
    if CompiledExpression.isLimit(status) {
      return RegularExpressionError(
        .limit,
        "the regular expression needs too many steps here; make nested repeats like (a+)+ simpler",
        pattern: pattern)
    }
    return RegularExpressionError(.other, CompiledExpression.words(for: status), pattern: pattern)
  }
}
