import DocumentModel

/// Nouns inside names that tell what is named, in lower case.
enum NameNouns {
  /// Places of teaching, which often bear a town's name.
  static let schools = [
    "school", "college", "university", "academy", "institute", "polytechnic", "seminary",
  ]

  /// Bodies, and hardly ever places.
  static let bodies =
    schools + [
      "party", "council", "ministry", "department", "organization", "organisation", "court",
      "agency", "army", "league", "association", "commission", "committee", "congress",
      "foundation", "society", "authority", "federation", "corporation", "company", "orchestra",
      "senate", "newspaper", "magazine", "bureau", "library",
    ]

  /// Places, and hardly ever bodies.
  static let sites = [
    "airport", "river", "island", "islands", "street", "road", "avenue", "square", "bridge",
    "peninsula", "ocean", "lake", "boulevard", "highway", "creek", "desert", "mountains", "canyon",
  ]
}
