internal import DocumentModel
internal import LuaRuntime

/// Metadata as plugins read them: `doc.metadata.published` and so on, absent where not known.
enum MetadataTable {
  /// The table for a document.
  static func value(_ metadata: Metadata) -> LuaValue {
    func text(_ value: Sourced<String>?) -> LuaValue { value.map { .text($0.value) } ?? .none }
    func date(_ value: Sourced<CalendarDate>?) -> LuaValue {
      value.map { .text($0.value.description) } ?? .none
    }
    func list(_ value: Sourced<[String]>?) -> LuaValue {
      value.map { .table(LuaTable(array: $0.value.map { LuaValue.text($0) })) } ?? .none
    }
    return .table(
      LuaTable(fields: [
        ("title", text(metadata.title)), ("deck", text(metadata.deck)),
        ("kicker", text(metadata.kicker)), ("byline", text(metadata.byline)),
        ("authors", list(metadata.authors)), ("outlet", text(metadata.outlet)),
        ("url", text(metadata.url)), ("section", text(metadata.section)),
        ("tags", list(metadata.tags)), ("language", text(metadata.language)),
        ("rights", text(metadata.rights)), ("published", date(metadata.published)),
        ("modified", date(metadata.modified)), ("reposted", date(metadata.reposted)),
        ("dateline_place", text(metadata.datelinePlace)),
        ("dateline_date", date(metadata.datelineDate)),
        ("word_count", metadata.wordCount.map { .integer(Int64($0.value)) } ?? .none),
      ]))
  }
}
