internal import DocumentModel
internal import LuaRuntime

/// Reads lexicons from Lua tables: a list of phrases, a list of records, or a map from phrases.
struct LexiconTable {
  let state: PluginState

  /// The entries of a table.
  func entries(_ value: LuaValue) throws(LuaHostError) -> [Lexicon.Entry] {
    guard case .table(let table) = value else {
      throw .message(
        "desk.lexicon takes the name of a data file or a table, got \(value.typeName)")
    }
    var entries: [Lexicon.Entry] = []
    for entry in table.entries {
      if entry.key.wholeNumber != nil {
        entries.append(try listed(entry.value))
      } else if let phrase = entry.key.text {
        entries.append(
          Lexicon.Entry(phrase: phrase, values: try fields(entry.value, of: phrase)))
      }
    }
    return entries
  }

  private func listed(_ value: LuaValue) throws(LuaHostError) -> Lexicon.Entry {
    if let phrase = value.text { return Lexicon.Entry(phrase: phrase, values: []) }
    guard case .table(let record) = value,
      let phrase = (record["phrase"] ?? record["word"] ?? record.entries.first?.value)?.text
    else {
      throw .message("an entry of a lexicon is a text, or a table with phrase = \"…\"")
    }
    return Lexicon.Entry(phrase: phrase, values: try fields(value, of: phrase))
  }

  private func fields(
    _ value: LuaValue, of phrase: String
  ) throws(LuaHostError) -> [FieldValue.Field] {
    let decoder = RowDecoder(state: state)
    guard case .table(let record) = value, record.array == nil else {
      if value == .boolean(true) { return [] }
      return [FieldValue.Field("value", try decoder.any(value, phrase, depth: 0))]
    }
    var fields: [FieldValue.Field] = []
    for entry in record.entries {
      guard let name = entry.key.text else { continue }
      fields.append(FieldValue.Field(name, try decoder.any(entry.value, "lexicon", depth: 0)))
    }
    return fields
  }
}
