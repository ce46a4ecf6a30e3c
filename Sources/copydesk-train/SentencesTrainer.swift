import ArticleReaders
import DocumentModel
import JSONText
import TextEngine

/// Trains the decision at gaps where the rules for sentences are not sure.
enum SentencesTrainer {
  static let trainer = Trainer(
    name: "sentences", summary: "where sentences end, from JSONL with gold sentences"
  ) { (options) throws(TrainError) in
    let folder = try options.required("data")
    let file = try options.required("out")
    var gaps: [GapLearner.Gap] = []
    for set in sets {
      for document in try documents(set, below: folder, all: false) {
        gaps += GapTraining.gaps(of: document.document, ends: Set(document.ends))
          .map { GapLearner.Gap(places: $0.places, isEnd: $0.isEnd) }
      }
    }
    let ends = gaps.filter(\.isEnd).count
    Console.say("\(gaps.count) gaps where the rules are not sure, \(ends) of them ends")
    var learner = GapLearner(
      decay: Double(try options.number("decay", standard: 8)) * 1e-6)
    for _ in 0..<(try options.number("passes", standard: 12)) { learner.pass(gaps) }
    let model = GapModel(weights: learner.quantised)
    try Files.write(model.weights.map { UInt8(bitPattern: $0) }, to: file)
    let threshold = Int32(clamping: try options.number("open", standard: 60))
    for set in measured { try score(model, threshold, set, folder) }
  }

  private static let sets = ["ewt.train", "gum.train"]
  /// Sets that are only measured.
  private static let measured = ["ewt.dev", "gum.dev"]

  private struct GoldDocument {
    let document: Document
    /// The byte offsets where sentences end.
    let ends: [Int]
  }

  private static func documents(
    _ set: String, below folder: String, all: Bool
  ) throws(TrainError) -> [GoldDocument] {
    let bytes = try Files.read("\(folder)/\(set).jsonl")
    var documents: [GoldDocument] = []
    for line in bytes.split(separator: 0x0A) {
      do {
        let record = try JSONValue(parsing: line)
        if let document = try document(record, all: all) { documents.append(document) }
      } catch {
        throw TrainError("\(set), record \(documents.count + 1): \(error)")
      }
    }
    return documents
  }

  private static func document(_ record: JSONValue, all: Bool) throws -> GoldDocument? {
    guard let id = record["id"]?.string, let text = record["text"]?.string,
      all || NameCorpus.isFree(id)
    else { return nil }
    let bare = JSONValue.object([.init("id", .string(id)), .init("text", .string(text))])
    var bytes: [UInt8] = []
    JSONWriter.append(bare, to: &bytes)
    let read = try ArticleReader().document(from: bytes, format: .jsonl, path: id, fallbackID: id)
    let index = CodepointIndex(read.text)
    let ends = (record["sentences"]?.array ?? []).compactMap { span -> Int? in
      guard let end = span[1]?.integer, var offset = index.byte(atCodepoint: Int(end)) else {
        return nil
      }
      while offset > 0, read.text.utf8[offset - 1] <= 0x20 { offset -= 1 }
      return offset
    }
    return GoldDocument(document: read, ends: ends)
  }

  /// Prints the F1 of sentence ends, that of each document's last one left out.
  private static func score(
    _ model: GapModel, _ threshold: Int32, _ set: String, _ folder: String
  ) throws(TrainError) {
    var (right, found, expected) = (0, 0, 0)
    for document in try documents(set, below: folder, all: true) {
      let own = Set(
        GapTraining.sentences(
          of: document.document, by: model, openThreshold: threshold
        ).map(\.end))
      let last = max(own.max() ?? 0, document.ends.max() ?? 0)
      let gold = Set(document.ends).subtracting([last])
      right += own.intersection(gold).count
      found += own.subtracting([last]).count
      expected += gold.count
    }
    let f1 = 2 * Double(right) / Double(max(1, found + expected))
    Console.say(
      "\(set): \(right) right, \(found) found, \(expected) expected, "
        + "F1 \((f1 * 10_000).rounded() / 10_000)")
  }
}
