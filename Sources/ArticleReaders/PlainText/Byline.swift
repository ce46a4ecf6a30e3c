/// Reads the names of authors.
enum Byline {
  static func authors(inList text: String) -> [String] { [trimmed(text)].filter { !$0.isEmpty } }
}
