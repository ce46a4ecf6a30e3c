import ArticleReaders
import JSONText

/// A saved page with the text that a person found in it.
struct GoldPage {
  /// The set it belongs to.
  let set: String
  /// The site.
  let domain: String
  /// The page as its reader cuts it.
  let page: PieceTraining
  /// The words of the article.
  let gold: [UInt32]
  /// The words of each block or line.
  let words: [[UInt32]]
  /// Whether each block belongs to the article; nil where that cannot be told.
  let labels: [Bool?]

  init(set: String, domain: String, page bytes: [UInt8], as kind: PieceTraining.Kind, body: String)
  {
    self.set = set
    self.domain = domain
    page = PieceTraining(bytes, as: kind)
    gold = PieceTraining.words(of: body)
    words = page.words
    labels = Self.labels(words, body)
  }

  /// A number that depends on the site alone.
  var siteNumber: Int {
    var hash: UInt32 = 2_166_136_261
    for byte in domain.utf8 { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
    return Int(hash >> 8)
  }

  /// The words of the pieces that are kept.
  func words(_ kept: [Bool]) -> [UInt32] { zip(words, kept).flatMap { $0.1 ? $0.0 : [] } }

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
          page: try Files.read("\(pages)/\(set)/\(file)"), as: .blocks, body: body))
    }
    return result
  }

  /// Reads texts of saved pages: a JSON object a line with `set`, `domain`, `text` and `body`.
  static func readTexts(_ file: String) throws(TrainError) -> [GoldPage] {
    var result: [GoldPage] = []
    for line in try Files.read(file).split(separator: UInt8(ascii: "\n")) {
      guard let record = try? JSONValue(parsing: line), let text = record["text"]?.string,
        let body = record["body"]?.string, let set = record["set"]?.string,
        let domain = record["domain"]?.string
      else { throw TrainError("\(file) has a line without set, domain, text and body") }
      guard text.utf8.contains(where: { $0 > 0x20 }) else { continue }
      result.append(
        GoldPage(set: set, domain: domain, page: Array(text.utf8), as: .lines, body: body))
    }
    return result
  }

  /// Finds the blocks of an article: those whose words the gold text has as a line or as a run.
  private static func labels(_ blocks: [[UInt32]], _ body: String) -> [Bool?] {
    let lines = Set(
      body.split(separator: "\n").map { PieceTraining.words(of: String($0)) }.filter { !$0.isEmpty }
    )
    let runs = Runs(PieceTraining.words(of: body))
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
