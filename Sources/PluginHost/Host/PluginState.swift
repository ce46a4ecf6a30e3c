internal import DocumentModel
internal import LuaRuntime
internal import TextEngine

/// A plugin's Lua state with everything it can reach: classes, host functions, modules, data.
///
/// One plugin, one state, one thread. What a document leaves behind is undone before the next one.
final class PluginState {
  let vm: LuaVM
  let folder: PluginFolder
  /// Whether the way to the rows is kept too.
  let mode: PluginMode
  /// Where patterns and expressions were made, when explaining.
  var places = ObjectPlaces()
  var classes: [String: LuaClass] = [:]
  /// Names of the item classes, to find spans of handles.
  var classNames: [LuaClass: String] = [:]
  private var suppliers: [LuaClass: [APIClass.Provider?]] = [:]
  private var sequences: [LuaClass: APISequence] = [:]
  /// The document at work; nil while the plugin loads.
  var view: DocumentView?
  /// What the plugin emitted and noted for the document at work.
  var output = PluginOutput()
  /// Objects behind handles that live as long as the state; documents may not add to them.
  var objects = HostObjects()
  /// The tables the plugin declares, and the most rows a document may emit.
  var tables: [TableSchema] = []
  /// The names of the options that the plugin declares.
  var options: [String] = []
  /// The layers that the plugin declares.
  var layers: [String] = []
  /// The layers of the text engine that the plugin may read.
  var readable: LayerSet = []
  var rowLimit = 100_000
  /// The capabilities that the plugin declares; nil while it loads.
  var declared: [PluginCapability]?
  /// The files of the user's that the plugin has read.
  var grantedReads: Set<PluginCapability> = []
  /// The options whose files the plugin asked for while it loaded.
  var fileOptions: Set<String> = []
  /// How many bytes the values of a document's rows may take where they are written.
  let rowBytes: Int
  /// How many bytes of log a document may leave; lines beyond are counted.
  let logBytes: Int
  /// The log of the last document.
  private(set) var lastLog: [String] = []
  /// What the plugin did with the last document, also when it failed.
  private(set) var lastTrace = PluginTrace()
  /// Runs the plugin's function; set once the host's own Lua code is loaded.
  private(set) var runner: LuaReference?
  private var entry: LuaReference?
  /// The objects that were made while the plugin loaded.
  private(set) var kept = HostObjects()
  /// Scores of the models in `kept`, by number, ready to be used again.
  var scorings: [Int: LinearModel.Scoring] = [:]
  private var clock: WorkClock

  init(_ folder: PluginFolder, limits: LuaLimits, mode: PluginMode) throws(LuaError) {
    self.folder = folder
    self.mode = mode
    vm = try LuaVM(limits: limits)
    logBytes = limits.logBytes
    rowBytes = limits.hostBytes
    clock = WorkClock(milliseconds: limits.milliseconds)
    try defineClasses()
    try defineFunctions()
    vm.supply = { [unowned self] type, column in supply(type, column) }
    vm.log = { [unowned self] line in output.log.lines.append(line) }
    vm.resolve = { (name, caller) throws(LuaHostError) in
      try folder.module(name, requiredBy: caller)
    }
    for part in Prelude.parts {
      entry = try vm.load(Array(part.source.utf8), as: .host(name: part.name)).reference
    }
  }

  /// Tells the Lua side the tables, and keeps the state to come back to for each document.
  func prepare() throws(LuaError) {
    guard let entry, let declare = vm.field("declare", of: entry),
      let run = vm.field("run", of: entry)
    else { throw LuaError(kind: .unusable, message: "the host's Lua code is incomplete") }
    runner = run
    let unread = LayerSet.names.filter { !readable.contains($0.layer) }.map(\.name)
    let lists = [tables.map(\.name), options, unread].map { names in
      LuaValue.table(LuaTable(array: names.map { .text($0) }))
    }
    try vm.call(declare, lists)
    kept = objects
    guard vm.snapshot() else {
      throw LuaError(kind: .memory, message: "no memory to keep the plugin's state")
    }
  }

  /// Whether a long search may go on: the time of the call is not yet up.
  func mayGoOn() -> Bool { clock.hasTime }

  /// Starts a document: what the last one left behind goes.
  func begin(_ view: DocumentView, milliseconds: Int) {
    clock = WorkClock(milliseconds: milliseconds)
    self.view = view
    output = PluginOutput()
    objects = kept
  }

  /// Ends a document.
  func end() {
    lastLog = output.log.lines
    lastTrace = output.trace
    let dropped = vm.usage.droppedLines + output.log.dropped
    if dropped > 0 { lastLog.append("warn: \(dropped) more lines of log were dropped") }
    view = nil
    output = PluginOutput()
  }

  // MARK: Classes

  private func defineClasses() throws(LuaError) {
    for api in APIClasses.all { try define(api.name, lasting: .document) }
    for name in HostObjects.classNames { try define(name, lasting: .state) }
    for name in HostObjects.passingNames { try define(name, lasting: .document) }
    for sequence in APISequence.all {
      guard let item = classes[sequence.item] else { continue }
      let type = try vm.defineSequence(sequence.name, of: item, indirect: sequence.isIndirect)
      classes[sequence.name] = type
      sequences[type] = sequence
    }
  }

  private func define(_ name: String, lasting: LuaLifetime) throws(LuaError) {
    let type = try vm.defineClass(name, lasting: lasting)
    classes[name] = type
    classNames[type] = name
  }

  /// Adds the fields of every class, once the host functions that some of them call are defined.
  func defineFields(_ functions: [String: LuaFunction]) throws(LuaError) {
    for api in APIClasses.all {
      guard let type = classes[api.name] else { continue }
      var fields: [LuaField] = []
      for field in api.fields {
        guard let source = source(field.source, functions) else { continue }
        fields.append(LuaField(field.name, source))
      }
      try vm.addFields(fields, to: type)
      suppliers[type] = api.columns
    }
  }

  private func source(
    _ source: APIField.Source, _ functions: [String: LuaFunction]
  ) -> LuaFieldSource? {
    switch source {
    case .unsigned(let column, let adding): .unsigned(column: column, adding: adding)
    case .value(let column): .value(column: column)
    case .flag(let column, let mask): .flag(column: column, mask: mask)
    case .name(let column, let names): .name(column: column, among: names)
    case .string(let column): .string(column: column, bytes: column + 1)
    case .text(let start, let end): .text(start: start, end: end)
    case .item(let name, let column): classes[name].map { .item($0, column: column) }
    case .same(let name): classes[name].map { .same($0) }
    case .host(let name): functions[name].map { .host($0) }
    }
  }

  // MARK: Columns

  /// Publishes what Lua asked for; without a document there is nothing to publish.
  private func supply(_ type: LuaClass, _ column: Int) {
    guard let view else { return }
    if let sequence = sequences[type] {
      let ranges = sequence.ranges(view)
      vm.publish(type, column: 0, ranges.firsts)
      vm.publish(type, column: 1, ranges.counts)
      if sequence.isIndirect { vm.publish(type, column: 2, ranges.list) }
      return
    }
    guard let columns = suppliers[type] else { return }
    // The bytes of a text column are made together with its places.
    var at = column
    while at > 0, at < columns.count, columns[at] == nil { at -= 1 }
    guard at >= 0, at < columns.count, let provider = columns[at] else { return }
    switch provider(view) {
    case .words(let words): vm.publish(type, column: at, words)
    case .doubles(let doubles): vm.publish(type, column: at, doubles)
    case .bytes(let bytes): vm.publish(type, column: at, bytes)
    case .texts(let pairs, let pool):
      vm.publish(type, column: at, pairs)
      vm.publish(type, column: at + 1, pool)
    }
  }

  // MARK: Handles

  /// The class name of a handle.
  func className(_ handle: LuaHandle) -> String { classNames[handle.type] ?? "" }

  /// The span of an item, or nil.
  func span(_ handle: LuaHandle) -> TextSpan? {
    view?.span(of: handle.index, in: className(handle))
  }

  /// A handle of a class by its name.
  func handle(_ name: String, _ index: Int) throws(LuaHostError) -> LuaHandle {
    guard let type = classes[name] else { throw .message("no class \(name)") }
    return LuaHandle(type, index)
  }

  /// A new span item for a span; its bytes are charged to the plugin.
  func newSpan(_ span: TextSpan) throws(LuaHostError) -> LuaHandle {
    guard let view else { throw .message("no document is at work while the plugin loads") }
    vm.charge(bytes: 16)
    return try handle("span", Int(view.spanItem(span)))
  }

  /// The document at work.
  func currentView() throws(LuaHostError) -> DocumentView {
    guard let view else { throw .message("no document is at work while the plugin loads") }
    return view
  }
}

/// What a plugin gave for one document.
struct PluginOutput {
  var rows: [Row] = []
  /// The bytes of their values, about.
  var rowBytes = 0
  var annotations: [(layer: String, item: CustomItem)] = []
  var log = PluginLog()
  /// What the plugin did; empty unless explaining.
  var trace = PluginTrace()
}

/// What a plugin says of one document.
struct PluginLog {
  var lines: [String] = []
  /// How many lines found no room.
  private(set) var dropped = 0
  private var bytes = 0

  /// Adds a line, or counts it where all would be more than `limit` bytes.
  mutating func append(_ line: String, within limit: Int) {
    bytes += line.utf8.count + 1
    if bytes > limit { dropped += 1 } else { lines.append(line) }
  }
}
