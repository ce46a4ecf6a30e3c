import BatchEngine
import TestSupport
import Testing

struct BuildIdentityTests {
  /// A program of one segment of notes: one of another owner, then the linker's.
  private static func program(noteType: UInt8 = 3) -> [UInt8] {
    var header = [UInt8](repeating: 0, count: 64)
    header.replaceSubrange(0..<6, with: [0x7F, 0x45, 0x4C, 0x46, 2, 1])
    header[32] = 64  // where the segments are
    header[54] = 56  // the size of one
    header[56] = 1  // how many
    let other: [UInt8] = [
      2, 0, 0, 0, 5, 0, 0, 0, 3, 0, 0, 0, 0x58, 0, 0, 0, 1, 2, 3, 4, 5, 0, 0, 0,
    ]
    let build: [UInt8] =
      [4, 0, 0, 0, 4, 0, 0, 0, noteType, 0, 0, 0] + Array("GNU\0".utf8) + [0xDE, 0xAD, 0xBE, 0xEF]
    var segment = [UInt8](repeating: 0, count: 56)
    segment[0] = 4
    segment[8] = 120
    segment[32] = UInt8(other.count + build.count)
    return header + segment + other + build
  }

  @Test func `a program is told by the note of its linker`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(Self.program(), to: "program")
    #expect(BuildIdentity.identity(ofFile: path) == "deadbeef")
    #expect(BuildIdentity.identity(ofFile: folder.path + "/none") == nil)
  }

  @Test func `a file without the note is told by its size and time`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(Self.program(noteType: 1), to: "program")
    #expect(BuildIdentity.identity(ofFile: path)?.hasPrefix("164-") == true)
  }

  @Test func `every beginning of a program and every changed byte have an identity`() throws {
    let folder = try TemporaryFolder()
    let program = Self.program()
    for place in program.indices {
      var changed = program
      changed[place] ^= 0xFF
      for bytes in [Array(program[..<place]), changed] {
        let path = try folder.write(bytes, to: "program")
        #expect(BuildIdentity.identity(ofFile: path) != nil)
      }
    }
  }
}
