internal import CLuaBridge

/// What a host function returns, in order; bytes are copied as they are added.
///
/// A table is opened with the number of its array items and of its fields, and exactly these follow.
@safe
public struct LuaResults: ~Copyable {
  private let state: OpaquePointer

  init(state: OpaquePointer) {
    unsafe self.state = state
  }

  /// Adds nil.
  public func addNone() { unsafe clb_put_nil(state) }
  /// Adds a Boolean.
  public func add(_ value: Bool) { unsafe clb_put_boolean(state, value) }
  /// Adds a whole number.
  public func add(_ value: Int) { unsafe clb_put_integer(state, Int64(value)) }
  /// Adds a float.
  public func add(_ value: Double) { unsafe clb_put_number(state, value) }

  /// Adds a string.
  public func add(_ text: String) {
    var text = text
    text.withUTF8 { bytes in
      unsafe bytes.withMemoryRebound(to: CChar.self) {
        unsafe clb_put_string(state, $0.baseAddress, $0.count)
      }
    }
  }

  /// Adds a string of any bytes.
  public func add(bytes: some Sequence<UInt8>) {
    let copied = Array(bytes)
    unsafe copied.withUnsafeBytes { raw in
      unsafe raw.withMemoryRebound(to: CChar.self) {
        unsafe clb_put_string(state, $0.baseAddress, $0.count)
      }
    }
  }

  /// Adds an item.
  public func add(_ handle: LuaHandle) {
    unsafe clb_put_handle(state, handle.type.number, UInt32(truncatingIfNeeded: handle.index))
  }

  /// Adds a sequence.
  public func add(_ sequence: LuaSequence) {
    unsafe sequence.indices.withUnsafeBufferPointer {
      unsafe clb_put_sequence(
        state, sequence.type.number, $0.baseAddress, UInt32(truncatingIfNeeded: $0.count))
    }
  }

  /// Opens a table: `array` values follow, then `fields` pairs of key and value.
  public func addTable(array: Int = 0, fields: Int = 0) {
    unsafe clb_put_table(
      state, UInt32(truncatingIfNeeded: array), UInt32(truncatingIfNeeded: fields))
  }

  /// Adds any value, with what it contains.
  public func add(_ value: LuaValue) {
    switch value {
    case .none, .function, .other: addNone()
    case .boolean(let value): add(value)
    case .integer(let value): unsafe clb_put_integer(state, value)
    case .number(let value): add(value)
    case .string(let bytes): add(bytes: bytes)
    case .handle(let handle): add(handle)
    case .sequence(let sequence): add(sequence)
    case .reference(let reference): unsafe clb_put_reference(state, reference.number)
    case .table(let table): add(table)
    }
  }

  private func add(_ table: LuaTable) {
    if let array = table.array {
      addTable(array: array.count)
      for value in array { add(value) }
    } else {
      addTable(fields: table.entries.count)
      for entry in table.entries {
        add(entry.key)
        add(entry.value)
      }
    }
  }
}

@available(*, unavailable)
extension LuaResults: Sendable {}
