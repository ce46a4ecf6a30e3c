internal import LuaRuntime

/// The codes by which failures of plugins are told apart, with what each means.
enum APIErrors {
  /// Every code: first those of documents, then those of plugins that do not load.
  static let all: [(code: String, help: String)] =
    LuaError.Kind.allCases.filter { $0 != .skip }.map { (PluginOutcome.code($0), help(of: $0)) }
    + PluginError.Code.allCases.filter { $0 != .syntax }.map { ($0.rawValue, help(of: $0)) }

  private static func help(of kind: LuaError.Kind) -> String {
    switch kind {
    case .runtime: "an error in the plugin's code reached the host"
    case .syntax: "a file does not compile or is not text"
    case .time: "the time for one document was used up"
    case .instructions: "the Lua instructions for one document were used up"
    case .memory: "the memory for Lua was used up"
    case .hostMemory: "the memory that the host keeps for the plugin was used up"
    case .output: "more rows, matches or annotations than one document may give"
    case .skip: "the plugin passed the document over with desk.skip"
    case .fail: "the plugin gave the document up with desk.fail"
    case .interrupted: "the reader of the prompt pressed Ctrl-C"
    case .unusable: "the state of the plugin could not run; a fault of Copydesk"
    }
  }

  private static func help(of code: PluginError.Code) -> String {
    switch code {
    case .notFound: "there is no plugin of that name"
    case .unreadable: "a file cannot be read or is no Lua source"
    case .syntax: "a file does not compile"
    case .load: "running the plugin's file stopped with an error"
    case .limit: "running the plugin's file met a limit"
    case .manifest: "the table that the file returns is not as it must be"
    case .option: "a setting names no option, or has a wrong value"
    case .capability: "a capability is not declared, or not given with --allow"
    case .needs: "plugins need each other in a circle, or a layer that none adds"
    }
  }
}
