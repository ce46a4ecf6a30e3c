internal import Glibc

/// Turns sums of valences into scores from -1 to 1 that do not grow with length.
///
/// The sum of a sentence is scaled as if the sentence had `usual` words, by a power of its length.
/// The level of several sentences is their mean, in which each counts by the strength of its tone
/// plus `quiet`, so that repeating a text changes nothing and neutral text draws it towards 0. A
/// level becomes a score as in VADER (Hutto and Gilbert 2014): level / √(level² + softness).
public struct ToneScale: Sendable, Hashable {
  /// A sentence of this many words keeps its sum; longer ones lose, shorter ones gain.
  public var usual = 12.0
  /// Shorter sentences count as if they had this many words.
  public var least = 4.0
  /// The power of the length that a sum is divided by.
  public var power = 0.6
  /// What squashes a level to -1…1; VADER's constant.
  public var softness = 15.0
  /// How much a sentence without tone counts in a mean.
  public var quiet = 0.5

  /// Creates the standard numbers.
  public init() {}

  /// The sum of a sentence as if it had the usual length.
  func level(_ sum: Double, words: Int) -> Double {
    sum == 0 ? 0 : sum * pow(usual / max(Double(words), least), power)
  }

  /// The score of a level.
  func score(_ level: Double) -> Double { level / (level * level + softness).squareRoot() }
}

/// The tone of some units of a reading.
public struct Tone: Sendable, Hashable {
  /// -1 to 1.
  public internal(set) var score = 0.0
  /// The words of the units.
  public internal(set) var words = 0
  /// The words that judge or name events.
  public internal(set) var known = 0
  /// The words that name events.
  public internal(set) var events = 0
  /// The positions of the heaviest hits, heaviest first, earlier before later.
  public internal(set) var heaviest: [Int] = []

  /// Creates the tone of nothing.
  public init() {}
}

extension ValenceReading {
  /// The tone of some units together.
  ///
  /// - Parameters:
  ///   - units: the positions of the units, from 0.
  ///   - scale: the numbers of the formula.
  ///   - most: how many hits to name.
  /// - Returns: the tone; that of no unit is 0.
  /// - Complexity: linear in the number of units and hits, times `most`.
  public func tone(
    of units: some Sequence<Int>, on scale: ToneScale = ToneScale(), most: Int = 0
  ) -> Tone {
    var tone = Tone()
    var weighted = 0.0
    var weight = 0.0
    for index in units {
      let unit = self.units[index]
      name(unit.hits, most, &tone.heaviest)
      if unit.words == 0, unit.sum == 0 { continue }
      let level = scale.level(unit.sum, words: unit.words)
      let own = abs(level) + scale.quiet
      weighted += level * own
      weight += own
      tone.words += unit.words
      tone.known += unit.known
      tone.events += unit.events
    }
    if weight != 0 { tone.score = scale.score(weighted / weight) }
    return tone
  }

  /// Puts hits into a list of the `most` heaviest.
  private func name(_ range: Range<Int>, _ most: Int, _ list: inout [Int]) {
    guard most > 0 else { return }
    for hit in range {
      let own = abs(hits[hit].weight)
      guard list.count < most || own > abs(hits[list[list.count - 1]].weight) else { continue }
      if list.count == most { list.removeLast() }
      var at = list.count
      while at > 0, abs(hits[list[at - 1]].weight) < own { at -= 1 }
      list.insert(hit, at: at)
    }
  }
}
