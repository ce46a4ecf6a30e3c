import ArticleReaders
import DocumentModel
import Reports
import TextEngine

/// Reading articles and writing documents.
extension Definitions {
  static let loading: [Benchmark] = [
    Benchmark(name: "load.jsonl", summary: "articles from JSON lines", unit: "articles") { input in
      Benchmark.Body(bytes: input.jsonLines.count, expectation: .exactly(input.documents.count)) {
        try BenchInput.documents(input.jsonLines, path: input.loadPath).count
      }
    },
    Benchmark(name: "load.text", summary: "articles from plain text", unit: "articles") { input in
      let texts = input.documents.map(\.text.utf8)
      return Benchmark.Body(bytes: input.textBytes, expectation: .exactly(texts.count)) {
        let reader = ArticleReader()
        var count = 0
        for text in texts {
          let document = try reader.document(
            from: text, format: .text, path: "article.txt", fallbackID: "article.txt")
          if !document.blocks.isEmpty { count += 1 }
        }
        return count
      }
    },
    Benchmark(name: "write.jsonl", summary: "documents with every layer", unit: "articles") {
      input in
      let documents = annotated(input, .all)
      return Benchmark.Body(bytes: input.textBytes, expectation: .exactly(documents.count)) {
        var output: [UInt8] = []
        var count = 0
        for document in documents {
          output.removeAll(keepingCapacity: true)
          DocumentJSON.append(document, layers: .all, to: &output)
          if output.count > document.text.utf8.count { count += 1 }
        }
        return count
      }
    },
  ]
}
