import DocumentModel
import Testing

@testable import PluginHost

struct KeptTextTests {
  private func text(_ pairs: (Int, Int)...) -> KeptText {
    KeptText(pairs.map { Span(start: $0.0, end: $0.1) })
  }

  @Test func `overlapping and touching spans become one; empty ones go`() {
    #expect(text((5, 9), (0, 3), (3, 4), (7, 12), (20, 20)).spans == text((0, 4), (5, 12)).spans)
  }

  @Test func `what is removed splits what is kept`() {
    var kept = text((0, 10), (20, 30))
    kept.remove(text((2, 4), (8, 22), (29, 40)))
    #expect(kept == text((0, 2), (4, 8), (22, 29)))
    kept.remove(text())
    #expect(kept == text((0, 2), (4, 8), (22, 29)))
  }

  @Test func `an intersection keeps what both have`() {
    var kept = text((0, 10), (20, 30))
    kept.intersect(text((5, 25), (28, 29), (50, 60)))
    #expect(kept == text((5, 10), (20, 25), (28, 29)))
    kept.intersect(text())
    #expect(kept.spans.isEmpty)
  }

  @Test func `a span is held when more of it is kept than not`() {
    let kept = text((0, 10), (20, 30))
    #expect(kept.holds(Span(start: 5, end: 14)))
    #expect(!kept.holds(Span(start: 5, end: 15)))
    #expect(kept.touches(Span(start: 9, end: 40)))
    #expect(!kept.touches(Span(start: 10, end: 20)))
  }
}
