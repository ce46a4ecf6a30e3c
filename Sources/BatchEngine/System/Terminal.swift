import Glibc
import Synchronization

/// What the program can know about the terminal it runs on.
public enum Terminal: Sendable {
  /// A standard stream of the program.
  public enum Stream: Int32, Sendable {
    case input = 0
    case output = 1
    case errors = 2
  }

  /// Whether a stream is a terminal.
  public static func isTerminal(_ stream: Stream) -> Bool { isatty(stream.rawValue) == 1 }

  /// The columns of the terminal that a stream is; nil if it is none.
  public static func columns(of stream: Stream) -> Int? {
    guard isTerminal(stream) else { return nil }
    var size = winsize()
    guard unsafe ioctl(stream.rawValue, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
      return 80
    }
    return Int(size.ws_col)
  }

  /// A variable of the environment; nil where it is absent or empty.
  public static func variable(_ name: String) -> String? {
    guard let value = unsafe getenv(name) else { return nil }
    let text = unsafe String(cString: value)
    return text.isEmpty ? nil : text
  }

  /// The number of processors that are online.
  public static var processors: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

  /// The path of the running binary.
  public static var executable: String {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = unsafe readlink("/proc/self/exe", &buffer, buffer.count)
    let bytes = buffer.prefix(max(0, count)).map { UInt8(bitPattern: $0) }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// A text with its control characters as `\u{1B}`, line ends too where `andLines` says so.
  public static func visible(_ text: String, andLines: Bool) -> String {
    var visible = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let isKept = scalar == "\t" || (scalar == "\n" && !andLines)
      if !isKept, scalar.properties.generalCategory == .control {
        let code = String(scalar.value, radix: 16, uppercase: true)
        visible.append(contentsOf: "\\u{\(code)}".unicodeScalars)
      } else {
        visible.append(scalar)
      }
    }
    return String(visible)
  }

  /// Writes a message to standard error; nobody is left to tell if that fails.
  ///
  /// Control characters are shown as `\u{1B}`: names and texts must not steer the terminal.
  public static func say(_ text: String) {
    let text = visible(text, andLines: false)
    isLive.withLock { isLive in
      write((isLive ? "\r\u{1B}[K" : "") + text + "\n")
      isLive = false
    }
  }

  /// Shows a line on the terminal that the next message, or the next such line, takes the place of;
  /// nil takes it away.
  public static func live(_ text: String?) {
    let text = text.map { visible($0, andLines: true) }
    isLive.withLock { isLive in
      guard isLive || text != nil else { return }
      let room = max(10, (columns(of: .errors) ?? 80) - 1)
      write("\r\u{1B}[K" + String((text ?? "").prefix(room)))
      isLive = text != nil
    }
  }

  /// Whether such a line is on the terminal now.
  private static let isLive = Mutex(false)

  private static func write(_ text: String) {
    try? FileHandle(descriptor: 2, owned: false).write(Array(text.utf8))
  }
}
