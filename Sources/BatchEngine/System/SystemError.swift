import Glibc

/// A system call that failed.
struct SystemError: Error, Sendable, Hashable {
  /// The value of `errno`.
  let number: Int32

  init(_ number: Int32 = errno) { self.number = number }

  /// What it means, such as "No such file or directory", in lower case.
  var reason: String {
    guard let text = unsafe strerror(number) else { return "error \(number)" }
    let words = unsafe String(cString: text)
    return words.prefix(1).lowercased() + words.dropFirst()
  }
}
