import DocumentModel

extension ChunkParser {
  /// What the auxiliaries of a group say.
  private struct Auxiliaries {
    var first: Int?
    var modal: Int?
    var be: Int?
    var have: Int?
    var does: Int?
    var last: Int?
    var isInfinitive = false
    var isNegated = false
  }

  /// Reads the group that begins at a token: auxiliaries and adverbs, then the main verb.
  func group(_ start: Int) -> VerbGroup? {
    var found = Auxiliaries()
    var at = start
    if words[at].contains(.to) {
      found.isInfinitive = true
      at += 1
    }
    at = auxiliaries(from: at, &found)
    if let main = main(at, found) { return verbGroup(start, main, found) }
    guard let last = found.last, words[last].isDisjoint(with: .modal) || last > start else {
      return found.last.map { verbGroup(start, $0, found) }
    }
    return verbGroup(start, last, found)
  }

  private func auxiliaries(from start: Int, _ found: inout Auxiliaries) -> Int {
    var at = start
    while at < limit {
      let word = words[at]
      if word.contains(.negation) {
        found.isNegated = true
      } else if !word.isDisjoint(with: .auxiliary) || words.isPossessiveMark(at) {
        // A finite form after a main verb's auxiliary opens another clause: "what they had is".
        if found.last != nil, word.contains(.finite), found.modal == nil { break }
        note(at, word, &found)
      } else if !word.contains(.adverb) || !word.isDisjoint(with: .verb) {
        break
      } else if found.last == nil, !found.isInfinitive {
        break
      }
      at += 1
    }
    return at
  }

  private func note(_ at: Int, _ word: WordClass, _ found: inout Auxiliaries) {
    if found.first == nil { found.first = at }
    found.last = at
    if word.contains(.modal) {
      found.modal = at
    } else if word.contains(.be) || words.isPossessiveMark(at) {
      found.be = at
    } else if word.contains(.have) {
      found.have = at
    } else {
      found.does = at
    }
  }

  /// The main verb at a token, if its form goes with the auxiliaries before it.
  private func main(_ at: Int, _ found: Auxiliaries) -> Int? {
    guard at < limit, !words.isName(at) || words.isTitled else { return nil }
    let word = words[at]
    guard !word.isDisjoint(with: .verb) else { return nil }
    guard let last = found.last else { return at }
    if last == found.be {
      if word.contains(.gerund) {
        return !word.contains(.noun) || !word.isDisjoint(with: [.transitive, .intransitive])
          || !nounFollows(at + 1) ? at : nil
      }
      guard !word.isDisjoint(with: .passive) else { return nil }
      // "were reported killed", "was found dead": the state is what counts.
      let next = at + 1
      if next < limit, words[next].contains(.past), words[next].isDisjoint(with: .noun) {
        return next
      }
      return nounFollows(next) && word.contains(.adjective) ? nil : at
    }
    if last == found.have {
      return word.isDisjoint(with: .passive) || nounFollows(at + 1) && word.contains(.plural)
        ? nil : at
    }
    return word.contains(.base) || found.isInfinitive ? at : nil
  }

  private func nounFollows(_ index: Int) -> Bool {
    guard index < limit else { return false }
    return words[index].contains(.plural)
  }

  private func verbGroup(_ start: Int, _ head: Int, _ found: Auxiliaries) -> VerbGroup {
    let word = words[head]
    let isAuxiliary = head == found.last
    let isPassive =
      !isAuxiliary && found.be != nil && !word.isDisjoint(with: .passive)
      && (word.isDisjoint(with: .intransitive) || word.contains(.transitive))
      && (found.have == nil || (found.be ?? 0) > (found.have ?? 0))
    var particle: Int?
    var end = head + 1
    if !isAuxiliary, end < limit, words[end].contains(.particle), isParticle(end) {
      particle = end
      end += 1
    }
    let form = form(head, found)
    let tokens = start..<end
    return VerbGroup(
      span: words.span(tokens), tokens: tokens, head: head, lemma: words.lemma(head),
      voice: isPassive || form == .participle && !word.contains(.gerund) ? .passive : .active,
      tense: form == .finite ? tense(head, found) : .none, form: form,
      isNegated: found.isNegated, modal: found.modal, particle: particle)
  }

  /// "off Okinawa" and "over the town" say where; "shot down 18 drones" says what was done.
  private func isParticle(_ index: Int) -> Bool {
    // "killed up to 40": the number's own words.
    if numeralLead(index) != nil { return false }
    let mayGovern = ["off", "over", "aside", "apart"].contains { words.equals(index, $0) }
    return !mayGovern || !beginsPhrase(index + 1)
  }

  private func form(_ head: Int, _ found: Auxiliaries) -> VerbForm {
    if found.isInfinitive { return .infinitive }
    if let first = found.first {
      if words[first].contains(.finite) || words.isPossessiveMark(first) { return .finite }
      return words.equals(first, "being") || words.equals(first, "having") ? .participle : .finite
    }
    if words[head].contains(.gerund) { return .gerund }
    if !words[head].isDisjoint(with: [.participle]), words[head].isDisjoint(with: .past) {
      return .participle
    }
    return .finite
  }

  private func tense(_ head: Int, _ found: Auxiliaries) -> Tense {
    if let modal = found.modal { return words[modal].contains(.future) ? .future : .present }
    if let first = found.first {
      return ["was", "were", "had", "did"].contains { words.equals(first, $0) } ? .past : .present
    }
    return words[head].isDisjoint(with: [.past, .pastOnly]) ? .present : .past
  }

  // MARK: Active past or passive participle

  /// Whether a form in "-ed" without an auxiliary is a passive participle: "soldiers killed in".
  ///
  /// - Parameters:
  ///   - group: the form without an auxiliary.
  ///   - clauseHasVerb: whether the clause already has a finite verb.
  ///   - outerWaits: whether the clause around it still waits for its verb.
  /// - Returns: true for the participle.
  func isReduced(_ group: VerbGroup, clauseHasVerb: Bool, outerWaits: Bool) -> Bool {
    let word = words[group.head]
    guard group.form == .finite, group.tokens.count == 1 || group.particle != nil,
      word.contains(.past)
    else { return false }
    let next = skipAdverbs(group.tokens.upperBound)
    if next < limit {
      if words.equals(next, "by") { return true }
      if beginsPhrase(next) || opensContent(next) { return false }
    }
    if word.contains(.intransitive) || word.contains(.saying) && !word.contains(.transitive) {
      return false
    }
    if outerWaits { return finiteVerbFollows(next) }
    if clauseHasVerb { return word.contains(.transitive) }
    return word.contains(.transitive) || finiteVerbFollows(next)
  }

  private func opensContent(_ index: Int) -> Bool {
    words.equals(index, "that") || words[index].contains(.to)
  }

  /// Whether a finite verb follows before the clause ends.
  private func finiteVerbFollows(_ start: Int) -> Bool {
    var at = start
    while at < min(limit, start + 30) {
      let word = words[at]
      if words.isMark(at, 0x2C) || words.isMark(at, 0x3B) || word.contains(.relative) {
        return false
      }
      if word.contains(.coordinator) || word.contains(.subordinator) { return false }
      if !word.isDisjoint(with: [.finite, .pastOnly]) { return true }
      at += 1
    }
    return false
  }
}
