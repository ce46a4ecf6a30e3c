import JSONText
import TestSupport
import Testing

/// What the program writes about one article, with helpers to ask about it in words.
struct AnnotatedArticle: Sendable {
  let document: JSONValue
  let rows: [JSONValue]
  private let scalars: [Unicode.Scalar]

  /// Annotates an article and runs the three bundled analyses on it.
  init(path: String) throws {
    let annotated = try CopydeskProcess(["annotate", "-f", "jsonl", path])
    try #require(annotated.status == 0, "\(annotated.errors)")
    document = try JSONValue(parsing: annotated.output)
    let text = try #require(document["text"]?.string)
    scalars = Array(text.unicodeScalars)
    let run = try CopydeskProcess(
      ["run", "entity-counts,sentiment,troop-numbers", "-f", "jsonl", path])
    try #require(run.status == 0, "\(run.errors)")
    rows = try run.lines.map { try JSONValue(parsing: Array($0.utf8)) }
  }

  /// The elements of a layer or of `blocks`.
  func items(_ layer: String) -> [JSONValue] {
    guard case .array(let items)? = document[layer] else { return [] }
    return items
  }

  /// The text between the offsets of an item, which are code points.
  func text(_ item: JSONValue, from start: String = "start", to end: String = "end") -> String {
    guard let start = item[start]?.integer, let end = item[end]?.integer,
      0 <= start, start <= end, end <= scalars.count
    else { return "<no span>" }
    var piece = String.UnicodeScalarView()
    piece.append(contentsOf: scalars[Int(start)..<Int(end)])
    return String(piece)
  }

  /// The texts of the blocks of a role.
  func blocks(_ role: String) -> [String] {
    items("blocks").filter { $0["role"]?.string == role }.map { text($0) }
  }

  /// The rows of a plugin's table.
  func rows(_ plugin: String, _ table: String) -> [JSONValue] {
    rows.filter { $0["plugin"]?.string == plugin && $0["table"]?.string == table }
  }

  /// The entity of that name.
  func entity(_ name: String) -> JSONValue? {
    items("entities").first { $0["name"]?.string == name }
  }

  /// The mentions of an entity that name it.
  func namedMentions(of entity: JSONValue) -> [String] {
    guard case .array(let mentions)? = entity["mentions"] else { return [] }
    return mentions.filter { !["pronoun", "role"].contains($0["kind"]?.string) }.map { text($0) }
  }

  /// The ISO value of the date written so.
  func date(_ words: String) -> String? {
    items("dates").first { text($0) == words }?["value"]?.string
  }

  /// The quotation that holds those words.
  func quote(holding words: String) -> JSONValue? {
    items("quotes").first { text($0).contains(words) }
  }
}
