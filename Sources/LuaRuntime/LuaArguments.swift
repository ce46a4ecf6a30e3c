internal import CLuaBridge
// Links the C maths library, which the conversions of floats here need.
internal import Glibc

/// The arguments of a host function, read where Lua keeps them; they end with the call.
@safe
public struct LuaArguments: ~Copyable {
  private let values: UnsafePointer<clb_value>
  /// How many arguments were passed.
  public let count: Int

  init(values: UnsafePointer<clb_value>, count: Int) {
    unsafe self.values = values
    self.count = count
  }

  /// A copy of an argument, `none` beyond the last.
  ///
  /// Costs as much as the value is large.
  public func value(_ position: Int) -> LuaValue {
    guard position >= 0, position < count else { return .none }
    return unsafe LuaValue(copying: values[position], among: values)
  }

  /// The type of an argument as Lua authors know it.
  public func typeName(_ position: Int) -> String {
    guard let value = unsafe entry(position) else { return "nil" }
    switch unsafe clb_kind(UInt32(value.kind)) {
    case CLB_BOOLEAN: return "boolean"
    case CLB_INTEGER: return "integer"
    case CLB_NUMBER: return "number"
    case CLB_STRING: return "string"
    case CLB_TABLE: return "table"
    case CLB_HANDLE: return "item"
    case CLB_SEQUENCE: return "sequence"
    case CLB_FUNCTION: return "function"
    case CLB_NIL: return "nil"
    default: return "userdata"
    }
  }

  /// A whole number, also one given as a float without fraction; nil for anything else.
  public func integer(_ position: Int) -> Int? {
    guard let value = unsafe entry(position) else { return nil }
    switch unsafe clb_kind(UInt32(value.kind)) {
    case CLB_INTEGER: return unsafe Int(value.integer)
    case CLB_NUMBER: return unsafe Int(exactly: value.number)
    default: return nil
    }
  }

  /// Any number; nil for anything else.
  public func number(_ position: Int) -> Double? {
    guard let value = unsafe entry(position) else { return nil }
    switch unsafe clb_kind(UInt32(value.kind)) {
    case CLB_INTEGER: return unsafe Double(value.integer)
    case CLB_NUMBER: return unsafe value.number
    default: return nil
    }
  }

  /// A Boolean; nil for anything else.
  public func boolean(_ position: Int) -> Bool? {
    guard let value = unsafe entry(position), unsafe kind(value) == CLB_BOOLEAN else { return nil }
    return unsafe value.integer != 0
  }

  /// Whether the argument is absent or nil.
  public func isNone(_ position: Int) -> Bool {
    guard let value = unsafe entry(position) else { return true }
    return unsafe kind(value) == CLB_NIL
  }

  /// The text of a string of valid UTF-8; nil for anything else.
  public func text(_ position: Int) -> String? {
    guard let value = unsafe entry(position), unsafe kind(value) == CLB_STRING else { return nil }
    return unsafe withBytes(of: value) { unsafe String(validating: $0, as: UTF8.self) }
  }

  /// The bytes of a string; nil for anything else.
  public func bytes(_ position: Int) -> [UInt8]? {
    guard let value = unsafe entry(position), unsafe kind(value) == CLB_STRING else { return nil }
    return unsafe withBytes(of: value) { unsafe Array($0) }
  }

  /// Hands the bytes of a string to a closure without copying; nil if it is not a string.
  public func withBytes<R>(_ position: Int, _ body: (Span<UInt8>) throws -> R) rethrows -> R? {
    guard let value = unsafe entry(position), unsafe kind(value) == CLB_STRING else { return nil }
    return try unsafe withBytes(of: value) { try unsafe body($0.span) }
  }

  /// An item; nil for anything else.
  public func handle(_ position: Int) -> LuaHandle? {
    guard let value = unsafe entry(position), unsafe kind(value) == CLB_HANDLE else { return nil }
    return unsafe LuaHandle(LuaClass(number: value.class_id), Int(value.first))
  }

  /// A sequence, its indices copied; nil for anything else.
  public func sequence(_ position: Int) -> LuaSequence? {
    guard case .sequence(let sequence) = value(position) else { return nil }
    return sequence
  }

  private func entry(_ position: Int) -> clb_value? {
    guard position >= 0, position < count else { return nil }
    return unsafe values[position]
  }

  private func kind(_ value: clb_value) -> clb_kind {
    unsafe clb_kind(UInt32(value.kind))
  }

  private func withBytes<R>(
    of value: clb_value, _ body: (UnsafeBufferPointer<UInt8>) throws -> R
  ) rethrows -> R {
    let raw = unsafe UnsafeRawBufferPointer(start: value.bytes, count: Int(value.length))
    return try unsafe raw.withMemoryRebound(to: UInt8.self) { try unsafe body($0) }
  }
}

extension LuaValue {
  /// Copies a value out of the bridge's flat array, with all it contains.
  init(copying value: clb_value, among values: UnsafePointer<clb_value>) {
    switch unsafe clb_kind(UInt32(value.kind)) {
    case CLB_BOOLEAN: self = unsafe .boolean(value.integer != 0)
    case CLB_INTEGER: self = unsafe .integer(value.integer)
    case CLB_NUMBER: self = unsafe .number(value.number)
    case CLB_STRING:
      let raw = unsafe UnsafeRawBufferPointer(start: value.bytes, count: Int(value.length))
      self = unsafe .string(Array(raw))
    case CLB_TABLE: self = unsafe .table(LuaTable(copying: value, among: values))
    case CLB_HANDLE:
      self = unsafe .handle(LuaHandle(LuaClass(number: value.class_id), Int(value.first)))
    case CLB_SEQUENCE: self = unsafe .sequence(LuaSequence(copying: value))
    case CLB_FUNCTION: self = .function
    case CLB_NIL: self = .none
    default: self = .other
    }
  }
}

extension LuaTable {
  fileprivate init(copying value: clb_value, among values: UnsafePointer<clb_value>) {
    let first = unsafe Int(value.first)
    self.init(
      entries: unsafe (0..<Int(value.length)).map { pair in
        let at = first + 2 * pair
        return unsafe Entry(
          key: LuaValue(copying: values[at], among: values),
          value: LuaValue(copying: values[at + 1], among: values))
      })
  }
}

extension LuaSequence {
  fileprivate init(copying value: clb_value) {
    let type = unsafe LuaClass(number: value.class_id)
    let count = unsafe Int(value.length)
    if let indices = unsafe value.indices {
      self.init(type, unsafe Array(UnsafeBufferPointer(start: indices, count: count)))
    } else {
      let first = unsafe value.first
      self.init(type, (0..<UInt32(count)).map { first &+ $0 })
    }
  }
}

@available(*, unavailable)
extension LuaArguments: Sendable {}
