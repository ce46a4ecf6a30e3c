extension GazetteerCompiler {
  /// Reads the tables.
  ///
  /// The order settles which country a name of two tables has: countries, bodies, regions, cities.
  ///
  /// - Parameter table: the bytes of the table of a name, such as `countries`.
  /// - Throws: what `table` throws.
  package init<Fault: Error>(reading table: (String) throws(Fault) -> [UInt8]) throws(Fault) {
    func records(_ name: String) throws(Fault) -> RecordTable { RecordTable(try table(name)) }
    self.init()
    addCountries(try records("countries"))
    addCountries(try records("countrynames"))
    addOrganizations(try records("organizations"))
    addCoded(try records("regions"), .region.union(.major))
    addCoded(try records("states"), .region.union(.major))
    addDemonyms(try records("demonyms"))
    addCities(try records("cities"))
    for name in ["censusnames", "givennames", "worldnames"] {
      addPersonNames(try records(name))
    }
    addWords(try records("titles")) { letter in
      switch letter {
      case UInt8(ascii: "m"): .titleMale
      case UInt8(ascii: "f"): .titleFemale
      case UInt8(ascii: "n"): .titleNeutral
      default: .rank
      }
    }
    addWords(try records("orgwords")) { letter in
      letter == UInt8(ascii: "s") ? .organizationSuffix : .organizationHead
    }
    addWords(try records("placewords")) { letter in
      letter == UInt8(ascii: "f") ? .placeFirst : .placeHead
    }
    addWords(try records("contextwords")) { letter in
      switch letter {
      case UInt8(ascii: "f"): .function
      case UInt8(ascii: "i"): .placePreposition
      case UInt8(ascii: "v"): .personVerb
      case UInt8(ascii: "c"): .placeNoun
      default: .organizationNoun
      }
    }
    addLines(try records("roles"), .role)
    addLines(try records("titlewords"), .titleWord)
    addLines(try records("eventwords"), .eventHead)
    addLines(try records("calendar"), .calendar)
    addLines(try records("commonwords"), .common)
  }

  /// A two-letter code as a number; 0 for "-".
  private static func code(_ bytes: [UInt8], _ range: Range<Int>) -> UInt16 {
    guard range.count == 2 else { return 0 }
    return UInt16(bytes[range.lowerBound]) << 8 | UInt16(bytes[range.lowerBound + 1])
  }

  /// Names of one country are one group, numbered by its code.
  private mutating func addCountries(_ table: RecordTable) {
    table.forEachRecord { bytes, fields in
      guard fields.count > 1 else { return }
      let code = Self.code(bytes, fields[0])
      let facts = NameFacts(flags: [.country, .major], country: code, group: Int32(code))
      RecordTable.split(bytes, fields[1], at: UInt8(ascii: "|")) { addName(bytes, $0, facts) }
    }
  }

  private mutating func addOrganizations(_ table: RecordTable) {
    var group: Int32 = 1_000_000
    table.forEachRecord { bytes, fields in
      guard fields.count > 1 else { return }
      let code = Self.code(bytes, fields[0])
      RecordTable.split(bytes, fields[1], at: UInt8(ascii: ";")) { body in
        group += 1
        let facts = NameFacts(flags: .organization, country: code, group: group)
        RecordTable.split(bytes, body, at: UInt8(ascii: "|")) { addName(bytes, $0, facts) }
      }
    }
  }

  /// A line of demonyms is one group; with a "|" it holds phrases, else words.
  private mutating func addDemonyms(_ table: RecordTable) {
    var group: Int32 = 2_000_000
    table.forEachRecord { bytes, fields in
      guard fields.count > 1 else { return }
      let phrases = bytes[fields[0]].contains(UInt8(ascii: "|"))
      let code = Self.code(bytes, fields[1])
      if code != 0 { group += 1 }
      let facts = NameFacts(flags: .demonym, country: code, group: code == 0 ? 0 : group)
      let mark = phrases ? UInt8(ascii: "|") : 0x20
      RecordTable.split(bytes, fields[0], at: mark) { addName(bytes, $0, facts) }
    }
  }

  private mutating func addCities(_ table: RecordTable) {
    table.forEachRecord { bytes, fields in
      guard fields.count > 1 else { return }
      let flags: NameFlags = fields.count > 2 ? [.city, .major] : .city
      addName(bytes, fields[1], NameFacts(flags: flags, country: Self.code(bytes, fields[0])))
    }
  }

  private mutating func addPersonNames(_ table: RecordTable) {
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

  /// Records of a country code and names divided by "|", each a thing of its own.
  private mutating func addCoded(_ table: RecordTable, _ flags: NameFlags) {
    table.forEachRecord { bytes, fields in
      guard fields.count > 1 else { return }
      let facts = NameFacts(flags: flags, country: Self.code(bytes, fields[0]))
      RecordTable.split(bytes, fields[1], at: UInt8(ascii: "|")) { addName(bytes, $0, facts) }
    }
  }

  /// Records of a class letter and words divided by "|".
  private mutating func addWords(_ table: RecordTable, _ flags: (UInt8) -> NameFlags) {
    table.forEachRecord { bytes, fields in
      guard fields.count > 1 else { return }
      let facts = NameFacts(flags: flags(bytes[fields[0].lowerBound]))
      RecordTable.split(bytes, fields[1], at: UInt8(ascii: "|")) { add(bytes, $0, facts) }
    }
  }

  /// Records of words divided by "|".
  private mutating func addLines(_ table: RecordTable, _ flags: NameFlags) {
    table.forEachRecord { bytes, fields in
      RecordTable.split(bytes, fields[0], at: UInt8(ascii: "|")) {
        add(bytes, $0, NameFacts(flags: flags))
      }
    }
  }
}
