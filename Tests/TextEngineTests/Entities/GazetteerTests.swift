import TestSupport
import Testing

@testable import TextEngine

struct GazetteerTests {
  private static func compiled() throws -> GazetteerCompiler {
    try GazetteerCompiler { name in
      try Repository.bytes(of: "Sources/CTextData/Tables/\(name).tsv")
    }
  }

  @Test func `the gazetteer of the binary is made of the tables, and has every key of them`() throws
  {
    let compiled = try Self.compiled()
    #expect(compiled.keys.count > 70_000)
    #expect(
      compiled.bytes == Gazetteer.embeddedBytes,
      "a table changed: run 'make gazetteer' and commit Sources/CTextData/Models/gazetteer.bin")
    var missed: [String] = []
    for (key, facts) in zip(compiled.keys, compiled.facts)
    where Gazetteer.shared.facts(key, key.indices) != facts
      || !Gazetteer.shared.mayHaveNames(from: key)
    {
      missed.append(String(decoding: key, as: UTF8.self))
    }
    #expect(missed == [])
  }

  @Test(
    arguments: [
      ("Paris", "FR", [.city, .major]), ("France", "FR", [.country, .major]),
      ("said", nil, .common),
      ("French", "FR", .demonym), ("Gaza City", nil, [.region, .major]),
    ] as [(String, String?, NameFlags)])
  func `a key has what the tables say`(key: String, country: String?, flags: NameFlags) throws {
    let bytes = Array("<\(key)>".utf8)
    let facts = try #require(Gazetteer.shared.facts(bytes, 1..<bytes.count - 1))
    #expect(facts.flags.isSuperset(of: flags))
    if let country { #expect(facts.countryCode == country) }
  }

  @Test(arguments: ["", "Parisx", "PARIS", "no such name at all", "\0", "Ñ"])
  func `what no table has is nil`(key: String) {
    let bytes = Array(key.utf8)
    #expect(Gazetteer.shared.facts(bytes, bytes.indices) == nil)
  }

  @Test func `tables beyond the layout are refused`() {
    var compiler = GazetteerCompiler()
    let long = [UInt8](repeating: 0x61, count: 256)
    compiler.add(long, 0..<255, NameFacts(flags: .common))
    #expect(compiler.bytes != nil)
    compiler.add(long, long.indices, NameFacts(flags: .common))
    #expect(compiler.bytes == nil)
  }
}
