import DocumentModel

/// Whom "he" or "she" can mean.
enum NameGender {
  case male, female
}

/// A thing with the mentions that name it.
struct NameCluster {
  var type: EntityType
  /// The name that the user gave it.
  var name: String?
  /// The mention with the fullest name.
  var fullest: Int
  /// Of a person: the form with the most words.
  var form: NameForm
  var gender: NameGender?
  /// Whether a title or a pronoun gives the gender, not a list of given names.
  var isGenderStated = false
  /// The last sentence that mentions it.
  var lastSentence = -1
  /// How many names of one word it has got so far.
  var bareMentions = 0
  var mentions: [Int] = []

  init(type: EntityType, fullest: Int, form: NameForm) {
    self.type = type
    self.fullest = fullest
    self.form = form
  }
}

/// Where a mention belongs, and why.
struct ClusterLink {
  var cluster: Int
  var kind: MentionKind
  var reason: String
}
