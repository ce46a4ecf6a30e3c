internal import DocumentModel
internal import LuaRuntime

/// How much the values of rows take where they are written; many rows may share one value in memory.
enum RowSize {
  /// About the bytes of a value in JSON.
  static func bytes(of value: FieldValue) -> Int {
    switch value {
    case .null, .boolean: 5
    case .integer, .number: 10
    case .text(let text): text.utf8.count
    case .span(let span): span.end - span.start + 40
    case .list(let values): values.reduce(2) { $0 + bytes(of: $1) }
    case .record(let fields): fields.reduce(2) { $0 + $1.name.utf8.count + bytes(of: $1.value) }
    }
  }
}

extension Int {
  /// The product, at most the greatest number.
  func multiplied(by other: Int) -> Int {
    let (product, isTooGreat) = multipliedReportingOverflow(by: other)
    return isTooGreat ? .max : product
  }
}

extension PluginState {
  /// Counts bytes of rows; refuses more than a document may give.
  func take(bytes: Int) throws(LuaHostError) {
    guard bytes <= rowBytes - output.rowBytes else {
      throw .outputLimit("the rows of one document take more than \(rowBytes >> 20) MB")
    }
    output.rowBytes += bytes
  }
}
