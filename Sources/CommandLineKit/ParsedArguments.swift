/// The options and arguments of a command line.
public struct ParsedArguments: Sendable {
  /// The name of the command.
  public let command: String
  /// The words that are not options, in their order.
  public internal(set) var arguments: [String] = []
  /// The options as they were given, in their order: name and value.
  public private(set) var options: [(name: String, value: String?)] = []

  init(command: String) { self.command = command }

  mutating func add(_ option: CommandOption, _ value: String?) {
    options.append((option.name, value))
  }

  /// Whether `--help` was given.
  public var wantsHelp: Bool { options.contains { $0.name == "--help" } }

  /// Whether an option was given.
  public func has(_ option: CommandOption) -> Bool { options.contains { $0.name == option.name } }

  /// The value of an option, the last one where it was repeated.
  public func value(of option: CommandOption) -> String? {
    options.last { $0.name == option.name }?.value
  }

  /// Every value of a repeated option, in order.
  public func values(of option: CommandOption) -> [String] {
    options.filter { $0.name == option.name }.compactMap(\.value)
  }

  /// The values of a repeated option whose values are also lists with commas.
  public func list(of option: CommandOption) -> [String] {
    values(of: option).flatMap { $0.split(separator: ",").map(String.init) }
  }

  /// The value of an option as a whole number in a range.
  public func integer(
    of option: CommandOption, in range: ClosedRange<Int>
  ) throws(UsageError) -> Int? {
    guard let value = value(of: option) else { return nil }
    guard let number = Int(value), range.contains(number) else {
      let limits =
        range.upperBound == .max
        ? "a whole number from \(range.lowerBound)"
        : "a whole number from \(range.lowerBound) to \(range.upperBound)"
      throw bad(option, value, limits)
    }
    return number
  }

  /// The value of an option as milliseconds, from `500ms`, `10s`, `2m`, `1h` or bare seconds.
  public func milliseconds(of option: CommandOption) throws(UsageError) -> Int? {
    guard let value = value(of: option) else { return nil }
    let units = [("ms", 1), ("s", 1000), ("m", 60_000), ("h", 3_600_000), ("", 1000)]
    guard let amount = Self.scaled(value, units: units), amount > 0 else {
      throw bad(option, value, "a time such as 500ms, 10s or 2m")
    }
    return amount
  }

  /// The value of an option as bytes, from `512K`, `256M`, `2G` or bare bytes.
  public func bytes(of option: CommandOption) throws(UsageError) -> Int? {
    guard let value = value(of: option) else { return nil }
    let units = [("K", 1 << 10), ("M", 1 << 20), ("G", 1 << 30), ("T", 1 << 40), ("", 1)]
    let plain = value.uppercased().hasSuffix("B") ? String(value.dropLast()) : value
    guard let amount = Self.scaled(plain.uppercased(), units: units), amount > 0 else {
      throw bad(option, value, "a size such as 512K, 256M or 2G")
    }
    return amount
  }

  /// The error that an option has a value it cannot have.
  public func bad(_ option: CommandOption, _ value: String, _ expected: String) -> UsageError {
    UsageError(
      .badValue, "\(option.name) cannot be '\(value)'; write \(expected)", command: command)
  }

  private static func scaled(_ text: String, units: [(suffix: String, factor: Int)]) -> Int? {
    for unit in units where text.hasSuffix(unit.suffix) {
      guard let number = Double(text.dropLast(unit.suffix.count)), number.isFinite else {
        return nil
      }
      let amount = number * Double(unit.factor)
      return amount >= 0 && amount < 1e15 ? Int(amount) : nil
    }
    return nil
  }
}
