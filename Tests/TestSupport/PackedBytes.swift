/// Makes small archives for tests, without compression where the form allows it.
public enum PackedBytes: Sendable {
  /// A member of an archive.
  public struct Member: Sendable {
    let name: String
    let bytes: [UInt8]
    let link: String?

    /// Creates a file.
    public init(_ name: String, _ bytes: [UInt8]) {
      self.name = name
      self.bytes = bytes
      link = nil
    }

    /// Creates a file with text.
    public init(_ name: String, _ text: String) { self.init(name, Array(text.utf8)) }

    /// Creates a symbolic link.
    public init(_ name: String, linkTo target: String) {
      self.name = name
      bytes = []
      link = target
    }
  }

  /// A tar archive in the form of POSIX 1988 (ustar).
  public static func tar(_ members: [Member]) -> [UInt8] {
    var output: [UInt8] = []
    for member in members {
      var header = [UInt8](repeating: 0, count: 512)
      func put(_ text: String, at place: Int) {
        for (offset, byte) in text.utf8.enumerated() { header[place + offset] = byte }
      }
      put(member.name, at: 0)
      put("0000644", at: 100)
      put("0000000", at: 108)
      put("0000000", at: 116)
      put(octal(member.bytes.count, 11), at: 124)
      put("00000000000", at: 136)
      put("        ", at: 148)
      put(member.link == nil ? "0" : "2", at: 156)
      put(member.link ?? "", at: 157)
      put("ustar\u{0}00", at: 257)
      put(octal(header.reduce(0) { $0 + Int($1) }, 6) + "\u{0} ", at: 148)
      output += header + member.bytes
      output += [UInt8](repeating: 0, count: (512 - member.bytes.count % 512) % 512)
    }
    return output + [UInt8](repeating: 0, count: 1024)
  }

  private static func octal(_ number: Int, _ width: Int) -> String {
    let digits = String(number, radix: 8)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }

  /// A gzip file of stored blocks.
  public static func gzip(_ bytes: [UInt8]) -> [UInt8] {
    var output: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3]
    var rest = bytes[...]
    repeat {
      let block = rest.prefix(65_535)
      rest = rest.dropFirst(block.count)
      output.append(rest.isEmpty ? 1 : 0)
      output += little(UInt32(block.count), 2) + little(~UInt32(block.count), 2) + block
    } while !rest.isEmpty
    return output + little(crc32(bytes), 4) + little(UInt32(bytes.count), 4)
  }

  /// A ZIP archive of stored members.
  public static func zip(_ members: [Member]) -> [UInt8] {
    var output: [UInt8] = []
    var directory: [UInt8] = []
    for member in members {
      let name = Array(member.name.utf8)
      let sizes =
        little(crc32(member.bytes), 4) + little(UInt32(member.bytes.count), 4)
        + little(UInt32(member.bytes.count), 4) + little(UInt32(name.count), 2)
      let start = output.count
      output += Array("PK\u{3}\u{4}".utf8) + [20, 0, 0, 0, 0, 0, 0, 0, 0, 0] + sizes + [0, 0]
      output += name + member.bytes
      directory += Array("PK\u{1}\u{2}".utf8) + [20, 0, 20, 0, 0, 0, 0, 0, 0, 0, 0, 0] + sizes
      directory += [UInt8](repeating: 0, count: 12) + little(UInt32(start), 4) + name
    }
    let count = little(UInt32(members.count), 2)
    return output + directory + Array("PK\u{5}\u{6}".utf8) + [0, 0, 0, 0] + count + count
      + little(UInt32(directory.count), 4) + little(UInt32(output.count), 4) + [0, 0]
  }

  private static func little(_ number: UInt32, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: number >> UInt32(8 * $0)) }
  }

  /// The checksum of RFC 1952, section 8.
  private static func crc32(_ bytes: [UInt8]) -> UInt32 {
    var sum: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      sum ^= UInt32(byte)
      for _ in 0..<8 { sum = sum & 1 == 1 ? (sum >> 1) ^ 0xEDB8_8320 : sum >> 1 }
    }
    return ~sum
  }
}
