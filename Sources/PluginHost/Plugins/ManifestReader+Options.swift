internal import DocumentModel
internal import LuaRuntime

extension ManifestReader {
  private static let optionKeys = ["type", "default", "of", "minimum", "maximum", "help"]

  /// The options that the plugin declares.
  func options(_ table: LuaTable) throws(PluginError) -> [PluginOption] {
    var options: [PluginOption] = []
    for (name, value) in try records(table, "options") {
      let place = "options.\(name)"
      try checkName(name, place)
      try checkKeys(value, Self.optionKeys, place)
      options.append(try option(name, value, place))
    }
    return options
  }

  private func option(
    _ name: String, _ value: LuaTable, _ place: String
  ) throws(PluginError) -> PluginOption {
    guard let type = try text(value, "type", place) else {
      throw fault("\(place).type is missing", key: name)
    }
    guard let kind = PluginOption.Kind(rawValue: type) else {
      let hint = Self.hint(type, PluginOption.Kind.allCases.map(\.rawValue))
      throw fault("\(place).type: '\(type)' is no type; \(hint)", key: name)
    }
    let choices = try self.choices(value, place)
    if choices.isEmpty, kind == .choice {
      throw fault("\(place) is a choice without choices; add of = { … }", key: name)
    }
    if !choices.isEmpty, kind != .choice, kind != .list, kind != .table {
      throw fault("\(place).of only goes with type choice, list or table", key: name)
    }
    let minimum = try bound(value, "minimum", kind, place)
    let maximum = try bound(value, "maximum", kind, place)
    if let minimum, let maximum, minimum > maximum {
      throw fault("\(place): minimum is greater than maximum", key: name)
    }
    var option = PluginOption(
      name: name, kind: kind, standard: .null, choices: choices, minimum: minimum,
      maximum: maximum, help: try text(value, "help", place) ?? "")
    option = PluginOption(
      name: name, kind: kind, standard: try standard(value["default"], of: option, place),
      choices: choices, minimum: minimum, maximum: maximum, help: option.help)
    return option
  }

  private func choices(_ table: LuaTable, _ place: String) throws(PluginError) -> [String] {
    guard let value = table["of"] else { return [] }
    guard let array = value.table?.array, !array.isEmpty else {
      throw fault("\(place).of: expected a list of texts, got \(value.typeName)", key: "of")
    }
    var choices: [String] = []
    for item in array {
      guard let text = item.text else {
        throw fault("\(place).of: expected texts, got \(item.typeName)", key: "of")
      }
      choices.append(text)
    }
    return choices
  }

  private func bound(
    _ table: LuaTable, _ key: String, _ kind: PluginOption.Kind, _ place: String
  ) throws(PluginError) -> Double? {
    guard let value = table[key] else { return nil }
    guard kind == .integer || kind == .number else {
      throw fault("\(place).\(key) only goes with type integer or number", key: key)
    }
    guard let bound = value.floatingPoint, bound.isFinite else {
      throw fault("\(place).\(key): expected a number, got \(value.typeName)", key: key)
    }
    return bound
  }

  private func standard(
    _ value: LuaValue?, of option: PluginOption, _ place: String
  ) throws(PluginError) -> FieldValue {
    guard let value, value != .none else { return .null }
    let decoded: FieldValue?
    switch option.kind {
    case .text, .choice, .table, .file: decoded = value.text.map(FieldValue.text)
    case .integer: decoded = value.wholeNumber.map { .integer(Int64($0)) }
    case .number: decoded = value.floatingPoint.map(FieldValue.number)
    case .boolean: decoded = value.flag.map(FieldValue.boolean)
    case .list:
      let texts = value.table?.array?.map { $0.text.map(FieldValue.text) }
      decoded = texts.flatMap { $0.contains(nil) ? nil : .list($0.compactMap(\.self)) }
    }
    guard let decoded else {
      let wanted = option.kind == .list ? "a list of texts" : option.kind.rawValue
      throw fault(
        "\(place).default: expected \(wanted), got \(value.typeName)", key: option.name)
    }
    if let reason = option.objection(to: decoded) {
      throw fault("\(place).default: \(reason)", key: option.name)
    }
    return decoded
  }
}

extension PluginOption {
  /// Why a value of the right type is not allowed; nil if it is.
  func objection(to value: FieldValue) -> String? {
    switch value {
    case .text(let text): return objection(toChoice: text)
    case .integer(let integer): return objection(toNumber: Double(integer))
    case .number(let number): return objection(toNumber: number)
    case .list(let values):
      for case .text(let text) in values {
        if let reason = objection(toChoice: text) { return reason }
      }
      return nil
    default: return nil
    }
  }

  private func objection(toChoice text: String) -> String? {
    if kind == .table {
      if text.hasSuffix(".lua") || choices.contains(text) { return nil }
      let names = choices.isEmpty ? "" : "\(choices.joined(separator: ", ")), or "
      return "'\(PluginFolder.printable(text))' is no table; give \(names)a path that ends in .lua"
    }
    guard !choices.isEmpty, !choices.contains(text) else { return nil }
    return "'\(PluginFolder.printable(text))' is not allowed; \(ManifestReader.hint(text, choices))"
  }

  private func objection(toNumber number: Double) -> String? {
    func written(_ bound: Double) -> String {
      Int(exactly: bound).map(String.init) ?? String(bound)
    }
    guard number.isFinite else { return "expected a finite number" }
    if let minimum, number < minimum { return "it must be at least \(written(minimum))" }
    if let maximum, number > maximum { return "it must be at most \(written(maximum))" }
    return nil
  }

  /// The value of a setting as typed on the command line.
  func value(typed text: String) throws(Objection) -> FieldValue {
    guard text.utf8.count <= 65_536 else {
      throw Objection("the value is longer than 65,536 bytes")
    }
    guard text.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 || $0 == 0x0A }) else {
      throw Objection("the value has control characters")
    }
    let value: FieldValue
    switch kind {
    case .text, .choice, .table, .file: value = .text(text)
    case .integer:
      guard let integer = Int64(text) else {
        throw Objection("expected a whole number, got '\(text.prefix(80))'")
      }
      value = .integer(integer)
    case .number:
      guard let number = Self.number(text) else {
        throw Objection("expected a number, got '\(text.prefix(80))'")
      }
      value = .number(number)
    case .boolean:
      guard let flag = Self.flag(text) else {
        throw Objection("expected true or false, got '\(text.prefix(80))'")
      }
      value = .boolean(flag)
    case .list:
      value = .list(text.split(separator: ",").map { .text(Self.trimmed($0)) })
    }
    if let reason = objection(to: value) { throw Objection(reason) }
    return value
  }

  private static func trimmed(_ text: Substring) -> String {
    let ahead = text.drop { $0 == " " }
    return String(ahead.reversed().drop { $0 == " " }.reversed())
  }

  private static func flag(_ text: String) -> Bool? {
    switch text {
    case "true", "yes", "on", "1": true
    case "false", "no", "off", "0": false
    default: nil
    }
  }

  /// A finite decimal number; hexadecimal, infinite and huge ones are none.
  private static func number(_ text: String) -> Double? {
    let isDecimal = text.utf8.allSatisfy { byte in
      (0x30...0x39).contains(byte) || [0x2B, 0x2D, 0x2E, 0x45, 0x65].contains(byte)
    }
    guard isDecimal, let number = Double(text), number.isFinite else { return nil }
    return number
  }
}
