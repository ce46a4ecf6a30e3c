internal import CNettle

/// The SHA-256 of input bytes, as FIPS 180-4 defines it.
public enum Fingerprint: Sendable {
  /// The digest in lower-case hexadecimal.
  public static func sha256(of bytes: ArraySlice<UInt8>) -> String {
    hexadecimal(digest(of: [bytes]))
  }

  /// The 32 bytes of the digest of these bytes, one after the other.
  public static func digest(of bytes: [UInt8]...) -> [UInt8] { digest(of: bytes.map { $0[...] }) }

  private static func digest(of parts: [ArraySlice<UInt8>]) -> [UInt8] {
    var context = sha256_ctx()
    unsafe nettle_sha256_init(&context)
    for part in parts {
      unsafe part.withUnsafeBufferPointer { bytes in
        // Nettle wants an address even for no bytes.
        guard let start = bytes.baseAddress else { return }
        unsafe nettle_sha256_update(&context, bytes.count, start)
      }
    }
    var digest = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_SIZE))
    unsafe digest.withUnsafeMutableBufferPointer { output in
      guard let start = output.baseAddress else { return }
      unsafe nettle_sha256_digest(&context, output.count, start)
    }
    return digest
  }

  /// Bytes in lower-case hexadecimal.
  public static func hexadecimal(_ bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count * 2)
    let digits = Array("0123456789abcdef".utf8)
    for byte in bytes {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
  }
}
