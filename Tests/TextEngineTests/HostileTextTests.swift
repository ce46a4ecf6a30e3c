import DocumentModel
import TestSupport
import Testing

@testable import TextEngine

/// One repeated stretch: layers keep their invariants.
///
/// That they stay linear is measured on 10 MB by `make bench-linear`.
struct HostileTextTests {
  @Test(arguments: HostileTexts.units.map(\.name))
  func `a repeated stretch keeps every invariant`(_ name: String) throws {
    let unit = try #require(HostileTexts.units.first { $0.name == name }).unit
    let text = String(decoding: HostileTexts.text(unit, bytes: 1000), as: UTF8.self)
    let document = TextEngine().annotated(annotated(text), with: .all)
    #expect(LayerInvariants.problems(in: document).isEmpty)
  }
}
