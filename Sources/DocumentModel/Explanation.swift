/// Why a row is there, or why there is none at a place.
public struct Explanation: Sendable, Hashable {
  /// A row with what is known of its origin.
  public struct Finding: Sendable, Hashable {
    /// The number of the row among those that the plugin emitted for the document, from 1.
    public let number: Int
    /// The table.
    public let table: TableSchema
    /// The values of its columns.
    public let values: [FieldValue]
    /// The rule that the row names, or the table where it names none.
    public let rule: String
    /// Where that rule is; nil where nothing tells.
    public let ruleLine: SourceLine?
    /// The plugin's lines that emitted the row, innermost first.
    public let calls: [SourceLine]

    /// Creates a finding.
    public init(
      number: Int, table: TableSchema, values: [FieldValue], rule: String, ruleLine: SourceLine?,
      calls: [SourceLine]
    ) {
      self.number = number
      self.table = table
      self.values = values
      self.rule = rule
      self.ruleLine = ruleLine
      self.calls = calls
    }
  }

  /// Words of the text that a value of the row rests on.
  public struct Evidence: Sendable, Hashable {
    /// The columns they speak for, in the order of the table.
    public let columns: [String]
    /// The words.
    public let span: Span
    /// What the layers say of them, such as `number 2500, about`.
    public let facts: [String]

    /// Creates evidence.
    public init(columns: [String], span: Span, facts: [String]) {
      self.columns = columns
      self.span = span
      self.facts = facts
    }
  }

  /// The plugin.
  public let plugin: String
  /// The place: the row's own span, or the words asked about; nil for a row without a span.
  public let place: Span?
  /// The sentence that the place begins in.
  public let sentence: Span?
  /// The role of its block.
  public let role: BlockRole?
  /// The row; nil where there is none.
  public let finding: Finding?
  /// The words that the row rests on, in text order.
  public let evidence: [Evidence]
  /// The steps about the place that held, in the order they were taken.
  public let held: [TraceStep]
  /// The steps about the place that were turned down, in the order they were taken.
  public let rejected: [TraceStep]
  /// Without a row, the first condition that failed, in words; nil where there is a row.
  public let failure: String?
  /// The line of that condition; nil where it is the host's own.
  public let failureLine: SourceLine?

  /// Creates an explanation.
  public init(
    plugin: String, place: Span?, sentence: Span?, role: BlockRole?, finding: Finding?,
    evidence: [Evidence], held: [TraceStep], rejected: [TraceStep], failure: String? = nil,
    failureLine: SourceLine? = nil
  ) {
    self.plugin = plugin
    self.place = place
    self.sentence = sentence
    self.role = role
    self.finding = finding
    self.evidence = evidence
    self.held = held
    self.rejected = rejected
    self.failure = failure
    self.failureLine = failureLine
  }
}
