import Glibc

/// Names of files as text, and back: Linux allows any bytes in them.
///
/// A byte that is no UTF-8 becomes one of the private code points U+EF80 to U+EFFF, as in MirBSD's
/// OPTU-8, so that every file has a name of its own that is valid text.
public enum FileName: Sendable {
  private static let base: UInt32 = 0xEF00
  private static let escapes: ClosedRange<UInt32> = 0xEF80...0xEFFF

  /// The words of the command line; unlike those of the standard library, no byte is lost.
  public static var commandLine: [String] {
    let count = Int(CommandLine.argc)
    var words: [String] = []
    for place in 0..<count {
      guard let word = unsafe CommandLine.unsafeArgv[place] else { continue }
      let bytes = unsafe UnsafeBufferPointer(start: word, count: strlen(word))
      words.append(unsafe text(of: bytes.map { UInt8(bitPattern: $0) }))
    }
    return words
  }

  /// A name of these bytes as text.
  static func text(of bytes: [UInt8]) -> String {
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    var scalars = String.UnicodeScalarView()
    var rest = bytes[...]
    while let first = rest.first {
      let known = (1...min(4, rest.count)).lazy.compactMap { count in
        String(validating: rest.prefix(count), as: UTF8.self).map { (count, $0) }
      }.first
      if let (count, text) = known {
        scalars.append(contentsOf: text.unicodeScalars)
        rest.removeFirst(count)
      } else {
        if let scalar = Unicode.Scalar(base + UInt32(first)) { scalars.append(scalar) }
        rest.removeFirst()
      }
    }
    return String(scalars)
  }

  /// What to ask the system for: the bytes of a path, ended with 0.
  static func path(_ text: String) -> [CChar] {
    let plain = Array(text.utf8CString)
    guard text.unicodeScalars.contains(where: { escapes.contains($0.value) }) else { return plain }
    // A file may also be named with these code points.
    if unsafe access(plain, F_OK) == 0 { return plain }
    var bytes: [CChar] = []
    for scalar in text.unicodeScalars {
      if escapes.contains(scalar.value) {
        bytes.append(CChar(truncatingIfNeeded: scalar.value - base))
      } else {
        bytes += String(scalar).utf8.map { CChar(bitPattern: $0) }
      }
    }
    return bytes + [0]
  }
}
