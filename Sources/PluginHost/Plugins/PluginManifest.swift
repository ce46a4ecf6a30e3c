public import DocumentModel

/// What a plugin says about itself.
public struct PluginManifest: Sendable {
  /// The version of the plugin contract that this host offers.
  public static let currentAPI = 1

  /// The name, which is also that of its folder or file.
  public let name: String
  /// The version of the plugin.
  public let version: String
  /// The version of the plugin contract it is written for.
  public let api: Int
  /// What it does, in a sentence.
  public let summary: String
  /// Who wrote it.
  public let author: String?
  /// The licence it may be used under.
  public let license: String?
  /// The layers it needs with its options as they are, of the text engine or of other plugins.
  public internal(set) var needs: [String]
  /// The layers it adds with `doc:annotate`.
  public let layers: [String]
  /// What outside its own folder it asks to use.
  public let capabilities: [PluginCapability]
  /// The options, by name.
  public let options: [PluginOption]
  /// The tables it fills, by name.
  public let tables: [TableSchema]
  /// The views over its tables, by name.
  public let views: [ViewSchema]

  /// The option by which the plugin chooses the blocks it reads; nil where it has none.
  var rolesOption: PluginOption? { options.first { $0.name == "roles" && $0.kind == .list } }

  /// The layers of the text engine that the plugin may read: those among `needs`, and sentences and
  /// tokens; phrases and verbs come together.
  var readableLayers: LayerSet {
    let layers = engineLayers.union([.sentences, .tokens])
    return layers.isDisjoint(with: [.phrases, .verbs]) ? layers : layers.union([.phrases, .verbs])
  }

  /// The same with other needs.
  func needing(_ names: [String]) -> PluginManifest {
    var manifest = self
    manifest.needs = names
    return manifest
  }

  /// The layers of the text engine among `needs`.
  public var engineLayers: LayerSet {
    needs.reduce(into: []) { set, name in
      if let layer = LayerSet(name: name) { set.insert(layer) }
    }
  }
}

/// An option of a plugin.
public struct PluginOption: Sendable, Hashable {
  /// What an option holds.
  public enum Kind: String, Sendable, CaseIterable {
    case text, integer, number, boolean
    /// Several texts; out of `choices` where there are any.
    case list
    /// One text out of `choices`.
    case choice
    /// A table of the plugin, `tables/NAME.lua`: one of `choices`, or the path of a Lua file that
    /// takes its place.
    case table
    /// The path of a file of the user's, which the plugin reads with `desk.file`.
    case file
  }

  /// The name.
  public let name: String
  /// What it holds.
  public let kind: Kind
  /// The value without a setting; null where there is none.
  public let standard: FieldValue
  /// The texts that are allowed; empty where any is.
  public let choices: [String]
  /// The least number allowed.
  public let minimum: Double?
  /// The greatest number allowed.
  public let maximum: Double?
  /// What it does, in a phrase.
  public let help: String
}

/// A setting of a plugin's option, as given on the command line.
public struct PluginSetting: Sendable, Hashable {
  /// The plugin.
  public let plugin: String
  /// The option.
  public let option: String
  /// The value as typed.
  public let value: String

  /// Creates a setting.
  public init(plugin: String, option: String, value: String) {
    self.plugin = plugin
    self.option = option
    self.value = value
  }

  /// Reads `PLUGIN.OPTION=VALUE`; nil if it is not of that form.
  public init?(_ text: String) {
    guard let equals = text.firstIndex(of: "=") else { return nil }
    let name = text[..<equals]
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex,
      name.index(after: dot) < name.endIndex
    else { return nil }
    self.init(
      plugin: String(name[..<dot]), option: String(name[name.index(after: dot)...]),
      value: String(text[text.index(after: equals)...]))
  }
}
