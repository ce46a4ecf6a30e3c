import Testing

@testable import LuaRuntime

/// A small document: three tokens, two sentences over them.
private final class SmallDocument {
  let vm: LuaVM
  let token: LuaClass
  let sentence: LuaClass
  let tokens: LuaClass

  init() throws {
    vm = try LuaVM(limits: LuaLimits(milliseconds: 20_000))
    token = try vm.defineClass("token")
    tokens = try vm.defineSequence("tokens", of: token)
    sentence = try vm.defineClass("sentence", fields: [LuaField("tokens", .same(tokens))])
    try vm.addFields(
      [
        LuaField("start", .unsigned(column: 0, adding: 1)), LuaField("stop", .unsigned(column: 1)),
        LuaField("text", .text(start: 0, end: 1)),
        LuaField("kind", .name(column: 2, among: ["word", "number"])),
        LuaField("value", .value(column: 3)), LuaField("is_title", .flag(column: 4, mask: 2)),
        LuaField("sentence", .item(sentence, column: 5)),
        LuaField("lower", .string(column: 6, bytes: 7)),
      ], to: token)
    try vm.define(function: "give") { [token] arguments, results throws(LuaHostError) in
      guard let index = arguments.integer(0) else { throw .message("give: expected a position") }
      results.add(LuaHandle(token, index))
    }
    try vm.define(function: "show") { arguments, results throws(LuaHostError) in
      results.add(String(describing: arguments.value(0)))
    }
    _ = try vm.load(
      Array(
        "expose('give', host.give) expose('show', host.show) expose('column', column) expose('slice', slice)"
          .utf8),
      as: .host(name: "test"))
    try begin()
  }

  func begin() throws {
    try vm.beginDocument(text: Array("Two 12 É".utf8))
    vm.publish(token, column: 0, [0, 4, 7] as [UInt32])
    vm.publish(token, column: 1, [3, 6, 9] as [UInt32])
    vm.publish(token, column: 2, [0, 1, 255] as [UInt8])
    vm.publish(token, column: 3, [.nan, 12, 0.5] as [Double])
    vm.publish(token, column: 4, [2, 0, 1] as [UInt32])
    vm.publish(token, column: 5, [0, 1, .max] as [UInt32])
    vm.publish(token, column: 6, [0, 3, 3, 2, 0, .max] as [UInt32])
    vm.publish(token, column: 7, Array("two12".utf8))
    vm.publish(tokens, column: 0, [0, 1] as [UInt32])
    vm.publish(tokens, column: 1, [1, 2] as [UInt32])
  }

  /// The text of what an expression over `t` (the handle of token 1) gives, or its error.
  func result(_ source: String) -> String {
    do {
      let text = "local t = give(0) " + source
      let value = try vm.load(Array(text.utf8), as: .plugin(file: "p.lua")).value
      return value.text ?? String(describing: value)
    } catch {
      return error.message
    }
  }
}

@Suite struct ClassTests {
  @Test(arguments: [
    ("return t.start .. ' ' .. t.stop .. ' ' .. t.text", "1 3 Two"),
    ("return give(2).text", "É"),
    ("return t.kind .. ' ' .. tostring(give(2).kind)", "word nil"),
    ("return tostring(t.value) .. ' ' .. give(1).value .. ' ' .. give(2).value", "nil 12 0.5"),
    ("return tostring(t.is_title) .. ' ' .. tostring(give(2).is_title)", "true false"),
    ("return t.lower .. give(1).lower .. tostring(give(2).lower)", "two12nil"),
    ("return tostring(t.sentence) .. tostring(give(2).sentence)", "sentence(1)nil"),
    ("return tostring(t.sentence.tokens) .. #give(1).sentence.tokens", "sequence of 1 token2"),
    ("return tostring(t == give(0)) .. tostring(t == give(1))", "truefalse"),
    ("local seen = {[t] = 'yes'} return seen[give(0)]", "yes"),
    ("local s = give(1).sentence.tokens return s[1].text .. s[2].text .. tostring(s[3])", "12Énil"),
    ("local s = give(1).sentence.tokens return tostring(s[0]) .. tostring(s[-1])", "nilnil"),
    ("local s = t.sentence.tokens return tostring(s[2^53]) .. tostring(s[1.0])", "niltoken(1)"),
    (
      "local s = t.sentence.tokens return s[1.5]",
      "p.lua:1: a position in a sequence must be a whole number"
    ),
    (
      "local s = t.sentence.tokens return s[0/0]",
      "p.lua:1: a position in a sequence must be a whole number"
    ),
    ("local s = t.sentence.tokens return s.x", "p.lua:1: a sequence has no field 'x'"),
    (
      "local n = '' for i, x in ipairs(give(1).sentence.tokens) do n = n .. i .. x.text end return n",
      "112" + "2É"
    ),
    (
      "local n = '' for i, x in pairs(give(1).sentence.tokens) do n = n .. i .. x.text end return n",
      "1122É"
    ),
    ("return t.strat", "p.lua:1: token has no field 'strat'; did you mean 'start'?"),
    ("t.x = 1", "p.lua:1: the document is read-only; use doc:annotate to add to it"),
    ("return t[1]", "p.lua:1: token has no field of type number"),
    ("return give(9).text", "p.lua:1: token(10) does not exist"),
    ("return tostring(getmetatable(t))", "false"),
    (
      "return setmetatable(t, {})",
      "p.lua:1: bad argument #1 to 'setmetatable' (table expected, got token)"
    ),
    ("rawset(t, 1, 1)", "p.lua:1: bad argument #1 to 'rawset' (table expected, got token)"),
    ("return give('x')", "p.lua:1: give: expected a position"),
    ("return table.concat(column(give(1).sentence.tokens, 'text'), ',')", "12,É"),
    ("return tostring(column(give(1).sentence.tokens, 'lower')[2])", "false"),
    (
      "return column(t.sentence.tokens, 'txt')",
      "p.lua:1: there is no column 'txt'; did you mean 'text'?"
    ),
    (
      "return #slice(give(1).sentence.tokens, -1) .. slice(give(1).sentence.tokens, -1)[1].text",
      "1É"
    ),
    ("return #slice(give(1).sentence.tokens, math.maxinteger, math.mininteger)", "integer(0)"),
  ]) func `Fields, sequences and their mistakes`(source: String, expected: String) throws {
    #expect(try SmallDocument().result(source) == expected)
  }

  @Test func `A handle of an earlier document is refused on every path`() throws {
    let small = try SmallDocument()
    let keep =
      "local kept, seq = give(0), give(1).sentence.tokens return function(f) return f(kept, seq) end"
    let reference = try small.vm.load(Array(keep.utf8), as: .plugin(file: "k.lua")).reference
    try small.begin()
    for use in [
      "k.text", "k.nothing", "#s", "s[1]", "s.map", "tostring(k)", "tostring(s)", "show(k)",
      "show(s)",
      "show{{k}}", "column(s, 'text')", "slice(s, 1)", "pairs(s)(s, 0)", "ipairs(s)(s, 0)",
    ] {
      let function = try small.vm.load(
        Array("return function(k, s) return \(use) end".utf8), as: .plugin(file: "u.lua")
      ).reference
      let error = #expect(throws: LuaError.self, "\(use)") {
        try small.vm.call(reference, [.reference(function)])
      }
      #expect(
        error?.message.contains("stale document handle") == true, "\(use): \(error?.message ?? "")")
    }
  }

  @Test(arguments: [
    ("return show()", "none"),
    ("return show(1)", "integer(1)"),
    ("return show(1.0)", "number(1.0)"),
    ("return show(math.mininteger)", "integer(-9223372036854775808)"),
    ("local a = {} a.x = {a} return show(a)", "p.lua:1: argument.x[1]: the table contains itself"),
    (
      "return show{words = {[print] = 1}}",
      "p.lua:1: argument.words: keys must be strings, numbers or booleans"
    ),
    (
      "local a = {} for i = 1, 1e6 do a = {x = a} end return show(a)",
      "p.lua:1: argument.x.x.x.x.x.x.x...: tables are nested more than 64 deep"
    ),
    (
      "local a = {} for i = 1, 40 do a = {a, a} end return show(a)",
      "p.lua:1: argument[1][1][1][1][1][1][1]...: too many values for one call"
    ),
  ]) func `Arguments are copied raw and bounded`(source: String, expected: String) throws {
    #expect(try SmallDocument().result(source) == expected)
  }

  @Test func `Columns are asked for when first used`() throws {
    let vm = try LuaVM()
    let item = try vm.defineClass("item", fields: [LuaField("n", .unsigned(column: 3))])
    try vm.define(function: "give") { _, results throws(LuaHostError) in
      results.add(LuaHandle(item, 1))
    }
    var asked: [Int] = []
    vm.supply = { type, column in
      asked.append(column)
      vm.publish(type, column: column, [7, 8] as [UInt32])
    }
    _ = try vm.load(Array("expose('give', host.give)".utf8), as: .host(name: "t"))
    try vm.beginDocument(text: [])
    let value = try vm.load(Array("return give().n + give().n".utf8), as: .plugin(file: "p.lua"))
      .value
    #expect(value == .integer(16))
    #expect(asked == [3])
    vm.supply = { _, _ in }
  }
}
