import DocumentModel

/// Tells a school from the town whose name it bears.
extension NameConsistency {
  /// Makes a town's name that of the school where the document calls a school so ("Marlow" of
  /// "Marlow School") and puts nothing in the town.
  mutating func typeSchools() {
    var names = schoolNames()
    guard !names.isEmpty else { return }
    for index in mentions.indices where mentions[index].type == .place {
      if isPlaced(mentions[index]) { names.remove(forms.form(index).key) }
    }
    for index in mentions.indices where mentions[index].type == .place {
      let mention = mentions[index]
      guard mention.tokens.count == 1, !mention.facts.isAlias,
        names.contains(forms.form(index).key),
        mention.facts.flags.isDisjoint(with: [.country, .region, .major])
      else { continue }
      mentions[index].type = .organization
    }
  }

  /// The keys of the first words of schools' names of two words.
  private func schoolNames() -> Set<Int32> {
    var names = Set<Int32>()
    for mention in mentions where mention.type == .organization && mention.tokens.count == 2 {
      let last = mention.tokens.upperBound - 1
      guard source.isAny(last, NameNouns.schools) else { continue }
      let first = source.tokens.spans[mention.tokens.lowerBound]
      if let key = forms.key(NameForms.key(of: source.text.utf8[first.range])) { names.insert(key) }
    }
    return names
  }

  /// Whether words around a name treat it as a place: "in", "near", "mayor of", a comma before a
  /// larger place.
  func isPlaced(_ mention: NameMention) -> Bool {
    let (before, next) = (mention.tokens.lowerBound - 1, mention.tokens.upperBound)
    let words = ["in", "near", "around", "outside", "into", "across", "throughout"]
    if before >= 0, !isPossessor(mention), source.isAny(before, words) {
      return true
    }
    if before > 0, source.isWord(before, "of"),
      !source.folded(before - 1).isDisjoint(with: [.role, .placeNoun])
        || !source.exact(before - 1).isDisjoint(with: NameFlags.title)
    {
      return true
    }
    guard next + 1 < source.tokens.count else { return false }
    if source.mark(next) == UInt8(ascii: ",") {
      return !source.exact(next + 1).isDisjoint(with: .place)
    }
    return source.isHyphen(next, before: source.tokens.count)
      && (source.isWord(next + 1, "based") || source.isWord(next + 1, "born"))
  }
}
