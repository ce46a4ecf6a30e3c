import ArchiveStreams
import TestSupport
import Testing

struct ArchiveReaderTests {
  /// 200 MiB of the letter a, packed by bzip2 into 177 bytes.
  static let bomb: [UInt8] = [
    0x42, 0x5A, 0x68, 0x39, 0x31, 0x41, 0x59, 0x26, 0x53, 0x59, 0xC2, 0x6D, 0x2A, 0xF3, 0x01,
    0x5F, 0x8E, 0x01, 0x00, 0xA0, 0x00, 0x00, 0x08, 0x20, 0x00, 0x30, 0x80, 0x4D, 0x46, 0x42,
    0xA0, 0x25, 0xA9, 0x0A, 0x80, 0x97, 0x31, 0x41, 0x59, 0x26, 0x53, 0x59, 0xC2, 0x6D, 0x2A,
    0xF3, 0x01, 0x5F, 0x8E, 0x01, 0x00, 0xA0, 0x00, 0x00, 0x08, 0x20, 0x00, 0x30, 0x80, 0x4D,
    0x46, 0x42, 0xA0, 0x25, 0xA9, 0x0A, 0x80, 0x97, 0x31, 0x41, 0x59, 0x26, 0x53, 0x59, 0xC2,
    0x6D, 0x2A, 0xF3, 0x01, 0x5F, 0x8E, 0x01, 0x00, 0xA0, 0x00, 0x00, 0x08, 0x20, 0x00, 0x30,
    0x80, 0x4D, 0x46, 0x42, 0xA0, 0x25, 0xA9, 0x0A, 0x80, 0x97, 0x31, 0x41, 0x59, 0x26, 0x53,
    0x59, 0xC2, 0x6D, 0x2A, 0xF3, 0x01, 0x5F, 0x8E, 0x01, 0x00, 0xA0, 0x00, 0x00, 0x08, 0x20,
    0x00, 0x30, 0x80, 0x4D, 0x46, 0x42, 0xA0, 0x25, 0xA9, 0x0A, 0x80, 0x97, 0x31, 0x41, 0x59,
    0x26, 0x53, 0x59, 0x76, 0x33, 0x36, 0x96, 0x00, 0xC8, 0x0C, 0x01, 0x40, 0xA0, 0x00, 0x00,
    0x40, 0x00, 0x08, 0x20, 0x00, 0x30, 0xCC, 0x05, 0x29, 0xA6, 0x14, 0x02, 0x2D, 0x88, 0xA0,
    0x11, 0x78, 0xBB, 0x92, 0x29, 0xC2, 0x84, 0x86, 0x77, 0x31, 0x80, 0xE0,
  ]

  static let members = [
    PackedBytes.Member("a.txt", "first"), PackedBytes.Member("folder/b.txt", "second"),
  ]

  /// The names and contents of an archive.
  static func contents(_ bytes: [UInt8]) throws -> [String] {
    let archive = try ArchiveReader(MemoryStream(bytes[...]))
    var contents: [String] = []
    while let member = try archive.next() {
      let bytes = try archive.read(limit: 1 << 20)
      contents.append("\(member.name)=\(String(decoding: bytes, as: UTF8.self)) \(member.kind)")
    }
    return contents
  }

  @Test(arguments: [
    PackedBytes.tar(members), PackedBytes.zip(members), PackedBytes.gzip(PackedBytes.tar(members)),
  ])
  func `the members of an archive come in order`(_ bytes: [UInt8]) throws {
    #expect(ArchiveReader.isLikely(bytes))
    #expect(try Self.contents(bytes) == ["a.txt=first file", "folder/b.txt=second file"])
  }

  @Test func `a member that is not read is passed over`() throws {
    let archive = try ArchiveReader(MemoryStream(PackedBytes.tar(Self.members)[...]))
    #expect(try archive.next()?.name == "a.txt")
    #expect(try archive.next()?.name == "folder/b.txt")
    #expect(try archive.next() == nil)
    #expect(try archive.next() == nil)
  }

  @Test func `a compressed file is one member`() throws {
    let archive = try ArchiveReader(MemoryStream(PackedBytes.gzip(Array("text".utf8))[...]))
    #expect(archive.isCompressedFile)
    _ = try archive.next()
    #expect(try archive.read(limit: 100) == Array("text".utf8))
  }

  @Test func `compressed files that follow one another are one`() throws {
    let bytes = PackedBytes.gzip(Array("one ".utf8)) + PackedBytes.gzip(Array("two".utf8))
    let archive = try ArchiveReader(MemoryStream(bytes[...]))
    _ = try archive.next()
    #expect(try archive.read(limit: 100) == Array("one two".utf8))
  }

  @Test func `names that lead out of the archive are labels and links are not files`() throws {
    let bytes = PackedBytes.tar([
      PackedBytes.Member("../../etc/x", "a"), PackedBytes.Member("/abs", "b"),
      PackedBytes.Member("link", linkTo: "/etc/passwd"),
    ])
    #expect(try Self.contents(bytes) == ["../../etc/x=a file", "/abs=b file", "link= other"])
  }

  @Test func `a bomb is refused while it is read`() throws {
    let archive = try ArchiveReader(MemoryStream(Self.bomb[...]))
    _ = try archive.next()
    var most = 0
    let error = #expect(throws: StreamError.self) {
      var scratch: [UInt8] = []
      while try archive.read(upTo: 1 << 20, into: &scratch) > 0 {
        most += scratch.count
        scratch.removeAll(keepingCapacity: true)
      }
    }
    #expect(error?.code == .bomb)
    #expect(most <= ArchiveLimits().freeBytes)
  }

  @Test func `a bomb is refused while it is passed over`() throws {
    let archive = try ArchiveReader(MemoryStream(Self.bomb[...]))
    _ = try archive.next()
    #expect(#expect(throws: StreamError.self) { try archive.next() }?.code == .bomb)
  }

  @Test(arguments: ["", "plain text", "PK\u{3}\u{4}rest"])
  func `other bytes are refused`(_ text: String) {
    let error = #expect(throws: StreamError.self) {
      let archive = try ArchiveReader(MemoryStream(Array(text.utf8)[...]))
      guard try archive.next() != nil else { throw StreamError(.archive, "nothing") }
    }
    #expect(error?.code == .archive)
  }

  @Test(arguments: [
    PackedBytes.tar(members), PackedBytes.zip(members), PackedBytes.gzip(PackedBytes.tar(members)),
  ])
  func `every prefix ends or fails`(_ bytes: [UInt8]) {
    for count in stride(from: 0, to: bytes.count, by: max(1, bytes.count / 150)) {
      _ = try? Self.contents(Array(bytes[..<count]))
    }
  }

  @Test func `a bomb cut in half ends or fails`() {
    _ = try? Self.contents(Array(Self.bomb[..<(Self.bomb.count / 2)]))
  }

  @Test(arguments: 0..<200)
  func `flipped bits end or fail`(_ place: Int) {
    for bytes in [PackedBytes.zip(Self.members), PackedBytes.gzip(PackedBytes.tar(Self.members))] {
      var broken = bytes
      broken[place * 7919 % broken.count] ^= 1 << UInt8(place % 8)
      _ = try? Self.contents(broken)
    }
  }

  @Test func `a stream with a head is read from its start`() throws {
    let stream = ResumedStream(
      head: Array("ab".utf8), rest: MemoryStream(Array("cd".utf8)[...]))
    #expect(try stream.read(limit: 10) == Array("abcd".utf8))
  }
}
