/// What became of the matches of a rule set, for `copydesk explain`.
///
/// Of each other rule, the first match that lost to a winner says all there is to say: the rest of them,
/// and those of the winning rule itself, are parts of the same words.
struct RuleContest {
  /// A match with the reason why it lost; nil where it won.
  struct Step {
    let hit: RuleSearch.Hit
    let why: String?
  }

  private let search: RuleSearch
  /// The names of the rules.
  private let names: [String]
  /// The losers by the token that their winner begins at, in the order they were noted.
  private var losers: [Int: [Step]] = [:]
  /// The pairs of winning place and losing rule that were noted.
  private var noted: Set<[Int]> = []

  /// Creates the contest of a search.
  init(search: RuleSearch, names: [String]) {
    self.search = search
    self.names = names
  }

  /// Notes a match that lost.
  mutating func note(_ loser: RuleSearch.Hit, lostTo winner: RuleSearch.Hit) {
    let place = winner.match.tokens.lowerBound
    guard loser.rule != winner.rule, names.indices.contains(winner.rule),
      noted.insert([place, loser.rule]).inserted
    else { return }
    let why = "the match of '\(names[winner.rule])' \(search.reason(loser, lostTo: winner))"
    losers[place, default: []].append(Step(hit: loser, why: why))
  }

  /// The winners in text order, each with those that lost to it behind it.
  func steps(_ winners: [RuleSearch.Hit]) -> [Step] {
    winners.flatMap { [Step(hit: $0, why: nil)] + (losers[$0.match.tokens.lowerBound] ?? []) }
  }
}
