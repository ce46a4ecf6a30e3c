/// How well two full names agree, best first.
struct NameAgreement: Comparable {
  let rank: Int
  let rule: LinkRule

  static func < (left: NameAgreement, right: NameAgreement) -> Bool { left.rank < right.rank }
  static func == (left: NameAgreement, right: NameAgreement) -> Bool { left.rank == right.rank }
}

extension ClusterBuilder {
  /// How a full name agrees with that of a cluster; nil if they are two persons.
  ///
  /// Given names must be equal, or one an initial, a short form or a spelling of the other; what
  /// stands between given name and surname must not differ; "Jr" is never "Sr".
  func agreement(_ form: NameForm, _ cluster: Int) -> NameAgreement? {
    let other = clusters[cluster].form
    if form.suffix != 0, other.suffix != 0, form.suffix != other.suffix { return nil }
    let (words, known) = (form.words, other.words)
    if words == known { return NameAgreement(rank: 0, rule: .sameFullName) }
    guard let last = words.last, let knownLast = known.last, words.count > 1, known.count > 1
    else { return nil }
    if words.count == 2, known.count == 2, words[0] == known[1], words[1] == known[0] {
      return NameAgreement(rank: 2, rule: .otherOrder)
    }
    let isSpelling = last != knownLast
    if isSpelling, !sameSkeleton(last, knownLast) { return nil }
    if !isSpelling, words.count < known.count, known.suffix(words.count).elementsEqual(words) {
      return NameAgreement(rank: 4, rule: .laterNames)
    }
    guard let given = givenAgreement(words[0], known[0]),
      middlesAgree(words.dropFirst().dropLast(), known.dropFirst().dropLast())
    else { return nil }
    return isSpelling ? NameAgreement(rank: given.rank + 4, rule: .spelling) : given
  }

  private func givenAgreement(_ given: Int32, _ known: Int32) -> NameAgreement? {
    if given == known { return NameAgreement(rank: 1, rule: .otherMiddleName) }
    let (left, right) = (forms.words[Int(given)], forms.words[Int(known)])
    if left.isInitial || right.isInitial {
      return left.bytes[0] == right.bytes[0] ? NameAgreement(rank: 3, rule: .initial) : nil
    }
    if Nicknames.shared.agree(left.bytes, right.bytes) {
      return NameAgreement(rank: 2, rule: .shortGivenName)
    }
    return sameSkeleton(given, known) ? NameAgreement(rank: 3, rule: .spelling) : nil
  }

  /// Whether one list of middle names starts as the other does; an initial stands for a name.
  private func middlesAgree(_ left: ArraySlice<Int32>, _ right: ArraySlice<Int32>) -> Bool {
    zip(left, right).allSatisfy { one, other in
      if one == other { return true }
      let (one, other) = (forms.words[Int(one)], forms.words[Int(other)])
      return (one.isInitial || other.isInitial) && one.bytes[0] == other.bytes[0]
    }
  }

  /// Whether two words may spell one foreign name.
  func sameSkeleton(_ left: Int32, _ right: Int32) -> Bool {
    let skeleton = NameLetters.skeleton(forms.words[Int(left)].bytes)
    return !skeleton.isEmpty
      && skeleton == NameLetters.skeleton(forms.words[Int(right)].bytes)
  }
}
