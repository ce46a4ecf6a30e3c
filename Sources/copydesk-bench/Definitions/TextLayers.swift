import DocumentModel
import TextEngine

/// The layers of the text engine, each alone with what it builds on given, and all together.
extension Definitions {
  static let textLayers: [Benchmark] = [
    Benchmark(
      name: "text.tokens", summary: "tokens and sentences of plain blocks", unit: "tokens"
    ) { input in
      body(input, input.near(\.tokens, share: 0.01)) { document in
        Segmenter.segmentation(of: document).tokens.count
      }
    },
    Benchmark(
      name: "text.sentences", summary: "the same work, sentences counted", unit: "sentences"
    ) { input in
      body(input, input.near(\.sentences, share: 0.01)) { document in
        Segmenter.segmentation(of: document).sentences.count
      }
    },
    Benchmark(name: "text.dates", summary: "dates, tokens given", unit: "dates") { input in
      body(annotated(input, [.tokens]), input.near(\.dates, share: 0.05)) { document in
        DateFinder.dates(in: document).count
      }
    },
    Benchmark(
      name: "text.numbers", summary: "numbers, tokens and dates given", unit: "numbers"
    ) { input in
      body(annotated(input, [.dates]), input.near(\.numbers, share: 0.05)) { document in
        NumberFinder.numbers(in: document).count
      }
    },
    Benchmark(name: "text.entities", summary: "entities, tokens given", unit: "mentions") { input in
      body(annotated(input, [.tokens]), .steady) { document in
        EntityFinder.entities(in: document).mentions.count
      }
    },
    Benchmark(
      name: "text.quotes", summary: "quotations, entities given", unit: "quotes"
    ) { input in
      body(annotated(input, [.entities]), input.near(\.quotes, share: 0.05)) { document in
        QuotationFinder.quotations(in: document).count
      }
    },
    Benchmark(
      name: "text.stack", summary: "tokens, sentences, dates, numbers, quotes", unit: "tokens"
    ) { input in
      body(input, input.near(\.tokens, share: 0.01)) { document in
        let layers: LayerSet = [.tokens, .sentences, .dates, .numbers]
        let document = TextEngine().annotated(document, with: layers)
        return (document.layers.tokens?.count ?? 0)
          + 0 * QuotationFinder.quotations(in: document).count
      }
    },
    Benchmark(
      name: "text.all", summary: "every layer, entities too", unit: "tokens"
    ) { input in
      body(input, input.near(\.tokens, share: 0.01)) { document in
        TextEngine().annotated(document, with: .all).layers.tokens?.count ?? 0
      }
    },
  ]

  /// The input with layers computed beforehand.
  static func annotated(_ input: BenchInput, _ layers: LayerSet) -> [Document] {
    input.documents.map { TextEngine().annotated($0, with: layers) }
  }

  /// Counts something in each document.
  private static func body(
    _ input: BenchInput, _ expectation: Benchmark.Expectation,
    _ count: @escaping (Document) -> Int
  ) -> Benchmark.Body {
    body(input.documents, expectation, count)
  }

  /// Counts something in each document.
  static func body(
    _ documents: [Document], _ expectation: Benchmark.Expectation,
    _ count: @escaping (Document) -> Int
  ) -> Benchmark.Body {
    Benchmark.Body(
      bytes: documents.reduce(0) { $0 + $1.text.utf8.count }, expectation: expectation
    ) {
      documents.reduce(0) { $0 + count($1) }
    }
  }
}
