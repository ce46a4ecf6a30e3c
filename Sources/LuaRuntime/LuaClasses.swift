internal import CLuaBridge

/// Where the value of a field of an item comes from.
///
/// Columns are numbered 0 to 31 within a class and published a document at a time. An entry of a
/// column belongs to the item of the same index.
public enum LuaFieldSource: Hashable, Sendable {
  /// A `UInt32` column, with a number added to it; its largest value is nil.
  case unsigned(column: Int, adding: Int = 0)
  /// An `Int64` column.
  case integer(column: Int)
  /// A `Double` column; NaN is nil.
  case number(column: Int)
  /// A `Double` column whose whole values are Lua integers; NaN is nil.
  case value(column: Int)
  /// A `UInt8` column; anything but 0 is true.
  case boolean(column: Int)
  /// Whether a `UInt32` column has a bit of the mask.
  case flag(column: Int, mask: UInt32)
  /// A `UInt8` column of positions in a list of names; 255 is nil.
  case name(column: Int, among: [String])
  /// Pairs of `UInt32`, offset and length, in a second column of bytes; the largest length is nil.
  case string(column: Int, bytes: Int)
  /// The document's text between two `UInt32` columns, in bytes.
  case text(start: Int, end: Int)
  /// A `UInt32` column of indices of another class; its largest value is nil.
  case item(LuaClass, column: Int)
  /// The item, or sequence, of another class that has the same index.
  case same(LuaClass)
  /// A host function called with the item; see ``LuaVM/define(function:_:)``.
  case host(LuaFunction)
}

/// A field of the items of a class.
public struct LuaField: Hashable, Sendable {
  /// Its name in Lua.
  public let name: String
  /// Where its value comes from.
  public let source: LuaFieldSource

  /// Creates a field.
  public init(_ name: String, _ source: LuaFieldSource) {
    self.name = name
    self.source = source
  }
}

/// A host function that has been defined.
public struct LuaFunction: Hashable, Sendable {
  let number: UInt32
}

/// How long the items of a class can be used.
public enum LuaLifetime: Hashable, Sendable {
  /// Until the document ends; later use is an error.
  case document
  /// As long as the state: lexicons, patterns.
  case state
}

extension LuaVM {
  /// Defines a class of items; do so before ``snapshot()``.
  ///
  /// - Throws: `unusable` when the state is dead, or a column or list number is out of range.
  public func defineClass(
    _ name: String, lasting: LuaLifetime = .document, fields: [LuaField] = []
  ) throws(LuaError) -> LuaClass {
    let flags = lasting == .state ? UInt32(CLB_CLASS_PERSISTENT) : 0
    let number = unsafe withUTF8(name) { unsafe clb_define_class(state, $0, $1, flags) }
    let type = try checkedClass(number, name)
    try addFields(fields, to: type)
    return type
  }

  /// Adds fields to a class, for those that refer to classes defined after it.
  public func addFields(_ fields: [LuaField], to type: LuaClass) throws(LuaError) {
    for field in fields {
      var spec = try spec(of: field, in: type)
      let added = unsafe withUTF8(field.name) {
        unsafe clb_define_field(state, type.number, $0, $1, &spec)
      }
      guard added else { throw LuaError(kind: .unusable, message: "cannot define '\(field.name)'") }
    }
  }

  /// Defines a class of sequences over items: column 0 holds where each begins, column 1 its count.
  ///
  /// With `indirect`, both refer to column 2, which lists indices of items.
  public func defineSequence(
    _ name: String, of item: LuaClass, indirect: Bool = false
  ) throws(LuaError) -> LuaClass {
    let number = unsafe withUTF8(name) {
      unsafe clb_define_sequence(state, $0, $1, item.number, indirect)
    }
    return try checkedClass(number, name)
  }

  private func checkedClass(_ number: UInt16, _ name: String) throws(LuaError) -> LuaClass {
    guard number != UInt16(CLB_NO_CLASS) else {
      throw LuaError(kind: .unusable, message: "cannot define the class '\(name)'")
    }
    return LuaClass(number: number)
  }

  private func spec(of field: LuaField, in type: LuaClass) throws(LuaError) -> clb_field_spec {
    var spec = clb_field_spec()
    func set(_ kind: clb_field_kind, _ column: Int = 0, _ second: Int = 0) {
      spec.kind = UInt8(kind.rawValue)
      spec.column = UInt8(clamping: column)
      spec.column2 = UInt8(clamping: second)
    }
    switch field.source {
    case .unsigned(let column, let bias):
      set(CLB_FIELD_U32, column)
      spec.bias = Int32(clamping: bias)
    case .integer(let column): set(CLB_FIELD_I64, column)
    case .number(let column): set(CLB_FIELD_F64, column)
    case .value(let column): set(CLB_FIELD_VALUE, column)
    case .boolean(let column): set(CLB_FIELD_BOOLEAN, column)
    case .flag(let column, let mask):
      set(CLB_FIELD_FLAG, column)
      spec.mask = mask
    case .name(let column, let names):
      set(CLB_FIELD_ENUM, column)
      spec.list = try addList(names, to: type)
    case .string(let column, let bytes): set(CLB_FIELD_STRING, column, bytes)
    case .text(let start, let end): set(CLB_FIELD_TEXT, start, end)
    case .item(let other, let column):
      set(CLB_FIELD_HANDLE, column)
      spec.class_id = other.number
    case .same(let other):
      set(CLB_FIELD_SAME)
      spec.class_id = other.number
    case .host(let function):
      set(CLB_FIELD_HOST)
      spec.function = function.number
    }
    return spec
  }

  private func addList(_ names: [String], to type: LuaClass) throws(LuaError) -> UInt8 {
    let list = lists[type, default: 0]
    lists[type] = list + 1
    for name in names {
      let added = unsafe withUTF8(name) {
        unsafe clb_define_name(state, type.number, UInt8(clamping: list), $0, $1)
      }
      guard added else { throw LuaError(kind: .unusable, message: "too many names: '\(name)'") }
    }
    return UInt8(clamping: list)
  }

  // MARK: - The document

  /// Starts a document: handles of earlier ones go stale and their columns are dropped.
  ///
  /// - Throws: `unusable` during a call or when memory is refused.
  public func beginDocument(text: [UInt8]) throws(LuaError) {
    let begun = unsafe text.withUnsafeBytes { bytes in
      unsafe clb_begin_document(
        state, bytes.bindMemory(to: CChar.self).baseAddress, bytes.count)
    }
    guard begun else { throw LuaError(kind: .unusable, message: "cannot start a document") }
  }

  /// Ends the document: its handles go stale and its columns are dropped.
  public func endDocument() {
    unsafe clb_end_document(state)
  }

  /// Publishes a column, which is copied; each can be published once a document.
  ///
  /// - Returns: false if it was published before, or the number is out of range.
  @discardableResult
  public func publish<Element: BitwiseCopyable>(
    _ type: LuaClass, column: Int, _ entries: [Element]
  ) -> Bool {
    unsafe entries.withUnsafeBytes {
      unsafe clb_publish(state, type.number, UInt8(clamping: column), $0.baseAddress, $0.count)
    }
  }
}
