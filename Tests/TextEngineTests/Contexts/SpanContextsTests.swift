import DocumentModel
import TestSupport
import TextEngine
import Testing

struct SpanContextsTests {
  /// Keeps names and values.
  private struct Kept: FeatureSink {
    var features: [String: Double] = [:]

    mutating func add(_ name: [UInt8], _ value: Double) {
      features[String(decoding: name, as: UTF8.self)] = value
    }
  }

  private static func features(_ marked: String) throws -> [String: Double] {
    let marked = MarkedText(marked)
    let document = annotatedDocument(
      marked.text.string(in: marked.text.span),
      [.sentences, .tokens, .entities, .quotes, .phrases, .verbs])
    let contexts = SpanContexts(document, valences: ValenceReaderTests.table)
    var kept = Kept()
    contexts.addFeatures(of: contexts.touching(try #require(marked.spans.first)), to: &kept)
    return kept.features
  }

  @Test func `a score hears the features by the names that other sinks are given`() throws {
    let marked = MarkedText(
      "“Naïve people praised ⟦Karim Shwan⟧, who was not criticised by ⟦Brandt⟧, but the war went on,” "
        + "the good mayor of Oslo said yesterday. ⟦He⟧ left.")
    let document = annotatedDocument(
      marked.text.string(in: marked.text.span),
      [.sentences, .tokens, .entities, .quotes, .phrases, .verbs])
    let contexts = SpanContexts(document, valences: ValenceReaderTests.table)
    let shared = SpanContexts(
      document, valences: ValenceReaderTests.table,
      parts: ValenceReaderTests.table.parts(of: document))
    for span in marked.spans + marked.spans.reversed() {
      var kept = Kept()
      contexts.addFeatures(of: contexts.touching(span), to: &kept)
      var model = LinearModel(labels: ["a"])
      for name in kept.features.keys.sorted() { _ = model.add(name.utf8, [1]) }
      var scoring = model.scoring()
      shared.addFeatures(of: shared.touching(span), to: &scoring)
      let heard = scoring.features.map { feature, value in
        (String(decoding: model.name(feature), as: UTF8.self), value)
      }
      #expect(kept.features.count > 20)
      #expect(Dictionary(uniqueKeysWithValues: heard) == kept.features)
    }
  }

  @Test func `words count by side and distance, names by their type`() throws {
    let found = try Self.features("Good people praised ⟦Karim Shwan⟧ in Oslo yesterday.")
    for name in ["w=people", "L=good", "R=<place>", "L1=praised", "f=praised_<T>", "b=good_people"]
    {
      #expect(found[name] == 1, "\(name)")
    }
    #expect(
      !found.keys.contains { $0.contains("karim") || $0.contains("shwan") || $0.contains("oslo") })
    #expect(found["sum.L+"] == 1)
    #expect(found["nearest.L+1"] == 1)
  }

  @Test func `the verb group and the clause are told`() throws {
    let found = try Self.features("⟦Brandt⟧ criticised the council, but the good mayor left.")
    #expect(found["role=subject"] == 1)
    #expect(found.keys.contains { $0.hasPrefix("v=subject:critici") })
    #expect(found["clause0"] == 1)
    #expect(found["c=council"] == 1)
    #expect(found["c=mayor"] == nil)
  }

  @Test func `the next sentence is no context`() throws {
    let found = try Self.features("⟦Brandt⟧ left early. The bad war went on.")
    #expect(found["w=bad"] == nil)
    #expect(found["events.R1"] == nil)
  }

  @Test func `nothing is added for a span without tokens`() throws {
    #expect(try Self.features("⟦⟧").isEmpty)
  }

  @Test func `a sentence of many tokens is cut`() throws {
    let found = try Self.features(
      "⟦Brandt⟧ " + String(repeating: "said so ", count: 20_000) + "bad.")
    #expect(found["w=said"] == 1)
    #expect(found["w=bad"] == nil)
  }
}
