import DocumentModel
import TextEngine

/// The peak memory of annotating one large wire text.
enum MemoryReport {
  /// The peak may be this many times the document.
  static let allowed = 12.0

  /// Prints the peak after each layer; fails when the layers without entities need too much.
  static func run(_ words: Words) throws {
    let bytes = try words.number("--bytes") ?? 10_000_000
    // Tables are made before, since they do not grow with the text.
    var small = document(20_000)
    for step in HostileLayers.steps { step.run(&small) }
    ProcessMemory.resetPeak()
    let before = ProcessMemory.current
    var document = document(bytes)
    emit("text", document, before)
    var worst = 0.0
    for step in HostileLayers.steps where step.name != "entities" {
      step.run(&document)
      worst = emit(step.name, document, before)
    }
    if worst > allowed {
      throw BenchError(
        .count, "the peak is \(MeasurementReport.fixed(worst, 1)) times the document")
    }
  }

  /// A document whose blocks are the lines of the text, as a reader of plain text cuts it.
  private static func document(_ bytes: Int) -> Document {
    let text = wireText(bytes)
    return HostileLayers.document(text, blocks: lines(of: text))
  }

  private static func lines(of text: [UInt8]) -> [Block] {
    text.split(separator: 0x0A).map { line in
      Block(span: Span(start: line.startIndex, end: line.endIndex), role: .paragraph)
    }
  }

  /// Articles one after another, as one text.
  private static func wireText(_ bytes: Int) -> [UInt8] {
    let generator = NewsGenerator(seed: 1)
    var text: [UInt8] = []
    text.reserveCapacity(bytes)
    var number = 0
    while text.count < bytes {
      text.append(contentsOf: generator.article(number).text.prefix(bytes - text.count))
      number += 1
    }
    return text
  }

  @discardableResult
  private static func emit(_ name: String, _ document: Document, _ before: Int) -> Double {
    let size = Double(document.text.utf8.count)
    let peak = Double(ProcessMemory.peak - before) / size
    let now = Double(ProcessMemory.current - before) / size
    let line =
      "\(name): peak \(MeasurementReport.fixed(peak, 1)), now \(MeasurementReport.fixed(now, 1)) "
      + "times the document\n"
    FileBytes.write(Array(line.utf8))
    return peak
  }
}
