import DocumentModel
import TestSupport
import Testing

@testable import TextEngine

/// What the user says of a name goes before all that the engine makes of it.
struct AliasTests {
  /// A line of the user's table, a text, and the entity with its mentions that must come of it.
  struct Row: Sendable, CustomTestStringConvertible {
    let rule: String
    let alias: String
    let text: String
    let entity: String

    init(_ rule: String, _ alias: String, _ text: String, _ entity: String) {
      self.rule = rule
      self.alias = alias
      self.text = text
      self.entity = entity
    }

    var testDescription: String { rule }
  }

  @Test(arguments: [
    Row(
      "a figure's name", "Santa\tSanta Corporation\torganization",
      "Letters to Santa Claus arrive in May. Workers at Santa met the board. Santa said profits rose.",
      "organization: Santa Corporation: Santa | Santa"),
    Row(
      "a school's town", "Quillby\tQuillby Town\tplace",
      "The boys of Quillby School wore black. Quillby said that taxes would rise. The people of the old valley left Quillby again.",
      "place: Quillby Town: Quillby | Quillby"),
    Row(
      "the end of a person's name", "Brandt Hale\tHale Works\torganization",
      "Olga Brandt Hale sang. The boats of Brandt Hale are fast.",
      "organization: Hale Works: Brandt Hale"),
    Row(
      "a person's surname", "Ferrell\tFerrell Works\torganization",
      "Nadia Ferrell opened the bridge. The boats of Ferrell are fast.",
      "organization: Ferrell Works: Ferrell"),
    Row(
      "islands in the plural", "Kestrels\tKestrels FC\torganization",
      "A ferry sails to the Kestrel Islands. Fans of the Kestrels sang.",
      "organization: Kestrels FC: Kestrels"),
    Row(
      "a type that the text states", "Corvo\tRosa Corvo\tperson",
      "Corvo is a town on the coast. Boats of Corvo are fast.",
      "person: Rosa Corvo: Corvo | Corvo"),
    Row(
      "a noun for a body", "Marlow Library\tMarlow Library\tplace",
      "They met at Marlow Library on Friday.",
      "place: Marlow Library: Marlow Library"),
    Row(
      "a numeral at the end", "Oswin I\tOswin the First\tperson",
      "Nobody knew that Oswin I loved horses. Later Oswin sang. The horses of Oswin sang.",
      "person: Oswin the First: Oswin I | Oswin | Oswin"),
    Row(
      "a part of a name that stands elsewhere", "Evening Post\tEvening Post Works\torganization",
      "The Friday Evening Post reporter took pictures. They met the Friday Evening Post. People love the Friday Evening Post. Readers of the Friday Evening Post rose.",
      "organization: Evening Post Works: Evening Post | Evening Post"),
  ])
  func `a name of the user keeps its type and its words`(row: Row) throws {
    let aliases = try NameAliases(table: Array(row.alias.utf8))
    let document = annotatedDocument(row.text, [.entities], aliases)
    let table = try #require(document.layers.entities)
    let found = table.entities.map { entity in
      let named = entity.mentions.map { table.mentions[$0] }.filter(\.isNamed)
      let words = named.map { document.text.string(in: $0.span) }
      return "\(entity.type.rawValue): \(entity.name): \(words.joined(separator: " | "))"
    }
    #expect(found.contains(row.entity), "found \(found)")
  }
}
