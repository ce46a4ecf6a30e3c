import DocumentModel

/// Places that have several names: "Kiev" and "Kyiv", "L.A." and "Los Angeles".
struct PlaceNames: Sendable {
  /// The table of the binary; read at first use.
  static let shared = PlaceNames()

  private var groups = WordTable(.exact)
  /// Above the numbers of the gazetteer's groups.
  private static let firstGroup: Int32 = 4_000_000

  private init() {
    var group = Self.firstGroup
    EmbeddedTable.placeNames.forEachRecord { bytes, fields in
      RecordTable.split(bytes, fields[0], at: UInt8(ascii: "|")) { name in
        let key = NameForms.key(of: bytes[name])
        groups.insert(key, in: 0..<key.count, value: group)
      }
      group += 1
    }
  }

  /// The number that all names of a place share; 0 for a place with one name.
  func group(_ mention: NameMention, in source: NameText) -> Int32 {
    let key = NameForms.key(of: source.text.utf8[mention.span.range])
    return groups.value(key, in: 0..<key.count) ?? 0
  }
}
