import BatchEngine
import TestSupport
import Testing

struct GlobTests {
  @Test(
    arguments: [
      ("*.txt", "a.txt"), ("*.txt", "in/a.txt"), ("in/*.txt", "in/a.txt"), ("a?c", "abc"),
      ("[a-c]x", "bx"), ("[!a-c]x", "dx"), ("**/d.txt", "d.txt"), ("**/d.txt", "a/b/d.txt"),
      ("a/**/d", "a/d"), ("a/**/d", "a/b/c/d"),
      ("**/a/**/d", "x/a/y/z/d"), ("a/**", "a/b/c"), ("[", "["), ("\\*", "*"),
      ("é*", "édition"),
    ])
  func `a pattern matches`(pattern: String, path: String) {
    #expect(Glob(pattern).matches(path))
  }

  @Test(
    arguments: [
      ("*.txt", "a.txt.gz"), ("in/*.txt", "in/b/a.txt"), ("a?c", "a/c"), ("[a-c]x", "dx"),
      ("a", "b"), ("", "a"), ("**/d.txt", "ad.txt"), ("\\*", "a"),
    ])
  func `a pattern does not match`(pattern: String, path: String) {
    #expect(!Glob(pattern).matches(path))
  }

  @Test func `stars do not make matching slow`() {
    let path = String(repeating: "a", count: 2000)
    #expect(!Glob(String(repeating: "*a", count: 20) + "b").matches(path))
  }
}

struct RowDifferenceTests {
  @Test func `rows that say less still match, in their order`() {
    let actual = [#"{"n":1,"s":{"start":0,"text":"a"}}"#, #"{"n":2}"#].map { Array($0.utf8) }
    let expected = [#"{"s":{"text":"a"}}"#, #"{"n":2.0}"#].map { Array($0.utf8) }
    #expect(RowDifference.between(expected: expected, actual: actual).isEmpty)
  }

  @Test func `differences are told by row and column`() {
    let actual = [#"{"n":1}"#, #"{"n":3}"#, #"{"n":4}"#].map { Array($0.utf8) }
    let expected = [#"{"n":1}"#, #"{"n":2}"#, #"{"n":4}"#, #"{"n":5}"#].map { Array($0.utf8) }
    #expect(
      RowDifference.between(expected: expected, actual: actual) == [
        .changed(row: 2, columns: ["n: expected 2, got 3"]), .missing(#"{"n":5}"#),
      ])
  }
}
