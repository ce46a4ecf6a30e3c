/// Numbers under names, in the order they are added.
struct FeatureVector {
  private(set) var values: [Float] = []
  private(set) var names: [String] = []
  private let isNamed: Bool

  /// Creates an empty vector; names are kept for training only.
  init(isNamed: Bool) { self.isNamed = isNamed }

  mutating func removeAll() {
    values.removeAll(keepingCapacity: true)
    names.removeAll(keepingCapacity: true)
  }

  mutating func add(_ name: @autoclosure () -> String, _ value: Float) {
    values.append(value)
    if isNamed { names.append(name()) }
  }

  mutating func add(_ name: @autoclosure () -> String, _ value: Bool) { add(name(), value ? 1 : 0) }
}
