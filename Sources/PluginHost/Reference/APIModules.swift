/// What `require "copydesk"` gives: every function and value, described once.
enum APIModules {
  /// A module with what it holds.
  struct Module: Sendable {
    /// The name below `desk`, empty for `desk` itself.
    let name: String
    let help: String
    let functions: [APIFunction]
  }

  /// Every module, in the order of the reference.
  static let all: [Module] = [
    Module(name: "", help: "What `require \"copydesk\"` gives.", functions: desk),
    Module(name: "log", help: "Lines for the reader of the run, shown with `-v`.", functions: log),
    Module(name: "json", help: "JSON text.", functions: json),
    Module(name: "number", help: "Numbers in words and figures.", functions: number),
    Module(name: "date", help: "Days as ISO 8601 texts.", functions: date),
    Module(name: "stats", help: "Statistics of lists and of counts.", functions: stats),
    Module(name: "similarity", help: "How alike two texts or sets are.", functions: similarity),
    Module(name: "text", help: "Text by characters: Unicode code points.", functions: text),
  ]

  /// The functions of every module, by their names below `desk`.
  static let functions: [APIFunction] = all.flatMap(\.functions)

  private static let desk = [
    APIFunction("version", "string", "the version of the program"),
    APIFunction("api", "integer", "the version of the plugin contract"),
    APIFunction(
      "pattern", "(source: string, options: table?): copydesk.Pattern",
      "compiles a token pattern; select = \"first\"|\"longest\"|\"all\"|\"each\", within = \"sentence\"|\"block\"|\"document\""
    ),
    APIFunction(
      "rules", "(rules: table[], options: table?): copydesk.Rules",
      "rules { name, pattern, priority } that compete for the text; select = \"longest\"|\"first\"|\"all\", within"
    ),
    APIFunction(
      "lexicon", "(source: string|table, options: table?): copydesk.Lexicon",
      "words and phrases with values, from a file of the plugin or a table; case = true keeps case"),
    APIFunction(
      "regex", "(source: string, flags: string?): copydesk.Regex",
      "compiles a regular expression (PCRE2); flags i, m, s, x"),
    APIFunction(
      "data", "(path: string): string",
      "the bytes of a file in the plugin's data folder, or of one it has the capability to read"),
    APIFunction(
      "file", "(option: string): string?",
      "the bytes of the file that the user set for an option of type file; nil where none is set; while loading only"
    ),
    APIFunction(
      "valence", "(source: table): copydesk.Valence",
      "words that judge and words that change them: files = { \"lexicon.tsv\" }, entries = { { word =, valence =, role = } }, and numbers of the rules"
    ),
    APIFunction(
      "model", "(source: string|table): copydesk.Model",
      "a linear model, from a file of the plugin, source = its text, or labels and weights",
      example:
        "desk.model({ labels = { \"no\", \"yes\" }, weights = { fine = { 0, 1 } } }):classify({ \"fine\" }).label",
      gives: "\"yes\""),
    APIFunction(
      "stem", "(word: string): string", "the stem of a word (Snowball English)",
      example: "desk.stem \"Soldiers\"", gives: "\"soldier\""),
    APIFunction("stopwords", "table", "stopwords.en: the words that say little, as a set"),
    APIFunction("skip", "(reason: string)", "ends the document without rows; no failure"),
    APIFunction("fail", "(reason: string)", "ends the document as failed, with this reason"),
    APIFunction("explaining", "boolean", "whether `copydesk explain` asks for reasons"),
    APIFunction(
      "explain", "(span: any, rule: string, why: string?, captures: table?)",
      "tells why something is, or is not, a row; does nothing in a plain run"),
  ]

  private static let log = ["debug", "info", "warn"].map {
    APIFunction("log.\($0)", "(...)", "a line of the log, of level \($0)")
  }

  private static let json = [
    APIFunction(
      "json.encode", "(value: any): string", "the JSON text of a value",
      example: "desk.json.encode { 1, true }", gives: "\"[1,true]\""),
    APIFunction(
      "json.decode", "(source: string): any", "the value of a JSON text; null becomes nil",
      example: "desk.json.decode '[7]'[1]", gives: "7"),
  ]

  private static let number = [
    APIFunction(
      "number.parse", "(source: string): table?",
      "value low high approx kind form of the first number",
      example: "desk.number.parse(\"about 2,500\").value", gives: "2500"),
    APIFunction(
      "number.format", "(value: number, decimals: integer?): string",
      "with commas between thousands",
      example: "desk.number.format(1234567)", gives: "\"1,234,567\""),
  ]

  private static let date = [
    APIFunction(
      "date.parse", "(source: string, anchor: string?): string?", "the ISO value of the first date",
      example: "desk.date.parse(\"February 2\", \"2024-02-26\")", gives: "\"2024-02-02\""),
    APIFunction(
      "date.add", "(date: string, days: integer): string", "the day so many days later",
      example: "desk.date.add(\"2024-02-28\", 2)", gives: "\"2024-03-01\""),
    APIFunction(
      "date.days", "(first: string, second: string): integer",
      "the days from the first to the second",
      example: "desk.date.days(\"2024-02-02\", \"2024-02-07\")", gives: "5"),
    APIFunction(
      "date.weekday", "(date: string): integer?, string?", "1 for Monday to 7, and the name",
      example: "desk.date.weekday \"2024-02-26\"", gives: "1"),
  ]
}
