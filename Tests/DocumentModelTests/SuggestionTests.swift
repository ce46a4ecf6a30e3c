import DocumentModel
import Testing

@Suite struct SuggestionTests {
  @Test(
    arguments: [
      ("entity-count", "entity-counts"), ("entity_counts", "entity-counts"),
      ("sentimant", "sentiment"), ("setniment", "sentiment"), ("troop", "troop-numbers"),
      ("rnu", "run"), ("RUN", "run"),
    ])
  func `a typing slip finds the name that was meant`(typed: String, meant: String) {
    let names = ["entity-counts", "sentiment", "troop-numbers", "run"]
    #expect(Suggestion.nearest(typed, among: names) == meant)
  }

  @Test(arguments: ["", "zebra", "x", String(repeating: "s", count: 1000)])
  func `a name far from all others finds none`(typed: String) {
    #expect(Suggestion.nearest(typed, among: ["sentiment", "run"]) == nil)
  }

  @Test func `a question quotes the nearest name`() {
    #expect(Suggestion.question("raed", among: ["read"]) == "did you mean 'read'?")
  }
}
