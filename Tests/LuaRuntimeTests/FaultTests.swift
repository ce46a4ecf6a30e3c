import Testing

@testable import LuaRuntime

@Suite struct FaultTests {
  private static let source = """
    local list = {}
    for i = 1, 20 do list[i] = ("x"):rep(i) .. tostring(i) end
    local co = coroutine.wrap(function(a) local b = coroutine.yield(a .. "!") return b end)
    co("one")
    local text = table.concat(list, ","):gsub("%d+", function(n) return "<" .. n .. ">" end)
    for k, v in pairs { z = 1, y = 2, [3] = 4 } do list[#list + 1] = k .. v end
    return function(argument)
      local ok, why = pcall(error, { message = "caught" })
      return { text = text:upper(), argument = argument, why = why.message,
        parts = { string.format("%5.2f %q", 1.5, text), host and 1 or 2, select("#", ipairs(list)) } }
    end
    """

  /// Each allocation in turn ends the call as the memory limit would, until none is left to fail.
  @Test func `Whichever allocation fails, loading, calling and converting recover`() throws {
    let vm = try LuaVM()
    let source = Array("local host <const> = nil \(Self.source)".utf8)
    #expect(vm.snapshot())
    let loads = try failures { number throws(LuaError) in
      #expect(vm.restore())
      vm.failAllocation(number)
      defer { vm.failAllocation(0) }
      _ = try vm.load(source, as: .plugin(file: "fault.lua"))
    }
    #expect(loads > 100)
    #expect(vm.restore())
    let function = try vm.load(source, as: .plugin(file: "fault.lua")).reference
    let argument = LuaValue.table(
      LuaTable(fields: [
        ("a", .text("b")), ("list", .table(LuaTable(array: [.integer(1), .text("two")]))),
      ]))
    let expected = try vm.call(function, [argument])
    #expect(vm.snapshot())
    let bytes = vm.usage.memory
    let calls = try failures { number throws(LuaError) in
      #expect(vm.restore())
      #expect(vm.usage.memory == bytes)
      vm.failAllocation(number)
      defer { vm.failAllocation(0) }
      #expect(try vm.call(function, [argument]) == expected)
    }
    #expect(calls > 10)
    #expect(vm.restore())
    #expect(try vm.call(function, [argument]) == expected)
  }

  /// Runs a task with allocation 1, 2, 3 … failing until it succeeds; how many failed.
  private func failures(_ task: (Int) throws(LuaError) -> Void) throws -> Int {
    for number in 1...100_000 {
      do throws(LuaError) {
        try task(number)
        return number - 1
      } catch {
        try #require(error.kind == .memory)
      }
    }
    return .max
  }

  @Test func `A state that died without a snapshot refuses every later call`() throws {
    let vm = try LuaVM(limits: LuaLimits(milliseconds: 20))
    #expect(throws: LuaError.self) {
      try vm.load(Array("while true do end".utf8), as: .plugin(file: "a.lua"))
    }
    let error = #expect(throws: LuaError.self) {
      try vm.load(Array("return 1".utf8), as: .plugin(file: "a.lua"))
    }
    #expect(error?.kind == .unusable)
    #expect(!vm.restore())
    #expect(!vm.snapshot())
    #expect(throws: LuaError.self) { try vm.define(function: "f") { _, _ throws(LuaHostError) in } }
  }

  @Test func `A host function that calls Lua again is refused, not entered`() throws {
    let vm = try LuaVM()
    var inner: LuaError.Kind?
    try vm.define(function: "again") { [unowned vm] _, results throws(LuaHostError) in
      do throws(LuaError) {
        _ = try vm.load(Array("return 1".utf8), as: .plugin(file: "b.lua"))
      } catch {
        inner = error.kind
      }
      results.addNone()
    }
    _ = try vm.load(Array("expose('again', host.again)".utf8), as: .host(name: "t"))
    let value = try vm.load(Array("again() return 5".utf8), as: .plugin(file: "a.lua")).value
    #expect(value == .integer(5))
    #expect(inner == .unusable)
  }

  @Test(arguments: [
    (LuaHostError.message("no"), LuaError.Kind.runtime, "a.lua:2: no"),
    (.skip("not news"), .skip, "not news"), (.fail("broken"), .fail, "broken"),
    (.outputLimit("too many rows"), .output, "too many rows"),
  ]) func `What a host function throws decides the outcome`(
    thrown: LuaHostError, kind: LuaError.Kind, message: String
  ) throws {
    let vm = try LuaVM()
    try vm.define(function: "stop") { _, _ throws(LuaHostError) in throw thrown }
    _ = try vm.load(Array("expose('stop', host.stop)".utf8), as: .host(name: "t"))
    let source = "local ok, why = pcall(function()\n stop() end) error(why, 0)"
    let error = #expect(throws: LuaError.self) {
      try vm.load(Array(source.utf8), as: .plugin(file: "a.lua"))
    }
    #expect(error?.kind == kind)
    #expect(error?.message == message)
  }

  @Test func `Bytes kept by the host are limited`() throws {
    let vm = try LuaVM(limits: LuaLimits(hostBytes: 1 << 20))
    try vm.define(function: "keep") { [unowned vm] _, _ throws(LuaHostError) in
      vm.charge(bytes: 1_000)
    }
    _ = try vm.load(Array("expose('keep', host.keep)".utf8), as: .host(name: "t"))
    let error = #expect(throws: LuaError.self) {
      try vm.load(Array("for i = 1, 1e7 do pcall(keep) end".utf8), as: .plugin(file: "a.lua"))
    }
    #expect(error?.kind == .hostMemory)
    #expect(vm.usage.hostBytes == 1_049_000)
  }

  @Test func `The log is cut and the dropped lines are counted`() throws {
    let vm = try LuaVM(limits: LuaLimits(logBytes: 20))
    var lines: [String] = []
    vm.log = { lines.append($0) }
    _ = try vm.load(
      Array("for i = 1, 100 do print('line', i, nil, {}) end".utf8), as: .plugin(file: "a.lua"))
    #expect(lines == ["line\t1\tnil\ttable: 1"])
    #expect(vm.usage.droppedLines == 99)
  }
}
