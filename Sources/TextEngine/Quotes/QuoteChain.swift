import DocumentModel

/// Carries speakers from report to report and from paragraph to paragraph.
struct QuoteChain {
  let source: QuoteText
  /// The quotations so far, in text order.
  private(set) var quotations: [Quotation] = []
  /// How many paragraphs have been read.
  private(set) var paragraph = 0
  private var nextCue = 0
  private var nextMark = 0
  private var speakers: SpeakerResolver
  private var statement: Statement?
  /// The quoted stretch that the paragraph before left open.
  private var leftOpen: QuotedStretch?

  /// Words without marks that a paragraph introduces: "The minister said:".
  private struct Statement {
    var speaker: QuoteSource
    var cue: Range<Int>
    /// Whether a paragraph of it has been read.
    var isUnderWay = false
  }

  init(_ source: QuoteText) {
    self.source = source
    speakers = SpeakerResolver(source)
  }

  /// Reads the sentences of one block.
  mutating func read(_ sentences: ArraySlice<Sentence>) {
    guard let first = sentences.first, let last = sentences.last,
      first.tokens.lowerBound < last.tokens.upperBound
    else { return }
    let tokens = first.tokens.lowerBound..<last.tokens.upperBound
    let cues = Self.advance(&nextCue, source.cues, tokens)
    let marks = Self.advance(&nextMark, source.marks, tokens)
    switch source.blocks[first.block].role {
    case .boilerplate, .credit, .source, .published, .reposted, .byline, .dateline: return
    default: break
    }
    paragraph += 1
    speakers.paragraph = paragraph
    if cues.isEmpty, marks.isEmpty, statement == nil,
      UnmarkedQuotes(source: source).canSign(last.tokens, in: tokens) == false
    {
      leftOpen = nil
      return
    }
    let stretches = QuoteMarks(source: source).stretches(
      in: tokens, marks: marks, after: leftOpen)
    leftOpen = stretches.last.flatMap { $0.isClosed ? nil : $0 }
    read(QuotedBlock(tokens, sentences, stretches, cues: cues))
  }

  /// The items of an ascending list that lie in `range`, from where the last call ended.
  private static func advance(
    _ next: inout Int, _ list: [Int], _ range: Range<Int>
  ) -> ArraySlice<Int> {
    while next < list.count, list[next] < range.lowerBound { next += 1 }
    let first = next
    while next < list.count, list[next] < range.upperBound { next += 1 }
    return list[first..<next]
  }

  private mutating func read(_ block: QuotedBlock) {
    let unmarked = UnmarkedQuotes(source: source)
    if let statement, block.stretches.isEmpty,
      unmarked.continues(block, isUnderWay: statement.isUnderWay)
    {
      var report = Report(parts: [block.tokens], kind: .direct)
      report.opensBlock = true
      append(report)
      self.statement?.isUnderWay = true
      return
    }
    var reader = ReportReader(source, block)
    reader.read()
    var reports = reader.reports
    addUncued(&reports, reader)
    if let signed = unmarked.signature(of: block) { sign(&reports, block, signed) }
    reports.sort { $0.start < $1.start }
    for report in reports { append(report) }
    statement = nil
    if reader.isStatement, let last = reports.last, let speaker = last.speaker {
      statement = Statement(speaker: speaker, cue: last.cue ?? block.tokens, isUnderWay: true)
    } else if let found = unmarked.introduction(block) {
      statement = Statement(speaker: found.speaker, cue: found.cue)
    }
  }

  /// Adds quoted clauses that fill their sentences and have no cue.
  private func addUncued(_ reports: inout [Report], _ reader: ReportReader) {
    let block = reader.block
    guard reader.claimed.contains(false), !reader.isStatement else { return }
    let starts = Set(block.units.map(\.lowerBound))
    let ends = Set(block.units.map(\.upperBound))
    var told: Set<Int> = []
    for report in reports {
      for end in [
        report.parts.last?.upperBound, report.cue?.upperBound, report.speaker?.tokens.upperBound,
      ] {
        if let end { told.insert(end) }
      }
    }
    for (number, stretch) in block.stretches.enumerated() where !reader.claimed[number] {
      let start = stretch.tokens.lowerBound
      let end = stretch.tokens.upperBound
      let opens = starts.contains(start) || goesOn(at: start, behind: told, block)
      let closes =
        !stretch.isClosed || end == block.tokens.upperBound
        || ends.contains(end) || ends.contains(end + 1) && source.isMark(end)
      guard opens, closes, reader.isDirect(number) else { continue }
      var report = Report(parts: [stretch.tokens], kind: .direct)
      report.opensBlock = start == block.tokens.lowerBound
      if let issued = UnmarkedQuotes(source: source).issuer(before: start, in: block) {
        report.speaker = issued.speaker
        report.cue = issued.cue
      }
      reports.append(report)
    }
  }

  /// Whether nothing but marks and joining words parts a token from a report before it: `“…,” he
  /// said; and, later, “…”`.
  private func goesOn(at start: Int, behind told: Set<Int>, _ block: QuotedBlock) -> Bool {
    var token = start
    while token > block.tokens.lowerBound, start - token < 6 {
      let previous = token - 1
      guard block.stretch(at: previous) == nil,
        source.isMark(previous) && !source.isStop(previous) || source.isAdverb(previous)
          || source.has(previous, SpeechWords.joint | SpeechWords.time)
      else { return false }
      token = previous
      if told.contains(token) { return true }
    }
    return false
  }

  /// Gives a signed paragraph to the person whose name ends it.
  private func sign(
    _ reports: inout [Report], _ block: QuotedBlock, _ signed: UnmarkedQuotes.Signature
  ) {
    if block.stretches.isEmpty {
      reports.removeAll()
      var report = Report(parts: [signed.content], kind: .direct, speaker: signed.speaker)
      report.opensBlock = true
      report.isUnmarked = true
      reports.append(report)
    }
    for index in reports.indices where reports[index].speaker == nil {
      reports[index].speaker = signed.speaker
    }
  }

  private mutating func append(_ report: Report) {
    var report = report
    var continued: Int?
    if report.speaker == nil, report.opensBlock, let statement {
      if statement.isUnderWay {
        continued = quotations.count - 1
      } else {
        report.cue = statement.cue
      }
      report.speaker = statement.speaker
    }
    var why: String?
    if report.speaker == nil {
      if let last = speakers.carried(opensBlock: report.opensBlock) {
        report.speaker = last
        continued = quotations.count - 1
      } else {
        why = "no verb of saying goes with it, and no quotation before it"
      }
    } else if let speaker = report.speaker, continued == nil {
      report.speaker = speakers.resolved(speaker, of: report.parts)
    }
    add(report, continued, why)
    speakers.note(report)
    if let speaker = report.speaker, statement != nil { statement?.speaker = speaker }
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
    for token in addressee.reversed() {
      guard let mention = source.mention(at: token) else { continue }
      quotation.addressee = source.entities.entities[mention.entity].name
      quotation.addresseeSpan = mention.span
      return
    }
    quotation.addresseeSpan = source.span(addressee)
    quotation.addressee = source.text.string(in: source.span(addressee))
  }
}
