import DocumentModel
import Testing

@testable import PluginHost

/// Forty mistakes that authors make, with the message that each gets.
///
/// Every message names file and line, says what was expected, and fits on two lines; that of a token
/// pattern also says what stands at the fault.
struct AuthorMistakeTests {
  struct Mistake: Sendable, CustomTestStringConvertible {
    let code: String
    let message: String
    /// Where the code stands: in `analyze`, above the table, or as fields of the table.
    let place: Place
    var testDescription: String { code }

    enum Place: Sendable { case body, head, fields, file }

    init(_ place: Place, _ code: String, _ message: String) {
      self.place = place
      self.code = code
      self.message = message
    }
  }

  /// The message that a plugin with the mistake gets, from loading or from a document.
  static func message(of mistake: Mistake) throws -> String {
    let fixture = try PluginFixture()
    let source =
      switch mistake.place {
      case .body: PluginFixture.source("    " + mistake.code)
      case .head: PluginFixture.source("", head: mistake.code)
      case .fields: PluginFixture.source("", fields: mistake.code)
      case .file: mistake.code
      }
    try fixture.write("probe/plugin.lua", source)
    do throws(PluginError) {
      let set = try PluginSet(names: ["probe"], searchPath: fixture.searchPath)
      return set.run(APITests.document).failures.first?.message ?? "no failure"
    } catch {
      return error.message
    }
  }

  @Test(arguments: mistakes)
  func `a mistake is told in two lines, with file, line and what was expected`(mistake: Mistake)
    throws
  {
    let message = try Self.message(of: mistake)
    #expect(message == mistake.message)
    let lines = message.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.filter { !$0.hasPrefix("  ") }.count <= 2)
    let place = lines[0].prefix { $0 != " " }
    #expect(place.hasPrefix("probe/plugin.lua:") && place.hasSuffix(":"), "\(place)")
  }

  @Test func `there are forty`() { #expect(Self.mistakes.count >= 40) }

  static let mistakes = inCalls + inRows + inDeclarations + inPatterns

  private static let inCalls = [
    Mistake(
      .body, "x()",
      "probe/plugin.lua:7: undeclared variable 'x'; is a 'local' missing or misspelt?"),
    Mistake(
      .body, "local t = doc.token",
      "probe/plugin.lua:7: document has no field 'token'; did you mean 'tokens'?"),
    Mistake(
      .body, "local t = doc.tokens[1].lemma",
      "probe/plugin.lua:7: token has no field 'lemma'"),
    Mistake(
      .body, "doc.text = 'x'",
      "probe/plugin.lua:7: the document is read-only; use doc:annotate to add to it"),
    Mistake(
      .body, "doc.tokens[1].text = 'x'",
      "probe/plugin.lua:7: the document is read-only; use doc:annotate to add to it"),
    Mistake(
      .body, "local s = doc.sentences[1].text .. doc.numbers[2].text",
      "probe/plugin.lua:7: attempt to index a nil value (field 'integer index')"),
    Mistake(
      .body, "doc.match('x')",
      "probe/plugin.lua:7: doc:match takes a pattern, got nil; methods are called with ':', as in doc:match(…)"
    ),
    Mistake(
      .body, "doc:macth('x')",
      "probe/plugin.lua:7: document has no field 'macth'; did you mean 'match'?"),
    Mistake(
      .body, "local n = options.top",
      "probe/plugin.lua:7: the plugin declares no option 'top'"),
    Mistake(
      .body, "for t in doc.tokens do end",
      "probe/plugin.lua:7: a sequence cannot be called; write for _, item in ipairs(sequence) do"),
    Mistake(
      .body, "local n = doc.tokens[1].text + 1",
      "probe/plugin.lua:7: attempt to add a 'string' with a 'number'"),
    Mistake(
      .body, "doc.tokens:where 'x'",
      "probe/plugin.lua:7: :where takes a table of fields, got string"),
    Mistake(
      .body, "doc.tokens:where { lowr = 'x' }",
      "probe/plugin.lua:7: there is no column 'lowr'; did you mean 'lower'?"),
    Mistake(
      .body, "doc.tokens:filter { is_title = true }",
      "probe/plugin.lua:7: :filter takes a function, got table"),
    Mistake(
      .body, "doc.tokens:column 'lowr'",
      "probe/plugin.lua:7: there is no column 'lowr'; did you mean 'lower'?"),
    Mistake(
      .body, "doc.tokens[1]:expand 'x'",
      "probe/plugin.lua:7: :expand takes a whole number of tokens, from 0"),
    Mistake(
      .body, "io.open 'x'",
      "probe/plugin.lua:7: 'io' is not available in plugins"),
    Mistake(
      .body, "os.time()",
      "probe/plugin.lua:7: 'os' is not available in plugins"),
    Mistake(
      .body, "total = 1",
      "probe/plugin.lua:7: assignment to the global variable 'total'; did you forget 'local'?"),
    Mistake(
      .body, "require 'json'",
      "probe/plugin.lua:7: module 'json' not found; there are copydesk and copydesk.policy, and the plugin's own \"./json\""
    ),
    Mistake(
      .body, "require './helper'",
      "probe/plugin.lua:7: module './helper' not found; there is no such file in the plugin's folder"
    ),
    Mistake(
      .body, "desk.stats.mean(doc.numbers)",
      "probe/plugin.lua:7: stats.mean takes values: number[]; got sequence"),
    Mistake(
      .body, "doc:annotate('mine', doc.tokens[1])",
      "probe/plugin.lua:7: the plugin declares no layer 'mine'; add layers = { \"mine\" } to the table the plugin returns"
    ),
    Mistake(
      .body, "desk.date.add('yesterday', 1)",
      "probe/plugin.lua:7: 'yesterday' is no date such as \"2024-02-26\""),
    Mistake(
      .body, "string.rep('x', 1e9)",
      "probe/plugin.lua:7: a string grew too long"),
    Mistake(
      .body, "doc:ngrams(0)",
      "probe/plugin.lua:7: doc:ngrams takes a number of words from 1 to 10"),
  ]

  private static let inRows = [
    Mistake(
      .body, "emit.rows { v = 1 }",
      "probe/plugin.lua:7: the plugin declares no table 'rows'; it declares t"),
    Mistake(
      .body, "emit { v = 1 }",
      "probe/plugin.lua:7: emit has a function for each table, as in emit.name { column = value }"),
    Mistake(
      .body, "emit.t { value = 1 }",
      "probe/plugin.lua:7: the table 't' has no column 'value'; it has v"),
    Mistake(
      .body, "emit.t(1)",
      "probe/plugin.lua:7: emit.t takes a table of columns, got integer"),
    Mistake(
      .body, "emit.t { v = print }",
      "probe/plugin.lua:7: t.v cannot hold a function"),
    Mistake(
      .body, "emit.t { v = 0/0 }",
      "probe/plugin.lua:7: t.v is not a number; emit nil instead"),
  ]

  private static let inDeclarations = [
    Mistake(
      .file, "return { nam = 'probe' }",
      "probe/plugin.lua:1: the plugin has an unknown field 'nam'; did you mean 'name'?"),
    Mistake(
      .file, "return {",
      "probe/plugin.lua:1: unexpected symbol near <eof>"),
    Mistake(
      .file, "local plugin = { name = 'probe' }",
      "probe/plugin.lua:1: the file must return the plugin's table; it returned nil"),
    Mistake(
      .file, "return {\n  name = 'probe', version = '1', api = 1 }",
      "probe/plugin.lua:2: analyze: expected a function, got nil"),
    Mistake(
      .fields, "needs = { 'token' },",
      "probe/plugin.lua:4: probe needs the layer 'token', which no plugin of this run adds; did you mean 'tokens'?"
    ),
    Mistake(
      .fields, "options = { top = { type = 'int' } },",
      "probe/plugin.lua:4: options.top.type: 'int' is no type; did you mean 'integer'?"),
    Mistake(
      .fields, "options = { top = { type = 'integer', default = '5' } },",
      "probe/plugin.lua:4: options.top.default: expected integer, got string"),
    Mistake(
      .fields, "views = { all = { sql = 'SELECT x FROM t' } },",
      "probe/plugin.lua:4: views.all.sql: line 1, column 8: no such column: x"),
    Mistake(
      .fields, "views = { all = { sql = 'SELECT * FROM u' } },",
      "probe/plugin.lua:4: views.all.sql: no such table: u"),
    Mistake(
      .head, "local words = desk.lexicon 'words.tsv'",
      "probe/plugin.lua:2: data file 'words.tsv': there is no such file in the plugin's folder; to read the user's, declare capabilities = { \"read:words.tsv\" } and run with --allow read:words.tsv"
    ),
    Mistake(
      .head, "local t = desk.lexcon {}",
      "probe/plugin.lua:2: copydesk has no 'lexcon'; did you mean 'lexicon'?"),
  ]

  private static let inPatterns = [
    Mistake(
      .head, "local p = desk.pattern 'a (b'",
      "probe/plugin.lua:2: pattern, column 5: expected ')' to close the group"),
    Mistake(
      .head, "local p = desk.pattern '[lowr = x]'",
      "probe/plugin.lua:2: pattern, column 2, at 'lowr = x]': a token has no attribute 'lowr'; did you mean 'lower'?"
    ),
    Mistake(
      .head, "local p = desk.pattern 'NUMBR'",
      "probe/plugin.lua:2: pattern, column 1, at 'NUMBR': there is no layer 'NUMBR'; did you mean 'NUMBER'?"
    ),
    Mistake(
      .head, "local p = desk.pattern 'NUMBER(kind=cont)'",
      "probe/plugin.lua:2: pattern, column 13, at 'cont)': 'cont' is no kind of NUMBER; did you mean 'count'?"
    ),
    Mistake(
      .head, "local p = desk.pattern('a', { select = 'best' })",
      "probe/plugin.lua:2: select is one of first, longest, all, each"),
    Mistake(
      .body, "for m in doc:match(desk.pattern '@words') do end",
      "probe/plugin.lua:7: @words is not given; add it with :with { words = desk.lexicon(…) }"),
    Mistake(
      .body, "for m in doc:match 'n: NUMBER' do local x = m.number end",
      "probe/plugin.lua:7: a match has no field 'number'"),
    Mistake(
      .head, "local r = desk.regex '(a'",
      "probe/plugin.lua:2: regex: missing closing parenthesis at column 3"),
  ]
}
