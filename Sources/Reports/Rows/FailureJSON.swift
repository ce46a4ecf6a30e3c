public import DocumentModel
internal import JSONText

/// Writes a document that could not be finished.
public enum FailureJSON: Sendable {
  /// Appends an error row as a JSON object, without a line end.
  public static func append(_ failure: Failure, to output: inout [UInt8]) {
    output += #"{"document":"#.utf8
    JSONWriter.append(failure.document, to: &output)
    output += #","stage":"#.utf8
    JSONWriter.append(failure.stage.rawValue, to: &output)
    output += #","plugin":"#.utf8
    append(failure.plugin, to: &output)
    output += #","code":"#.utf8
    JSONWriter.append(failure.code, to: &output)
    output += #","message":"#.utf8
    JSONWriter.append(failure.message, to: &output)
    output += #","traceback":"#.utf8
    append(failure.traceback, to: &output)
    output.append(UInt8(ascii: "}"))
  }

  private static func append(_ text: String?, to output: inout [UInt8]) {
    if let text {
      JSONWriter.append(text, to: &output)
    } else {
      JSONWriter.append(null: (), to: &output)
    }
  }
}
