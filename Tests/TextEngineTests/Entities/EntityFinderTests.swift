import DocumentModel
import TestSupport
import Testing

@testable import TextEngine

/// A document of plain paragraphs with all layers that entities and quotations need.
func annotatedDocument(
  _ text: String, _ layers: LayerSet = [.entities, .quotes],
  _ aliases: NameAliases = NameAliases()
) -> Document {
  let source = SourceText(text)
  var blocks: [Block] = []
  var start = 0
  var offset = 0
  let bytes = source.utf8
  while offset <= bytes.count {
    let isBreak =
      offset == bytes.count
      || bytes[offset] == 0x0A && offset + 1 < bytes.count && bytes[offset + 1] == 0x0A
    if isBreak {
      if offset > start {
        blocks.append(Block(span: Span(start: start, end: offset), role: .paragraph))
      }
      start = offset + 2
      offset += 1
    }
    offset += 1
  }
  let document = Document(
    id: "test", source: DocumentSource(path: "-", format: "text", encoding: "utf-8", sha256: ""),
    text: source, blocks: blocks, metadata: Metadata())
  return TextEngine(aliases: aliases).annotated(document, with: layers)
}

struct EntityFinderTests {
  private func clusters(_ document: Document) -> [String] {
    guard let table = document.layers.entities else { return [] }
    return table.entities.map { entity in
      let named = entity.mentions.map { table.mentions[$0] }.filter(\.isNamed)
      let words = named.map { document.text.string(in: $0.span) }
      return "\(entity.type.rawValue): \(words.joined(separator: " | "))"
    }
  }

  @Test(arguments: clusterCases)
  func `mentions fall into the right clusters`(_ row: ClusterCase) {
    let found = clusters(annotatedDocument(row.text))
    for cluster in row.clusters {
      #expect(found.contains(cluster), "found \(found)")
    }
  }

  struct Names: Sendable, CustomTestStringConvertible {
    let marked: String
    let types: [EntityType]
    init(_ marked: String, _ types: EntityType...) {
      self.marked = marked
      self.types = types
    }
    var testDescription: String { marked }
  }

  @Test(arguments: [
    Names("The ⟦Iraqi⟧ army left ⟦Mosul⟧ on Monday.", .group, .place),
    Names("⟦Olga Brandt⟧ flew from ⟦Paris⟧ to ⟦Cairo⟧.", .person, .place, .place),
    Names("The ⟦European Commission⟧ fined ⟦Google⟧.", .organization, .organization),
    Names("Prime Minister ⟦Olga Brandt⟧ met ⟦NATO⟧ officials.", .person, .organization),
    Names("⟦Brightwater Holdings Ltd⟧ opened a plant near ⟦Lyon⟧.", .organization, .place),
    Names("The boat sank in the ⟦Red Sea⟧ off ⟦Yemen⟧.", .place, .place),
    Names("He was born in ⟦Zinder⟧, ⟦Niger⟧.", .place, .place),
    Names("Bread was dear."),
    Names("On Tuesday the rain stopped in March."),
    Names("⟦Anna Petersen-Hall⟧ teaches at the ⟦University of Leeds⟧.", .person, .organization),
    Names("Fighters of ⟦al-Shabab⟧ fled ⟦Kismayo⟧.", .organization, .place),
    Names("The ⟦Tehran⟧-based paper closed.", .place),
    Names("⟦NEW YORK⟧ - Bread was dear.", .place),
    Names("Shares of the ⟦SOUTH KOREA⟧ fund fell.", .place),
    Names("Luckily nobody fell. Recalling the day, he wept. Rebranded shops opened."),
    Names("The index CLc1 fell as oil MIWD00000PUS rose."),
  ])
  func `names are found with their types and exact spans`(_ row: Names) {
    let marked = MarkedText(row.marked)
    let document = annotatedDocument(marked.text.string)
    let table = document.layers.entities ?? EntityTable(entities: [], mentions: [])
    let named = table.mentions.filter(\.isNamed)
    #expect(named.map(\.span) == marked.spans, "\(marked.text.marking(named.map(\.span)))")
    #expect(named.map { table.entities[$0.entity].type } == row.types)
  }

  @Test func `a person keeps title, pronouns and reasons`() throws {
    let document = annotatedDocument(
      "US Secretary of State Olga Brandt arrived. She met nobody. Ms Brandt left.")
    let table = try #require(document.layers.entities)
    let person = try #require(table.entities.first { $0.type == .person })
    #expect(person.name == "Olga Brandt")
    #expect(person.role == "US Secretary of State")
    #expect(person.mentions.map { table.mentions[$0].kind } == [.full, .pronoun, .titled])
    #expect(person.mentions.allSatisfy { !table.mentions[$0].reason.isEmpty })
  }

  @Test func `an apposition gives the role`() throws {
    let document = annotatedDocument("Olga Brandt, the mayor of Bristol, sang.")
    let table = try #require(document.layers.entities)
    #expect(table.entities.first?.role == "mayor of Bristol")
  }

  @Test func `countries have codes, also those of demonyms and bodies`() throws {
    let document = annotatedDocument(
      "The Iraqi Parliament wrote to Britain. Some Iraqis protested.")
    let table = try #require(document.layers.entities)
    #expect(table.entities.map(\.country) == ["IQ", "GB", "IQ"])
  }

  @Test func `every index of the table is sound`() throws {
    let text = clusterCases.map(\.text).joined(separator: "\n\n")
    let table = try #require(annotatedDocument(text).layers.entities)
    for (index, mention) in table.mentions.enumerated() {
      #expect(table.entities[mention.entity].mentions.contains(index))
    }
    #expect(table.mentions.map(\.span) == table.mentions.map(\.span).sorted())
    #expect(table.entities.allSatisfy { (0...1).contains($0.salience) })
  }

  @Test(arguments: [
    "", " ", "(", "\"", "'s", "…", "A", "A B", "The", "of of of", "al-", "Mr", "Mr.", "🎉🎉",
    "\u{FEFF}", "US", "U.S.", "- - -", "Mr Mr Mr", "Prime Minister", "of The", "Jr., Jr.", "“”",
    "said", "said said", "he said", "\" said", "according to", "according to x,",
  ])
  func `odd input does no harm`(_ text: String) {
    let document = annotatedDocument(text)
    for mention in document.layers.entities?.mentions ?? [] {
      #expect(document.text.isCodepointBoundary(mention.span.start))
      #expect(document.text.isCodepointBoundary(mention.span.end))
    }
  }

  @Test(arguments: ["Ann Lee and ", "Chief ", "“", "\"a ", "he said that ", ", police said", "Ab-"])
  func `a long paragraph of one thing is read`(_ piece: String) {
    let text = String(repeating: piece, count: 4_000)
    #expect(annotatedDocument(text).layers.quotes != nil)
  }
}
