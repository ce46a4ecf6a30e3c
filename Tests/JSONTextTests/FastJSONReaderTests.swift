@testable import JSONText
import Testing

struct FastJSONReaderTests {
  static let usual = [
    #"{"id":"a-1","title":"“Yes”, she said","n":[0,-7,12.5,1e3,true,false,null],"o":{"":"x"}}"#,
    #""line\nbreak \"quoted\" \\ \/ \u00e9 \ud83d\ude00 \u0000 é 😀""#, " [ 1 ,\t2 \r\n] ",
    #"{"a":{"a":[{"a":1}]},"\u00e9":1,"e\u0301":2}"#,
    "[]", "{}", "-0", "-0.0", "9223372036854775807", "-9223372036854775808", "0.30000000000000004",
    "1.7976931348623157e308", "2.4e-324", "1e-999", "123456789.123456789123456789123456789",
  ]

  @Test(arguments: usual)
  func `what is usual is read, and as Jansson reads it`(_ json: String) throws {
    let bytes = Array(json.utf8)
    let value = try #require(FastJSONReader.value(of: bytes[...]))
    #expect(value == (try JSONValue(byJansson: bytes[...])))
  }

  static let unusual = [
    #"{"a":1,"a":2}"#, #"[{"b":{"a":1,"c":2,"a":1}}]"#, #"{"\u0000":1}"#, #""\ud800""#,
    #""\udc00""#, #""\ud800\u0041""#, #""\ud800\ud800""#, #""\ud83d\n""#, "9223372036854775808",
    "-9223372036854775809", "18446744073709551616", "1e999", #"["a" "b"]"#, "[1,]", #"{"a"}"#,
    "01", "-", "1.", "1e", ".5", "+1", "tru", "\"a\tb\"", "\"", "{} {}", "", " ", "\u{FEFF}{}",
    #""\x""#, #""\u12G4""#, "{a:1}", "NaN",
  ]

  @Test(arguments: unusual)
  func `the rest is left to Jansson`(_ json: String) {
    #expect(FastJSONReader.value(of: Array(json.utf8)[...]) == nil)
  }

  @Test(arguments: [[0xC3], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0x80]])
  func `bytes that are not UTF-8 are left to Jansson`(_ bytes: [UInt8]) {
    #expect(FastJSONReader.value(of: ([0x22] + bytes + [0x22])[...]) == nil)
  }

  @Test func `every prefix, and every byte changed, reads as Jansson reads it, or is left`() {
    let marks = Array("\"\\{}[],:0-.eu \u{1}".utf8) + [0x80, 0xC3, 0xFF]
    for json in Self.usual + Self.unusual {
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

  @Test(arguments: [(64, true), (65, false), (100_000, false)])
  func `levels within levels are read up to a limit`(_ levels: Int, _ isRead: Bool) {
    let open = String(repeating: "[", count: levels)
    let closed = Array((open + String(repeating: "]", count: levels)).utf8)
    #expect((FastJSONReader.value(of: closed[...]) != nil) == isRead)
    #expect(FastJSONReader.value(of: Array(open.utf8)[...]) == nil)
    Self.compare(closed[...])
  }

  @Test(arguments: [(64, true), (65, false), (100_000, false)])
  func `members are read up to a limit, and in their order`(_ members: Int, _ isRead: Bool) {
    let text = (0..<members).map { "\"\($0)\":\($0)" }.joined(separator: ",")
    let bytes = Array("{\(text)}".utf8)
    #expect((FastJSONReader.value(of: bytes[...]) != nil) == isRead)
    Self.compare(bytes[...])
  }

  /// What a text leaves behind must not show in the next one, whether its memory is kept or not.
  @Test func `large and small texts are read in turns`() throws {
    for size in [10, 100_000, 300, 0, 200_000, 1] {
      let text = String(repeating: "é\"\n", count: size)
      let value = JSONValue.array([.string(text), .object([.init("n", .integer(Int64(size)))])])
      var bytes: [UInt8] = []
      JSONWriter.append(value, to: &bytes)
      #expect(FastJSONReader.value(of: bytes[...]) == value)
      #expect(FastJSONReader.value(of: bytes.dropLast()) == nil)
    }
  }

  private static func compare(_ bytes: ArraySlice<UInt8>) {
    guard let value = FastJSONReader.value(of: bytes) else { return }
    #expect(
      value == (try? JSONValue(byJansson: bytes)), "\(String(decoding: bytes, as: UTF8.self))")
  }
}
