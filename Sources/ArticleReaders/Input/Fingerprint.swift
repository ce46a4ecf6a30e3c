internal import CMessageDigest

/// The SHA-256 of input bytes, as FIPS 180-4 defines it.
public enum Fingerprint: Sendable {
  /// The digest in lower-case hexadecimal.
  public static func sha256(of bytes: ArraySlice<UInt8>) -> String {
    var digest = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_LENGTH))
    unsafe bytes.withUnsafeBufferPointer { input in
      unsafe digest.withUnsafeMutableBufferPointer { output in
        var context = SHA2_CTX()
        unsafe SHA256Init(&context)
        unsafe SHA256Update(&context, input.baseAddress, input.count)
        unsafe SHA256Final(output.baseAddress, &context)
      }
    }
    var text: [UInt8] = []
    text.reserveCapacity(digest.count * 2)
    let digits = Array("0123456789abcdef".utf8)
    for byte in digest {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
  }
}
