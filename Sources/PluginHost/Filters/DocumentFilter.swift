public import DocumentModel

/// What of a document counts, the same for every analysis.
public struct DocumentFilter: Sendable, Hashable {
  /// Whose words count.
  public enum Voice: Sendable, Hashable {
    /// Everybody's.
    case everybody
    /// Those that nobody is reported to say: everything outside quotations of any kind.
    case narrator
    /// Those that one speaker is reported to say, directly or indirectly.
    ///
    /// The name is that of the speaker, or some words of it in a row; case does not count.
    case speaker(String)
  }

  /// The roles of the blocks that count; nil for those that each plugin chooses.
  public var roles: [BlockRole]?
  /// Whose words count.
  public var voice = Voice.everybody

  /// Creates a filter that leaves everything.
  public init() {}

  /// Whether everything is left.
  public var isEmpty: Bool { roles == nil && voice == .everybody }

  /// The layers that the filter reads.
  var needs: LayerSet { voice == .everybody ? [] : [.quotes, .entities] }

  /// What the filter leaves of a document.
  ///
  /// - Parameters:
  ///   - document: the document with the layers of ``needs``.
  ///   - byRole: whether roles count, which a plugin with an option `roles` sees to itself.
  /// - Returns: the text that is left; nil for all of it.
  func keptText(of document: Document, byRole: Bool) -> KeptText? {
    let roles = byRole ? self.roles : nil
    guard roles != nil || voice != .everybody else { return nil }
    var kept = KeptText(
      document.blocks.filter { roles?.contains($0.role) ?? true }.map(\.span))
    let quotes = document.layers.quotes ?? []
    switch voice {
    case .everybody: break
    case .narrator: kept.remove(KeptText(quotes.flatMap(\.parts)))
    case .speaker(let name):
      let test = SpeakerTest(name)
      let own = quotes.filter { test.matches($0, in: document) }
      kept.intersect(KeptText(own.flatMap(\.parts)))
    }
    return kept
  }
}

/// Whether a quotation is by a speaker who was named by some words.
private struct SpeakerTest {
  private let words: [String]

  init(_ name: String) { words = Self.words(of: name) }

  func matches(_ quote: Quotation, in document: Document) -> Bool {
    var names = [quote.speaker].compactMap { $0 }
    if let index = quote.speakerEntity, let table = document.layers.entities,
      table.entities.indices.contains(index)
    {
      names += [table.entities[index].name] + table.entities[index].aliases
    }
    return !words.isEmpty && names.contains { Self.holds(Self.words(of: $0), words) }
  }

  private static func words(of name: String) -> [String] {
    UnicodeText.folded(name).split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }

  /// Whether a list holds another one as a run.
  private static func holds(_ list: [String], _ run: [String]) -> Bool {
    guard run.count <= list.count else { return false }
    return (0...(list.count - run.count)).contains { start in
      list[start..<(start + run.count)].elementsEqual(run)
    }
  }
}
