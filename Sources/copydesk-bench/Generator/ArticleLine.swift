import JSONText

/// Articles as lines of JSON.
enum ArticleLine {
  static func append(_ article: NewsGenerator.Article, to output: inout [UInt8]) {
    output.append(contentsOf: "{\"id\":".utf8)
    JSONWriter.append(article.id, to: &output)
    output.append(contentsOf: ",\"title\":".utf8)
    JSONWriter.append(article.title, to: &output)
    output.append(contentsOf: ",\"published\":".utf8)
    JSONWriter.append(article.published, to: &output)
    output.append(contentsOf: ",\"text\":".utf8)
    JSONWriter.append(utf8: article.text, to: &output)
    output.append(contentsOf: "}\n".utf8)
  }
}
