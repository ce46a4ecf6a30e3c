/// Why a mention belongs to an entity.
enum LinkRule: Int {
  case firstMention, firstFullName, demonym
  case sameFullName, otherMiddleName, initial, shortGivenName, spelling, laterNames, otherOrder
  case surname, titledSurname, firstName, titledFirstName, partOfName, surnameSpelling
  case recentSurname, mainBearer, namedSoFar, sharedTitle, sameSurname, bracketedAlias, statedAlias
  case sameName, otherName, bracketedAcronym, inferredAcronym, firstWord, withoutPlace, withoutTail
  case ofName, withoutKind, userAlias, shortFirstName, shortName

  /// The reason in words; `name` is what the entity is called.
  func text(_ name: String) -> String {
    switch self {
    case .firstMention: "first mention"
    case .firstFullName: "first mention of the full name"
    case .demonym: "demonym"
    case .sameFullName: "same full name"
    case .otherMiddleName: "same given name and surname, other middle name"
    case .initial: "initial and surname fit \(name)"
    case .shortGivenName: "surname and short form of the given name fit \(name)"
    case .spelling: "likely the same: may be another spelling of \(name)"
    case .laterNames: "later names of \(name)"
    case .otherOrder: "names of \(name) in other order"
    case .surname: "surname of \(name), the only one in the text"
    case .titledSurname: "title and surname of \(name), the only one in the text"
    case .firstName: "first name of \(name), the only one in the text"
    case .titledFirstName: "title and first name of \(name), the only one in the text"
    case .partOfName: "part of the name of \(name)"
    case .surnameSpelling: "likely the same: may be another spelling of the surname of \(name)"
    case .recentSurname: "surname of \(name), last mentioned just before"
    case .mainBearer: "surname of \(name), whom the text is about"
    case .namedSoFar: "surname of \(name), the only one named so far"
    case .sharedTitle: "title and surname of \(name)"
    case .sameSurname: "same surname"
    case .bracketedAlias: "in brackets beside \(name)"
    case .statedAlias: "the text says that it is another name of \(name)"
    case .sameName: "same name"
    case .otherName: "another name of \(name)"
    case .bracketedAcronym: "acronym in brackets beside \(name)"
    case .inferredAcronym: "initials of \(name)"
    case .firstWord: "first word of \(name) alone"
    case .withoutPlace: "\(name) without its place"
    case .withoutTail: "start of \(name)"
    case .ofName: "\(name) in other order"
    case .withoutKind: "\(name) without the kind of place"
    case .shortFirstName: "short form of the first name of \(name), the only one in the text"
    case .shortName: "likely the same: \(name) and this are forms of one given name"
    case .userAlias: "given as another name of \(name)"
    }
  }
}
