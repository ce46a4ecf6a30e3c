import RegularExpressions
import Testing

/// The matches of `pattern` in `text`, as strings.
private func all(_ pattern: String, in text: String, options: RegularExpression.Options = [])
  throws -> [String]
{
  let bytes = Array(text.utf8)
  return try RegularExpression(pattern, options: options).matches(in: bytes)
    .map { String(decoding: bytes[$0.range], as: UTF8.self) }
}

struct MatchingTests {
  struct Case: Sendable {
    let pattern: String
    let text: String
    let found: [String]
  }

  @Test(arguments: [
    Case(pattern: "[0-9]+", text: "a1b22c333", found: ["1", "22", "333"]),
    Case(pattern: "", text: "é😀", found: ["", "", ""]),
    Case(pattern: "x*", text: "axx", found: ["", "xx", ""]),
    Case(pattern: #"\bé\w+"#, text: "été, étage", found: ["été", "étage"]),
    Case(pattern: #"(?i)ÉTÉ"#, text: "été", found: ["été"]),
    Case(pattern: #"\d"#, text: "٣4", found: ["٣", "4"]),
    Case(pattern: ".", text: "😀", found: ["😀"]),
  ])
  func `matches do not overlap and go from left to right`(example: Case) throws {
    #expect(try all(example.pattern, in: example.text) == example.found)
  }

  @Test func `a match is found beyond many windows of start offsets`() throws {
    let text = String(repeating: "hay ", count: 50_000) + "needle"
    #expect(try all("needle", in: text) == ["needle"])
  }

  @Test func `named groups keep their names and absent groups are nil`() throws {
    let expression = try RegularExpression("(?<year>[0-9]{4})(?:-(?<month>[0-9]{2}))?(x)?")
    #expect(expression.groupNames == [nil, "year", "month", nil])
    let match = try #require(try expression.firstMatch(in: Array("in 2024!".utf8)))
    #expect(match.groups == [3..<7, 3..<7, nil, nil])
  }

  @Test func `options change how the text is read`() throws {
    #expect(try all("^b", in: "a\nb", options: .multiline) == ["b"])
    #expect(
      try all("A.B", in: "a\nb", options: [.caseInsensitive, .dotMatchesLineEnd]) == ["a\nb"])
    #expect(try all("a b # letters", in: "ab", options: .extended) == ["ab"])
  }

  @Test func `stretches that are not UTF-8 match nothing`() throws {
    let expression = try RegularExpression(".")
    let found = try expression.matches(in: [0xFF, 0x61, 0xC3, 0x62, 0xE2, 0x82])
    #expect(found.map(\.range) == [1..<2, 3..<4])
  }

  @Test func `a search from inside a character finds what follows`() throws {
    let match = try RegularExpression("b").firstMatch(in: Array("éb".utf8), from: 1)
    #expect(match?.range == 2..<3)
  }
}

struct FaultTests {
  @Test func `a syntax error points at its column`() throws {
    let error = #expect(throws: RegularExpressionError.self) {
      try RegularExpression("é(a|b")
    }
    #expect(error?.code == .syntax)
    #expect(error?.column == 6)
    #expect(error?.message == "missing closing parenthesis at column 6\n  é(a|b\n       ^")
  }

  @Test func `an explosive expression meets its limit`() throws {
    let bytes = Array((String(repeating: "a", count: 40) + "!").utf8)
    let error = #expect(throws: RegularExpressionError.self) {
      try RegularExpression("(a+)+$").firstMatch(in: bytes)
    }
    #expect(error?.code == .limit)
  }

  @Test func `a long search stops when it is told to`() throws {
    let bytes = [UInt8](repeating: 0x61, count: 1_000_000)
    var questions = 0
    let error = #expect(throws: RegularExpressionError.self) {
      try RegularExpression("b").firstMatch(in: bytes) {
        questions += 1
        return questions < 5
      }
    }
    #expect(error?.code == .stopped)
    #expect(questions == 5)
  }
}
