import ArticleReaders
import DocumentModel
import JSONText
import TextEngine

/// A document with the spans that its labels say.
struct LabelledDocument: Sendable {
  /// The set it comes from: the name of its file without ending.
  let set: String
  /// The document with sentences and tokens.
  let document: Document
  /// Byte spans with `PER`, `ORG`, `LOC` or `MISC`.
  let names: [(span: Span, label: String)]
  /// Spans where a found name counts neither for nor against.
  let ignored: [Span]
}

/// Labelled documents as the evaluation keeps them: a JSON object a line.
enum NameCorpus {
  /// The sets whose licences let what is learnt from them be given away.
  static let sets = [
    "gmb_voa.train", "gum.train", "wikigold.all", "crossner_politics.train",
    "crossner_politics.dev", "btc.train", "wnut17.train", "uner_ewt.dev", "congress_silver.train",
  ]

  /// The documents of all sets below a folder.
  static func read(_ folder: String) throws(TrainError) -> [LabelledDocument] {
    var documents: [LabelledDocument] = []
    for set in sets { documents += try read(set, below: folder) }
    return documents
  }

  /// The documents of one set; those that must not be learnt from only if `all` is true.
  static func read(
    _ set: String, below folder: String, all: Bool = false
  ) throws(TrainError) -> [LabelledDocument] {
    let bytes = try Files.read("\(folder)/\(set).jsonl")
    var documents: [LabelledDocument] = []
    for line in bytes.split(separator: 0x0A) {
      do {
        let record = try JSONValue(parsing: line)
        if let document = try document(record, of: set, all: all) { documents.append(document) }
      } catch {
        throw TrainError("\(set), record \(documents.count + 1): \(error)")
      }
    }
    return documents
  }

  private static func document(
    _ record: JSONValue, of set: String, all: Bool
  ) throws -> LabelledDocument? {
    guard let id = record["id"]?.string, let text = record["text"]?.string, all || isFree(id)
    else { return nil }
    let bare = JSONValue.object([.init("id", .string(id)), .init("text", .string(text))])
    var bytes: [UInt8] = []
    JSONWriter.append(bare, to: &bytes)
    let read = try ArticleReader().document(
      from: bytes, format: .jsonl, path: id, fallbackID: id)
    let index = CodepointIndex(read.text)
    var names: [(span: Span, label: String)] = []
    for name in record["entities"]?.array ?? [] {
      if let span = span(name, index), let label = name[2]?.string { names.append((span, label)) }
    }
    let ignored = (record["ignore"]?.array ?? []).compactMap { span($0, index) }
    return LabelledDocument(
      set: set, document: TextEngine().annotated(read, with: [.sentences, .tokens]),
      names: names.sorted { $0.span < $1.span }, ignored: ignored)
  }

  private static func span(_ value: JSONValue, _ index: CodepointIndex) -> Span? {
    guard let start = value[0]?.integer, let end = value[1]?.integer,
      let first = index.byte(atCodepoint: Int(start)), let last = index.byte(atCodepoint: Int(end)),
      first < last
    else { return nil }
    return Span(start: first, end: last)
  }

  /// Whether a record's text may be learnt from: some genres of GUM are for non-commercial use.
  static func isFree(_ id: String) -> Bool {
    guard id.hasPrefix("gum-") else { return true }
    let closed = ["fiction", "whow", "essay", "letter", "podcast", "reddit"]
    return !closed.contains { id.hasPrefix("gum-GUM_\($0)_") }
  }
}

extension NameCorpus {
  /// The label of each token: of all names, the longest where they overlap, without articles.
  static func labels(of document: LabelledDocument, _ text: NameTraining) -> [UInt8] {
    var labels = [UInt8](repeating: NameLabel.outside, count: text.spans.count)
    var token = 0
    for name in document.names {
      while token < text.spans.count, text.spans[token].end <= name.span.start { token += 1 }
      var (start, end) = (token, token)
      while end < text.spans.count, text.spans[end].start < name.span.end { end += 1 }
      while start + 1 < end, text.isEdge(start, atStart: true) { start += 1 }
      while end - 1 > start, text.isEdge(end - 1, atStart: false) { end -= 1 }
      guard start < end, labels[start] == NameLabel.outside else { continue }
      let kind = ["PER", "ORG", "LOC", "MISC"].firstIndex(of: name.label) ?? 3
      NameLabel.write(UInt8(kind), over: start..<end, to: &labels)
    }
    // Some sets leave nationals unlabelled; everywhere they are names of groups.
    for index in labels.indices where labels[index] == NameLabel.outside && text.isDemonym(index) {
      NameLabel.write(3, over: index..<(index + 1), to: &labels)
    }
    // One set labels no handle, another most of them; a handle names whom it belongs to.
    guard document.set == "wnut17.train" else { return labels }
    for index in labels.indices
    where labels[index] == NameLabel.outside && text.isHandle(index) {
      NameLabel.write(0, over: index..<(index + 1), to: &labels)
    }
    return labels
  }
}
