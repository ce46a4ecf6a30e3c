/// How `read` and `annotate` write a document.
public enum DocumentForm: String, Sendable, CaseIterable {
  /// One JSON object a line.
  case jsonl
}
