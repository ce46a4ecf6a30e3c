/// Plugins that try to hang, hoard, forge, peep or change what others get.
///
/// None of them is in the list of attacks that the sandbox was built against.
struct InventedAttack: Sendable {
  /// How it must end.
  enum End: Sendable {
    /// A limit stops it.
    case limit
    /// An error with these words.
    case error(String)
    /// It ends by itself, and harms nobody.
    case harmless
  }

  let name: String
  /// What `analyze` does; LAYER stands for the layer that the plugin declares.
  let body: String
  let end: End

  init(_ name: String, _ body: String, _ end: End) {
    self.name = name
    self.body = body
    self.end = end
  }

  static let all = [
    InventedAttack(
      "format-tostring",
      #"string.format('%s', setmetatable({}, { __tostring = function() while true do end end }))"#,
      .limit),
    InventedAttack(
      "sort-liar",
      #"local t = {} for i = 1, 1e5 do t[i] = i % 7 end table.sort(t, function() return true end)"#,
      .error(#"invalid order function for sorting: each of tw"#)),
    InventedAttack(
      "sort-yield",
      #"coroutine.wrap(function() table.sort({ 3, 2, 1 }, function(a, b) coroutine.yield() return a < b end) end)()"#,
      .error(#"attempt to yield across a C-call boundary"#)),
    InventedAttack(
      "options-write",
      #"options.words = 'x' emit.t { v = options.words }"#,
      .harmless),
    InventedAttack(
      "stopwords-write",
      #"desk.stopwords.en.the = nil"#,
      .error(#"cannot set 'the': library tables are read-only"#)),
    InventedAttack(
      "module-write",
      #"desk.stats.mean = function() return 666 end"#,
      .error(#"cannot set 'mean': library tables are read-onl"#)),
    InventedAttack(
      "escape-error",
      #"error('\27[31m\r\ncopydesk: everything is fine')"#,
      .error(#"\x1B[31m\x0D\ncopydesk: everything"#)),
    InventedAttack(
      "error-huge",
      #"error(('x'):rep(1e7))"#,
      .error(#"xxxx"#)),
    InventedAttack(
      "error-table",
      #"error(setmetatable({}, { __tostring = function() return ('y'):rep(1e7) end, __name = ('z'):rep(1e6) }))"#,
      .error(#"the error value is a table, not a message"#)),
    InventedAttack(
      "json-deep",
      #"desk.json.decode(('['):rep(200000))"#,
      .error(#"json.decode: maximum parsing depth reached nea"#)),
    InventedAttack(
      "json-cycle",
      #"local t = {} t.t = t desk.json.encode(t)"#,
      .error(#"argument.t: the table contains itself"#)),
    InventedAttack(
      "json-wide",
      #"local t = {} for i = 1, 200 do t[i] = t[i-1] and { t[i-1], t[i-1] } or { 1 } end desk.json.encode(t[200])"#,
      .error(#"nested more than"#)),
    InventedAttack(
      "regex-nest",
      #"desk.regex(('('):rep(5000) .. (')'):rep(5000))"#,
      .error(#"too deeply nested"#)),
    InventedAttack(
      "regex-recursion",
      #"emit.t { v = desk.regex('^(a(?1)?b)$'):test(('a'):rep(5000) .. ('b'):rep(5000)) }"#,
      .harmless),
    InventedAttack(
      "regex-verbs",
      #"emit.t { v = desk.regex('(*LIMIT_MATCH=4000000000)(a+)+$'):test(('a'):rep(40) .. '!') }"#,
      .error(#"the regular expression needs too many steps he"#)),
    InventedAttack(
      "pattern-big",
      #"desk.pattern('((a{0,500}){0,500}){0,500}')"#,
      .error(#"the pattern is too large; use smaller numbers "#)),
    InventedAttack(
      "pattern-deep",
      #"desk.pattern(('('):rep(100000) .. 'a' .. (')'):rep(100000))"#,
      .error(#"the pattern is longer than 65,536 bytes"#)),
    InventedAttack(
      "pattern-loop",
      #"while true do for _ in doc:match 'a* b* c*' do end end"#,
      .limit),
    InventedAttack(
      "rules-many",
      #"local r = {} for i = 1, 200000 do r[i] = { name = 'r', pattern = 'a' } end desk.rules(r)"#,
      .limit),
    InventedAttack(
      "rules-slow",
      #"local r = {} for i = 1, 300 do r[i] = { name = 'r' .. i, pattern = '[!lower = "x"]* [lower = "nope' .. i .. '"]?' } end local s = desk.rules(r, { within = 'document' }) while true do for _ in doc:match(s) do end end"#,
      .limit),
    InventedAttack(
      "lexicon-big",
      #"local t = {} for i = 1, 3e6 do t[i] = 'w' .. i end desk.lexicon(t)"#,
      .limit),
    InventedAttack(
      "lexicon-long",
      #"desk.lexicon { ('w '):rep(8e6) }"#,
      .error(#"a phrase of a lexicon has at most 10000 bytes"#)),
    InventedAttack(
      "similarity-big",
      #"local a, b = {}, {} for i = 1, 2e6 do a[i] = i b[i] = -i end while true do desk.similarity.jaccard(a, b) end"#,
      .limit),
    InventedAttack(
      "edits-big",
      #"while true do desk.similarity.edits(('a'):rep(2000), ('b'):rep(2000)) end"#,
      .limit),
    InventedAttack(
      "text-fold",
      #"while true do desk.text.fold(('\u{FDFA}'):rep(1e6)) end"#,
      .limit),
    InventedAttack(
      "byte-all",
      #"return string.byte(('x'):rep(5e6), 1, -1)"#,
      .error(#"string slice too long"#)),
    InventedAttack(
      "concat-big",
      #"local s = 'x' while true do s = s .. s end"#,
      .limit),
    InventedAttack(
      "resume-nest",
      #"local function f(n) return coroutine.wrap(function() return f(n + 1) end)() end f(1)"#,
      .error(#"resume-nest/plugin.lua:"#)),
    InventedAttack(
      "close-chain",
      #"for i = 1, 1e9 do local a <close> = setmetatable({}, { __close = function() for j = 1, 1e9 do local b <close> = setmetatable({}, { __close = error }) end end }) end"#,
      .error(#""#)),
    InventedAttack(
      "yield-main",
      #"coroutine.yield(1)"#,
      .error(#"attempt to yield from outside a coroutine"#)),
    InventedAttack(
      "iterator-keep",
      #"local it = doc:match 'a' while true do it() end"#,
      .limit),
    InventedAttack(
      "ngrams-loop",
      #"local keep = {} for i = 1, 1e9 do keep[i] = doc:ngrams(10) end"#,
      .limit),
    InventedAttack(
      "span-flood",
      #"for i = 1, 1e9 do doc.tokens[1]:expand(3) end"#,
      .limit),
    InventedAttack(
      "emit-self",
      #"emit.t { v = emit }"#,
      .harmless),
    InventedAttack(
      "emit-doc",
      #"emit.t { v = doc }"#,
      .error(#"t.v: a value or span, got document, which has "#)),
    InventedAttack(
      "pairs-meta",
      #"for k in pairs(setmetatable({}, { __pairs = function() return function() return 1 end end })) do end"#,
      .limit),
    InventedAttack(
      "len-meta",
      #"emit.t { v = #setmetatable({}, { __len = function() return math.maxinteger end }) } table.concat(setmetatable({}, { __len = function() return math.maxinteger end, __index = function() return 'x' end }))"#,
      .harmless),
    InventedAttack(
      "move-meta",
      #"table.move(setmetatable({}, { __index = function() return 1 end }), 1, math.maxinteger - 1, 2)"#,
      .limit),
    InventedAttack(
      "gsub-func",
      #"(('x'):rep(1e7)):gsub('', function() while true do end end)"#,
      .limit),
    InventedAttack(
      "format-width",
      #"string.format('%99.99f', 1e308) string.format(('%s'):rep(1000), 1)"#,
      .error(#"bad argument #3 to 'format' (no value)"#)),
    InventedAttack(
      "rep-sep",
      #"('x'):rep(1e8, ('y'):rep(1e8))"#,
      .limit),
    InventedAttack(
      "pack-big",
      #"string.pack('!16' .. ('i16'):rep(1e6), 1)"#,
      .error(#"'string.pack' is not available in plugins"#)),
    InventedAttack(
      "number-loop",
      #"while true do desk.number.parse(('million '):rep(1200)) end"#,
      .limit),
    InventedAttack(
      "annotate-text",
      #"doc:annotate(LAYER, doc.tokens[1], { x = ('y'):rep(1e6) }) for i = 1, 1e5 do doc:annotate(LAYER, doc.tokens[1], { x = ('y'):rep(1e6) }) end"#,
      .limit),
    InventedAttack(
      "skip-table",
      #"desk.skip({})"#,
      .error(#"skip takes reason: string; got table"#)),
    InventedAttack(
      "fail-escape",
      #"desk.fail('\27[2J' .. ('x'):rep(1e6))"#,
      .error(#"\x1B[2Jxxxx"#)),
    InventedAttack(
      "identity",
      #"emit.t { v = { tostring({}), tostring(print), tostring(coroutine.create(print)), string.format('%p', {}) } }"#,
      .error(#"the conversion '%p' is not available in plugin"#)),
    InventedAttack(
      "xpcall-handler",
      #"xpcall(error, function() return error end) while true do xpcall(function() while true do end end, function() while true do end end) end"#,
      .limit),
    InventedAttack(
      "metatable-doc",
      #"getmetatable(doc.tokens[1]).__index = nil"#,
      .error(#"attempt to index a boolean value"#)),
    InventedAttack(
      "rawequal-doc",
      #"emit.t { v = { rawequal(doc, doc), rawlen({ 1 }), next({}) == nil } } rawset(doc.metadata, 'title', 'x') emit.t { v = doc.metadata.title }"#,
      .harmless),
    InventedAttack(
      "metadata-write",
      #"doc.metadata.title = 'forged'"#,
      .harmless),
    InventedAttack(
      "hidden-require",
      #"require './.hidden'"#,
      .error(#"module './.hidden' not found; hidden files are"#)),
    InventedAttack(
      "data-proc",
      #"desk.data 'proc'"#,
      .error(#"data file 'proc': the file leads out of the pl"#)),
    InventedAttack(
      "data-fifo",
      #"desk.data 'pipe'"#,
      .error(#"data file 'pipe': is not a regular file"#)),
    InventedAttack(
      "data-env",
      #"desk.data '/proc/self/environ'"#,
      .error(#"data file '/proc/self/environ': only files ins"#)),
    InventedAttack(
      "data-cwd",
      #"desk.data 'secret.txt'"#,
      .error(#"there is no such file in the plugin's folder"#)),
    InventedAttack(
      "lexicon-cwd",
      #"desk.lexicon 'secret.txt'"#,
      .error(#"there is no such file in the plugin's folder"#)),
    InventedAttack(
      "lexicon-wide",
      #"local t = {} for i = 1, 3000 do t[i] = ('w '):rep(4999) .. i end while true do desk.lexicon(t) end"#,
      .error(#"too large for the time limit"#)),
  ]
}
