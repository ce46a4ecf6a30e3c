internal import DocumentModel

/// Lets the patterns of a rule set compete for the text of a document.
struct RuleSearch {
  /// Which rule wins where several match.
  enum Selection: String, CaseIterable {
    /// The longest match, then the priority, then the order of the rules; winners do not overlap.
    case longest
    /// The priority, then the order of the rules; winners do not overlap.
    case first
    /// Every match.
    case all
  }

  /// A match of a rule.
  struct Hit {
    /// The index of the rule.
    let rule: Int
    let match: PatternMatch
  }

  let selection: Selection
  /// The priority of each rule; the greater wins.
  let priorities: [Int]

  /// The matches that count, in text order.
  ///
  /// - Parameters:
  ///   - matches: the longest matches of each rule at every token, in text order.
  ///   - lost: takes each hit that does not count, behind the one that it overlaps and lost to.
  /// - Returns: the hits.
  func winners(
    among matches: [[PatternMatch]], lost: (Hit, _ to: Hit) -> Void = { _, _ in }
  ) -> [Hit] {
    var hits: [Hit] = []
    hits.reserveCapacity(matches.reduce(0) { $0 + $1.count })
    for (rule, found) in matches.enumerated() {
      for match in found { hits.append(Hit(rule: rule, match: match)) }
    }
    hits.sort(by: isBefore)
    guard selection != .all else { return hits }
    var kept: [Hit] = []
    var end = 0
    for hit in hits {
      if hit.match.tokens.lowerBound >= end {
        kept.append(hit)
        end = hit.match.tokens.upperBound
      } else if let winner = kept.last {
        lost(hit, winner)
      }
    }
    return kept
  }

  /// Why a hit lost to another, in words about the winner.
  func reason(_ loser: Hit, lostTo winner: Hit) -> String {
    let (own, other) = (loser.match.tokens, winner.match.tokens)
    if own.lowerBound != other.lowerBound { return "starts before it" }
    if selection != .first, own.upperBound != other.upperBound { return "is longer" }
    return priorities[loser.rule] == priorities[winner.rule]
      ? "stands before it in the set" : "has the greater priority"
  }

  /// The order of two hits: by place; at one token the winner first.
  private func isBefore(_ left: Hit, _ right: Hit) -> Bool {
    let (own, other) = (left.match.tokens, right.match.tokens)
    if own.lowerBound != other.lowerBound { return own.lowerBound < other.lowerBound }
    if selection != .first, own.upperBound != other.upperBound {
      return own.upperBound > other.upperBound
    }
    let (mine, others) = (priorities[left.rule], priorities[right.rule])
    return mine != others ? mine > others : left.rule < right.rule
  }
}
