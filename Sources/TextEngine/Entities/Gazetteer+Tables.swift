extension Gazetteer {
  /// Reads the tables of the binary.
  ///
  /// The order settles which country a name of two tables has: countries, bodies, regions, cities.
  static func embedded() -> Gazetteer {
    var gazetteer = Gazetteer()
    gazetteer.addCountries()
    gazetteer.addOrganizations()
    gazetteer.addCoded(.regions, .region.union(.major))
    gazetteer.addCoded(.states, .region.union(.major))
    gazetteer.addDemonyms()
    gazetteer.addCities()
    gazetteer.addPersonNames()
    gazetteer.addWords(.titles) { letter in
      switch letter {
      case UInt8(ascii: "m"): .titleMale
      case UInt8(ascii: "f"): .titleFemale
      case UInt8(ascii: "n"): .titleNeutral
      default: .rank
      }
    }
    gazetteer.addWords(.organizationWords) { letter in
      letter == UInt8(ascii: "s") ? .organizationSuffix : .organizationHead
    }
    gazetteer.addWords(.placeWords) { letter in
      letter == UInt8(ascii: "f") ? .placeFirst : .placeHead
    }
    gazetteer.addWords(.contextWords) { letter in
      switch letter {
      case UInt8(ascii: "f"): .function
      case UInt8(ascii: "i"): .placePreposition
      case UInt8(ascii: "v"): .personVerb
      case UInt8(ascii: "c"): .placeNoun
      default: .organizationNoun
      }
    }
    gazetteer.addLines(.roles, .role)
    gazetteer.addLines(.titleWords, .titleWord)
    gazetteer.addLines(.eventWords, .eventHead)
    gazetteer.addLines(.calendar, .calendar)
    gazetteer.addLines(.commonWords, .common)
    return gazetteer
  }

  /// A two-letter code as a number; 0 for "-".
  private static func code(_ bytes: [UInt8], _ range: Range<Int>) -> UInt16 {
    guard range.count == 2 else { return 0 }
    return UInt16(bytes[range.lowerBound]) << 8 | UInt16(bytes[range.lowerBound + 1])
  }

  /// Names of one country are one group, numbered by its code.
  private mutating func addCountries() {
    for table in [EmbeddedTable.countries, .countryNames] {
      table.forEachRecord { bytes, fields in
        guard fields.count > 1 else { return }
        let code = Self.code(bytes, fields[0])
        let facts = NameFacts(flags: [.country, .major], country: code, group: Int32(code))
        EmbeddedTable.split(bytes, fields[1], at: UInt8(ascii: "|")) { addName(bytes, $0, facts) }
      }
    }
  }

  private mutating func addOrganizations() {
    var group: Int32 = 1_000_000
    EmbeddedTable.organizations.forEachRecord { bytes, fields in
      guard fields.count > 1 else { return }
      let code = Self.code(bytes, fields[0])
      EmbeddedTable.split(bytes, fields[1], at: UInt8(ascii: ";")) { body in
        group += 1
        let facts = NameFacts(flags: .organization, country: code, group: group)
        EmbeddedTable.split(bytes, body, at: UInt8(ascii: "|")) { addName(bytes, $0, facts) }
      }
    }
  }

  /// A line of demonyms is one group; with a "|" it holds phrases, else words.
  private mutating func addDemonyms() {
    var group: Int32 = 2_000_000
    EmbeddedTable.demonyms.forEachRecord { bytes, fields in
      guard fields.count > 1 else { return }
      let phrases = bytes[fields[0]].contains(UInt8(ascii: "|"))
      let code = Self.code(bytes, fields[1])
      if code != 0 { group += 1 }
      let facts = NameFacts(flags: .demonym, country: code, group: code == 0 ? 0 : group)
      let mark = phrases ? UInt8(ascii: "|") : 0x20
      EmbeddedTable.split(bytes, fields[0], at: mark) { addName(bytes, $0, facts) }
    }
  }

  private mutating func addCities() {
    EmbeddedTable.cities.forEachRecord { bytes, fields in
      guard fields.count > 1 else { return }
      let flags: NameFlags = fields.count > 2 ? [.city, .major] : .city
      addName(bytes, fields[1], NameFacts(flags: flags, country: Self.code(bytes, fields[0])))
    }
  }

  private mutating func addPersonNames() {
    for table in [EmbeddedTable.censusNames, .givenNames, .worldNames] {
      addWords(table) { letter in
        switch letter {
        case UInt8(ascii: "f"): [.given, .givenFemale]
        case UInt8(ascii: "m"): [.given, .givenMale]
        case UInt8(ascii: "g"): .given
        case UInt8(ascii: "p"): .particle
        default: .surname
        }
      }
    }
  }

  /// Records of a country code and names divided by "|", each a thing of its own.
  private mutating func addCoded(_ table: EmbeddedTable, _ flags: NameFlags) {
    table.forEachRecord { bytes, fields in
      guard fields.count > 1 else { return }
      let facts = NameFacts(flags: flags, country: Self.code(bytes, fields[0]))
      EmbeddedTable.split(bytes, fields[1], at: UInt8(ascii: "|")) { addName(bytes, $0, facts) }
    }
  }

  /// Records of a class letter and words divided by "|".
  private mutating func addWords(_ table: EmbeddedTable, _ flags: (UInt8) -> NameFlags) {
    table.forEachRecord { bytes, fields in
      guard fields.count > 1 else { return }
      let facts = NameFacts(flags: flags(bytes[fields[0].lowerBound]))
      EmbeddedTable.split(bytes, fields[1], at: UInt8(ascii: "|")) { add(bytes, $0, facts) }
    }
  }

  /// Records of words divided by "|".
  private mutating func addLines(_ table: EmbeddedTable, _ flags: NameFlags) {
    table.forEachRecord { bytes, fields in
      EmbeddedTable.split(bytes, fields[0], at: UInt8(ascii: "|")) {
        add(bytes, $0, NameFacts(flags: flags))
      }
    }
  }
}
