/// How `read` and `annotate` write a document.
public enum DocumentForm: String, Sendable, CaseIterable {
  /// One JSON object a line.
  case jsonl
  /// The text with the roles of its blocks shown.
  case text
  /// A page of HTML, with what the layers found marked.
  case html
}
