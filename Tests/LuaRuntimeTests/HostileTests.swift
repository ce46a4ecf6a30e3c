import Glibc
import TestSupport
import Testing

@testable import LuaRuntime

/// Serialised, because the kill timer belongs to the process.
@Suite(.serialized) struct HostileTests {
  @Test(arguments: HostileCase.all)
  func `A hostile script ends as it must, and leaves no trace`(hostile: HostileCase) throws {
    alarm(60)
    defer { alarm(0) }
    // Long for what must end otherwise, on a slow machine too.
    let milliseconds = hostile.isStoppedByTime ? 400 : 10_000
    let vm = try LuaVM(limits: LuaLimits(milliseconds: milliseconds))
    let check = try vm.load(
      Array("return function() return ('a'):rep(3) .. #table.pack(1, 2) end".utf8),
      as: .plugin(file: "check.lua"))
    #expect(vm.snapshot())
    let outcome: Result<LuaValue, LuaError>
    do throws(LuaError) {
      let loaded = try vm.load(Array(hostile.source.utf8), as: .plugin(file: "hostile.lua"))
      if loaded.value == .function {
        outcome = .success(try vm.call(loaded.reference).first ?? .none)
      } else {
        outcome = .success(loaded.value)
      }
    } catch {
      outcome = .failure(error)
    }
    expect(outcome, is: hostile.expected)
    // The call in flight when time is up ends first; page faults of a busy machine lengthen it.
    #expect(vm.usage.nanoseconds < (milliseconds + 1_000) * 1_000_000)
    #expect(vm.restore())
    #expect(try vm.call(check.reference) == [.text("aaa2")])
  }

  private func expect(_ outcome: Result<LuaValue, LuaError>, is expected: HostileCase.Outcome) {
    switch (outcome, expected) {
    case (.success(let value), .text(let wanted)): #expect(value == .text(wanted))
    case (.success(let value), .integer(let wanted)): #expect(value == .integer(wanted))
    case (.success(let value), .nothing): #expect(value == .none)
    case (.failure(let error), .stopped(let kinds)):
      #expect(kinds.contains(error.kind.rawValue), "\(error.kind): \(error)")
      #expect(error.traceback.first?.file == "hostile.lua")
    case (.failure(let error), .error(let text)):
      #expect(error.kind == .runtime || error.kind == .syntax)
      #expect(error.message.contains(text), "\(error.message.prefix(200))")
      #expect(error.message.utf8.count <= 4_096)
    default: Issue.record("\(String(describing: outcome).prefix(300))")
    }
  }
}
