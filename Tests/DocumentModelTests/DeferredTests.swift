import DocumentModel
import Synchronization
import Testing

struct DeferredTests {
  @Test func `a value is worked out once, when it is asked for, for all its copies`() {
    let calls = Counter()
    let value = Deferred { calls.next() }
    let copy = value
    #expect(calls.count == 0)
    #expect(value.value == 1)
    #expect(copy.value == 1)
    #expect(calls.count == 1)
  }

  @Test func `equal values are equal, however they came about`() {
    #expect(Deferred { "a" + "b" } == Deferred { "ab" })
    #expect(Deferred { "a" } != Deferred { "b" })
  }

  @Test func `a language that is stated goes before that of the text, which else is asked for`() {
    let calls = Counter()
    var metadata = Metadata()
    metadata.setLanguage(
      ofText: Deferred {
        _ = calls.next()
        return "fr"
      })
    var stated = metadata
    stated.language = Sourced("de", from: .meta)
    #expect(stated.language == Sourced("de", from: .meta))
    #expect(calls.count == 0)
    #expect(metadata.language == Sourced("fr", from: .visibleText))
    #expect(metadata != stated)
    metadata.language = nil
    #expect(metadata.language == nil)
    #expect(calls.count == 1)
  }

  @Test func `a digest is worked out when it is asked for`() {
    let calls = Counter()
    let source = DocumentSource(
      path: "a", format: "text", encoding: "utf-8", sha256: "\(calls.next())")
    #expect(calls.count == 0)
    #expect(source.sha256 == "1")
  }
}

/// Counts calls.
private final class Counter: Sendable {
  private let calls = Mutex(0)

  var count: Int { calls.withLock { $0 } }

  func next() -> Int {
    calls.withLock {
      $0 += 1
      return $0
    }
  }
}
