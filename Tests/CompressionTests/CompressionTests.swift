import Compression
import Testing

struct CompressionTests {
  @Test func `the checksum is that of IEEE 802_3`() {
    #expect(Checksum.crc32(of: Array("123456789".utf8)[...]) == 0xCBF4_3926)
    #expect(Checksum.crc32(of: []) == 0)
  }

  @Test(arguments: [0, 1, 1000, 300_000])
  func `a block comes back as it was`(count: Int) throws {
    let blocks = try #require(ZstdBlock())
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 * $0 / 7) }
    let frame = try blocks.compressed(bytes)
    #expect(try blocks.expanded(frame[...], limit: count) == bytes)
    #expect(throws: CompressionError.self) {
      try blocks.expanded(frame.dropLast()[...], limit: count)
    }
  }

  @Test func `a block that claims too much is refused`() throws {
    let blocks = try #require(ZstdBlock())
    let frame = try blocks.compressed([UInt8](repeating: 7, count: 100_000))
    #expect(throws: CompressionError.self) { try blocks.expanded(frame[...], limit: 99_999) }
  }

  @Test(arguments: CompressionFormat.allCases)
  func `pieces do not show in a compressed file`(format: CompressionFormat) throws {
    let bytes = (0..<200_000).map { UInt8(truncatingIfNeeded: $0 % 251) }
    func compressed(inPiecesOf size: Int) throws -> [UInt8] {
      let compressor = try format.compressor()
      var output: [UInt8] = []
      for start in stride(from: 0, to: bytes.count, by: size) {
        try compressor.append(Array(bytes[start..<min(start + size, bytes.count)]), to: &output)
      }
      try compressor.finish(into: &output)
      return output
    }
    let whole = try compressed(inPiecesOf: bytes.count)
    #expect(whole.count < bytes.count / 10)
    #expect(try compressed(inPiecesOf: 777) == whole)
  }

  @Test(arguments: [0, 1, 100_000])
  func `what was deflated is expanded, up to a damage and a limit`(cut: Int) throws {
    let bytes = (0..<300_000).map { UInt8(truncatingIfNeeded: $0 * $0 / 7) }
    let compressor = try CompressionFormat.gzip.compressor()
    var packed: [UInt8] = []
    try compressor.append(bytes, to: &packed)
    try compressor.finish(into: &packed)
    let whole = try #require(
      Inflater.expanded(Array(packed.dropLast(min(cut, packed.count / 2))), limit: 1 << 30))
    #expect(bytes.starts(with: whole))
    #expect(cut > 1 ? whole.count < bytes.count : whole == bytes)
    let start = try #require(Inflater.expanded(packed, limit: 1000))
    #expect(start.count >= 1000 && start.count <= 1000 + 1 << 16)
    #expect(bytes.starts(with: start))
  }

  @Test(arguments: [Array("no gzip".utf8), [], [0x1F, 0x8B]])
  func `other data are not expanded`(_ bytes: [UInt8]) {
    #expect(Inflater.expanded(bytes, limit: 100) == nil)
  }
}
