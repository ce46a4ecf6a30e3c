internal import CTextData

/// A table of the binary, read line by line.
///
/// The only place of this target, beside the stemmer, that touches C memory.
struct EmbeddedTable {
  private let bytes: [UInt8]

  /// Copies an embedded table, so that no pointer outlives this call.
  private init(_ table: copydesk_table) {
    bytes = unsafe Array(UnsafeBufferPointer(start: table.bytes, count: table.length))
  }

  /// Calls `body` with each record: all bytes, and where its fields lie.
  ///
  /// - Complexity: linear in the length of the table.
  func forEachRecord(_ body: ([UInt8], [Range<Int>]) -> Void) {
    var start = 0
    var fields: [Range<Int>] = []
    while start < bytes.count {
      var end = start
      while end < bytes.count, bytes[end] != 0x0A { end += 1 }
      if end > start, bytes[start] != UInt8(ascii: "#") {
        fields.removeAll(keepingCapacity: true)
        Self.split(bytes, start..<end, at: 0x09) { fields.append($0) }
        body(bytes, fields)
      }
      start = end + 1
    }
  }

  /// Calls `body` with the parts of `range` between the bytes `mark`.
  static func split(
    _ bytes: [UInt8], _ range: Range<Int>, at mark: UInt8, _ body: (Range<Int>) -> Void
  ) {
    var start = range.lowerBound
    for offset in range where bytes[offset] == mark {
      if offset > start { body(start..<offset) }
      start = offset + 1
    }
    if range.upperBound > start { body(start..<range.upperBound) }
  }
}

extension EmbeddedTable {
  static var calendar: EmbeddedTable { unsafe EmbeddedTable(copydesk_calendar) }
  static var censusNames: EmbeddedTable { unsafe EmbeddedTable(copydesk_censusnames) }
  static var cities: EmbeddedTable { unsafe EmbeddedTable(copydesk_cities) }
  static var commonWords: EmbeddedTable { unsafe EmbeddedTable(copydesk_commonwords) }
  static var contextWords: EmbeddedTable { unsafe EmbeddedTable(copydesk_contextwords) }
  static var countries: EmbeddedTable { unsafe EmbeddedTable(copydesk_countries) }
  static var countryNames: EmbeddedTable { unsafe EmbeddedTable(copydesk_countrynames) }
  static var demonyms: EmbeddedTable { unsafe EmbeddedTable(copydesk_demonyms) }
  static var eventWords: EmbeddedTable { unsafe EmbeddedTable(copydesk_eventwords) }
  static var givenNames: EmbeddedTable { unsafe EmbeddedTable(copydesk_givennames) }
  static var nicknames: EmbeddedTable { unsafe EmbeddedTable(copydesk_nicknames) }
  static var organizations: EmbeddedTable { unsafe EmbeddedTable(copydesk_organizations) }
  static var organizationWords: EmbeddedTable { unsafe EmbeddedTable(copydesk_orgwords) }
  static var placeNames: EmbeddedTable { unsafe EmbeddedTable(copydesk_placenames) }
  static var placeWords: EmbeddedTable { unsafe EmbeddedTable(copydesk_placewords) }
  static var regions: EmbeddedTable { unsafe EmbeddedTable(copydesk_regions) }
  static var roles: EmbeddedTable { unsafe EmbeddedTable(copydesk_roles) }
  static var states: EmbeddedTable { unsafe EmbeddedTable(copydesk_states) }
  static var titles: EmbeddedTable { unsafe EmbeddedTable(copydesk_titles) }
  static var titleWords: EmbeddedTable { unsafe EmbeddedTable(copydesk_titlewords) }
  static var verbs: EmbeddedTable { unsafe EmbeddedTable(copydesk_verbs) }
  static var worldNames: EmbeddedTable { unsafe EmbeddedTable(copydesk_worldnames) }
}
