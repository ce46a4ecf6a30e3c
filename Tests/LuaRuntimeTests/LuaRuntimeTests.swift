import Testing

@testable import LuaRuntime

@Suite struct LuaRuntimeTests {
  @Test func `A chunk's result comes back as a copy`() throws {
    let vm = try LuaVM()
    let loaded = try vm.load(
      Array("return { b = 1, 'x', f = print }".utf8), as: .plugin(file: "a.lua"))
    let table = try #require(loaded.value.table)
    #expect(table["b"] == .integer(1))
    #expect(table["f"] == .function)
    #expect(table.entries.first?.value == .text("x"))
  }

  @Test func `An endless loop is stopped at its line, and the next document runs`() throws {
    let vm = try LuaVM()
    let source =
      "local n = 0\nreturn function(x)\n  while x do n = n + 1 end\n  n = n + 1 return n\nend"
    let function = try vm.load(Array(source.utf8), as: .plugin(file: "loop.lua")).reference
    #expect(vm.snapshot())
    vm.setLimits(LuaLimits(milliseconds: 50))
    let error = #expect(throws: LuaError.self) { try vm.call(function, [.boolean(true)]) }
    #expect(error?.kind == .time)
    #expect(error?.traceback.first?.line == 3)
    #expect(throws: LuaError.self) { try vm.call(function) }
    #expect(vm.restore())
    #expect(try vm.call(function) == [.integer(1)])
    #expect(vm.restore())
    #expect(try vm.call(function) == [.integer(1)])
  }
}
