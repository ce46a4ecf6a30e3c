/// The words that say little about what a text is about.
///
/// Our own list: articles, pronouns, prepositions, conjunctions, auxiliaries, common adverbs, and
/// the pieces of split contractions.
public enum StopWords: Sendable {
  /// The English words in lower case, divided by blanks.
  public static let english = """
    a about above after again against all also although am among an and another any anybody \
    anyone anything are around as at away back be became because been before behind being below \
    beside besides between beyond both but by can can't cannot could did do does doing done down \
    during each either else enough even ever every everybody everyone everything except few for \
    from further get gets getting give given go goes going gone got had has have having he hence \
    her here hers herself him himself his how however i if in indeed instead into is it its \
    itself just last least less let like made make makes many may maybe me might mine more most \
    much must my myself neither never next no nobody none nor not nothing now nowhere of off \
    often on once one only onto or other others otherwise our ours ourselves out over own per \
    perhaps put quite rather really said same say says see seem seemed seems several shall she \
    should since so some somebody someone something sometimes still such take than that the their \
    theirs them themselves then there therefore these they this those though through throughout \
    thus to together too toward towards under until up upon us very via was we well were what \
    whatever when where whereas whether which while who whoever whole whom whose why will with \
    within without would yet you your yours yourself yourselves 's 't 'd 'll 'm 're 've n't ’s ’t \
    ’d ’ll ’m ’re ’ve n’t ca wo ai
    """

  /// The English words as a table that is looked up with tokens.
  public static let englishTable = WordTable(words: english)
}
