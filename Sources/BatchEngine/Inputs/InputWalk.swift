import DocumentModel

/// Finds the files of a selection, one after another, without holding more than a folder's names.
struct InputWalk {
  /// A file to read, or the reason why there is none.
  enum Entry: Sendable {
    case file(String)
    /// A pipe or a terminal: it can be read once, from here.
    case stream(String)
    case failure(Failure)
  }

  /// A folder that is being walked: what is left of it, and who its ancestors are.
  private struct Level {
    let path: String
    let identity: FileStatus.Identity
    var names: FolderNames
    /// The pattern that files must match, for a walk that a pattern began.
    let pattern: Glob?
    /// The pattern as it was typed, in the folder where its walk began.
    let typed: String?
  }

  private let selection: InputSelection
  private var inputs: ArraySlice<String>
  private var lists: ArraySlice<String>
  private var list: ListReader?
  private var levels: [Level] = []
  /// Whether the pattern that is being walked has matched a file.
  private var isMatched = false
  /// The text of the annotations that were found last.
  private var annotatedText: String?

  init(_ selection: InputSelection) {
    self.selection = selection
    inputs = selection.inputs[...]
    lists = selection.lists[...]
  }

  /// How far the walk is, from 0 to 1, if each entry of a folder takes as long as the others.
  ///
  /// - Parameter part: how far the file that was found last is.
  /// - Returns: nil where lists of inputs or streams leave the end unknown.
  func fraction(within part: Double) -> Double? {
    guard selection.lists.isEmpty, !selection.inputs.contains("-") else { return nil }
    var fraction = part
    for level in levels.reversed() where level.names.count > 0 {
      let done = Double(level.names.count - level.names.left)
      fraction = max(0, done - 1 + fraction) / Double(level.names.count)
    }
    let done = Double(selection.inputs.count - inputs.count)
    return min(1, max(0, done - 1 + fraction) / Double(max(1, selection.inputs.count)))
  }

  mutating func next() -> Entry? {
    while true {
      if !levels.isEmpty {
        if let entry = nextInFolder() { return entry }
      } else if let input = inputs.popFirst() {
        if let entry = start(input) { return entry }
      } else if let path = list?.next() {
        if let entry = start(path) { return entry }
      } else if let path = lists.popFirst() {
        do throws(SystemError) {
          list = try ListReader(path: path, endsInNUL: selection.listsEndInNUL)
        } catch {
          return .failure(Self.unreadable(path, "cannot read the list of inputs: \(error.reason)"))
        }
      } else {
        return nil
      }
    }
  }

  /// Begins with an input that was named; nil where it has to be walked first.
  private mutating func start(_ input: String) -> Entry? {
    if input == "-" { return .stream("-") }
    do throws(SystemError) {
      let status = try FileStatus(of: input)
      switch status.kind {
      case .regular: return .file(input)
      case .stream: return .stream(input)
      case .folder: return enter(input, status.identity, pattern: nil)
      case .other: return .failure(Self.unreadable(input, "it is neither a file nor a folder"))
      }
    } catch {
      if Glob.isPattern(input) { return startPattern(input) }
      return .failure(Self.unreadable(input, error.reason))
    }
  }

  /// Walks from the deepest folder that a pattern names in full.
  private mutating func startPattern(_ pattern: String) -> Entry? {
    let parts = pattern.split(separator: "/", omittingEmptySubsequences: false)
    let plain = parts.prefix { !Glob.isPattern(String($0)) }
    let root = plain.joined(separator: "/")
    let folder = plain.isEmpty ? "." : (root.isEmpty ? "/" : root)
    let full = plain.isEmpty ? "./" + pattern : pattern
    do throws(SystemError) {
      let status = try FileStatus(of: folder)
      guard status.kind == .folder else {
        return .failure(Self.unreadable(pattern, "'\(folder)' is not a folder"))
      }
      return enter(folder, status.identity, pattern: Glob(full), named: pattern)
    } catch {
      return .failure(Self.unreadable(pattern, "\(error.reason): '\(folder)'"))
    }
  }

  private mutating func enter(
    _ folder: String, _ identity: FileStatus.Identity, pattern: Glob?, named name: String? = nil
  ) -> Entry? {
    // A link that leads back to a folder above would be walked for ever.
    if levels.contains(where: { $0.identity == identity }) { return nil }
    do throws(SystemError) {
      // With their slashes, folders and files sort as the full paths of all files below do.
      let names = try FolderNames(of: folder)
      levels.append(
        Level(path: folder, identity: identity, names: names, pattern: pattern, typed: name))
      if name != nil { isMatched = false }
      return nil
    } catch {
      return .failure(Self.unreadable(name ?? folder, error.reason))
    }
  }

  private mutating func nextInFolder() -> Entry? {
    guard let level = levels.last else { return nil }
    guard let name = levels[levels.count - 1].names.next() else {
      levels.removeLast()
      guard let typed = level.typed, !isMatched else { return nil }
      return .failure(Self.unreadable(typed, "no file matches it"))
    }
    let path = Self.joined(level.path, name.hasSuffix("/") ? String(name.dropLast()) : name)
    if selection.excluded.contains(where: { $0.matches(path) }) { return nil }
    // A text with annotations beside it is read through these.
    if path == annotatedText { return nil }
    do throws(SystemError) {
      let status = try FileStatus(of: path)
      if status.kind == .folder { return enter(path, status.identity, pattern: level.pattern) }
      guard isWanted(path, level.pattern) else { return nil }
      guard status.kind == .regular else {
        return .failure(Self.unreadable(path, "it is not a regular file"))
      }
      if path.hasSuffix(".ann") { annotatedText = Self.annotatedText(path) }
      return .file(path)
    } catch {
      guard isWanted(path, level.pattern) else { return nil }
      return .failure(Self.unreadable(path, error.reason))
    }
  }

  private mutating func isWanted(_ path: String, _ pattern: Glob?) -> Bool {
    if let pattern {
      guard pattern.matches(path) else { return false }
      isMatched = true
    }
    return selection.included.isEmpty || selection.included.contains { $0.matches(path) }
  }

  private static func joined(_ folder: String, _ name: String) -> String {
    folder.hasSuffix("/") ? folder + name : folder + "/" + name
  }

  /// The file that the annotations at a path belong to.
  static func annotatedText(_ path: String) -> String { path.dropLast(4) + ".txt" }

  static func unreadable(_ path: String, _ reason: String) -> Failure {
    Failure(
      document: path, stage: .read, code: "unreadable", message: "cannot read '\(path)': \(reason)")
  }
}

/// Reads the names of inputs from a file, a name at a time.
private struct ListReader {
  private var lines: LineReader

  init(path: String, endsInNUL: Bool) throws(SystemError) {
    let file = path == "-" ? FileHandle.standardInput : try FileHandle(reading: path)
    lines = LineReader(file, separator: endsInNUL ? 0 : UInt8(ascii: "\n"), limit: 1 << 16)
  }

  mutating func next() -> String? {
    while case .line(var bytes)? = lines.next() {
      if bytes.last == UInt8(ascii: "\r") { bytes.removeLast() }
      if !bytes.isEmpty { return FileName.text(of: bytes) }
    }
    return nil
  }
}
