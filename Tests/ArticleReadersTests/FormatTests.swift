import ArticleReaders
import DocumentModel
import Reports
import TestSupport
import Testing

/// The files of `Fixtures`: a file a format, beside it what it must be read as.
///
/// `COPYDESK_ACCEPT=1` writes the expected files anew; the difference is to be looked at.
struct FormatTests {
  static let folder = "Tests/ArticleReadersTests/Fixtures"

  static let names: [String] = {
    let names = (try? Repository.names(in: folder)) ?? []
    return names.filter { !$0.hasSuffix(".expected.jsonl") }.sorted()
  }()

  /// The documents of a file in memory, a line each; a failure is a line of words.
  static func lines(of bytes: [UInt8], name: String) -> [String] {
    let reader = ArticleReader()
    let head = Array(bytes.prefix(1 << 16))
    let format = reader.format(path: name, head: head)
    return reader.items(in: bytes, format: format, path: name).map { item in
      do throws(Failure) {
        var json: [UInt8] = []
        DocumentJSON.append(try reader.document(from: item), to: &json)
        return String(decoding: json, as: UTF8.self)
      } catch {
        return "\(error.document): \(error.code)"
      }
    }
  }

  @Test func `there are fixtures`() { #expect(Self.names.count > 30) }

  @Test(arguments: names)
  func `a file is read as expected`(_ name: String) throws {
    let bytes = try Repository.bytes(of: "\(Self.folder)/\(name)")
    let lines = Self.lines(of: bytes, name: name)
    let expected = "\(Self.folder)/\(name).expected.jsonl"
    if Repository.acceptsResults {
      try Repository.write(lines.joined(separator: "\n") + "\n", to: expected)
      return
    }
    let wanted = try String(decoding: Repository.bytes(of: expected), as: UTF8.self)
    #expect(lines == wanted.split(separator: "\n").map(String.init))
  }

  @Test(arguments: names)
  func `what is read has sound spans`(_ name: String) throws {
    let bytes = try Repository.bytes(of: "\(Self.folder)/\(name)")
    for line in Self.lines(of: bytes, name: name) where line.hasPrefix("{") {
      #expect(SpanVerifier.problems(in: Array(line.utf8)) == [])
    }
  }

  @Test(arguments: names)
  func `every prefix of a file is read or refused`(_ name: String) throws {
    let bytes = try Repository.bytes(of: "\(Self.folder)/\(name)")
    let step = max(1, bytes.count / 40)
    for count in stride(from: 0, to: bytes.count, by: step) {
      for line in Self.lines(of: Array(bytes[..<count]), name: name) where line.hasPrefix("{") {
        #expect(SpanVerifier.problems(in: Array(line.utf8)) == [], "\(name) cut at \(count)")
      }
    }
  }

  @Test(arguments: names)
  func `a file with flipped bits is read or refused`(_ name: String) throws {
    let bytes = try Repository.bytes(of: "\(Self.folder)/\(name)")
    var generator = HostileInputTests.Xorshift(state: 0x9E37_79B9_7F4A_7C15)
    for round in 0..<24 {
      var broken = bytes
      for _ in 0...(round % 6) {
        let place = Int.random(in: 0..<broken.count, using: &generator)
        broken[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
      }
      for line in Self.lines(of: broken, name: name) where line.hasPrefix("{") {
        #expect(SpanVerifier.problems(in: Array(line.utf8)) == [], "\(name), round \(round)")
      }
    }
  }

  /// One sign or piece of markup many times over must not take more than linear time.
  @Test(arguments: [
    ("xml", "<rss><channel><item>"), ("xml", "<nitf><p>"), ("xml", "<feed><entry><title>&amp;"),
    ("md", "*a_ "), ("md", "[a](b"), ("md", "> > "), ("md", "![[]("), ("md", "- a\n"),
    ("csv", "a,\"b\","), ("csv", "\"\n"), ("eml", "Received: x\nA: =?utf-8?Q?a?= "),
    ("mbox", "From a b c d 1:2 e\n\n"), ("warc", "WARC/1.0\r\nContent-Length: 1\r\n\r\n"),
    ("conllu", "1\ta\t_\t_\t_\t_\t_\t_\t_\tNER=B-PER\n"), ("xml", "<TEI><p>a</p>"),
    ("html", "<title>Factiva</title><div class=\"article enarticle\">"),
    ("html", "<style>.c0 {</style><!-- <DOCFULL> -->"), ("xml", "<rss>&"), ("md", "---\na: b\n"),
    ("json", "{\"items\":["), ("sgm", "<REUTERS><TEXT>"), ("txt", "1 of 2 DOCUMENTS\n\nA: b\n\n"),
  ])
  func `markup repeated without end is read in time`(_ ending: String, _ piece: String) {
    let bytes = Array(String(repeating: piece, count: 200_000 / piece.utf8.count).utf8)
    let lines = Self.lines(of: bytes, name: "x.\(ending)")
    #expect(!lines.isEmpty)
  }
}
