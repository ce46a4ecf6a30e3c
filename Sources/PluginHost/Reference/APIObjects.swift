/// The classes that are no items of a document: what functions of `desk` make and find, what a
/// plugin returns.
enum APIObjects {
  /// A class with its fields and methods.
  struct Object: Sendable {
    /// The name of its handles in the bridge; empty for plain tables.
    let name: String
    /// The name that the reference and the stubs use.
    let title: String
    let help: String
    let fields: [APIFunction]
    let methods: [APIMethod]
  }

  /// Every class, in the order of the reference.
  static let all = [sequence, pattern, rules, lexicon, regex, match] + ofModels + ofPlugins

  private static let sequence = Object(
    name: "sequence", title: "Sequence",
    help: "Items in order: #, [i] and ipairs work as on an array; T is the class of the items.",
    fields: [],
    methods: [
      APIMethod(
        "where", "(query: table): copydesk.Sequence",
        "the items whose fields are equal, or in the list given"),
      APIMethod(
        "filter", "(f: fun(item: any): any): copydesk.Sequence", "the items for which f holds"),
      APIMethod("map", "(f: fun(item: any): any): any[]", "what f gives, nil left out"),
      APIMethod(
        "first", "(f: fun(item: any): any?): any", "the first item, or the first for which f holds"),
      APIMethod("last", "(): any", "the last item"),
      APIMethod(
        "slice", "(first: integer, last: integer?): copydesk.Sequence",
        "the items from first to last, as string.sub counts"),
      APIMethod(
        "column", "(field: string): any[]", "the field of every item, false where there is none"),
      APIMethod("iter", "(): fun(): any", "the items one by one, for `for item in s:iter()`"),
    ])

  private static let pattern = Object(
    name: "pattern", title: "Pattern", help: "A compiled token pattern, for doc:match.", fields: [],
    methods: [
      APIMethod(
        "with", "(lexicons: table<string, copydesk.Lexicon>): copydesk.Pattern",
        "the pattern with its @names"),
      APIMethod("explain", "(): string", "the compiled form, a step a line"),
    ])

  private static let rules = Object(
    name: "", title: "Rules",
    help: "Rules that compete for the text, for doc:match; each match names its rule.",
    fields: [],
    methods: [
      APIMethod(
        "with", "(lexicons: table<string, copydesk.Lexicon>): copydesk.Rules",
        "the rules with their @names")
    ])

  private static let lexicon = Object(
    name: "lexicon", title: "Lexicon", help: "Words and phrases with values.", fields: [],
    methods: [
      APIMethod(
        "get", "(word: string): table?", "the entry of a word or phrase: phrase and its columns"),
      APIMethod("has", "(word: string): boolean", "whether there is an entry"),
      APIMethod("size", "(): integer", "the number of entries"),
    ])

  private static let regex = Object(
    name: "regex", title: "Regex", help: "A compiled regular expression.", fields: [],
    methods: [
      APIMethod("test", "(text: string): boolean", "whether it matches somewhere"),
      APIMethod(
        "find", "(text: string, init: integer?): integer?, integer?, ...",
        "first and last byte, and groups"),
      APIMethod("match", "(text: string, init: integer?): ...", "the groups, or the whole match"),
      APIMethod("gmatch", "(text: string): fun(): ...", "every match, for `for`"),
      APIMethod(
        "gsub",
        "(text: string, replacement: string|table|function, limit: integer?): string, integer",
        "the text with matches replaced, and how many"),
    ])

  private static let match = Object(
    name: "", title: "Match",
    help:
      "What doc:match, doc:find and doc:lookup give; captures, groups and columns are fields too.",
    fields: [
      APIFunction("start", "integer", "first byte, from 1"),
      APIFunction("stop", "integer", "last byte"),
      APIFunction("first", "integer?", "position of the first token in doc.tokens"),
      APIFunction("last", "integer?", "position of the last token in doc.tokens"),
      APIFunction("span", "copydesk.Span", "the stretch of text"),
      APIFunction("text", "string", "the words"),
      APIFunction("sentence", "copydesk.Sentence?", "the sentence it begins in"),
      APIFunction("block", "copydesk.Block?", "the block it begins in"),
      APIFunction("tokens", "copydesk.Token[]", "its tokens"),
      APIFunction("rule", "string?", "the name of the rule that won; only from desk.rules"),
    ], methods: [])

  private static let ofPlugins = [
    Object(
      name: "", title: "Plugin", help: "The table that a plugin's file returns.",
      fields: [
        APIFunction("name", "string", "the name of its file or folder"),
        APIFunction("version", "string", "the version, such as \"1.0.0\""),
        APIFunction("api", "integer", "the version of the contract it is written for: 1"),
        APIFunction("summary", "string", "what it does, in a sentence"),
        APIFunction("author", "string?", "who wrote it"),
        APIFunction("license", "string?", "the licence it may be used under"),
        APIFunction("url", "string?", "where to read more"),
        APIFunction(
          "needs", "string[]|fun(options: table): string[]|nil",
          "the layers it reads, of the text engine or of other plugins; a function where that"
            + " depends on the options"),
        APIFunction("layers", "string[]?", "the layers it adds with doc:annotate"),
        APIFunction(
          "capabilities", "string[]?",
          "what it asks of the user with --allow: \"read:PATH\", a folder where PATH ends in /"),
        APIFunction("options", "table<string, copydesk.Option>?", "what the user can set"),
        APIFunction("tables", "table<string, copydesk.Table>?", "the rows it may emit"),
        APIFunction("views", "table<string, copydesk.View>?", "SQL over its tables"),
        APIFunction(
          "analyze", "fun(doc: copydesk.Document, options: table, emit: table)",
          "called for each document; emit.NAME { column = value } gives a row, emit(\"NAME\", { column = values }) a row for each value"
        ),
      ], methods: []),
    Object(
      name: "", title: "Option", help: "An option that the user sets with --set PLUGIN.NAME=VALUE.",
      fields: [
        APIFunction(
          "type", "\"text\"|\"integer\"|\"number\"|\"boolean\"|\"list\"|\"choice\"|\"table\"",
          "what it holds"),
        APIFunction("default", "any", "the value without a setting"),
        APIFunction("of", "string[]?", "the texts that are allowed, for list, choice and table"),
        APIFunction("minimum", "number?", "the least number allowed"),
        APIFunction("maximum", "number?", "the greatest number allowed"),
        APIFunction("help", "string?", "what it does, in a phrase"),
      ], methods: []),
    Object(
      name: "", title: "Table",
      help: "A table of rows; its columns are { name, type, help } in order.",
      fields: [
        APIFunction("help", "string?", "what a row is"),
        APIFunction("place", "string?", "the span column that says where a row stands"),
      ], methods: []),
    Object(
      name: "", title: "View", help: "A question over all documents.",
      fields: [
        APIFunction("help", "string?", "what it answers"),
        APIFunction("sql", "string", "one SELECT in the SQL that SQLite and Spark share"),
        APIFunction("default", "boolean?", "whether a terminal shows it for several articles"),
        APIFunction("chart", "table?", "x, y, low, high and series: columns to draw"),
      ], methods: []),
  ]
}
