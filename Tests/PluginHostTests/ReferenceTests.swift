import LuaRuntime
import TestSupport
import Testing

@testable import PluginHost

/// The registry, the live interface, the reference and the stubs say the same.
struct ReferenceTests {
  /// The names that a class of the bridge answers to, sorted.
  private static func members(of name: String, _ state: PluginState) throws -> [String] {
    let source = "local list = members(\"\(name)\") table.sort(list) return list"
    let loaded = try state.vm.load(Array(source.utf8), as: .host(name: "test"))
    return (loaded.value.table?.array ?? []).compactMap(\.text)
  }

  private static func state() throws -> PluginState {
    let fixture = try PluginFixture()
    let path = try fixture.write("probe.lua", "return {}")
    let folder = try #require(PluginFolder(path: path))
    return try PluginState(folder, limits: .loading, mode: .run)
  }

  /// What a plugin's file of this source returns.
  private static func run(_ source: String, file: String = "p.lua") throws(any Error) -> LuaValue {
    let state = try state()
    return try withExtendedLifetime(state) {
      try $0.vm.load(Array(source.utf8), as: .plugin(file: file)).value
    }
  }

  @Test func `every live field and method is described, and nothing else`() throws {
    let state = try Self.state()
    for api in APIClasses.all {
      let described = (api.fields.map(\.name) + api.methods.map(\.name)).sorted()
      #expect(try Self.members(of: api.name, state) == described, "\(api.name)")
    }
    for object in APIObjects.all where !object.name.isEmpty {
      let described = object.methods.map(\.name).sorted()
      #expect(try Self.members(of: object.name, state) == described, "\(object.name)")
    }
  }

  @Test func `every live function of a module is described, and nothing else`() throws {
    let source = """
      local desk, names = require "copydesk", {}
      local modules = { log = 1, json = 1, number = 1, date = 1, stats = 1, similarity = 1, text = 1 }
      for name, value in pairs(desk) do
        if modules[name] then
          for inner in pairs(value) do names[#names + 1] = name .. "." .. inner end
        else
          names[#names + 1] = name
        end
      end
      table.sort(names)
      return names
      """
    let value = try Self.run(source)
    let live = (value.table?.array ?? []).compactMap(\.text)
    #expect(live == APIModules.functions.map(\.name).sorted())
  }

  @Test func `rule sets have the methods described`() throws {
    let rules = try #require(APIObjects.all.first { $0.title == "Rules" })
    let source = """
      local desk = require "copydesk"
      local set = desk.rules { { name = "a", pattern = "a" } }
      return { \(rules.methods.map { "type(set.\($0.name))" }.joined(separator: ", ")) }
      """
    let value = try Self.run(source)
    #expect(value.table?.array == rules.methods.map { _ in .text("function") })
  }

  @Test(arguments: APIModules.functions.filter { !$0.example.isEmpty })
  func `an example gives what it says`(function: APIFunction) throws {
    let source = """
      local desk = require "copydesk"
      local value = \(function.example)
      local wanted = \(function.result)
      return value == wanted and math.type(value) == math.type(wanted) and "equal" or tostring(value)
      """
    let value = try Self.run(source)
    #expect(value.text == "equal", "\(function.example)")
  }

  @Test(arguments: [
    ("desk.stats.mean(5)", "p.lua:2: stats.mean takes values: number[]; got number"),
    ("desk.stats.quantile({}, 'x')", "p.lua:2: stats.quantile takes share: number; got string"),
    ("desk.regex()", "p.lua:2: regex takes source: string; got nil"),
    ("desk.text.sub('x', 1.5)", "p.lua:2: text.sub takes first: integer; got number"),
    ("desk.statz", "p.lua:2: copydesk has no 'statz'; did you mean 'stats'?"),
    ("desk.stats.avg", "p.lua:2: desk.stats has no 'avg'"),
    (
      "desk.rules { { name = 'a' } }", "p.lua:2: desk.rules: rule 1.pattern takes a string; got nil"
    ),
    (
      "desk.rules { { nam = 'a' } }",
      "p.lua:2: desk.rules: rule 1 has no 'nam'; did you mean 'name'?"
    ),
  ])
  func `wrong arguments are told by the registry`(call: String, message: String) throws {
    let source = "local desk = require 'copydesk'\nlocal value = \(call)"
    let error = #expect(throws: LuaError.self) {
      try Self.run(source)
    }
    #expect(error?.message == message)
  }

  @Test func `the reference in Plugins is current`() {
    #expect(
      Repository.text("Plugins/REFERENCE.md") == APIReference.markdown,
      "copydesk docs --markdown > Plugins/REFERENCE.md")
  }

  @Test func `the stubs name every entry and are well formed`() throws {
    let stubs = APIReference.stubs
    for page in APIReference.pages where !page.stub.isEmpty {
      #expect(stubs.contains("---@class \(page.stub)\n"), "\(page.stub)")
    }
    for line in stubs.split(separator: "\n") where line.hasPrefix("---@") {
      let tag = line.dropFirst(4).prefix { $0 != " " }
      #expect(["meta", "class", "field", "param", "return", "type"].contains(tag), "\(line)")
      var depth = 0
      for byte in line.utf8 {
        if "(<{[".utf8.contains(byte) { depth += 1 }
        if ")>}]".utf8.contains(byte) { depth -= 1 }
      }
      #expect(depth == 0 || line.contains("---@field help"), "\(line)")
    }
    for function in APIModules.functions where function.isFunction {
      #expect(stubs.contains("function desk.\(function.name)("), "\(function.name)")
    }
    // The stubs are Lua that compiles; the bridge's compiler is asked, nothing is run past line 3.
    let error = #expect(throws: LuaError.self) {
      try Self.run(stubs, file: "copydesk.meta.lua")
    }
    #expect(error?.kind == .runtime)
  }

  @Test(arguments: [
    ("desk.stats.mean", "desk.stats.mean(values: number[]): number?"),
    ("stats.mean", "desk.stats.mean("),
    ("number", "number: A number"), ("copydesk.Number", "number: A number"),
    ("doc:match", "document:match("), ("doc.tokens", "document.tokens: copydesk.Token[]"),
    ("token.lower", "token.lower: string"), ("desk", "desk: What"),
  ])
  func `a name is found as one writes it`(name: String, beginning: String) {
    #expect(APIReference.text(of: name)?.hasPrefix(beginning) == true, "\(name)")
  }

  @Test func `an unknown name gets a suggestion`() {
    #expect(APIReference.text(of: "doc:mtch") == nil)
    #expect(APIReference.suggestion(for: "doc:mtch") == "did you mean 'document:match'?")
  }
}
