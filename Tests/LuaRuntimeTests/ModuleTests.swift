import Testing

@testable import LuaRuntime

@Suite struct ModuleTests {
  private func vm(files: [String: String]) throws -> LuaVM {
    let vm = try LuaVM()
    vm.resolve = { name, caller throws(LuaHostError) in
      guard let source = files[name] else {
        throw .message("module '\(name)' not found from \(caller)")
      }
      return LuaVM.Module(source: Array(source.utf8), file: "\(name).lua")
    }
    return vm
  }

  @Test func `A module runs once`() throws {
    let vm = try vm(files: ["m": "return { n = {} }"])
    let source = "return require 'm' == require 'm' and require('m').n == require('m').n"
    #expect(try vm.load(Array(source.utf8), as: .plugin(file: "p.lua")).value == .boolean(true))
  }

  @Test(arguments: [
    ("require 'none'", "p.lua:1: module 'none' not found from p.lua"),
    ("require 'loop'", "loop.lua:1: module 'loop' requires itself"),
    ("require 'a'", "b.lua:1: module 'a' requires itself"),
    ("require 'bad'", "bad.lua:1: unexpected symbol near '='"),
    (
      "require 'global'",
      "global.lua:1: assignment to the global variable 'x'; did you forget 'local'?"
    ),
    ("require 'a\\0b'", "p.lua:1: module 'a\\x00b' not found from p.lua"),
    ("require(5)", "p.lua:1: bad argument #1 to 'require' (string expected, got number)"),
    ("require 'string'", "p.lua:1: module 'string' not found from p.lua"),
  ]) func `What goes wrong with a module is said where it happens`(source: String, expected: String)
    throws
  {
    let vm = try vm(files: [
      "loop": "require 'loop'", "a": "require 'b'", "b": "require 'a'", "bad": "=",
      "global": "x = 1",
    ])
    let error = #expect(throws: LuaError.self) {
      try vm.load(Array(source.utf8), as: .plugin(file: "p.lua"))
    }
    #expect(error?.message == expected)
  }

  @Test func `Host modules, getters and methods are hidden in tracebacks`() throws {
    let vm = try LuaVM()
    let item = try vm.defineClass("item", lasting: .state)
    try vm.define(function: "give") { _, results throws(LuaHostError) in
      results.add(LuaHandle(item, 6))
    }
    let prelude = """
      methods("item", { twice = function(self) return index_of(self) * 2 end,
        fail = function(self) raise("failed on purpose") end })
      getters("item", { half = function(self) return index_of(self) / 2 end })
      module("desk", readonly { give = host.give, call = function(f) return f() end })
      """
    _ = try vm.load(Array(prelude.utf8), as: .host(name: "prelude"))
    let use = "local i = require('desk').give() return i:twice() .. ' ' .. i.half"
    #expect(try vm.load(Array(use.utf8), as: .plugin(file: "p.lua")).value == .text("14 3.5"))
    let source = "local desk = require 'desk'\ndesk.call(function()\n  desk.give():fail()\nend)"
    let error = #expect(throws: LuaError.self) {
      try vm.load(Array(source.utf8), as: .plugin(file: "p.lua"))
    }
    #expect(error?.message == "p.lua:3: failed on purpose")
    #expect(error?.traceback.map(\.line) == [3, 2])
    let change = #expect(throws: LuaError.self) {
      try vm.load(Array("require('desk').give = 1".utf8), as: .plugin(file: "p.lua"))
    }
    #expect(change?.message == "p.lua:1: cannot set 'give': library tables are read-only")
  }

  @Test func `A random series depends on the seed alone`() throws {
    func series(_ seed: UInt64) throws -> LuaValue {
      let vm = try LuaVM(seed: seed)
      let source =
        "local t = {} for i = 1, 5 do t[i] = math.random(1000) end return table.concat(t, ' ')"
      return try vm.load(Array(source.utf8), as: .plugin(file: "p.lua")).value
    }
    #expect(try series(1) == series(1))
    #expect(try series(1) != series(2))
  }
}
