public import DocumentModel

/// How `read` and `annotate` write a document.
public enum DocumentForm: String, Sendable, CaseIterable {
  /// One JSON object a line.
  case jsonl
  /// The text with the roles of its blocks shown.
  case text
  /// A page of HTML, with what the layers found marked.
  case html
  /// Front matter and the text as Markdown.
  case md
  /// A token a line with its sentence and name, as CoNLL-U.
  case conllu
  /// A token and an IOB2 tag a line.
  case iob2
  /// Lines of annotation for brat: the `.ann` file to a `.txt` file with the text of the document.
  case brat
  /// W3C Web Annotations as JSON-LD, a collection a line.
  case webanno

  /// The layers without which the form has nothing to write.
  public var needs: LayerSet {
    switch self {
    case .jsonl, .text, .html, .md, .webanno, .brat: []
    case .conllu, .iob2: [.sentences, .tokens]
    }
  }
}
