/// A line of a plugin's source.
public struct SourceLine: Sendable, Hashable, CustomStringConvertible {
  /// The file as error messages name it.
  public let file: String
  /// The line, from 1.
  public let line: Int
  /// The function's name where Lua knows one, else empty.
  public let function: String

  /// Creates a line.
  public init(file: String, line: Int, function: String = "") {
    self.file = file
    self.line = line
    self.function = function
  }

  /// Reads `file:line`; nil for other text.
  public init?(_ text: String) {
    guard let colon = text.lastIndex(of: ":"), colon != text.startIndex,
      let line = Int(text[text.index(after: colon)...]), line > 0
    else { return nil }
    self.init(file: String(text[..<colon]), line: line)
  }

  /// The line as `file:line`.
  public var description: String { "\(file):\(line)" }
}

/// Something that a plugin looked at in a document, with the outcome.
public struct TraceStep: Sendable, Hashable {
  /// What looked.
  public enum Kind: String, Sendable {
    /// A rule of the plugin, which tells of it with `desk.explain`.
    case rule
    /// A token pattern that matched.
    case pattern
    /// An entry of a lexicon that was found.
    case lexicon
    /// A regular expression that matched.
    case regex
  }

  /// A named part of what was looked at: a span, or a value that the plugin gave.
  public typealias Capture = FieldValue.Field

  /// What looked.
  public let kind: Kind
  /// The plugin.
  public let plugin: String
  /// The name of the rule, the source of the pattern or expression, the phrase of the entry.
  public let name: String
  /// What was looked at.
  public let span: Span
  /// Why it was turned down; nil where the rule holds.
  public let why: String?
  /// The parts, in their order.
  public let captures: [Capture]
  /// The plugin's lines that led here, innermost first.
  public let calls: [SourceLine]
  /// Where the pattern or expression was made.
  public let definition: SourceLine?

  /// Creates a step.
  public init(
    kind: Kind, plugin: String, name: String, span: Span, why: String? = nil,
    captures: [Capture] = [], calls: [SourceLine] = [], definition: SourceLine? = nil
  ) {
    self.kind = kind
    self.plugin = plugin
    self.name = name
    self.span = span
    self.why = why
    self.captures = captures
    self.calls = calls
    self.definition = definition
  }

  /// The line that says what was looked for: of the rule, else of the pattern's making.
  public var line: SourceLine? { definition ?? calls.first }
}
