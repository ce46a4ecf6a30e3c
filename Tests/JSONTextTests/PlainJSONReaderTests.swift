@testable import JSONText
import Testing

struct PlainJSONReaderTests {
  static let plain = [
    #"{"id":"a-1","title":"“Yes”, she said","n":[0,-7,12.5,1e3,true,false,null],"o":{"":"x"}}"#,
    #""line\nbreak \"quoted\" \\ \/ \u00e9 \ud83d\ude00 é 😀""#, " [ 1 ,\t2 \r\n] ", "-0", "[]",
    "{}",
    "999999999999999999",
  ]

  @Test(arguments: plain)
  func `what is plain is read, and as the library reads it`(_ json: String) throws {
    let bytes = Array(json.utf8)
    let value = try #require(PlainJSONReader.value(of: bytes[...]))
    #expect(value == (try JSONValue(byLibrary: bytes[...])))
  }

  @Test(arguments: [
    #"{"a":1,"a":2}"#, #""\u0000""#, "1234567890123456789", "1e999", #""\ud800""#, #""\udc00""#,
    #"["a" "b"]"#, "[1,]", #"{"a"}"#, "01", "-", "1.", "1e", ".5", "+1", "tru", "\"a\tb\"", "\"",
    "{} {}", "",
    #""\x""#, #""\u12G4""#, "{a:1}",
    String(repeating: "[", count: 65) + String(repeating: "]", count: 65),
  ])
  func `the rest is left to the library`(_ json: String) {
    #expect(PlainJSONReader.value(of: Array(json.utf8)[...]) == nil)
  }

  @Test func `every prefix, and every byte changed, reads as the library reads it, or is left`() {
    let marks = Array("\"\\{}[],:0-.eu \u{1}".utf8) + [0x80, 0xC3, 0xFF]
    for json in Self.plain {
      let bytes = Array(json.utf8)
      for place in bytes.indices {
        Self.compare(bytes[..<place])
        for mark in marks {
          var changed = bytes
          changed[place] = mark
          Self.compare(changed[...])
        }
      }
    }
  }

  private static func compare(_ bytes: ArraySlice<UInt8>) {
    guard let value = PlainJSONReader.value(of: bytes) else { return }
    #expect(
      value == (try? JSONValue(byLibrary: bytes)), "\(String(decoding: bytes, as: UTF8.self))")
  }
}
