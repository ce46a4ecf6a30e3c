extension APIReference {
  /// LuaCATS stubs, `copydesk.meta.lua`, for editors that run lua-language-server.
  public static var stubs: String {
    var text = """
      ---@meta copydesk
      -- Made by `copydesk docs --stubs`: types of the Lua interface, for editors. It is never run.
      error("copydesk.meta.lua is for editors; a plugin writes: local desk = require \\"copydesk\\"")


      """
    for page in pages where !page.stub.isEmpty { text += stub(page) }
    text += "---\(pages[0].help)\n---@class copydesk\nlocal desk = {}\n\n"
    for module in APIModules.all where !module.name.isEmpty {
      text += "---\(module.help)\ndesk.\(module.name) = {}\n\n"
    }
    for function in APIModules.functions {
      text += stub(function.name, function.signature, function.help, owner: "desk.")
    }
    return text + "return desk\n"
  }

  /// What `.luarc.json` says to lua-language-server about plugins.
  public static let settings = """
    {
      "runtime.version": "Lua 5.4",
      "runtime.builtin": { "io": "disable", "os": "disable", "debug": "disable", "package": "disable" },
      "workspace.library": ["copydesk.meta.lua"],
      "diagnostics.disable": ["lowercase-global"]
    }

    """

  private static func stub(_ page: Page) -> String {
    let name = variable(page)
    var text = "---\(page.help)\n---@class \(page.stub)\n"
    for entry in page.entries where !entry.name.contains(":") {
      let field = entry.name.dropFirst(page.name.utf8.count + 1)
      let isOptional = entry.signature.hasSuffix("?")
      text += "---@field \(field)\(isOptional ? "?" : "") "
      let type = isOptional ? String(entry.signature.dropLast()) : entry.signature
      let isSequence = type.hasPrefix("copydesk.") && type.hasSuffix("[]")
      text += "\(type)\(isSequence ? "|copydesk.Sequence" : "") \(entry.help)\n"
    }
    text += "local \(name) = {}\n\n"
    for entry in page.entries {
      guard let colon = entry.name.firstIndex(of: ":") else { continue }
      let method = String(entry.name[entry.name.index(after: colon)...])
      text += stub(method, entry.signature, entry.help, owner: name + ":")
    }
    return text
  }

  private static func variable(_ page: Page) -> String {
    let name = String(page.stub.dropFirst("copydesk.".count))
    return name.prefix(1).lowercased() + name.dropFirst() + "_class"
  }

  private static func stub(
    _ name: String, _ signature: String, _ help: String, owner: String
  ) -> String {
    guard signature.hasPrefix("(") else {
      return "---\(help)\n---@type \(signature)\n\(owner)\(name) = nil\n\n"
    }
    let parts = APISignature(signature)
    var text = "---\(help)\n"
    for parameter in parts.parameters {
      text +=
        "---@param \(parameter.name)\(parameter.isOptional && parameter.name != "..." ? "?" : "") "
      text += parameter.type + "\n"
    }
    for result in parts.results { text += "---@return \(result)\n" }
    let names = parts.parameters.map(\.name).joined(separator: ", ")
    return text + "function \(owner)\(name)(\(names)) end\n\n"
  }
}
