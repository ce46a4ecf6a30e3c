import DocumentModel

/// Carries speakers from report to report and from paragraph to paragraph.
struct QuoteChain {
  private let source: QuoteText
  /// The quotations so far, in text order.
  private(set) var quotations: [Quotation] = []
  /// How many paragraphs have been read.
  private var paragraph = 0
  private var lastParagraph = -2
  private var lastSpeaker: QuoteSource?
  private var introduced: (speaker: QuoteSource, cue: Range<Int>)?

  init(_ source: QuoteText) {
    self.source = source
  }

  /// Reads the sentences of one block.
  mutating func read(_ sentences: ArraySlice<Sentence>) {
    guard let first = sentences.first, let last = sentences.last,
      first.tokens.lowerBound < last.tokens.upperBound
    else { return }
    let role = source.blocks[first.block].role
    guard role != .boilerplate, role != .credit, role != .source, role != .published,
      role != .reposted
    else { return }
    paragraph += 1
    let tokens = first.tokens.lowerBound..<last.tokens.upperBound
    let block = QuotedBlock(tokens, sentences, QuoteMarks(source: source).stretches(in: tokens))
    var reader = ReportReader(source, block)
    reader.read()
    var reports = reader.reports
    addUncued(&reports, reader)
    addUnmarked(&reports, block)
    reports.sort { $0.start < $1.start }
    for report in reports { append(report, block, role) }
    introduced = introduction(block)
  }

  /// Adds quoted clauses that fill their sentences and have no cue.
  private func addUncued(_ reports: inout [Report], _ reader: ReportReader) {
    let block = reader.block
    let starts = Set(block.units.map(\.lowerBound))
    let ends = Set(block.units.map(\.upperBound))
    for (number, stretch) in block.stretches.enumerated() where !reader.claimed[number] {
      let start = stretch.tokens.lowerBound
      let end = stretch.tokens.upperBound
      let opens = starts.contains(start)
      let closes =
        !stretch.isClosed || end == block.tokens.upperBound
        || ends.contains(end) || ends.contains(end + 1) && source.isMark(end)
      guard opens, closes, reader.isDirect(number) else { continue }
      var report = Report(parts: [stretch.tokens], kind: .direct)
      report.opensBlock = start == block.tokens.lowerBound
      reports.append(report)
    }
  }

  /// Adds a paragraph without marks that "X said:" introduces.
  private func addUnmarked(_ reports: inout [Report], _ block: QuotedBlock) {
    guard introduced != nil, block.stretches.isEmpty, reports.isEmpty else { return }
    var report = Report(parts: [block.tokens], kind: .direct)
    report.opensBlock = true
    reports.append(report)
  }

  /// Who is introduced by "X said:" at the end of a paragraph.
  private func introduction(_ block: QuotedBlock) -> (speaker: QuoteSource, cue: Range<Int>)? {
    let last = block.tokens.upperBound - 1
    guard source.mark(last) == UInt8(ascii: ":"), let unit = block.units.last else { return nil }
    for token in unit.reversed().prefix(12) where source.use(token).contains(.direct) {
      let subject = SourceReader(source: source).subject(
        endingAt: token, from: unit.lowerBound)
      return subject.map { ($0, token..<(token + 1)) }
    }
    return nil
  }

  private mutating func append(_ report: Report, _ block: QuotedBlock, _ role: BlockRole) {
    var report = report
    var continued: Int?
    if report.speaker == nil, report.opensBlock, let introduced {
      report.speaker = introduced.speaker
      report.cue = introduced.cue
    }
    var why: String?
    if report.speaker == nil {
      if let lastSpeaker, carriesOn(report) {
        report.speaker = lastSpeaker
        continued = quotations.count - 1
      } else {
        why = "no verb of saying goes with it, and no quotation before it"
      }
    } else if let resolved = resolved(report.speaker) {
      report.speaker = resolved
    }
    add(report, continued, why)
    lastParagraph = paragraph
    lastSpeaker = report.speaker
  }

  /// Whether a quotation without a cue goes on with the speaker of the one before it.
  private func carriesOn(_ report: Report) -> Bool {
    if lastParagraph == paragraph { return true }
    return lastParagraph == paragraph - 1 && report.opensBlock
  }

  /// A pronoun without a person stands for the last speaker, where there is one near.
  private func resolved(_ speaker: QuoteSource?) -> QuoteSource? {
    guard let speaker, speaker.isPronoun, speaker.name == nil, let last = lastSpeaker,
      let name = last.name, paragraph - lastParagraph <= 1
    else { return nil }
    let token = speaker.tokens.lowerBound
    let isPerson =
      last.entity.map { source.entities.entities[$0].type == .person } ?? false
    let isPersonal = source.isWord(token, "he") || source.isWord(token, "she")
    guard isPersonal ? isPerson || last.entity == nil : !isPerson else { return nil }
    var resolved = speaker
    resolved.name = name
    resolved.entity = last.entity
    resolved.reason = nil
    return resolved
  }

  private mutating func add(_ report: Report, _ continued: Int?, _ why: String?) {
    let spans = report.parts.map { source.span($0) }
    guard let first = spans.first, let last = spans.last else { return }
    var quotation = Quotation(span: first.hull(last), kind: report.kind)
    quotation.parts = spans
    if let speaker = report.speaker {
      quotation.speakerEntity = speaker.entity
      quotation.speaker = speaker.name
      quotation.unknownReason = speaker.name == nil ? speaker.reason : nil
      if continued == nil { quotation.speakerSpan = source.span(speaker.tokens) }
    }
    if let why { quotation.unknownReason = why }
    quotation.cue = report.cue.map { source.span($0) }
    quotation.continuationOf = continued
    if let addressee = report.addressee { name(addressee, in: &quotation) }
    quotations.append(quotation)
  }

  /// Names the addressee: the person or body in the clause, else its words.
  private func name(_ addressee: Range<Int>, in quotation: inout Quotation) {
    for token in addressee.reversed() where source.mentionAt[token] >= 0 {
      let mention = source.entities.mentions[Int(source.mentionAt[token])]
      quotation.addressee = source.entities.entities[mention.entity].name
      quotation.addresseeSpan = mention.span
      return
    }
    quotation.addresseeSpan = source.span(addressee)
    quotation.addressee = source.text.string(in: source.span(addressee))
  }
}
