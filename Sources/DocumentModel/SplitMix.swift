/// A small source of random numbers that depend on its seed alone, whatever the machine or release.
///
/// Source: SplitMix64, from Steele, Lea and Flood, "Fast splittable pseudorandom number generators"
/// (2014). Not for secrets.
public struct SplitMix: RandomNumberGenerator, Sendable {
  @usableFromInline var state: UInt64

  /// Creates a source; the same seed gives the same numbers.
  @inlinable
  public init(seed: UInt64) { state = seed }

  /// The next number.
  @inlinable
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    return Self.mixed(state)
  }

  /// A number from 0 to `bound - 1`; `bound` is positive.
  @inlinable
  public mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }

  /// A number whose bits each depend on all bits of another, as the end of a hash needs it.
  @inlinable
  public static func mixed(_ value: UInt64) -> UInt64 {
    var mixed = value
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
