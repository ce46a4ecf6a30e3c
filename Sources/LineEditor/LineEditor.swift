internal import CEdit
import Glibc

/// Reads lines from the user with editing, history and completion (libedit), or from a file as they
/// are.
///
/// There is one terminal, so make one editor; it belongs to the thread that makes it.
public final class LineEditor {
  /// What the user did.
  public enum Line: Sendable, Hashable {
    /// A line was entered; it is without its line end.
    case text(String)
    /// The line was given up with Ctrl-C.
    case cancelled
    /// The input has ended, as by Ctrl-D.
    case end
  }

  private let historyFile: String?
  private let isInteractive = isatty(0) == 1
  private static let mostLines: Int32 = 2000

  /// Makes the editor.
  ///
  /// - Parameters:
  ///   - historyFile: where lines are kept between sessions; nil to forget them.
  ///   - completions: what the word before the cursor may become.
  public init(historyFile: String?, completions: @escaping (String) -> [String]) {
    self.historyFile = historyFile
    unsafe Completer.completions = completions
    guard isInteractive else { return }
    unsafe cedit_complete_with(completeWord)
    _ = rl_initialize()
    unsafe rl_add_defun("leave-line", leaveLine, 3)
    using_history()
    stifle_history(Self.mostLines)
    if let historyFile { _ = unsafe read_history(historyFile) }
  }

  /// Reads a line after a prompt, which is shown on a terminal only.
  public func read(prompt: String) -> Line {
    guard isInteractive else { return readLine().map { .text($0) } ?? .end }
    unsafe Completer.isCancelled = false
    let line = unsafe readline(prompt)
    defer { unsafe free(line) }
    if unsafe Completer.isCancelled {
      print("^C")
      return .cancelled
    }
    guard let line = unsafe line else { return .end }
    return unsafe .text(String(cString: line))
  }

  /// Adds an entry to the history, and to its file.
  public func remember(_ entry: String) {
    guard isInteractive, entry.utf8.contains(where: { $0 > 0x20 }) else { return }
    let oneLine = entry.split(whereSeparator: \.isNewline).joined(separator: " ")
    unsafe add_history(oneLine)
    guard let historyFile else { return }
    makeFolder(of: historyFile)
    _ = unsafe write_history(historyFile)
  }

  private func makeFolder(of path: String) {
    var folder = ""
    for part in path.split(separator: "/").dropLast() {
      folder += "/" + part
      _ = unsafe mkdir(folder, 0o700)
    }
  }
}

/// What the C callbacks reach; set and used by the thread of the editor alone.
private enum Completer {
  nonisolated(unsafe) static var completions: (String) -> [String] = { _ in [] }
  nonisolated(unsafe) static var isCancelled = false
}

/// Gives libedit what a word may become: the longest common beginning, then each of them.
private func completeWord(
  text: UnsafePointer<CChar>?, start: Int32, end: Int32
) -> UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? {
  cedit_completed()
  guard let text = unsafe text else { return nil }
  let found = unsafe Completer.completions(unsafe String(cString: text))
  guard let first = found.first else { return nil }
  let common = found.reduce(first) { String($0.commonPrefix(with: $1)) }
  let entries = [common] + (found.count == 1 ? [] : found)
  let size = unsafe MemoryLayout<UnsafeMutablePointer<CChar>?>.stride
  let array = unsafe calloc(entries.count + 1, size)?
    .bindMemory(to: UnsafeMutablePointer<CChar>?.self, capacity: entries.count + 1)
  for (place, entry) in entries.enumerated() { unsafe array?[place] = strdup(entry) }
  return unsafe array
}

private func leaveLine(count: Int32, key: Int32) -> Int32 {
  unsafe Completer.isCancelled = true
  cedit_leave()
  return 0
}

extension String {
  fileprivate func commonPrefix(with other: String) -> Substring {
    var end = startIndex
    for (own, others) in zip(self, other) where end < endIndex {
      guard own == others else { break }
      end = index(after: end)
    }
    return self[..<end]
  }
}

@available(*, unavailable)
extension LineEditor: Sendable {}
