/// What the tables say a word or phrase can be.
struct NameFlags: OptionSet, Sendable, Hashable {
  let rawValue: UInt32

  static let country = NameFlags(rawValue: 1 << 0)
  static let city = NameFlags(rawValue: 1 << 1)
  /// A capital, a large city, a region: a place that news needs not introduce.
  static let major = NameFlags(rawValue: 1 << 2)
  static let region = NameFlags(rawValue: 1 << 3)
  static let given = NameFlags(rawValue: 1 << 4)
  static let givenMale = NameFlags(rawValue: 1 << 5)
  static let givenFemale = NameFlags(rawValue: 1 << 6)
  static let surname = NameFlags(rawValue: 1 << 7)
  /// Part of a family name that may stand in lower case: "al", "van".
  static let particle = NameFlags(rawValue: 1 << 8)
  static let organization = NameFlags(rawValue: 1 << 9)
  static let demonym = NameFlags(rawValue: 1 << 10)
  static let common = NameFlags(rawValue: 1 << 11)
  static let titleMale = NameFlags(rawValue: 1 << 12)
  static let titleFemale = NameFlags(rawValue: 1 << 13)
  static let titleNeutral = NameFlags(rawValue: 1 << 14)
  static let rank = NameFlags(rawValue: 1 << 15)
  /// A noun for what a person does: "minister".
  static let role = NameFlags(rawValue: 1 << 16)
  /// A word inside a title: "Deputy".
  static let titleWord = NameFlags(rawValue: 1 << 17)
  static let organizationHead = NameFlags(rawValue: 1 << 18)
  static let organizationSuffix = NameFlags(rawValue: 1 << 19)
  static let placeHead = NameFlags(rawValue: 1 << 20)
  static let placeFirst = NameFlags(rawValue: 1 << 21)
  static let eventHead = NameFlags(rawValue: 1 << 22)
  static let calendar = NameFlags(rawValue: 1 << 23)
  /// A phrase of the tables starts with this word.
  static let phraseStart = NameFlags(rawValue: 1 << 24)
  /// A function word: never the first word of a name outside the tables.
  static let function = NameFlags(rawValue: 1 << 25)
  static let placePreposition = NameFlags(rawValue: 1 << 26)
  /// A verb of saying, or of what persons do.
  static let personVerb = NameFlags(rawValue: 1 << 27)
  static let placeNoun = NameFlags(rawValue: 1 << 28)
  static let organizationNoun = NameFlags(rawValue: 1 << 29)

  static let place: NameFlags = [.country, .city, .region]
  static let honorific: NameFlags = [.titleMale, .titleFemale, .titleNeutral]
  static let title: NameFlags = [.titleMale, .titleFemale, .titleNeutral, .rank]
  static let named: NameFlags = [.country, .city, .region, .organization, .demonym]
}

/// What the tables say about one word or phrase.
struct NameFacts: Sendable, Hashable {
  /// What it can be.
  var flags: NameFlags = []
  /// The two letters of the ISO 3166-1 country code, high byte first; 0 for none.
  var country: UInt16 = 0
  /// Names of one group are names of one thing; 0 for none.
  var group: Int32 = 0

  /// Whether the user's table of aliases gave the name; what it says stands against every rule.
  var isAlias: Bool { group >= NameAliases.firstGroup }

  /// The country code as text.
  var countryCode: String? { Self.code(country) }

  /// A packed country code as text; nil for none.
  static func code(_ packed: UInt16) -> String? {
    guard packed != 0 else { return nil }
    return String(decoding: [UInt8(packed >> 8), UInt8(packed & 0xFF)], as: UTF8.self)
  }

  /// Adds what another table says; the first country and group stay.
  mutating func merge(_ other: NameFacts) {
    flags.formUnion(other.flags)
    if country == 0 { country = other.country }
    if group == 0 { group = other.group }
  }
}
