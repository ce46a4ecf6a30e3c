/// Names one item of a class, as long as its document lasts.
public struct LuaHandle: Hashable, Sendable {
  /// Its class.
  public let type: LuaClass
  /// Its position among the items of the class, from 0.
  public let index: Int

  /// Creates a handle.
  public init(_ type: LuaClass, _ index: Int) {
    self.type = type
    self.index = index
  }
}

/// A class of items or of sequences that the host has defined.
public struct LuaClass: Hashable, Sendable {
  let number: UInt16
}

/// Some items of a class, in an order.
public struct LuaSequence: Hashable, Sendable {
  /// The class of the items.
  public let type: LuaClass
  /// Their positions among the items of the class, from 0.
  public let indices: [UInt32]

  /// Creates a sequence.
  public init(_ type: LuaClass, _ indices: [UInt32]) {
    self.type = type
    self.indices = indices
  }
}

/// A Lua value that the host keeps without looking into it, until the state is restored.
public struct LuaReference: Hashable, Sendable {
  let number: UInt32
}

/// A copy of a Lua value.
public enum LuaValue: Hashable, Sendable {
  /// `nil`.
  case none
  /// A Boolean.
  case boolean(Bool)
  /// A whole number.
  case integer(Int64)
  /// A float, NaN and the infinities included.
  case number(Double)
  /// A string: any bytes.
  case string([UInt8])
  /// A table, read without metamethods.
  case table(LuaTable)
  /// An item.
  case handle(LuaHandle)
  /// A sequence of items.
  case sequence(LuaSequence)
  /// A function; only that it is one.
  case function
  /// A coroutine.
  case other
  /// A kept value; never in what comes from Lua.
  case reference(LuaReference)

  /// A string value from text.
  public static func text(_ text: some StringProtocol) -> LuaValue { .string(Array(text.utf8)) }

  /// The text of a string of valid UTF-8, else nil.
  public var text: String? {
    guard case .string(let bytes) = self else { return nil }
    return String(validating: bytes, as: UTF8.self)
  }

  /// The value of a whole number, also of a float without fraction, else nil.
  public var wholeNumber: Int? {
    switch self {
    case .integer(let value): Int(value)
    case .number(let value): Int(exactly: value)
    default: nil
    }
  }

  /// The value of any number, else nil.
  public var floatingPoint: Double? {
    switch self {
    case .integer(let value): Double(value)
    case .number(let value): value
    default: nil
    }
  }

  /// The number, else nil.
  public var double: Double? {
    switch self {
    case .integer(let value): Double(value)
    case .number(let value): value
    default: nil
    }
  }

  /// The Boolean, else nil.
  public var flag: Bool? {
    if case .boolean(let value) = self { value } else { nil }
  }

  /// The table, else nil.
  public var table: LuaTable? {
    if case .table(let value) = self { value } else { nil }
  }

  /// The word by which Lua authors know the type.
  public var typeName: String {
    switch self {
    case .none: "nil"
    case .boolean: "boolean"
    case .integer: "integer"
    case .number: "number"
    case .string: "string"
    case .table: "table"
    case .handle: "item"
    case .sequence: "sequence"
    case .function: "function"
    case .other, .reference: "userdata"
    }
  }
}

/// A copy of a Lua table: numbers first, then Booleans, then strings by their bytes.
public struct LuaTable: Hashable, Sendable {
  /// A key and its value.
  public struct Entry: Hashable, Sendable {
    /// The key: a number, Boolean or string.
    public let key: LuaValue
    /// The value, never `none`.
    public let value: LuaValue

    /// Creates an entry.
    public init(key: LuaValue, value: LuaValue) {
      self.key = key
      self.value = value
    }
  }

  /// The entries in the order of their keys.
  public let entries: [Entry]

  /// Creates a table from entries that are in order.
  public init(entries: [Entry]) {
    self.entries = entries
  }

  /// Creates an array: keys 1, 2, 3 and so on.
  public init(array: [LuaValue]) {
    entries = array.enumerated().map {
      Entry(key: .integer(Int64($0.offset) + 1), value: $0.element)
    }
  }

  /// Creates a record; fields that are `none` are left out.
  public init(fields: [(String, LuaValue)]) {
    entries = fields.filter { $0.1 != .none }
      .map { Entry(key: .text($0.0), value: $0.1) }
  }

  /// The value of a string key; nil if there is none.
  ///
  /// Linear in the number of entries.
  public subscript(name: String) -> LuaValue? {
    entries.first { $0.key.text == name }?.value
  }

  /// The values if the keys are exactly 1 to n, else nil.
  public var array: [LuaValue]? {
    for (position, entry) in entries.enumerated() {
      guard entry.key == .integer(Int64(position) + 1) else { return nil }
    }
    return entries.map(\.value)
  }
}
