internal import LuaRuntime

/// Where a plugin's files are, and the only place it can read from.
struct PluginFolder: Sendable {
  /// The most bytes of a Lua file.
  static let sourceLimit = 4 << 20
  /// The most bytes of a data file.
  static let dataLimit = 32 << 20

  /// The name that the place gives the plugin: the folder's, or the file's without `.lua`.
  let name: String
  /// The Lua file to run.
  let main: String
  /// The folder of a plugin that is a folder; nil for a single file.
  let root: String?
  /// The user's files that take the place of modules, by module: `tables/NAME` for the option NAME.
  var replacements: [String: String] = [:]
  /// What outside the folder the user lets the plugin read.
  var grants: [PluginCapability] = []
  /// What the user set the plugin's options to; files among them are read for `desk.file` only.
  var files: [String: String] = [:]

  /// The plugin at a path: a folder with `plugin.lua`, or a Lua file; nil if it is neither.
  init?(path: String) {
    guard let real = Files.realPath(path), let kind = Files.kind(real) else { return nil }
    let last = Self.lastPart(real)
    switch kind {
    case .folder:
      let file = real + "/plugin.lua"
      guard Files.kind(file) != nil else { return nil }
      (name, main, root) = (last, file, real)
    case .file where last == "plugin.lua":
      let folder = String(real.dropLast("/plugin.lua".count))
      (name, main, root) = (Self.lastPart(folder), real, folder)
    case .file where last.hasSuffix(".lua"):
      (name, main, root) = (String(last.dropLast(4)), real, nil)
    default: return nil
    }
  }

  /// The folder that the prompt reads modules and data from.
  init(promptIn folder: String) {
    let real = Files.realPath(folder) ?? folder
    (name, main, root) = ("prompt", real + "/prompt", real)
  }

  private static func lastPart(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? ""
  }

  /// A file's name as messages show it: `NAME/part.lua`, or `NAME.lua`.
  func shown(_ path: String) -> String {
    guard let root, path.hasPrefix(root + "/") else { return Self.lastPart(path) }
    return name
      + path.utf8.dropFirst(root.utf8.count).reduce(into: "") {
        $0.unicodeScalars.append(Unicode.Scalar($1))
      }
  }

  /// The real path of a file inside the folder.
  func inside(_ relative: String) throws(Objection) -> String {
    guard let root else {
      throw Objection("a plugin of one file has no folder to read from")
    }
    guard !relative.isEmpty, !relative.hasPrefix("/"), !relative.utf8.contains(0) else {
      throw Objection("only files inside the plugin's folder can be read")
    }
    guard !relative.split(separator: "/").contains("..") else {
      throw Objection("'..' is not allowed: only the plugin's folder can be read")
    }
    guard !relative.split(separator: "/").contains(where: { $0.hasPrefix(".") && $0 != "." }) else {
      throw Objection("hidden files are no part of a plugin")
    }
    guard let real = Files.realPath(root + "/" + relative) else {
      throw Objection(Self.missing)
    }
    guard real.hasPrefix(root + "/") else {
      throw Objection("the file leads out of the plugin's folder")
    }
    return real
  }

  /// The source of a module: `./name` is a file of the plugin.
  func module(_ name: String, requiredBy caller: String) throws(LuaHostError) -> LuaVM.Module {
    let shownName = Self.printable(name)
    guard name.hasPrefix("./") else {
      let isClose = "copydesk.policy".hasPrefix(name) && name.utf8.count > 3
      let hint =
        isClose
        ? "did you mean 'copydesk'?"
        : "there are copydesk and copydesk.policy, and the plugin's own \"./\(shownName)\""
      throw .message("module '\(shownName)' not found; \(hint)")
    }
    let stem = String(name.dropFirst(2))
    if let path = replacements[stem] { return try replacement(path, of: stem) }
    do throws(Objection) {
      let path = try inside(stem.hasSuffix(".lua") ? stem : stem + ".lua")
      let source = try Files.read(path, limit: Self.sourceLimit)
      return LuaVM.Module(source: source, file: shown(path))
    } catch {
      throw .message("module '\(shownName)' not found; \(error.reason)")
    }
  }

  /// The folder with the user's files that settings name in place of its tables.
  func replacing(_ settings: [PluginSetting]) -> PluginFolder {
    var folder = self
    for setting in settings where setting.plugin == name {
      folder.files[setting.option] = setting.value
      if setting.value.hasSuffix(".lua") {
        folder.replacements["tables/" + setting.option] = setting.value
      }
    }
    return folder
  }

  private func replacement(_ path: String, of stem: String) throws(LuaHostError) -> LuaVM.Module {
    do throws(Objection) {
      return LuaVM.Module(
        source: try Files.read(path, limit: Self.sourceLimit), file: Self.printable(path))
    } catch {
      let option = stem.dropFirst("tables/".count)
      throw .message("--set \(name).\(option)=\(Self.printable(path)): \(error.reason)")
    }
  }

  /// The bytes of a data file of the plugin: in `data/`, or anywhere in its folder.
  func data(_ relative: String) throws(Objection) -> [UInt8] {
    if let path = try? inside("data/" + relative) {
      return try Files.read(path, limit: Self.dataLimit)
    }
    do throws(Objection) {
      return try Files.read(try inside(relative), limit: Self.dataLimit)
    } catch {
      if let path = granted(relative) { return try Files.read(path, limit: Self.dataLimit) }
      guard error.reason == Self.missing, let capability = PluginCapability("read:" + relative)
      else { throw error }
      throw Objection(
        "\(error.reason); to read the user's, declare capabilities = { \"\(capability)\" } and run"
          + " with --allow \(capability)")
    }
  }

  private static let missing = "there is no such file in the plugin's folder"

  /// The real path of a file of the user's that was granted; nil for any other, there or not, so
  /// that a plugin does not learn which files there are.
  private func granted(_ path: String) -> String? {
    guard !grants.isEmpty, let wanted = PluginCapability("read:" + path), !wanted.isFolder,
      let real = Files.realPath(wanted.path), grants.contains(where: { $0.holds(real) })
    else { return nil }
    return real
  }

  /// A name without control characters, cut to 200 characters.
  static func printable(_ name: String) -> String {
    String(
      String.UnicodeScalarView(
        name.unicodeScalars.prefix(200).map { $0.value < 0x20 || $0.value == 0x7F ? "?" : $0 }))
  }
}
