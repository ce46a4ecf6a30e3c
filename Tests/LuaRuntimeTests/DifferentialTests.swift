import Glibc
import Testing

@testable import LuaRuntime

/// Runs a shell command with a file as input; its output, or nil when it failed.
private func output(of command: String) -> String? {
  guard let pipe = unsafe popen(command, "r") else { return nil }
  var bytes: [UInt8] = []
  var chunk = [UInt8](repeating: 0, count: 65_536)
  while true {
    let count = unsafe fread(&chunk, 1, chunk.count, pipe)
    guard count > 0 else { break }
    bytes.append(contentsOf: chunk[..<count])
  }
  return unsafe pclose(pipe) == 0 ? String(decoding: bytes, as: UTF8.self) : nil
}

@Suite struct DifferentialTests {
  @Test func `The string library answers as the stock interpreter does`() throws {
    guard output(of: "command -v lua5.4 2>/dev/null") != nil else {
      print("skipped: lua5.4 is not installed")
      return
    }
    let path = "/tmp/copydesk-differential-\(getpid()).lua"
    let header = "local function output(...) print(table.concat({...}, ' ')) end\n"
    let file = try #require(unsafe fopen(path, "w"))
    unsafe fputs(header + differentialScript, file)
    unsafe fclose(file)
    defer { unlink(path) }
    let stock = try #require(output(of: "lua5.4 \(path)")).utf8.split(separator: 10).map {
      String(Substring($0))
    }

    let vm = try LuaVM(limits: LuaLimits(milliseconds: 60_000, instructions: .max))
    var lines: [String] = []
    try vm.define(function: "output") { arguments, _ throws(LuaHostError) in
      let parts = (0..<arguments.count).map { position in
        arguments.integer(position).map { String($0) }
          ?? String(decoding: arguments.bytes(position) ?? [], as: UTF8.self)
      }
      lines.append(parts.joined(separator: " "))
    }
    _ = try vm.load(Array("expose('output', host.output)".utf8), as: .host(name: "test"))
    _ = try vm.load(Array(differentialScript.utf8), as: .plugin(file: "cases.lua"))
    #expect(lines.count == stock.count)
    #expect(lines.count > 180_000)
    var differences: [String] = []
    for (ours, theirs) in zip(lines, stock) where ours != theirs {
      differences.append("ours   \(ours)\nstock  \(theirs)")
    }
    #expect(
      differences.isEmpty,
      "\(differences.count) differ:\n\(differences.prefix(12).joined(separator: "\n"))")
  }
}
