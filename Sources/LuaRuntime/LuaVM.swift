internal import CLuaBridge

/// A sandboxed Lua state with limits, to be used by one thread at a time.
///
/// Load the host's own Lua code and a plugin, take a ``snapshot()``, then for each document
/// ``restore()`` and call. A call that meets a limit ends at once, and leaves the state dead until it
/// is restored. Run calls with at least 1 MB of stack below them.
@safe
public final class LuaVM {
  /// A host function: reads its arguments and adds its results.
  public typealias HostFunction =
    (borrowing LuaArguments, borrowing LuaResults) throws(LuaHostError) -> Void

  /// Where a module's source was found.
  public struct Module: Sendable {
    /// The text.
    public let source: [UInt8]
    /// The name in error messages; two modules of one name are one module.
    public let file: String

    /// Creates a module.
    public init(source: [UInt8], file: String) {
      self.source = source
      self.file = file
    }
  }

  let state: OpaquePointer
  var lists: [LuaClass: Int] = [:]
  private var functions: [HostFunction] = []

  /// Takes a line that the plugin printed; at most the log limit a call.
  public var log: (String) -> Void = { _ in }
  /// Finds the module of a name for the file that requires it; throws if there is none.
  public var resolve: (_ name: String, _ caller: String) throws(LuaHostError) -> Module = {
    (name, _) throws(LuaHostError) in throw .message("module '\(name)' not found")
  }
  /// Publishes a column that Lua has asked for and that was not published yet.
  public var supply: (LuaClass, _ column: Int) -> Void = { _, _ in }

  /// Makes a state.
  ///
  /// - Throws: `unusable` when the system refuses address space.
  public init(limits: LuaLimits = .loading, seed: UInt64 = 0) throws(LuaError) {
    var limits = clb_limits(limits)
    // The entry finds this object through the context, which is set below: none runs before.
    let box = ContextBox()
    context = box
    let opaque = unsafe Unmanaged.passUnretained(box).toOpaque()
    guard let state = unsafe clb_open(&limits, hostEntry, opaque) else {
      throw LuaError(kind: .unusable, message: "no memory for a Lua state")
    }
    unsafe self.state = state
    unsafe clb_set_seed(state, seed)
    box.vm = self
  }

  private let context: ContextBox

  deinit {
    unsafe clb_close(state)
  }

  /// Sets the limits of the calls to come; memory cannot grow beyond what the state began with.
  public func setLimits(_ limits: LuaLimits) {
    var limits = clb_limits(limits)
    unsafe clb_set_limits(state, &limits)
  }

  /// Seeds `math.random`; a restore undoes it.
  public func setSeed(_ seed: UInt64) {
    unsafe clb_set_seed(state, seed)
  }

  // MARK: - Host functions

  /// Adds a function to the table `host` of privileged code.
  @discardableResult
  public func define(
    function name: String, _ body: @escaping HostFunction
  ) throws(LuaError) -> LuaFunction {
    let number = UInt32(functions.count)
    functions.append(body)
    guard unsafe withUTF8(name, { unsafe clb_define_function(state, $0, $1, number) }) else {
      throw failure(CLB_UNUSABLE)
    }
    return LuaFunction(number: number)
  }

  /// Notes that the host keeps bytes for the plugin; over the limit the running call is stopped.
  ///
  /// - Returns: whether the limit still holds.
  @discardableResult
  public func charge(bytes: Int) -> Bool {
    unsafe clb_charge(state, UInt64(clamping: bytes))
  }

  // MARK: - Running

  /// Whose code a chunk is.
  public enum Origin: Hashable, Sendable {
    /// A plugin's: sandboxed. The name is shown in errors.
    case plugin(file: String)
    /// The host's: sees `host` and the bridge's own functions; hidden from tracebacks.
    case host(name: String)
  }

  /// A value kept in the state together with a copy of it.
  public struct Loaded: Sendable {
    /// For calls and fields.
    public let reference: LuaReference
    /// A copy; functions are markers.
    public let value: LuaValue
  }

  /// Compiles and runs a chunk, and keeps its first result.
  ///
  /// Plugin sources are refused if over 4 MB, compiled, UTF-16 or with zero bytes.
  public func load(
    _ source: [UInt8], as origin: Origin, _ arguments: [LuaValue] = []
  ) throws(LuaError) -> Loaded {
    let name: String
    let privileged: Bool
    switch origin {
    case .plugin(let file): (name, privileged) = ("@" + file, false)
    case .host(let host): (name, privileged) = ("=[" + host + "]", true)
    }
    build(arguments)
    var reference: UInt32 = 0
    let outcome = unsafe source.withUnsafeBytes { raw in
      unsafe raw.withMemoryRebound(to: CChar.self) { bytes in
        unsafe withUTF8(name) {
          unsafe clb_load(
            state, bytes.baseAddress ?? $0, bytes.count, $0, $1, privileged, &reference)
        }
      }
    }
    guard outcome == CLB_OK else { throw failure(outcome) }
    return Loaded(reference: LuaReference(number: reference), value: results().first ?? .none)
  }

  /// Calls a kept function and returns copies of its results.
  @discardableResult
  public func call(
    _ function: LuaReference, _ arguments: [LuaValue] = []
  ) throws(LuaError) -> [LuaValue] {
    build(arguments)
    let outcome = unsafe clb_call(state, function.number)
    guard outcome == CLB_OK else { throw failure(outcome) }
    return results()
  }

  /// Keeps the raw field of a kept table; nil if there is none.
  public func field(_ name: String, of table: LuaReference) -> LuaReference? {
    let number = unsafe withUTF8(name) { unsafe clb_field(state, table.number, $0, $1) }
    return number == 0 ? nil : LuaReference(number: number)
  }

  /// Keeps a copy of the state to come back to.
  ///
  /// Costs a copy of what Lua holds.
  ///
  /// - Returns: false when the state is dead or running, or memory is short.
  @discardableResult
  public func snapshot() -> Bool {
    unsafe clb_snapshot(state)
  }

  /// Asks the calls of interruptible states to stop, until it is taken back; safe in signal handlers.
  public static func interrupt(_ isRequested: Bool) { clb_interrupt(isRequested) }

  /// Goes back to the snapshot, also from a dead state.
  ///
  /// Costs a copy of the snapshot.
  ///
  /// - Returns: false if there is none.
  @discardableResult
  public func restore() -> Bool {
    unsafe clb_restore(state)
  }

  /// What the last call used.
  public var usage: LuaUsage {
    let used = unsafe clb_used(state)
    return LuaUsage(
      instructions: Int(clamping: used.instructions), nanoseconds: Int(clamping: used.nanoseconds),
      memory: Int(clamping: used.lua_bytes), peakMemory: Int(clamping: used.lua_peak),
      hostBytes: Int(clamping: used.host_bytes), droppedLines: Int(clamping: used.dropped_lines),
      snapshotBytes: Int(clamping: used.snapshot_bytes))
  }

  /// Makes the allocation of that number from now end the call as the memory limit would; 0 = none.
  package func failAllocation(_ number: Int) {
    unsafe clb_fail_allocation(state, UInt64(clamping: number))
  }

  private func build(_ arguments: [LuaValue]) {
    unsafe clb_put_begin(state)
    let results = unsafe LuaResults(state: state)
    for argument in arguments { results.add(argument) }
  }

  private func results() -> [LuaValue] {
    var count: UInt32 = 0
    let values = unsafe clb_results(state, &count)
    return (0..<Int(count)).map { unsafe LuaValue(copying: values[$0], among: values) }
  }

  // MARK: - Calls from Lua

  fileprivate func run(
    _ function: UInt32, _ values: UnsafePointer<clb_value>, _ count: Int
  ) -> clb_status {
    let arguments = unsafe LuaArguments(values: values, count: count)
    let results = unsafe LuaResults(state: state)
    do throws(LuaHostError) {
      try dispatch(function, arguments, results)
      return CLB_STATUS_OK
    } catch {
      unsafe clb_put_begin(state)
      switch error {
      case .message(let text): return answer(CLB_STATUS_ERROR, text)
      case .outputLimit(let text): return answer(CLB_STATUS_OUTPUT, text)
      case .skip(let text): return answer(CLB_STATUS_SKIP, text)
      case .fail(let text): return answer(CLB_STATUS_FAIL, text)
      }
    }
  }

  private func answer(_ status: clb_status, _ text: String) -> clb_status {
    unsafe LuaResults(state: state).add(text)
    return status
  }

  private func dispatch(
    _ function: UInt32, _ arguments: borrowing LuaArguments, _ results: borrowing LuaResults
  ) throws(LuaHostError) {
    switch function {
    case UInt32(CLB_CALL_LOG):
      log(String(decoding: arguments.bytes(0) ?? [], as: UTF8.self))
    case UInt32(CLB_CALL_REQUIRE):
      guard let name = arguments.text(0) else { throw .message("a module name must be UTF-8") }
      let module = try resolve(name, String((arguments.text(1) ?? "").drop { $0 == "@" }))
      results.add(bytes: module.source)
      results.add("@" + module.file)
    case UInt32(CLB_CALL_COLUMN):
      supply(LuaClass(number: UInt16(arguments.integer(0) ?? 0)), arguments.integer(1) ?? 0)
    default:
      guard function < functions.count else { throw .message("no such host function") }
      try functions[Int(function)](arguments, results)
    }
  }
}

/// Gives the C entry a way to the state's owner that exists before the owner does.
private final class ContextBox {
  weak var vm: LuaVM?
}

private func hostEntry(
  context: UnsafeMutableRawPointer?, function: UInt32, values: UnsafePointer<clb_value>,
  count: UInt32
) -> clb_status {
  guard let context = unsafe context else { return CLB_STATUS_ERROR }
  let box = unsafe Unmanaged<ContextBox>.fromOpaque(context).takeUnretainedValue()
  guard let vm = box.vm else { return CLB_STATUS_ERROR }
  return unsafe vm.run(function, values, Int(count))
}

@available(*, unavailable)
extension LuaVM: Sendable {}
