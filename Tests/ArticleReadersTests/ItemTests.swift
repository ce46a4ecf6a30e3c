import ArticleReaders
import DocumentModel
import Testing

struct ItemTests {
  @Test(arguments: [
    ("a.txt", "{\"text\":\"x\"}", InputFormat.text), ("a.JSON", "{\"text\":\"x\"}", .json),
    ("a.jsonl", "", .jsonl), ("a.ndjson", "x", .jsonl), ("-", "{\"a\":1}\n{\"a\":2}\n", .jsonl),
    ("-", "{\"a\":1}\n", .json), ("-", "{\n \"a\": 1\n}\n", .json), ("-", "[Reuters] News", .text),
    ("-", " [ {\"a\":1} ]", .json), ("-", "{see below} text", .text), ("-", "", .text),
    ("a.json", "{\"a\":1}\n{\"a\":2}\n", .jsonl), ("a.md", "text", .markdown), ("a", "News", .text),
  ])
  func `the format is told from name and bytes`(
    _ path: String, _ head: String, _ format: InputFormat
  ) {
    #expect(ArticleReader().format(path: path, head: Array(head.utf8)) == format)
  }

  @Test func `a given format wins`() {
    var options = ReadOptions()
    options.format = .jsonl
    #expect(ArticleReader(options: options).format(path: "a.txt", head: []) == .jsonl)
  }

  @Test(arguments: [
    (InputFormat.jsonl, "\n{\"text\":\"a\"}\r\n\n{\"text\":\"b\"}", ["f#2", "f#4"]),
    (.jsonl, "", ["f"]), (.text, "a\nb", ["f"]), (.json, "{\"text\":\"]\"}", ["f"]),
    (.json, "[{\"text\":\"a,]\\\"\"}, {\"text\":\"b\"} ]\n", ["f#1", "f#2"]),
    (.json, "[{\"text\":\"a\"}", ["f"]), (.json, "[]", ["f"]), (.json, "[{},]", ["f"]),
  ])
  func `a file is cut into documents`(
    _ format: InputFormat, _ content: String, _ paths: [String]
  ) {
    let items = ArticleReader().items(in: Array(content.utf8), format: format, path: "f")
    #expect(items.map(\.path) == paths)
  }

  @Test func `a broken line fails alone`() throws {
    let reader = ArticleReader()
    let bytes = Array("{\"text\":\"a\"}\n{\"text\":\n{\"text\":\"c\"}\n".utf8)
    var results: [String] = []
    for item in reader.items(in: bytes, format: .jsonl, path: "f") {
      do { results.append(try reader.document(from: item).text.string) } catch {
        results.append("\(error.document) \(error.code)")
      }
    }
    #expect(results == ["a", "f#2 json", "c"])
  }
}
