import ArticleReaders
import JSONText

/// A saved page with the text that a person found in it.
struct GoldPage {
  /// The set it belongs to.
  let set: String
  /// The site.
  let domain: String
  /// The page as the reader of HTML cuts it.
  let page: BlockTraining
  /// The words of the article.
  let gold: [UInt32]
  /// The words of each block.
  let words: [[UInt32]]
  /// Whether each block belongs to the article; nil where that cannot be told.
  let labels: [Bool?]

  init(set: String, domain: String, html: [UInt8], body: String) {
    self.set = set
    self.domain = domain
    page = BlockTraining(html)
    gold = BlockTraining.words(of: body)
    words = page.words
    labels = Self.labels(words, body)
  }

  /// Reads a set: `NAME.jsonl` with the gold, `NAME/` with the pages.
  static func read(
    _ set: String, data: String, pages: String
  ) throws(TrainError) -> [GoldPage] {
    var result: [GoldPage] = []
    for line in try Files.read("\(data)/\(set).jsonl").split(separator: UInt8(ascii: "\n")) {
      guard let record = try? JSONValue(parsing: line), let file = record["file"]?.string,
        let body = record["body"]?.string
      else { throw TrainError("\(set).jsonl has a line without file and body") }
      result.append(
        GoldPage(
          set: set, domain: record["domain"]?.string ?? file,
          html: try Files.read("\(pages)/\(set)/\(file)"), body: body))
    }
    return result
  }

  /// Finds the blocks of an article: those whose words the gold text has as a line or as a run.
  private static func labels(_ blocks: [[UInt32]], _ body: String) -> [Bool?] {
    let lines = Set(
      body.split(separator: "\n").map { BlockTraining.words(of: String($0)) }.filter { !$0.isEmpty }
    )
    let runs = Runs(BlockTraining.words(of: body))
    var labels: [Bool?] = blocks.map { words in
      if lines.contains(words) { return true }
      return words.count >= 4 && runs.share(of: words) > 0.6
    }
    // Of several copies of a text, the one amid other article text counts; the others teach nothing.
    var places: [[UInt32]: [Int]] = [:]
    for (index, words) in blocks.enumerated() where labels[index] == true {
      places[words, default: []].append(index)
    }
    let long = blocks.indices.map { labels[$0] == true && blocks[$0].count > 12 }
    for copies in places.values where copies.count > 1 {
      func company(_ index: Int) -> Int {
        (max(0, index - 6)...min(blocks.count - 1, index + 6)).count { $0 != index && long[$0] }
      }
      guard let best = copies.max(by: { company($0) < company($1) }) else { continue }
      for index in copies where index != best {
        labels[index] = company(index) == 0 ? false : nil
      }
    }
    return labels
  }

  /// The runs of four words of a text.
  private struct Runs {
    private let known: Set<[UInt32]>

    init(_ words: [UInt32]) {
      known =
        words.count < 4 ? [] : Set((0...(words.count - 4)).map { Array(words[$0..<($0 + 4)]) })
    }

    func share(of words: [UInt32]) -> Double {
      let count = words.count - 3
      guard count > 0 else { return 0 }
      let hits = (0..<count).count { known.contains(Array(words[$0..<($0 + 4)])) }
      return Double(hits) / Double(count)
    }
  }
}
