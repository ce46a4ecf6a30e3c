/// The words that generated articles are made of; our own lists.
enum NewsTables {
  static let givenNames = words(
    """
    Maria John Ahmed Elena David Fatima Robert Susan Viktor Anna Carlos Linda Omar James Ingrid \
    Michael Leila Thomas Yuki Peter Sofia Daniel Nadia William Grace Ivan Laura Hassan Emily Paul \
    Olga Richard Amina Steven Julia Mark Teresa Kenji George Helen
    """)
  static let surnames = words(
    """
    Alvarez Becker Chandra Dawson Eriksen Farouk Garland Hoffman Ibrahim Jensen Kowalski Lindqvist \
    Moreno Nakamura Okafor Petrov Quinn Ramirez Sorensen Takahashi Ulrich Vasquez Whitfield Yilmaz \
    Zelenka Abbott Brennan Castellano Donovan Ellsworth Fitzgerald Goldberg Haddad Ivanova Jacobs \
    Karimov Lombardi McAllister Novak Ortega Pritchard Rahman Stavros Thornton Underwood Vargas \
    Weaver Yamada Zimmerman Mbeki
    """)
  static let titles = words("Gen. Col. President Minister Sen. Gov. Judge Mayor Ambassador Dr.")
  static let offices = [
    "the prime minister", "a spokesman", "a spokeswoman", "the foreign minister", "the mayor",
    "a police chief", "the finance minister", "a senior official", "the interior minister",
  ]
  /// City, country, demonym.
  static let places: [(city: String, country: String, demonym: String)] = [
    ("Baghdad", "Iraq", "Iraqi"), ("Kabul", "Afghanistan", "Afghan"), ("Paris", "France", "French"),
    ("Berlin", "Germany", "German"), ("Tokyo", "Japan", "Japanese"),
    ("Ankara", "Turkey", "Turkish"),
    ("Cairo", "Egypt", "Egyptian"), ("Kyiv", "Ukraine", "Ukrainian"), ("Rome", "Italy", "Italian"),
    ("Madrid", "Spain", "Spanish"), ("Warsaw", "Poland", "Polish"), ("Nairobi", "Kenya", "Kenyan"),
    ("Lagos", "Nigeria", "Nigerian"), ("Jakarta", "Indonesia", "Indonesian"),
    ("Bogota", "Colombia", "Colombian"), ("Manila", "Philippines", "Philippine"),
    ("Athens", "Greece", "Greek"), ("Oslo", "Norway", "Norwegian"), ("Seoul", "Korea", "Korean"),
    ("Lima", "Peru", "Peruvian"), ("Ottawa", "Canada", "Canadian"), ("Dublin", "Ireland", "Irish"),
  ]
  static let bodies = [
    "the United Nations", "the European Union", "the World Bank", "the Red Cross", "NATO",
    "the Supreme Court", "the Defense Ministry", "the Foreign Ministry", "the Central Bank",
    "the Pentagon", "the African Union", "Human Rights Watch", "the State Department",
  ]
  static let forces = words("troops soldiers officers peacekeepers workers people residents voters")
  static let goods = words("tents trucks schools houses barrels vehicles rifles hospitals bridges")
  static let verbs = words("agreed refused decided promised failed hoped planned voted tried began")
  static let adjectives = words(
    "new fragile regional joint public military costly lasting northern")
  static let lengths = words("days weeks months years hours")
  static let weekdays = words("Monday Tuesday Wednesday Thursday Friday Saturday Sunday")
  static let months = words(
    "January February March April June July August September October November December")
  static let counts = words("two three four five six seven nine ten twelve fifteen twenty thirty")
  static let hedges = ["about", "nearly", "more than", "at least", "roughly", "fewer than"]
  static let scales = words("million billion")

  private static func words(_ list: String) -> [String] {
    list.split(separator: " ").map(String.init)
  }
}
