/// A multinomial linear model: a weight for each feature and label.
///
/// Features are named by any bytes. The score of a label is the sum of the weights of the features
/// present, each times its value; probabilities are the softmax of the scores over `temperature`.
///
///     let model = try LinearModel(text: bytes)
///     var scores = model.scoring()
///     scores.add(Array("word=good".utf8), 1)
///     let probabilities = scores.probabilities
public struct LinearModel: Sendable {
  /// The most labels of a model.
  public static let mostLabels = 64
  /// The most features of a model.
  public static let mostFeatures = 2_000_000

  /// The names of the labels, in the order of the weights.
  public let labels: [String]
  /// What scores are divided by before they become probabilities; above 0.
  public let temperature: Double
  /// The upper bits of the hash of each slot's feature, and its number plus one; 0 for a free slot.
  ///
  /// The lower bits of the hash say where the search for the slot begins.
  private var slots: [UInt64]
  /// The bits of a slot that hold the number.
  private static var numberBits: UInt64 { 1 << 21 - 1 }
  var weights: [Float] = []
  private var names: [UInt8] = []
  private var nameEnds: [UInt32] = []

  /// The number of features.
  public var featureCount: Int { nameEnds.count }

  /// Creates a model without features; traps unless there are labels and the temperature is above 0.
  ///
  /// - Parameters:
  ///   - labels: the names of the labels.
  ///   - temperature: what scores are divided by.
  ///   - count: for how many features to make room.
  ///   - bytes: for how many bytes of their names.
  public init(
    labels: [String], temperature: Double = 1, reserving count: Int = 0, bytes: Int = 0
  ) {
    precondition(!labels.isEmpty && temperature > 0)
    self.labels = labels
    self.temperature = temperature
    var size = 16
    while size < count * 2 { size *= 2 }
    slots = Array(repeating: 0, count: size)
    weights.reserveCapacity(count * labels.count)
    nameEnds.reserveCapacity(count)
    names.reserveCapacity(bytes)
  }

  /// Adds a feature.
  ///
  /// - Returns: false, and nothing added, if the model has it already or is full.
  public mutating func add(_ name: some Sequence<UInt8>, _ values: some Sequence<Float>) -> Bool {
    let name = Array(name)
    guard addName(name, name.indices) else { return false }
    weights.append(contentsOf: values)
    return true
  }

  /// Adds the feature whose name lies in `range` of `bytes`; the caller appends its weights as well.
  mutating func addName(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    if nameEnds.count * 2 >= slots.count { grow() }
    let hash = FeatureHash.hash(bytes, range)
    guard nameEnds.count < Self.mostFeatures, number(hash) == nil else { return false }
    place(hash, number: nameEnds.count)
    for at in range { names.append(bytes[at]) }
    nameEnds.append(UInt32(names.count))
    return true
  }

  private mutating func place(_ hash: UInt64, number: Int) {
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = hash & ~Self.numberBits | UInt64(number + 1)
  }

  private mutating func grow() {
    slots = Array(repeating: 0, count: slots.count * 2)
    var start = 0
    for (number, end) in nameEnds.enumerated() {
      place(FeatureHash.hash(names, start..<Int(end)), number: number)
      start = Int(end)
    }
  }

  /// The number of the feature with a hash, or nil.
  @inline(__always)
  func number(_ hash: UInt64) -> Int? {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while true {
      let content = slots[slot]
      if content == 0 { return nil }
      if (content ^ hash) >> 21 == 0 { return Int(content & Self.numberBits) - 1 }
      slot = (slot + 1) & mask
    }
  }

  /// The name of a feature.
  public func name(_ feature: Int) -> [UInt8] {
    let start = feature == 0 ? 0 : Int(nameEnds[feature - 1])
    return Array(names[start..<Int(nameEnds[feature])])
  }

  /// The weight of a feature for a label.
  public func weight(_ feature: Int, _ label: Int) -> Double {
    Double(weights[feature * labels.count + label])
  }

  /// Starts a score.
  public func scoring() -> Scoring { Scoring(model: self) }

  /// The sums of the weights of some features.
  public struct Scoring: FeatureSink, Sendable {
    /// The model whose weights are added.
    public let model: LinearModel
    /// The score of each label.
    public private(set) var scores: [Double]
    /// The features of the model that were there, with their values.
    public private(set) var features: [(feature: Int, value: Double)] = []
    /// The turn in which each feature was added last.
    private var turns: [UInt32]
    private var turn: UInt32 = 1
    /// The hash of the name that is being written.
    fileprivate var hash = FeatureHash.seed

    init(model: LinearModel) {
      self.model = model
      scores = Array(repeating: 0, count: model.labels.count)
      turns = Array(repeating: 0, count: model.featureCount)
    }

    /// Adds a feature; those that the model does not know, or that were added already, change nothing.
    public mutating func add(_ name: [UInt8], _ value: Double) {
      add(FeatureHash.hash(name, name.indices), value)
    }

    @inline(__always)
    fileprivate mutating func add(_ hash: UInt64, _ value: Double) {
      guard let feature = model.number(hash), turns[feature] != turn else { return }
      turns[feature] = turn
      features.append((feature, value))
      let row = feature * scores.count
      for label in scores.indices { scores[label] += Double(model.weights[row + label]) * value }
    }

    /// Forgets all features.
    public mutating func reset() {
      features.removeAll(keepingCapacity: true)
      turn &+= 1
      for label in scores.indices { scores[label] = 0 }
    }

    /// The probability of each label.
    public var probabilities: [Double] {
      let scaled = scores.map { $0 / model.temperature }
      let top = scaled.max() ?? 0
      let powers = scaled.map { exponential($0 - top) }
      let sum = powers.reduce(0, +)
      return powers.map { $0 / sum }
    }

    /// The label with the highest score; the first of equals.
    public var best: Int {
      var best = 0
      for label in scores.indices where scores[label] > scores[best] { best = label }
      return best
    }

    /// The features that speak most for a label against the mean of the others, heaviest first.
    public func reasons(for label: Int, most count: Int) -> [(feature: Int, weight: Double)] {
      let others = Double(max(1, scores.count - 1))
      let (weights, labels) = (model.weights, scores.count)
      var top: [(feature: Int, weight: Double)] = []
      for (feature, value) in features {
        var rest = 0.0
        let row = feature * labels
        for other in 0..<labels where other != label { rest += Double(weights[row + other]) }
        let weight = value * (Double(weights[row + label]) - rest / others)
        guard weight > 0, count > 0, top.count < count || weight >= top[top.count - 1].weight else {
          continue
        }
        var place = top.count
        while place > 0, (weight, top[place - 1].feature) > (top[place - 1].weight, feature) {
          place -= 1
        }
        guard place < count else { continue }
        if top.count == count { top.removeLast() }
        top.insert((feature, weight), at: place)
      }
      return top
    }
  }
}

extension LinearModel.Scoring: FeatureNaming {
  @inline(__always)
  mutating func begin() { hash = FeatureHash.seed }

  @inline(__always)
  mutating func append(_ byte: UInt8) { hash = FeatureHash.add(byte, to: hash) }

  mutating func send(_ value: Double) { add(FeatureHash.finished(hash), value) }
}

/// The hash by which a model knows its features: FNV-1a of 64 bits, finished; never 0.
enum FeatureHash {
  static let seed: UInt64 = 0xCBF2_9CE4_8422_2325

  static func hash(_ bytes: [UInt8], _ range: Range<Int>) -> UInt64 {
    var hash = seed
    // Written out: builds without optimisation read large models too.
    for at in range { hash = (hash ^ UInt64(bytes[at])) &* 0x0000_0100_0000_01B3 }
    return finished(hash)
  }

  /// One step of FNV-1a.
  @inline(__always)
  static func add(_ byte: UInt8, to hash: UInt64) -> UInt64 {
    (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
  }

  @inline(__always)
  static func finished(_ hash: UInt64) -> UInt64 {
    var hash = hash
    hash ^= hash >> 32
    hash = hash &* 0x9E37_79B9_7F4A_7C15
    hash ^= hash >> 29
    return hash == 0 ? 1 : hash
  }
}
