internal import DocumentModel

/// Builds a document with gold layers from lines of columns.
///
/// CoNLL-U gives the text exactly: `SpaceAfter=No`, `SpacesAfter=` and `SpacesBefore=` of the last
/// column say what stands between words. Other columns give words with the spaces of English print.
/// Names are taken from `NER=B-person` in the last column, with `Cluster=3` where clusters are known
/// from lines `# entity = 3 ⇥ person ⇥ Antony Blinken ⇥ US`; else from the tag in the last column.
struct ColumnReader {
  private struct Word {
    var form: String
    var spaceBefore = ""
    var spaceAfter: String?
    var tag = "O"
    var cluster: Int?
  }

  private struct Mention {
    let span: Span
    let type: EntityType
    let cluster: Int?
  }

  private var utf8: [UInt8] = []
  private var tokens: [Span] = []
  private var sentences: [(span: Span, block: Int, tokens: Range<Int>)] = []
  private var blocks: [Block] = []
  private var mentions: [Mention] = []
  private var clusters: [Int: Entity] = [:]
  private var words: [Word] = []
  private var surface: (last: Int, form: String, misc: String)?
  private var pieces: [String] = []
  private var id: String?
  private var metadata = Metadata()
  private var opensBlock = true
  private var role = BlockRole.paragraph
  /// What stands behind the last word; nil where the input does not say.
  private var space: String? = ""
  private var isColumns = false

  /// Whether no word was taken.
  var isEmpty: Bool { tokens.isEmpty }

  /// Takes a line without its end.
  mutating func take(_ line: Substring) {
    if line.allSatisfy(\.isWhitespace) { return endSentence() }
    if line.hasPrefix("# "), words.isEmpty { return takeComment(line.dropFirst(2)) }
    if line.hasPrefix("#"), line.split(separator: "\t").count < 8 { return }
    if line.hasPrefix("-DOCSTART-") { return }
    let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
    if fields.count >= 8, fields[0].first?.isNumber == true {
      takeWord(fields)
    } else {
      isColumns = true
      let columns = line.split { $0 == " " || $0 == "\t" }
      guard let form = columns.first else { return }
      var word = Word(form: String(form))
      if columns.count > 1, let tag = columns.last { word.tag = String(tag) }
      words.append(word)
    }
  }

  private mutating func takeComment(_ comment: Substring) {
    let parts = comment.split(separator: "=", maxSplits: 1).map { trimmed(String($0)) }
    switch parts.first {
    case "newdoc id": id = parts.count > 1 ? parts[1] : nil
    case "title":
      if parts.count > 1, !parts[1].isEmpty { metadata.title = Sourced(parts[1], from: .input) }
    case "role": role = parts.last.flatMap(BlockRole.init(rawValue:)) ?? .paragraph
    case "entity": if parts.count > 1 { takeEntity(parts[1]) }
    case .some(let name) where name.hasPrefix("newpar"):
      opensBlock = true
      role = .paragraph
    default: break
    }
  }

  private mutating func takeEntity(_ text: String) {
    let fields = text.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    guard fields.count >= 3, let number = Int(fields[0]) else { return }
    clusters[number] = Entity(
      name: fields[2], type: EntityType(rawValue: fields[1]) ?? .other,
      country: fields.count > 3 && !fields[3].isEmpty ? fields[3] : nil, mentions: [])
  }

  private mutating func takeWord(_ fields: [Substring]) {
    let misc = fields.count > 9 ? String(fields[9]) : "_"
    let number = fields[0]
    if number.contains(".") { return }
    if let dash = number.firstIndex(of: "-") {
      guard let last = Int(number[number.index(after: dash)...]) else { return }
      surface = (last, String(fields[1]), misc)
      pieces = []
      return
    }
    guard let open = surface else {
      words.append(Self.word(String(fields[1]), misc))
      return
    }
    pieces.append(String(fields[1]))
    var word = Self.word(String(fields[1]), misc)
    word.spaceAfter = ""
    words.append(word)
    guard Int(number).map({ $0 >= open.last }) ?? true else { return }
    // The parts of "don't" are tokens where they spell the whole; else the whole is one token.
    if pieces.joined() != open.form {
      words.removeLast(min(words.count, pieces.count))
      words.append(Self.word(open.form, open.misc))
    } else {
      let whole = Self.word(open.form, open.misc)
      words[words.count - 1].spaceAfter = whole.spaceAfter
      words[words.count - pieces.count].spaceBefore = whole.spaceBefore
    }
    surface = nil
  }

  private static func word(_ form: String, _ misc: String) -> Word {
    var word = Word(form: form)
    for part in misc.split(separator: "|") {
      let pair = part.split(separator: "=", maxSplits: 1)
      guard pair.count == 2 else { continue }
      switch pair[0] {
      case "SpaceAfter": if pair[1] == "No" { word.spaceAfter = "" }
      case "SpacesAfter": word.spaceAfter = ColumnSpace.decoded(String(pair[1]))
      case "SpacesBefore": word.spaceBefore = ColumnSpace.decoded(String(pair[1]))
      case "NER": word.tag = String(pair[1])
      case "Cluster": word.cluster = Int(pair[1])
      default: break
      }
    }
    return word
  }

  /// Ends the sentence that is open.
  mutating func endSentence() {
    surface = nil
    guard !words.isEmpty else { return }
    defer { words = [] }
    if isColumns { setPrintSpaces() }
    if opensBlock, !utf8.isEmpty, space == nil { space = "\n\n" }
    let first = tokens.count
    for word in words where !word.form.isEmpty {
      utf8 += ((space ?? " ") + word.spaceBefore).utf8
      let start = utf8.count
      utf8 += word.form.utf8
      tokens.append(Span(start: start, end: utf8.count))
      space = word.spaceAfter
    }
    guard first < tokens.count else { return }
    addMentions(from: first)
    let span = Span(start: tokens[first].start, end: utf8.count)
    if opensBlock || blocks.isEmpty {
      blocks.append(Block(span: span, role: role))
    } else if let last = blocks.popLast() {
      blocks.append(Block(span: last.span.hull(span), role: last.role))
    }
    opensBlock = false
    sentences.append((span, blocks.count - 1, first..<tokens.count))
  }

  private mutating func setPrintSpaces() {
    let text = Array(TokenPrinter.text(of: words.map { $0.form[...] }).utf8)
    var place = 0
    for index in words.indices {
      place += words[index].form.utf8.count
      let isSpaced = place < text.count && text[place] == 0x20
      words[index].spaceAfter = isSpaced || index == words.count - 1 ? nil : ""
      if isSpaced { place += 1 }
    }
  }

  private mutating func addMentions(from first: Int) {
    var open: (start: Int, type: Substring, cluster: Int?)?
    func close(_ end: Int) {
      guard let mention = open else { return }
      mentions.append(
        Mention(
          span: Span(start: tokens[mention.start].start, end: tokens[end].end),
          type: EntityTag.type(of: String(mention.type)), cluster: mention.cluster))
      open = nil
    }
    for (offset, word) in words.filter({ !$0.form.isEmpty }).enumerated() {
      let place = first + offset
      let type = word.tag.dropFirst(2)
      switch word.tag.prefix(2) {
      case "B-":
        close(place - 1)
        open = (place, type, word.cluster)
      case "I-":
        if open?.type != type {
          close(place - 1)
          open = (place, type, word.cluster)
        }
      default: close(place - 1)
      }
    }
    close(tokens.count - 1)
  }

  // MARK: The document

  func document(for request: ReadRequest, decoded: TextDecoder) -> Document {
    let text = SourceText(repairing: utf8)
    var layers = Layers()
    var table = TokenTable()
    var sentence = 0
    var end = 0
    for (place, span) in tokens.enumerated() {
      while sentence + 1 < sentences.count, sentences[sentence].tokens.upperBound <= place {
        sentence += 1
      }
      var flags = TokenShape.flags(of: text, span, previousEnd: end)
      if sentences[sentence].tokens.lowerBound == place { flags.insert(.sentenceStart) }
      table.append(span, flags: flags, sentence: sentence)
      end = span.end
    }
    layers.tokens = table
    layers.sentences = sentences.map { Sentence(span: $0.span, block: $0.block, tokens: $0.tokens) }
    if !mentions.isEmpty || !clusters.isEmpty { layers.entities = entities(in: text) }
    var metadata = metadata
    metadata.setLanguage(ofText: LanguageIdentifier.deferred(text, in: blocks))
    return Document(
      id: id ?? request.check.document, source: request.source(decoded), text: text,
      blocks: blocks, metadata: metadata, layers: layers)
  }

  private func entities(in text: SourceText) -> EntityTable {
    let named = mentions.map { mention in
      GoldEntities.Mention(
        span: mention.span, type: mention.type,
        cluster: mention.cluster.map { "#\($0)" })
    }
    var known: [String: Entity] = [:]
    for (number, entity) in clusters { known["#\(number)"] = entity }
    return GoldEntities.table(of: named, known: known, in: text)
  }
}

/// White space in the last column of CoNLL-U, as UDPipe writes it.
enum ColumnSpace {
  static func decoded(_ text: String) -> String {
    var result = ""
    var wasEscape = false
    for sign in text {
      if wasEscape {
        switch sign {
        case "s": result += " "
        case "n": result += "\n"
        case "r": result += "\r"
        case "t": result += "\t"
        case "p": result += "|"
        default: result.append(sign)
        }
        wasEscape = false
      } else if sign == "\\" {
        wasEscape = true
      } else {
        result.append(sign)
      }
    }
    return result
  }
}

/// The types of names that gold data writes.
enum EntityTag {
  /// Our type for `PER`, `Organization`, `GPE`; other types are `other`.
  static func type(of tag: String) -> EntityType {
    let folded = tag.lowercased()
    if let type = EntityType(rawValue: folded) { return type }
    switch folded {
    case "per", "pers": return .person
    case "org", "organisation", "corporation": return .organization
    case "loc", "location", "gpe", "fac", "geo": return .place
    case "norp": return .group
    case "work_of_art", "creative-work": return .work
    default: return .other
    }
  }
}

/// Makes an entity table from gold mentions.
enum GoldEntities {
  struct Mention {
    let span: Span
    let type: EntityType
    /// What mentions of one entity share; nil where nothing is known.
    let cluster: String?
  }

  /// Mentions without a cluster belong together where they have the same words and type.
  static func table(of mentions: [Mention], known: [String: Entity], in text: SourceText)
    -> EntityTable
  {
    let sorted = mentions.sorted { ($0.span, $0.type.rawValue) < ($1.span, $1.type.rawValue) }
    var numbers: [String: Int] = [:]
    var places: [[Int]] = []
    var firsts: [Mention] = []
    var keys: [String] = []
    var result: [EntityMention] = []
    for (place, mention) in sorted.enumerated() {
      let words = text.string(in: mention.span)
      let key = mention.cluster ?? "\(mention.type.rawValue)\t\(words)"
      let number = numbers[key] ?? places.count
      if number == places.count {
        numbers[key] = number
        places.append([])
        firsts.append(mention)
        keys.append(key)
      }
      places[number].append(place)
      result.append(
        EntityMention(span: mention.span, entity: number, kind: .full, reason: "given by the input")
      )
    }
    let entities = firsts.enumerated().map { number, first in
      let base = known[keys[number]]
      return Entity(
        name: base?.name ?? text.string(in: first.span), type: base?.type ?? first.type,
        country: base?.country, mentions: places[number])
    }
    return EntityTable(entities: entities, mentions: result)
  }
}
