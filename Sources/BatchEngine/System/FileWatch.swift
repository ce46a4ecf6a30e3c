import Glibc

/// Waits until files change (inotify).
///
/// Folders are watched, not files: editors save by putting a new file in the place of the old one.
public final class FileWatch {
  private let file: FileHandle
  /// What is watched, by the number the system gives it: a folder, and the names in it that count,
  /// nil for all.
  private var folders: [Int32: (path: String, names: Set<String>?)] = [:]

  /// Starts to watch.
  ///
  /// - Throws: `BatchError` where the system has no more watches to give.
  public init() throws(BatchError) {
    let descriptor = inotify_init1(Int32(IN_CLOEXEC | IN_NONBLOCK))
    guard descriptor >= 0 else {
      throw BatchError(.file, "cannot watch files: \(SystemError().reason)")
    }
    file = FileHandle(descriptor: descriptor)
  }

  /// Watches a file, or a folder with all folders below it; what is not there is passed over.
  public func add(_ path: String) throws(BatchError) {
    guard let status = try? FileStatus(of: path) else { return }
    if status.kind == .folder {
      try add(folder: path, names: nil)
      for name in (try? FileStatus.names(in: path)) ?? [] where name.hasSuffix("/") {
        try add(path + "/" + name.dropLast())
      }
    } else {
      let parts = path.split(separator: "/", omittingEmptySubsequences: false)
      let folder = parts.dropLast().joined(separator: "/")
      let place = folder.isEmpty ? (path.hasPrefix("/") ? "/" : ".") : folder
      try add(folder: place, names: [parts.last.map(String.init) ?? path])
    }
  }

  private func add(folder: String, names: Set<String>?) throws(BatchError) {
    let events = UInt32(
      IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_CREATE | IN_ONLYDIR)
    let number = unsafe inotify_add_watch(file.descriptor, FileName.path(folder), events)
    guard number >= 0 else {
      throw BatchError(.file, "cannot watch '\(folder)': \(SystemError().reason)")
    }
    if let known = folders[number] {
      let both = names.flatMap { names in known.names.map { names.union($0) } }
      folders[number] = (known.path, both)
    } else {
      folders[number] = (folder, names)
    }
  }

  /// Waits for changes, and then until there are none for a tenth of a second.
  ///
  /// - Returns: the files that changed, in order; empty where a signal ended the wait.
  public func wait() -> [String] {
    var changed: Set<String> = []
    while changed.isEmpty ? file.awaitBytes() : file.isReady(within: 100) {
      changed.formUnion(events())
    }
    return changed.sorted()
  }

  private func events() -> [String] {
    var bytes: [UInt8] = []
    guard case .moved = file.readReady(into: &bytes) else { return [] }
    var changed: [String] = []
    var at = 0
    let head = MemoryLayout<inotify_event>.size
    while at + head <= bytes.count {
      let number = Self.word(bytes, at)
      let length = Int(Self.word(bytes, at + 12))
      let name = FileName.text(
        of: Array(bytes[(at + head)..<min(bytes.count, at + head + length)].prefix { $0 != 0 }))
      at += head + length
      guard let folder = folders[Int32(bitPattern: number)], !name.isEmpty,
        folder.names?.contains(name) ?? !Self.isTemporary(name)
      else { continue }
      changed.append(folder.path + "/" + name)
    }
    return changed
  }

  private static func word(_ bytes: [UInt8], _ at: Int) -> UInt32 {
    (0..<4).reduce(0) { $0 | UInt32(bytes[at + $1]) << (8 * UInt32($1)) }
  }

  /// Whether a file is an editor's own: hidden, a backup, or a file of vim that tries the folder.
  private static func isTemporary(_ name: String) -> Bool {
    name.hasPrefix(".") || name.hasSuffix("~") || name == "4913"
  }
}

// It belongs to one thread.
@available(*, unavailable)
extension FileWatch: Sendable {}
