/// Takes features one by one.
public protocol FeatureSink {
  /// Adds a feature with its value.
  mutating func add(_ name: [UInt8], _ value: Double)
}

/// Takes features whose names are written byte by byte, so that a model need only hash them.
protocol FeatureNaming {
  /// Starts the name of the next feature.
  mutating func begin()
  /// Goes on with the name.
  mutating func append(_ byte: UInt8)
  /// Adds the feature with its value.
  mutating func send(_ value: Double)
}

extension FeatureNaming {
  @inline(__always)
  mutating func begin(_ text: StaticString) {
    begin()
    append(text)
  }

  @inline(__always)
  mutating func append(_ text: StaticString) {
    for at in 0..<text.utf8CodeUnitCount { unsafe append(text.utf8Start[at]) }
  }

  mutating func append(word text: String) { for byte in text.utf8 { append(byte) } }

  mutating func append(_ bytes: [UInt8]) { for byte in bytes { append(byte) } }

  @inline(__always)
  mutating func append(_ bytes: [UInt8], _ range: Range<Int>) {
    for at in range { append(bytes[at]) }
  }

  /// Appends a number of up to five digits.
  mutating func append(_ number: UInt32) {
    var divisor: UInt32 = 10_000
    while divisor > 1, number < divisor { divisor /= 10 }
    while divisor > 0 {
      append(UInt8(truncatingIfNeeded: 0x30 + number / divisor % 10))
      divisor /= 10
    }
  }

  /// Adds a feature with a fixed name.
  @inline(__always)
  mutating func add(_ text: StaticString, _ value: Double = 1) {
    begin(text)
    send(value)
  }
}

/// Hands the names that are written to a sink that wants them whole.
struct FeatureNames<Sink: FeatureSink>: FeatureNaming {
  var sink: Sink
  private var name: [UInt8] = []

  init(_ sink: Sink) { self.sink = sink }

  mutating func begin() { name.removeAll(keepingCapacity: true) }
  mutating func append(_ byte: UInt8) { name.append(byte) }
  mutating func send(_ value: Double) { sink.add(name, value) }
}
