import ArticleReaders
import DocumentModel
import JSONText
import TextEngine

/// Spans with labels, as features: `{"id","text","targets":[{"start","end","label"}]}` a line.
struct SentimentCorpus {
  /// The labels, sorted.
  private(set) var labels: [String] = []
  /// The label of each span, as an index of `labels`.
  private(set) var gold: [Int] = []
  /// The number of the record that each span is from.
  private(set) var records: [Int] = []
  /// The features of each span.
  private(set) var rows: [[(name: String, value: Float)]] = []

  /// Reads a file of labelled spans.
  ///
  /// - Parameters:
  ///   - path: the file; offsets are code points, the end exclusive.
  ///   - valences: the table whose words are features.
  /// - Throws: what cannot be read, with the record.
  init(_ path: String, valences: ValenceTable) throws(TrainError) {
    var texts: [String] = []
    var number = 0
    for line in try Files.read(path).split(separator: 0x0A) {
      number += 1
      do {
        let record = try JSONValue(parsing: line)
        guard let document = try Self.document(record) else { continue }
        let contexts = SpanContexts(document, valences: valences)
        for target in record["targets"]?.array ?? [] {
          guard let label = target["label"]?.string, let span = Self.span(target, document) else {
            continue
          }
          var sink = NamedFeatures()
          contexts.addFeatures(of: contexts.touching(span), to: &sink)
          texts.append(label)
          records.append(number)
          rows.append(sink.features)
        }
      } catch {
        throw TrainError("\(path), record \(number): \(error)")
      }
    }
    labels = Set(texts).sorted()
    guard labels.count > 1 else { throw TrainError("\(path) has no two labels") }
    gold = texts.map { text in labels.firstIndex(of: text) ?? 0 }
  }

  private static func document(_ record: JSONValue) throws -> Document? {
    guard let text = record["text"]?.string else { return nil }
    let bare = JSONValue.object([.init("id", .string("record")), .init("text", .string(text))])
    var bytes: [UInt8] = []
    JSONWriter.append(bare, to: &bytes)
    let read = try ArticleReader().document(
      from: bytes, format: .jsonl, path: "record", fallbackID: "record")
    return TextEngine().annotated(
      read, with: [.sentences, .tokens, .entities, .quotes, .phrases, .verbs])
  }

  private static func span(_ target: JSONValue, _ document: Document) -> Span? {
    guard let start = target["start"]?.integer, let end = target["end"]?.integer, start < end else {
      return nil
    }
    let index = CodepointIndex(document.text)
    guard let first = index.byte(atCodepoint: Int(start)),
      let last = index.byte(atCodepoint: Int(end))
    else { return nil }
    return Span(start: first, end: last)
  }

  /// The spans as numbers, features that fewer than `least` spans have left out.
  func numbered(least: Int) -> (data: LogisticRegression.Data, names: [String]) {
    var counts: [String: Int] = [:]
    for row in rows { for feature in row { counts[feature.name, default: 0] += 1 } }
    let names = counts.filter { $0.value >= least }.keys.sorted {
      Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8))
    }
    return (numbered(names), names)
  }

  /// The spans as numbers of known features.
  func numbered(_ names: [String]) -> LogisticRegression.Data {
    let numbers = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, UInt32($0)) })
    var features: [UInt32] = []
    var values: [Float] = []
    var starts = [0]
    for row in rows {
      for feature in row {
        guard let number = numbers[feature.name] else { continue }
        features.append(number)
        values.append(feature.value)
      }
      starts.append(features.count)
    }
    return LogisticRegression.Data(
      labels: gold, starts: starts, features: features, values: values,
      featureCount: names.count, labelCount: labels.count)
  }
}

/// Features by name, each once: words that occur twice count once.
private struct NamedFeatures: FeatureSink {
  private(set) var features: [(name: String, value: Float)] = []
  private var seen: Set<String> = []

  mutating func add(_ name: [UInt8], _ value: Double) {
    guard value != 0 else { return }
    let text = String(decoding: name, as: UTF8.self)
    if seen.insert(text).inserted { features.append((text, Float(value))) }
  }
}
