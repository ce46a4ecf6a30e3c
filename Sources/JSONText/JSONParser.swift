internal import CJansson

extension JSONValue {
  /// Reads one JSON value that fills `bytes`; of members with one name the last counts.
  ///
  /// Takes any value at the top, NUL in strings but not in names, and at most 2,048 nested levels.
  /// A number beyond 64-bit integers becomes a `number`; one beyond doubles is an error.
  ///
  /// - Complexity: linear in the number of bytes.
  /// - Throws: `JSONError` with line and column where the text is not valid JSON or not UTF-8.
  public init(parsing bytes: [UInt8]) throws(JSONError) {
    try self.init(parsing: bytes[...])
  }

  /// Reads one JSON value that fills a part of a buffer, such as a line of JSONL.
  public init(parsing bytes: ArraySlice<UInt8>) throws(JSONError) {
    if let value = FastJSONReader.value(of: bytes) {
      self = value
    } else {
      try self.init(byJansson: bytes)
    }
  }

  /// Reads a value with Jansson.
  init(byJansson bytes: ArraySlice<UInt8>) throws(JSONError) {
    let root = try unsafe JanssonTree.load(bytes)
    defer { unsafe json_decref(root) }
    unsafe self.init(root)
  }

  /// Copies a tree of the C library; its depth is bounded by the parser's limit.
  private init(_ node: UnsafePointer<json_t>) {
    let mutable = unsafe UnsafeMutablePointer(mutating: node)
    switch unsafe node.pointee.type {
    case JSON_OBJECT:
      var members: [Member] = []
      unsafe members.reserveCapacity(json_object_size(node))
      var iterator = unsafe json_object_iter(mutable)
      while let current = unsafe iterator {
        if let key = unsafe json_object_iter_key(current),
          let value = unsafe json_object_iter_value(current)
        {
          let name = unsafe JanssonTree.string(key, count: json_object_iter_key_len(current))
          unsafe members.append(Member(name, JSONValue(value)))
        }
        unsafe iterator = json_object_iter_next(mutable, current)
      }
      self = .object(members)
    case JSON_ARRAY:
      let count = unsafe json_array_size(node)
      var elements: [JSONValue] = []
      elements.reserveCapacity(count)
      for index in 0..<count {
        if let element = unsafe json_array_get(node, index) {
          unsafe elements.append(JSONValue(element))
        }
      }
      self = .array(elements)
    case JSON_STRING:
      if let text = unsafe json_string_value(node) {
        self = unsafe .string(JanssonTree.string(text, count: json_string_length(node)))
      } else {
        self = .string("")
      }
    case JSON_INTEGER: self = unsafe .integer(Int64(json_integer_value(node)))
    case JSON_REAL: self = unsafe .number(json_real_value(node))
    case JSON_TRUE: self = .boolean(true)
    case JSON_FALSE: self = .boolean(false)
    default: self = .null
    }
  }
}

/// The calls into the C library that hand out pointers.
private enum JanssonTree {
  /// Parses bytes into a tree that the caller must release.
  static func load(_ bytes: ArraySlice<UInt8>) throws(JSONError) -> UnsafeMutablePointer<json_t> {
    var failure = json_error_t()
    if let root = unsafe load(bytes, flags: 0, failure: &failure) { return unsafe root }
    // An integer over 64 bits is rare; only then are all numbers read as doubles.
    if code(of: failure) == json_error_numeric_overflow,
      let root = unsafe load(bytes, flags: size_t(JSON_DECODE_INT_AS_REAL), failure: &failure)
    {
      return unsafe root
    }
    let message = unsafe withUnsafeBytes(of: failure.text) { text in
      unsafe String(decoding: text.prefix { $0 != 0 }, as: UTF8.self)
    }
    throw JSONError(
      message: message, line: max(0, Int(failure.line)), column: max(0, Int(failure.column)))
  }

  private static func load(
    _ bytes: ArraySlice<UInt8>, flags: size_t, failure: inout json_error_t
  ) -> UnsafeMutablePointer<json_t>? {
    // JSON_DECODE_ANY and JSON_ALLOW_NUL.
    let all = flags | 0x4 | 0x10
    return unsafe bytes.withUnsafeBytes { buffer in
      unsafe json_loadb(buffer.baseAddress, buffer.count, all, &failure)
    }
  }

  /// The library keeps the error code in the last byte of the message.
  private static func code(of failure: json_error_t) -> json_error_code {
    unsafe withUnsafeBytes(of: failure.text) { text in
      unsafe json_error_code(rawValue: UInt32(text.last ?? 0))
    }
  }

  static func string(_ start: UnsafePointer<CChar>, count: Int) -> String {
    unsafe UnsafeRawBufferPointer(start: start, count: count).withMemoryRebound(to: UInt8.self) {
      unsafe String(decoding: $0, as: UTF8.self)
    }
  }
}
