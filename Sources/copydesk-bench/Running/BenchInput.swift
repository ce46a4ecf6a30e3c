import ArticleReaders
import DocumentModel

/// The articles that benchmarks run on.
struct BenchInput: Sendable {
  /// How many articles are generated where no file is given.
  static let standardCount = 1_000
  /// The file, or `generated`.
  let name: String
  /// The path that tells the format.
  let loadPath: String
  /// The bytes that the articles were read from: one a line where they were generated.
  let jsonLines: [UInt8]
  let documents: [Document]
  /// What the articles hold; nil for a file, of which nobody knows.
  let truth: Truth?

  /// The bytes of the texts.
  var textBytes: Int { documents.reduce(0) { $0 + $1.text.utf8.count } }

  /// Generates articles.
  init(generating count: Int = standardCount, seed: UInt64 = 1) throws {
    let generator = NewsGenerator(seed: seed)
    var lines: [UInt8] = []
    var truth = Truth()
    for number in 0..<count {
      let article = generator.article(number)
      ArticleLine.append(article, to: &lines)
      truth += article.truth
    }
    try self.init(name: "generated", jsonLines: lines, truth: truth)
  }

  /// Reads a file of any form that Copydesk reads.
  init(file: String) throws {
    try self.init(name: file, jsonLines: try FileBytes.read(file), truth: nil)
  }

  private init(name: String, jsonLines: [UInt8], truth: Truth?) throws {
    self.name = name
    self.jsonLines = jsonLines
    self.truth = truth
    loadPath = truth == nil ? name : "generated.jsonl"
    documents = try Self.documents(jsonLines, path: loadPath)
    guard !documents.isEmpty else { throw BenchError(.input, "'\(name)' has no article") }
  }

  static func documents(_ bytes: [UInt8], path: String) throws -> [Document] {
    let reader = ArticleReader()
    let format = reader.format(path: path, head: Array(bytes.prefix(1 << 16)))
    return try reader.items(in: bytes, format: format, path: path).map { item in
      try reader.document(from: item)
    }
  }

  /// The expectation for a count of which the truth is known for generated articles only.
  func near(_ count: KeyPath<Truth, Int>, share: Double) -> Benchmark.Expectation {
    guard let truth else { return .steady }
    return .near(truth[keyPath: count], share: share)
  }
}
