import JSONText
import TestSupport
import Testing

/// What must hold of tone whatever the words are.
struct SentimentPropertyTests {
  /// The scores of documents, read in one run.
  private static func scores(_ texts: [String]) throws -> [Double] {
    let input = texts.enumerated().map { number, text in
      var bytes: [UInt8] = []
      JSONWriter.append(
        .object([.init("id", .string("\(number)")), .init("text", .string(text))]), to: &bytes)
      return String(decoding: bytes, as: UTF8.self)
    }
    let run = try CopydeskProcess(
      [
        "run", "Plugins/sentiment", "--input-format", "jsonl", "-f", "jsonl", "--set",
        "sentiment.levels=document", "--set", "sentiment.words=0", "-",
      ], input: Array((input.joined(separator: "\n") + "\n").utf8), in: Repository.root)
    try #require(run.status == 0, "\(run.errors)")
    var scores: [String: Double] = [:]
    for line in run.lines {
      let row = try JSONValue(parsing: Array(line.utf8))
      if case .null? = row["holder"], let id = row["document"]?.string {
        scores[id] = row["score"]?.number
      }
    }
    return try texts.indices.map { try #require(scores["\($0)"]) }
  }

  private static let neutral = "The meeting is at noon in room four. The bus leaves at nine."
  private static let toned = [
    "The talks were very good.", "It was an awful, shameful meeting.", "Everyone praised the plan.",
    "The roads are terrible but the hospital is excellent.", "I love this band!",
    "Critics called the report misleading and dishonest.", "A warm welcome for a brave crew.",
  ]

  @Test func `repeating a text does not change its score`() throws {
    let once = try Self.scores(Self.toned)
    for count in [2, 7, 50] {
      let repeated = try Self.scores(
        Self.toned.map { text in
          Array(repeating: text, count: count).joined(separator: "\n\n")
        })
      #expect(repeated == once)
    }
  }

  @Test func `neutral text moves a score towards 0, never past it`() throws {
    let alone = try Self.scores(Self.toned)
    var last = alone
    for count in [1, 5, 40] {
      let added = try Self.scores(
        Self.toned.map { text in
          ([text] + Array(repeating: Self.neutral, count: count)).joined(separator: "\n\n")
        })
      for (before, after) in zip(last, added) {
        #expect(abs(after) <= abs(before), "\(before) became \(after)")
        #expect(before * after >= 0)
      }
      last = added
    }
    #expect(try Self.scores([Self.neutral]) == [0])
  }

  @Test(arguments: [
    "good", "excellent", "brilliant", "honest", "bad", "terrible", "corrupt", "weak", "boring",
    "gentle", "fair", "cruel", "useful", "reckless", "charming", "dull",
  ])
  func `negating flips or dampens`(word: String) throws {
    let scores = try Self.scores(["The plan is \(word).", "The plan is not \(word)."])
    #expect(scores[0] != 0)
    #expect(scores[0] * scores[1] < 0 || abs(scores[1]) < abs(scores[0]), "\(scores)")
  }

  @Test func `the order of documents has no effect`() throws {
    let forward = try Self.scores(Self.toned)
    #expect(try Self.scores(Self.toned.reversed()) == forward.reversed())
  }

  @Test func `the order of sentences has no effect`() throws {
    let forward = try Self.scores([Self.toned.joined(separator: "\n\n")])
    #expect(try Self.scores([Self.toned.reversed().joined(separator: "\n\n")]) == forward)
  }

  @Test func `a war report is not angry, and its load is told`() throws {
    let text = "Three soldiers were killed and nine wounded in an attack on a base near the border."
    #expect(
      try Self.scores([text, Array(repeating: text, count: 20).joined(separator: " ")]) == [0, 0])
  }
}
