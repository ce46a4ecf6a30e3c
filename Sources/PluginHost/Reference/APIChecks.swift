/// Makes the checks of arguments that the registry describes.
enum APIChecks {
  /// Lua code that sets `host.checks`: for each function what wraps it in the checks of its
  /// parameters.
  ///
  /// A wrapper compares types only; what a value must be besides is the function's own business.
  static let source: String = {
    var text = "local host, raise, class_of = host, raise, class_of\n"
    text += helper
    text += "host.checks = {\n"
    for function in APIModules.functions where function.isFunction {
      let parameters = function.parameters
      let conditions = parameters.enumerated().compactMap {
        condition($1, "a\($0 + 1)", in: function)
      }
      guard !conditions.isEmpty, !parameters.contains(where: { $0.name == "..." }) else { continue }
      let names = parameters.indices.map { "a\($0 + 1)" }.joined(separator: ", ")
      text += "[\"\(function.name)\"] = function(f) return function(\(names))\n"
      text += conditions.joined()
      text += "return f(\(names)) end end,\n"
    }
    return text + "}\n"
  }()

  private static let helper = #"""
    local function refuse(name, parameter, wanted, value)
      raise(name .. " takes " .. parameter .. ": " .. wanted .. "; got " .. (class_of(value) or type(value)))
    end

    """#

  /// A line of Lua that refuses a wrong value; nil where every value will do.
  private static func condition(
    _ parameter: APIParameter, _ variable: String, in function: APIFunction
  ) -> String? {
    var tests: [String] = []
    for type in parameter.type.split(separator: "|") {
      guard let test = test(String(type), variable) else { return nil }
      tests.append(test)
    }
    if parameter.isOptional { tests.append("\(variable) == nil") }
    let wanted = parameter.type + (parameter.isOptional ? "?" : "")
    return "if not (\(tests.joined(separator: " or "))) then refuse(\"\(function.name)\", "
      + "\"\(parameter.name)\", \"\(wanted)\", \(variable)) end\n"
  }

  private static func test(_ type: String, _ variable: String) -> String? {
    switch type {
    case "any": return nil
    case "string", "number", "boolean", "table", "function":
      return "type(\(variable)) == \"\(type)\""
    case "integer": return "math.tointeger(\(variable))"
    default:
      if type.hasPrefix("fun(") { return "type(\(variable)) == \"function\"" }
      if type.hasSuffix("[]") || type.hasPrefix("table<") {
        return "type(\(variable)) == \"table\""
      }
      if type.hasPrefix("copydesk.") {
        return "class_of(\(variable)) == \"\(type.dropFirst(9).lowercased())\""
      }
      return nil
    }
  }
}
