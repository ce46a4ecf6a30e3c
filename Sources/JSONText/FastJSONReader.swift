internal import CSimdJSON

/// Reads JSON that has nothing unusual in it with simdjson, many times as fast as with Jansson.
///
/// It has no errors of its own. Whatever it does not read gives nil, and Jansson decides: text that
/// is not JSON or not UTF-8, numbers beyond 64-bit integers or doubles, a name that comes twice or
/// has NUL in it, values below the 64th level, texts of 4 GB, objects of more than 64 members. What
/// it reads, it reads as Jansson does.
enum FastJSONReader {
  /// The value that fills the bytes; nil where Jansson has to decide.
  ///
  /// - Complexity: linear in the number of bytes.
  static func value(of bytes: ArraySlice<UInt8>) -> JSONValue? {
    defer { csimdjson_release() }
    let tree = unsafe bytes.withUnsafeBytes { buffer in
      unsafe csimdjson_parse(buffer.baseAddress, buffer.count)
    }
    guard let start = unsafe tree.nodes else { return nil }
    var next = 0
    return unsafe value(
      from: &next, of: UnsafeBufferPointer(start: start, count: tree.count))
  }

  /// The value whose nodes begin at `next`, which is moved behind them.
  private static func value(
    from next: inout Int, of nodes: UnsafeBufferPointer<csimdjson_node>
  ) -> JSONValue {
    let node = unsafe nodes[next]
    next += 1
    switch unsafe node.type {
    case .null: return .null
    case .false: return .boolean(false)
    case .true: return .boolean(true)
    case .integer: return unsafe .integer(node.integer)
    case .number: return unsafe .number(node.number)
    case .string: return unsafe .string(string(node))
    case .array:
      return unsafe .array((0..<node.count).map { _ in unsafe value(from: &next, of: nodes) })
    case .object:
      return unsafe .object(
        (0..<node.count).map { _ in
          let name = unsafe string(nodes[next])
          next += 1
          return unsafe JSONValue.Member(name, value(from: &next, of: nodes))
        })
    }
  }

  private static func string(_ node: csimdjson_node) -> String {
    unsafe UnsafeRawBufferPointer(start: node.text, count: Int(node.count))
      .withMemoryRebound(to: UInt8.self) { unsafe String(decoding: $0, as: UTF8.self) }
  }
}
