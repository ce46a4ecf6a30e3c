import JSONText
import Testing

struct JSONValueTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let json: String
    let value: JSONValue
    var testDescription: String { json }
  }

  static let values: [Case] = [
    Case(json: "null", value: .null),
    Case(json: "true", value: .boolean(true)),
    Case(json: "-9223372036854775808", value: .integer(.min)),
    Case(json: "9223372036854775807", value: .integer(.max)),
    Case(json: "0.1", value: .number(0.1)),
    Case(json: "5e-324", value: .number(.leastNonzeroMagnitude)),
    Case(json: #""a\"b\\c\nd\u0000\u001f""#, value: .string("a\"b\\c\nd\u{0}\u{1f}")),
    Case(json: "\"é😀\u{2028}\"", value: .string("é😀\u{2028}")),
    Case(json: "[]", value: .array([])),
    Case(json: "{}", value: .object([])),
    Case(
      json: #"{"b":1,"a":[true,{"":null}]}"#,
      value: .object([
        .init("b", .integer(1)),
        .init("a", .array([.boolean(true), .object([.init("", .null)])])),
      ])),
  ]

  @Test(arguments: values)
  func `a value reads and writes as the same text`(_ sample: Case) throws {
    let value = try JSONValue(parsing: Array(sample.json.utf8))
    #expect(value == sample.value)
    var written: [UInt8] = []
    JSONWriter.append(value, to: &written)
    #expect(String(decoding: written, as: UTF8.self) == sample.json)
  }

  @Test(arguments: [
    (#"{"a":1,"a":2}"#, #"{"a":2}"#), (#""\ud83d\ude00""#, "\"😀\""), ("2500.0", "2500"),
    ("18446744073709551616", "1.8446744073709552e+19"), (" [ 1 , 2 ] ", "[1,2]"),
    (#"["\t\b\f\r"]"#, #"["\t\b\f\r"]"#), ("-0.0", "-0.0"),
  ])
  func `other spellings read as the value they mean`(_ json: String, _ canonical: String) throws {
    var written: [UInt8] = []
    JSONWriter.append(try JSONValue(parsing: Array(json.utf8)), to: &written)
    #expect(String(decoding: written, as: UTF8.self) == canonical)
  }

  @Test(arguments: [
    ("", 1, 0), ("{\"a\":1,\n \"b\" 2}", 2, 6), ("[1,2", 1, 4), ("nul", 1, 3), ("1e999", 1, 5),
    ("{} {}", 1, 4), (#""\ud800""#, 1, 8), (#"{"a\u0000":1}"#, 1, 10),
  ])
  func `what is not JSON is refused with its place`(_ json: String, _ line: Int, _ column: Int) {
    let error = #expect(throws: JSONError.self) { try JSONValue(parsing: Array(json.utf8)) }
    #expect(error?.line == line)
    #expect(error?.column == column)
    #expect(error?.message.isEmpty == false)
  }

  @Test func `deep nesting and bytes that are not UTF-8 are errors`() {
    let deep = [UInt8](repeating: UInt8(ascii: "["), count: 1_000_000)
    #expect(throws: JSONError.self) { try JSONValue(parsing: deep) }
    #expect(throws: JSONError.self) { try JSONValue(parsing: [0x22, 0xFF, 0x22]) }
  }

  @Test func `no prefix of a text but the whole is accepted`() throws {
    let json = Array(#"{"id":"é","n":[1.5,-2,true,null],"o":{"k":"\u00e9"}}"#.utf8)
    for count in 0..<json.count {
      #expect(throws: JSONError.self) { try JSONValue(parsing: json[..<count]) }
    }
    _ = try JSONValue(parsing: json)
  }

  @Test(arguments: [
    ("", true), ("/a/1", true), ("/a/2", false), ("/a/x", false), ("/m~1n/k~0", true), ("a", false),
    ("/a/1/b", false),
  ])
  func `a pointer leads to a value or nowhere`(_ pointer: String, _ found: Bool) throws {
    let value = try JSONValue(parsing: Array(#"{"a":[1,2],"m/n":{"k~":3}}"#.utf8))
    #expect((value.value(at: pointer) != nil) == found)
  }

  @Test func `numbers are written as the shortest text that reads back`() {
    var numbers: [Double] = [
      0.1, 0.0001, 0.00005, -0.0939, 1.15, 100.01, 0.30000000000000004, 1e-7,
    ]
    numbers += [
      999_999.9999, 1_000_000.5, 123_456.789, 0.1 + 0.7, -2.5, .leastNonzeroMagnitude,
    ]
    numbers += (1...20_000).map { Double($0) / 10_000 } + (1...500).map { Double($0) / 7 }
    for number in numbers where number.rounded() != number {
      var written: [UInt8] = []
      JSONWriter.append(number, to: &written)
      #expect(String(decoding: written, as: UTF8.self) == number.description)
    }
  }

  @Test(arguments: [0, 9, 10, -1, -10, 100, 1_234_567, Int64.max, Int64.min])
  func `integers are written digit by digit`(_ number: Int64) {
    var written = Array("x".utf8)
    JSONWriter.append(number, to: &written)
    #expect(String(decoding: written, as: UTF8.self) == "x" + String(number))
  }

  @Test func `numbers without a JSON form are written as null`() {
    var written: [UInt8] = []
    JSONWriter.append(Double.nan, to: &written)
    JSONWriter.append(Double.infinity, to: &written)
    #expect(String(decoding: written, as: UTF8.self) == "nullnull")
  }
}
