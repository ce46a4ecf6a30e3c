internal import LuaRuntime

extension PluginState {
  static let searchFunctions: [(String, Body)] = []
}
