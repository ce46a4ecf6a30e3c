internal import DocumentModel

/// brat standoff: an `.ann` file of annotations beside the `.txt` file they point into.
enum BratFormat {
  static let entry = FormatEntry(
    format: .brat, matches: { $0.ending == "ann" }, read: read)

  @Sendable static func read(_ request: ReadRequest) throws(Failure) -> Document {
    guard let pair = BratPair(request.bytes) else {
      throw request.check.failure(
        "no-text",
        "annotations need their text: keep 'NAME.txt' beside 'NAME.ann', outside of archives")
    }
    let decoded = TextDecoder(pair.text)
    try request.check.check(decoded: decoded.utf8)
    let text = SourceText(repairing: decoded.utf8)
    let page = PlainTextReader(text: text).page()
    var reader = BratReader(text: text, check: request.check)
    for line in String(decoding: TextDecoder(pair.annotations).utf8, as: UTF8.self)
      .split(whereSeparator: \.isNewline)
    {
      try reader.take(line)
    }
    return Document(
      id: request.check.document, source: request.source(decoded), text: text, blocks: page.blocks,
      metadata: page.metadata, layers: reader.layers)
  }
}

extension InputFormat {
  /// brat standoff: the bytes of a document are those of `BratPair`.
  public static let brat = InputFormat(name: "brat")
}

/// A text and its annotations as one run of bytes.
public struct BratPair: Sendable {
  let text: ArraySlice<UInt8>
  let annotations: ArraySlice<UInt8>

  /// The bytes that `.brat` documents are read from: the length of the text, the text, the rest.
  public static func joined(text: [UInt8], annotations: [UInt8]) -> [UInt8] {
    Array("brat \(text.count)\n".utf8) + text + annotations
  }

  init?(_ bytes: ArraySlice<UInt8>) {
    guard bytes.starts(with: "brat ".utf8), let end = bytes.prefix(40).firstIndex(of: 0x0A),
      let length = Int(String(decoding: bytes[(bytes.startIndex + 5)..<end], as: UTF8.self)),
      length >= 0, length <= bytes.count - (end + 1 - bytes.startIndex)
    else { return nil }
    text = bytes[(end + 1)..<(end + 1 + length)]
    annotations = bytes[(end + 1 + length)...]
  }
}

/// Reads lines of annotation: text-bound ones, groups of equal ones, notes.
private struct BratReader {
  private let text: SourceText
  private let check: InputCheck
  private let index: CodepointIndex
  private var mentions: [(id: String, span: Span, type: String)] = []
  private var groups: [String: String] = [:]
  private var notes: [String: String] = [:]

  init(text: SourceText, check: InputCheck) {
    self.text = text
    self.check = check
    index = CodepointIndex(text)
  }

  mutating func take(_ line: Substring) throws(Failure) {
    let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
    guard fields.count >= 2, let kind = fields[0].first else { return }
    switch kind {
    case "T": try takeMention(String(fields[0]), fields[1])
    case "*":
      let members = fields[1].split(separator: " ")
      guard members.first == "Equiv" else { return }
      join(members.dropFirst().map(String.init))
    case "R":
      let parts = fields[1].split(separator: " ")
      guard parts.count == 3, parts[0].lowercased().hasPrefix("coref") else { return }
      join(parts.dropFirst().compactMap { $0.split(separator: ":").last.map(String.init) })
    case "#":
      let target = fields[1].split(separator: " ")
      if target.count == 2, fields.count > 2 { notes[String(target[1])] = String(fields[2]) }
    default: return
    }
  }

  private mutating func takeMention(_ id: String, _ field: Substring) throws(Failure) {
    let type = field.prefix { $0 != " " }
    var start = Int.max
    var end = 0
    for part in field.dropFirst(type.count).split(separator: ";") {
      let ends = part.split(separator: " ").compactMap { Int($0) }
      guard ends.count == 2 else {
        throw check.failure("malformed", "annotation \(id): '\(field)' has no offsets")
      }
      start = min(start, ends[0])
      end = max(end, ends[1])
    }
    guard start < end, let first = index.byte(atCodepoint: start),
      let last = index.byte(atCodepoint: end)
    else {
      throw check.failure(
        "malformed",
        "annotation \(id): \(start) to \(end) is no stretch of a text of \(index.count) characters")
    }
    mentions.append((id, Span(start: first, end: last), String(type)))
  }

  private mutating func join(_ members: [String]) {
    let names = members.map { groups[$0] ?? $0 }
    guard let root = names.first else { return }
    for member in members { groups[member] = root }
    let merged = Set(names)
    for (member, group) in groups where merged.contains(group) { groups[member] = root }
  }

  /// Names as entities; annotations of other types as a layer of their own.
  var layers: Layers {
    var layers = Layers()
    var names: [GoldEntities.Mention] = []
    var others: [CustomItem] = []
    for mention in mentions {
      let type = EntityTag.type(of: mention.type)
      if type != .other || mention.type.lowercased() == "other"
        || mention.type.lowercased() == "misc"
      {
        names.append(
          GoldEntities.Mention(span: mention.span, type: type, cluster: groups[mention.id]))
      } else {
        var fields = [CustomItem.Field(name: "type", value: .text(mention.type))]
        if let note = notes[mention.id] { fields.append(.init(name: "note", value: .text(note))) }
        others.append(CustomItem(span: mention.span, fields: fields))
      }
    }
    if !names.isEmpty { layers.entities = GoldEntities.table(of: names, known: [:], in: text) }
    if !others.isEmpty { layers.custom["annotations"] = others.sorted { $0.span < $1.span } }
    return layers
  }
}
