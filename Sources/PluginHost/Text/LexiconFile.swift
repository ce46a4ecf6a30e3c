internal import DocumentModel

/// Reads lexicons from tab-separated text.
///
/// Lines that start with `#` are comments; the first other line names the columns; the first column
/// is the phrase. Fields that are decimal numbers become numbers, empty ones are absent.
enum LexiconFile {
  /// The entries of a file.
  static func entries(_ bytes: [UInt8]) throws(Objection) -> [Lexicon.Entry] {
    var names: [String]?
    var entries: [Lexicon.Entry] = []
    var number = 0
    for raw in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      number += 1
      var line = raw
      if number == 1, line.starts(with: [0xEF, 0xBB, 0xBF]) { line = line.dropFirst(3) }
      if line.last == 0x0D { line.removeLast() }
      if line.isEmpty || line.first == UInt8(ascii: "#") { continue }
      guard let text = String(validating: line, as: UTF8.self) else {
        throw Objection("line \(number) is not UTF-8")
      }
      let fields = text.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard let known = names else {
        names = fields
        continue
      }
      guard fields.count <= known.count else {
        throw Objection("line \(number) has \(fields.count) fields; the head has \(known.count)")
      }
      guard !fields[0].isEmpty else { continue }
      entries.append(
        Lexicon.Entry(
          phrase: fields[0],
          values: zip(known, fields).compactMap { name, field in
            field.isEmpty ? nil : FieldValue.Field(name, value(field))
          }))
    }
    return entries
  }

  private static func value(_ field: String) -> FieldValue {
    let isDecimal = field.utf8.allSatisfy { byte in
      (0x30...0x39).contains(byte) || byte == 0x2B || byte == 0x2D || byte == 0x2E
    }
    guard isDecimal else { return .text(field) }
    if let integer = Int64(field) { return .integer(integer) }
    if let number = Double(field), number.isFinite { return .number(number) }
    return .text(field)
  }
}
