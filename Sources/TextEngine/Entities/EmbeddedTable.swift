internal import CTextData

/// The tables of the binary that are read at first use.
///
/// Copies, so that no pointer outlives a call.
enum EmbeddedTable {
  /// The weights of the decision at sentence gaps.
  static var sentenceWeights: [Int8] {
    unsafe bytes(copydesk_sentences).map { Int8(bitPattern: $0) }
  }

  static var nicknames: RecordTable { unsafe RecordTable(bytes(copydesk_nicknames)) }
  static var placeNames: RecordTable { unsafe RecordTable(bytes(copydesk_placenames)) }
  static var verbs: RecordTable { unsafe RecordTable(bytes(copydesk_verbs)) }

  private static func bytes(_ table: copydesk_table) -> [UInt8] {
    unsafe Array(UnsafeBufferPointer(start: table.bytes, count: table.length))
  }
}
