public import DocumentModel
internal import LuaRuntime

/// A Lua prompt over one article at a time, with everything a plugin can use.
///
/// Unlike a plugin it may assign globals, which last from line to line. A line that fails, is
/// interrupted or meets a limit leaves what earlier lines assigned as it was.
///
/// Not `Sendable`: a prompt belongs to one thread, which needs a stack of 1 MB or more.
public final class PluginPrompt {
  /// The name of typed lines in errors.
  static let chunk = "prompt"

  private let state: PluginState
  private let environment: LuaReference
  private let list: LuaReference
  private let turn: LuaReference
  private let ends: LuaReference
  private let limits: LuaLimits
  private var index: DocumentIndex?
  /// Whether the user was told that locals end with their line.
  private var hasToldOfLocals = false

  /// Takes each line that is printed, as it comes.
  public var print: (String) -> Void = { _ in }

  /// Makes a prompt that reads modules and data below a folder.
  ///
  /// - Throws: `PluginError` of code `load` where no Lua state can be made.
  public init(folder: String, limits: PluginLimits = PluginPrompt.limits) throws(PluginError) {
    var lua = limits.lua
    lua.isInterruptible = true
    self.limits = lua
    do throws(LuaError) {
      state = try PluginState(PluginFolder(promptIn: folder), limits: lua, mode: .explain)
      try Self.defineHelp(state)
      let given = try state.vm.load(
        Array("return { environment = _ENV, desk = require \"copydesk\" }".utf8),
        as: .plugin(file: Self.chunk))
      let made = try state.vm.load(
        Array(Prelude.prompt.utf8), as: .host(name: "prompt"),
        [.reference(given.reference)] + PromptFields.arguments)
      guard let environment = state.vm.field("environment", of: made.reference),
        let list = state.vm.field("list", of: made.reference),
        let turn = state.vm.field("turn", of: made.reference),
        let ends = state.vm.field("ends", of: made.reference)
      else { throw LuaError(kind: .unusable, message: "the host's Lua code is incomplete") }
      (self.environment, self.list, self.turn, self.ends) = (environment, list, turn, ends)
    } catch {
      throw PluginError(.load, error.message)
    }
    state.rowLimit = limits.rows
    state.vm.log = { [unowned self] line in print(line) }
    state.vm.snapshot()
  }

  /// What a line may use: as a plugin, with more time, as Ctrl-C is at hand.
  public static var limits: PluginLimits {
    var limits = PluginLimits()
    limits.milliseconds = 600_000
    limits.instructions = .max
    return limits
  }

  /// Asks the running line to stop, until it is taken back; safe in a signal handler.
  public static func interrupt(_ isRequested: Bool) { LuaVM.interrupt(isRequested) }

  /// Defines what `help` of a name asks.
  private static func defineHelp(_ state: PluginState) throws(LuaError) {
    try state.vm.define(function: "prompt_help") { (arguments, results) throws(LuaHostError) in
      let name = arguments.text(0) ?? ""
      if let text = APIReference.text(of: name) {
        results.add(text)
      } else {
        let hint = APIReference.suggestion(for: name) ?? "'copydesk docs' lists the pages"
        throw .message("nothing is called '\(PluginFolder.printable(name))'; \(hint)")
      }
    }
  }

  // MARK: Articles

  /// Tells the prompt which articles there are, as `docs`.
  public func list(_ documents: [Document]) throws(PluginError) {
    let records = documents.map { document in
      let metadata = document.metadata
      return LuaValue.table(
        LuaTable(fields: [
          ("id", .text(document.id)), ("title", Self.text(metadata.title?.value)),
          ("outlet", Self.text(metadata.outlet?.value)),
          ("published", Self.text(metadata.published?.value.description)),
          ("bytes", .integer(Int64(document.text.utf8.count))),
        ]))
    }
    try call(list, [.table(LuaTable(array: records))])
    state.vm.snapshot()
  }

  private static func text(_ value: String?) -> LuaValue { value.map { .text($0) } ?? .none }

  /// Makes an article, with its layers, the one that `doc` is.
  public func show(_ document: Document) throws(PluginError) {
    if index != nil {
      state.end()
      state.vm.endDocument()
    }
    let index = DocumentIndex(document)
    self.index = index
    state.begin(DocumentView(document, index: index), milliseconds: limits.milliseconds)
    state.vm.log = { [unowned self] line in print(line) }
    do throws(LuaError) {
      try state.vm.beginDocument(text: document.text.utf8)
      state.vm.setLimits(limits)
      try state.vm.call(turn, [])
    } catch {
      throw PluginError(.load, error.message)
    }
    state.vm.snapshot()
  }

  private func call(_ function: LuaReference, _ arguments: [LuaValue]) throws(PluginError) {
    do throws(LuaError) { try state.vm.call(function, arguments) } catch {
      throw PluginError(.load, error.message)
    }
  }

  // MARK: Lines

  /// Runs a line: an expression, whose values are the answer, or statements.
  public func answer(_ line: String) -> PromptAnswer {
    let expression = line.hasPrefix("=") ? String(line.dropFirst()) : line
    do throws(LuaError) {
      return try run(expression)
    } catch {
      return failed(error)
    }
  }

  /// Runs the statements of a file; `plugin` becomes what it returns.
  public func load(_ source: [UInt8], name: String) -> PromptAnswer {
    do throws(LuaError) {
      let bytes = Array("local _ENV = ...; ".utf8) + source
      let loaded = try state.vm.load(bytes, as: .plugin(file: name), [.reference(environment)])
      keep()
      guard loaded.value != .none else { return .nothing }
      _ = try state.vm.load(
        Array("local _ENV, value = ...; plugin = value".utf8), as: .plugin(file: Self.chunk),
        [.reference(environment), .reference(loaded.reference)])
      keep()
      return .parts([.text("plugin = \(name)")])
    } catch {
      return failed(error)
    }
  }

  /// Tries the line as an expression, then as statements.
  private func run(_ line: String) throws(LuaError) -> PromptAnswer {
    // A line end, for errors on the line itself, only where a comment would take the bracket.
    let end = line.contains("--") ? "\n)" : ")"
    if let value = try attempt("return __render(\(line)\(end)").value {
      keep()
      let parts = PromptPart.parts(of: value)
      return parts.isEmpty ? .nothing : .parts(parts)
    }
    let asStatements = try attempt(line)
    guard let objection = asStatements.objection else { return try leave(PromptLocals(line)) }
    let asExpression = try attempt("return " + line)
    let objections = [objection] + (asExpression.objection.map { [$0] } ?? [])
    if objections.contains(where: { $0.message.hasSuffix("<eof>") }) { return .incomplete }
    throw Self.isStatement(line) ? objection : asExpression.objection ?? objection
  }

  /// Leaves a line of statements, whose locals end with it: those that nothing in it reads are told
  /// of once, all are known to a later line that asks for them.
  private func leave(_ locals: PromptLocals) throws(LuaError) -> PromptAnswer {
    if !locals.names.isEmpty {
      try state.vm.call(ends, [.table(LuaTable(array: locals.names.map { .text($0) }))])
    }
    keep()
    guard let name = locals.unread, !hasToldOfLocals else { return .nothing }
    hasToldOfLocals = true
    return .note("locals end with their line; without 'local', '\(name)' lasts")
  }

  /// The value of a chunk, or why it does not compile.
  private func attempt(
    _ source: String
  ) throws(LuaError) -> (value: LuaValue?, objection: LuaError?) {
    do throws(LuaError) {
      return (try execute(source), nil)
    } catch {
      guard error.kind == .syntax else { throw error }
      return (nil, error)
    }
  }

  /// Whether a line was meant as a statement, to choose between two messages.
  private static func isStatement(_ line: String) -> Bool {
    let first = line.drop { $0 == " " }.prefix { $0.isLetter }
    return line.contains("=") || keywords.contains(String(first)) && first != "not"
  }

  private func execute(_ source: String) throws(LuaError) -> LuaValue {
    // A line begins with what it is told; its first line stays line 1.
    try state.vm.load(
      Array(("local _ENV = ...; " + source).utf8), as: .plugin(file: Self.chunk),
      [.reference(environment)]
    ).value
  }

  /// Keeps what the line did, for the next one to come back to.
  private func keep() { state.vm.snapshot() }

  /// The compiled form of a token pattern: of its source, or of the one that a piece of Lua gives.
  public func explanation(of source: String) -> Result<String, PluginError> {
    if case .handle(let handle)? = value(of: source), state.className(handle) == "pattern",
      state.objects.patterns.indices.contains(handle.index)
    {
      return .success(PatternListing.text(state.objects.patterns[handle.index]))
    }
    do throws(PatternError) {
      return .success(PatternListing.text(try TokenPattern(source, segment: Segments.words)))
    } catch {
      return .failure(PluginError(.load, error.message))
    }
  }

  /// The value that an expression has just now; nil where it fails.
  func value(of expression: String) -> LuaValue? {
    let found = try? execute("return " + expression)
    state.vm.restore()
    return found
  }

  /// The names of the globals that lines have assigned.
  var assigned: [String] {
    guard let value = value(of: "__assigned()"), let names = value.table?.array else { return [] }
    return names.compactMap(\.text)
  }

  /// The class name of an item.
  func className(of handle: LuaHandle) -> String { state.className(handle) }

  private func failed(_ error: LuaError) -> PromptAnswer {
    state.vm.restore()
    return .failed(error.description, error.traceback.map(\.description))
  }
}

@available(*, unavailable)
extension PluginPrompt: Sendable {}
