internal import CMessageDigest

/// The SHA-256 of input bytes, as FIPS 180-4 defines it.
public enum Fingerprint: Sendable {
  /// The digest in lower-case hexadecimal.
  public static func sha256(of bytes: ArraySlice<UInt8>) -> String {
    hexadecimal(digest(of: bytes))
  }

  /// The 32 bytes of the digest.
  public static func digest(of bytes: [UInt8]) -> [UInt8] { digest(of: bytes[...]) }

  private static func digest(of bytes: ArraySlice<UInt8>) -> [UInt8] {
    var digest = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_LENGTH))
    unsafe bytes.withUnsafeBufferPointer { input in
      unsafe digest.withUnsafeMutableBufferPointer { output in
        var context = SHA2_CTX()
        unsafe SHA256Init(&context)
        unsafe SHA256Update(&context, input.baseAddress, input.count)
        unsafe SHA256Final(output.baseAddress, &context)
      }
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
