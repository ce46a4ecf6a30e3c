internal import JSONText

/// Puts the commas and the names of one JSON object into a buffer.
struct ObjectWriter {
  private var isEmpty = true

  mutating func open(in output: inout [UInt8]) { output.append(UInt8(ascii: "{")) }

  mutating func close(in output: inout [UInt8]) { output.append(UInt8(ascii: "}")) }

  /// Appends a name; the caller appends the value.
  mutating func key(_ name: String, in output: inout [UInt8]) {
    if !isEmpty { output.append(UInt8(ascii: ",")) }
    isEmpty = false
    JSONWriter.append(name, to: &output)
    output.append(UInt8(ascii: ":"))
  }

  mutating func field(_ name: String, _ value: String, in output: inout [UInt8]) {
    key(name, in: &output)
    JSONWriter.append(value, to: &output)
  }

  /// Appends a string or null.
  mutating func field(_ name: String, orNull value: String?, in output: inout [UInt8]) {
    key(name, in: &output)
    if let value {
      JSONWriter.append(value, to: &output)
    } else {
      JSONWriter.append(null: (), to: &output)
    }
  }

  mutating func field(_ name: String, _ value: Int, in output: inout [UInt8]) {
    key(name, in: &output)
    JSONWriter.append(value, to: &output)
  }

  mutating func field(_ name: String, _ value: Bool, in output: inout [UInt8]) {
    key(name, in: &output)
    JSONWriter.append(value, to: &output)
  }

  /// Appends a number or null.
  mutating func field(_ name: String, orNull value: Double?, in output: inout [UInt8]) {
    key(name, in: &output)
    JSONWriter.append(value ?? .nan, to: &output)
  }
}
