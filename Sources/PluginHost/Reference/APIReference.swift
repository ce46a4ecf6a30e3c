internal import DocumentModel

/// The reference of the Lua interface, made from the registry that the interface itself is made of.
public enum APIReference: Sendable {
  /// An entry of the reference.
  public struct Entry: Sendable, Hashable {
    /// The name as one writes it: `desk.stats.mean`, `token.lower`, `token:covers`.
    public let name: String
    /// The type of a value, or parameters and results of a function.
    public let signature: String
    /// What it is or does, in a phrase.
    public let help: String
    /// A line of Lua and its value; empty where there is none.
    public let example: String
  }

  /// A page: a module or a class with its entries.
  public struct Page: Sendable, Hashable {
    /// The name as one asks for it: `desk.stats`, `token`.
    public let name: String
    /// The name in the stubs, such as `copydesk.Token`; empty for modules.
    public let stub: String
    /// What it is, in a sentence.
    public let help: String
    /// The fields or functions, then the methods.
    public let entries: [Entry]
  }

  /// Every page: modules, the classes of a document, other classes.
  public static let pages: [Page] =
    APIModules.all.map(page) + APIClasses.all.map(page) + APIObjects.all.map(page)
    + [policy, APIPatterns.page, APITables.columnTypes, APITables.documents]

  private static func page(_ module: APIModules.Module) -> Page {
    Page(
      name: module.name.isEmpty ? "desk" : "desk." + module.name, stub: "", help: module.help,
      entries: module.functions.map { function in
        Entry(
          name: "desk." + function.name, signature: function.signature, help: function.help,
          example: function.example.isEmpty ? "" : "\(function.example) --> \(function.result)")
      })
  }

  private static func page(_ api: APIClass) -> Page {
    Page(
      name: api.name, stub: "copydesk." + capitalised(api.name), help: api.help,
      entries: api.fields.map {
        Entry(name: "\(api.name).\($0.name)", signature: $0.type, help: $0.help, example: "")
      } + methods(api.methods, of: api.name))
  }

  private static func page(_ object: APIObjects.Object) -> Page {
    let name = object.title.lowercased()
    return Page(
      name: name, stub: "copydesk." + object.title, help: object.help,
      entries: object.fields.map {
        Entry(name: "\(name).\($0.name)", signature: $0.signature, help: $0.help, example: "")
      } + methods(object.methods, of: name))
  }

  private static func methods(_ methods: [APIMethod], of owner: String) -> [Entry] {
    methods.map {
      Entry(name: "\(owner):\($0.name)", signature: $0.signature, help: $0.help, example: "")
    }
  }

  private static let policy = Page(
    name: "copydesk.policy", stub: "",
    help:
      "What `require \"copydesk.policy\"` gives: what vague words mean, as tables to read or copy.",
    entries: [
      Entry(
        name: "policy.vagueness", signature: "table<string, table<string, number[]>>",
        help: "least and greatest value of vague words, by preset: interval, acled", example: ""),
      Entry(
        name: "policy.approximators", signature: "table<string, string>",
        help: "what approximating words say: about, at_least, …", example: ""),
      Entry(
        name: "policy.actors", signature: "table<string, string[]>",
        help: "words for bodies of people, by class", example: ""),
      Entry(
        name: "policy.units", signature: "table<string, string[]>",
        help: "words for people, by class", example: ""),
    ])

  static func capitalised(_ name: String) -> String {
    name.prefix(1).uppercased() + name.dropFirst()
  }

  // MARK: Asking

  /// The page, or the entry, of a name, as text for a terminal; nil where there is none.
  public static func text(of name: String) -> String? {
    let wanted = normalised(name)
    let named = pages.first { $0.name == name || $0.stub == name }
    if let page = named ?? pages.first(where: { normalised($0.name) == wanted }) {
      return text(of: page)
    }
    let found = pages.flatMap(\.entries).filter { normalised($0.name) == wanted }
    return found.isEmpty ? nil : found.map(text).joined()
  }

  /// Every name that can be asked for, pages first.
  public static let names: [String] = pages.map(\.name) + pages.flatMap { $0.entries.map(\.name) }

  /// The nearest name as a question; nil where none is near.
  public static func suggestion(for name: String) -> String? {
    let known = Dictionary(
      names.map { (normalised($0), $0) }, uniquingKeysWith: { first, _ in first })
    let wanted = normalised(name)
    return Suggestion.nearest(wanted, among: known.keys.sorted()).flatMap { known[$0] }.map {
      "did you mean '\($0)'?"
    }
  }

  /// Names can be asked for with `.` or `:`, and with `desk` or `copydesk` in front or not.
  private static func normalised(_ name: String) -> String {
    var text = name.split(separator: ":").joined(separator: ".")
    for prefix in ["copydesk.", "desk.", "doc."]
    where text.hasPrefix(prefix) && text != "copydesk.policy" {
      text = (prefix == "doc." ? "document." : "") + text.dropFirst(prefix.count)
    }
    if text == "doc" { return "document" }
    return text == "copydesk" ? "desk" : text
  }

  /// A page for a terminal.
  static func text(of page: Page) -> String {
    let width = page.entries.map { $0.name.utf8.count }.max() ?? 0
    var text = "\(page.name): \(page.help)\n\n"
    for entry in page.entries {
      let pad = String(repeating: " ", count: width - entry.name.utf8.count)
      text += "  \(entry.name)\(pad)  \(entry.help)\n"
      // Pages that are no list of fields show how it looks.
      if entry.signature.isEmpty, !entry.example.isEmpty {
        text += "  \(String(repeating: " ", count: width))  \(entry.example)\n"
      }
    }
    return text
  }

  private static func text(_ entry: Entry) -> String {
    let type = entry.signature.hasPrefix("(") ? entry.signature : ": " + entry.signature
    var text = "\(entry.name)\(type)\n  \(entry.help)\n"
    if !entry.example.isEmpty { text += "  \(entry.example)\n" }
    return text
  }
}
