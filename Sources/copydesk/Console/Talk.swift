import BatchEngine
import DocumentModel
import PluginHost

/// What the program says to people, on standard error.
enum Talk {
  static func say(_ text: String) { Terminal.say(text) }

  static func error(_ message: String) { Terminal.say("copydesk: \(message)") }

  static func warn(_ message: String) { Terminal.say("copydesk: warning: \(message)") }

  /// Says why a plugin cannot be used, with the lines of its Lua traceback below.
  static func pluginError(_ error: PluginError) {
    self.error(([error.message] + error.traceback.map { "    \($0)" }).joined(separator: "\n"))
  }

  /// Says what happened to a document, with the lines of its Lua traceback below.
  static func failure(_ failure: Failure) {
    let document = Terminal.visible(failure.document, andLines: true)
    var text = "copydesk: \(document): "
    if let plugin = failure.plugin { text += "\(plugin): " }
    text += "\(Terminal.visible(failure.message, andLines: true)) [\(failure.code)]"
    if let traceback = failure.traceback {
      for line in traceback.split(separator: "\n") { text += "\n    \(line)" }
    }
    Terminal.say(text)
  }
}
