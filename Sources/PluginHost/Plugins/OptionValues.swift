internal import DocumentModel
internal import LuaRuntime

/// The values of a plugin's options: its own, with settings over them.
enum OptionValues {
  /// The table that `analyze` gets.
  ///
  /// Roles that a filter asks for go into an option `roles`, as far as the plugin knows them.
  static func table(
    of manifest: PluginManifest, settings: [PluginSetting], roles: [BlockRole]?
  ) throws(PluginError) -> LuaValue {
    var values = Dictionary(
      uniqueKeysWithValues: manifest.options.map { ($0.name, $0.standard) })
    if let roles, let option = manifest.rolesOption {
      let known = roles.map(\.rawValue).filter {
        option.choices.isEmpty || option.choices.contains($0)
      }
      values[option.name] = .list(known.map { .text($0) })
    }
    for setting in settings where setting.plugin == manifest.name {
      values[setting.option] = try value(of: setting, in: manifest)
    }
    return .table(
      LuaTable(
        fields: manifest.options.map { option in
          (option.name, lua(values[option.name] ?? .null))
        }))
  }

  private static func value(
    of setting: PluginSetting, in manifest: PluginManifest
  ) throws(PluginError) -> FieldValue {
    let names = manifest.options.map(\.name)
    let shown = PluginFolder.printable(setting.option)
    guard let option = manifest.options.first(where: { $0.name == setting.option }) else {
      let hint =
        names.isEmpty ? "it has no options" : ManifestReader.hint(setting.option, names)
      throw PluginError(
        .option, "\(manifest.name) has no option '\(shown)'; \(hint)", plugin: manifest.name)
    }
    do throws(Objection) {
      return try option.value(typed: setting.value)
    } catch {
      throw PluginError(
        .option, "\(manifest.name).\(shown): \(error.reason)", plugin: manifest.name)
    }
  }

  private static func lua(_ value: FieldValue) -> LuaValue {
    switch value {
    case .boolean(let boolean): .boolean(boolean)
    case .integer(let integer): .integer(integer)
    case .number(let number): .number(number)
    case .text(let text): .text(text)
    case .list(let values): .table(LuaTable(array: values.map(lua)))
    case .null, .span, .record: .none
    }
  }
}
