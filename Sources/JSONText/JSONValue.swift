// Rounding doubles calls the mathematics library, which this import links.
internal import Glibc

/// A JSON value as RFC 8259 defines it, with integers kept apart from other numbers.
public enum JSONValue: Sendable, Hashable {
  case null
  case boolean(Bool)
  /// A number written without fraction and exponent that fits 64 bits.
  case integer(Int64)
  /// Any other number; finite.
  case number(Double)
  case string(String)
  case array([JSONValue])
  /// The members in the order of the text; each name once.
  case object([Member])

  /// A named value of an object.
  public struct Member: Sendable, Hashable {
    /// The name.
    public let name: String
    /// The value.
    public let value: JSONValue

    /// Creates a member.
    public init(_ name: String, _ value: JSONValue) {
      self.name = name
      self.value = value
    }
  }
}

extension JSONValue {
  /// The member of that name; nil if there is none or this is no object.
  ///
  /// - Complexity: linear in the number of members.
  public subscript(name: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.name == name }?.value
  }

  /// The element at that place; nil beyond the end or if this is no array.
  public subscript(index: Int) -> JSONValue? {
    guard case .array(let elements) = self, elements.indices.contains(index) else { return nil }
    return elements[index]
  }

  /// The text of a string; nil for anything else.
  public var string: String? {
    if case .string(let text) = self { text } else { nil }
  }

  /// The value of a Boolean; nil for anything else.
  public var boolean: Bool? {
    if case .boolean(let value) = self { value } else { nil }
  }

  /// The value of an integer, also of one written with an exponent or ".0"; nil for anything else.
  public var integer: Int64? {
    switch self {
    case .integer(let value): value
    case .number(let value): Int64(exactly: value)
    case .null, .boolean, .string, .array, .object: nil
    }
  }

  /// The value of a number, integers included; nil for anything else.
  public var number: Double? {
    switch self {
    case .integer(let value): Double(value)
    case .number(let value): value
    case .null, .boolean, .string, .array, .object: nil
    }
  }

  /// The elements of an array; nil for anything else.
  public var array: [JSONValue]? {
    if case .array(let elements) = self { elements } else { nil }
  }

  /// The members of an object in their order; nil for anything else.
  public var object: [Member]? {
    if case .object(let members) = self { members } else { nil }
  }

  /// The value that a JSON pointer (RFC 6901) such as `/article/body` or `/items/0` leads to.
  ///
  /// Returns nil where the path leads nowhere, or where a non-empty pointer lacks its first slash.
  public func value(at pointer: String) -> JSONValue? {
    if pointer.isEmpty { return self }
    guard pointer.utf8.first == UInt8(ascii: "/") else { return nil }
    var value = self
    for step in pointer.dropFirst().split(separator: "/", omittingEmptySubsequences: false) {
      let name = Self.unescaped(step)
      let next: JSONValue?
      switch value {
      case .object: next = value[name]
      case .array: next = Int(name).flatMap { value[$0] }
      case .null, .boolean, .integer, .number, .string: next = nil
      }
      guard let next else { return nil }
      value = next
    }
    return value
  }

  /// A step of a JSON pointer with `~1` read as a slash and `~0` as a tilde.
  private static func unescaped(_ step: Substring) -> String {
    guard step.utf8.contains(UInt8(ascii: "~")) else { return String(step) }
    var result = ""
    var tilde = false
    for scalar in step.unicodeScalars {
      if tilde {
        result.unicodeScalars.append(scalar == "1" ? "/" : scalar == "0" ? "~" : scalar)
        tilde = false
      } else if scalar == "~" {
        tilde = true
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
