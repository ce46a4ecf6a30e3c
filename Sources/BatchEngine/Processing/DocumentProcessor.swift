public import ArticleReaders
public import DocumentModel
public import Reports
public import TextEngine

/// Does the jobs of `read` and `annotate`: loads, annotates and writes a document.
public struct DocumentProcessor: Sendable {
  /// How documents are read.
  public var reading = ReadOptions()
  /// Computes the layers.
  public var engine = TextEngine()
  /// What documents must be like to be worked on.
  public var conditions: [DocumentCondition] = []
  /// The layers to compute and write.
  public var layers: LayerSet = []
  /// What happens to layers that the input brought along.
  public var given = GivenLayers.kept
  /// How documents are written.
  public var form = DocumentForm.jsonl
  /// Whether text shows roles in colour.
  public var style = DocumentText.Style.plain
  /// Whether each span is checked against the text that was written.
  public var isVerified = false

  /// Creates a processor that reads and writes JSONL.
  public init() {}

  /// Does a job.
  public func process(_ job: Job) -> JobResult {
    var result = JobResult()
    do throws(Failure) {
      var document = try DocumentLoader(options: reading).document(for: job)
      guard conditions.allSatisfy({ $0.holds(for: document) }) else {
        return JobResult(leftOut: document)
      }
      let wanted = layers.union(form.needs)
      if !wanted.isEmpty {
        document = engine.annotated(document, with: wanted, given: given)
      }
      write(document, to: &result)
    } catch {
      return JobResult(failure: error)
    }
    return result
  }

  /// What stands before the first document.
  public var start: [UInt8] {
    var output: [UInt8] = []
    if form == .html { DocumentHTML.appendStart(title: "Articles", to: &output) }
    return output
  }

  /// What stands after the last document.
  public var end: [UInt8] {
    var output: [UInt8] = []
    if form == .html { DocumentHTML.appendEnd(to: &output) }
    return output
  }

  private func write(_ document: Document, to result: inout JobResult) {
    switch form {
    case .jsonl:
      DocumentJSON.append(
        document, layers: layers.isEmpty ? nil : layers, to: &result.output)
      result.output.append(UInt8(ascii: "\n"))
      if isVerified { verify(document, &result) }
    case .text: DocumentText.append(document, style: style, to: &result.output)
    case .html: DocumentHTML.append(document, to: &result.output)
    case .md: DocumentMarkdown.append(document, to: &result.output)
    case .conllu: DocumentCoNLLU.append(document, to: &result.output)
    case .iob2: DocumentIOB2.append(document, to: &result.output)
    case .brat: result.output += DocumentBrat.annotations(of: document)
    case .webanno: DocumentWebAnnotation.append(document, to: &result.output)
    }
  }

  private func verify(_ document: Document, _ result: inout JobResult) {
    let problems = SpanVerifier.problems(in: result.output.dropLast())
    if problems.isEmpty { return }
    result.failures.append(
      Failure(
        document: document.id, stage: .annotate, code: "span",
        message: problems.prefix(5).joined(separator: "; ")))
  }
}
