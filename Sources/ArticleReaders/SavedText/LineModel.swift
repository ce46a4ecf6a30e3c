internal import CTextData
internal import DocumentModel

/// The model that tells the article of a saved text; `copydesk-train lines` makes it.
enum LineModel {
  /// The model that ships with the program.
  static let shipped = unsafe TwoPassModel(copydesk_lines, names: names)

  /// The names of the features of both passes, in order.
  static let names: (first: [String], second: [String]) = TwoPassModel.names(
    LineFeatures(PageLines(SourceText(repairing: Array("One.\n\nTwo.\n".utf8)))))
}
