public import PluginHost

/// Word of a plugin at work, as a worker writes it among its errors: a line after a control byte.
public enum RunningNotice: Sendable {
  private static let mark: UInt8 = 0x1

  /// Writes a notice to standard error at once, so that other lines cannot cut it in two.
  public static func write(_ work: RunningPlugin.Work) {
    let fields = [work.plugin, work.document, String(work.milliseconds)]
    let line = fields.map { Terminal.visible($0, andLines: true) }.joined(separator: "\u{2}")
    guard line.utf8.count < 4000 else { return }
    // A parent that has gone needs no notice.
    try? FileHandle(descriptor: 2, owned: false).write([mark] + Array(line.utf8) + [10])
  }

  /// The notices among what a worker wrote, and the rest.
  static func split(_ bytes: [UInt8]) -> ([RunningPlugin.Work], [UInt8]) {
    guard bytes.contains(mark) else { return ([], bytes) }
    var found: [RunningPlugin.Work] = []
    var rest: [UInt8] = []
    for line in bytes.split(separator: 10, omittingEmptySubsequences: false) {
      guard line.first == mark else {
        rest += line + [10]
        continue
      }
      let fields = line.dropFirst().split(separator: 2).map { String(decoding: $0, as: UTF8.self) }
      guard fields.count == 3, let milliseconds = Int(fields[2]) else { continue }
      found.append(
        RunningPlugin.Work(
          plugin: fields[0], document: fields[1], milliseconds: milliseconds))
    }
    if !rest.isEmpty { rest.removeLast() }
    return (found, rest)
  }
}
