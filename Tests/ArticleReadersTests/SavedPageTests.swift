import ArticleReaders
import DocumentModel
import TestSupport
import Testing

struct SavedPageTests {
  static func document(_ text: String, keeping reasons: ReadOptions.Reasons = .kept) throws
    -> Document
  {
    var options = ReadOptions()
    options.reasons = reasons
    return try ArticleReader(options: options).document(
      from: Array(text.utf8), format: .text, path: "page.txt", fallbackID: "page.txt")
  }

  static func page() throws -> String {
    try String(
      decoding: Repository.bytes(of: FormatTests.folder + "/saved-page.txt"), as: UTF8.self)
  }

  static func body(_ document: Document) -> [String] {
    document.blocks.filter { [.paragraph, .subhead, .list, .pullquote].contains($0.role) }
      .map { document.text.string(in: $0.span) }
  }

  @Test func `of a saved page the article is kept, and all else with its reason`() throws {
    let document = try Self.document(Self.page())
    let body = Self.body(document)
    #expect(body.count == 6)
    #expect(body.first?.hasPrefix("The harbour of Orle has given") == true)
    #expect(body.contains("How it was paid for"))
    #expect(body.last?.hasPrefix("The town will count") == true)
    #expect(document.metadata.title?.value == "Harbour gives seals a new beach")
    #expect(document.metadata.authors?.value == ["Mara Lindqvist"])
    #expect(document.metadata.published?.value == CalendarDate(year: 2024, month: 5, day: 14))
    let left = document.blocks.indices.filter {
      [.boilerplate, .comment].contains(document.blocks[$0].role)
    }
    #expect(document.leftOut.compactMap(\.block) == left)
    for piece in document.leftOut {
      let block = try #require(piece.block)
      #expect(piece.text == document.text.string(in: document.blocks[block].span))
      #expect(!piece.reason.isEmpty)
    }
  }

  @Test(arguments: [
    "Ann says:\nI have seen them from the road, and they were asleep.\n\nBen says:\nSo have I, last week.\n",
    "Ann\n3 days ago\nI have seen them from the road, and they were asleep.\nReply\n\nBen\n2 days ago\nMe too!\nReply\n",
  ])
  func `what readers say below is no article`(_ thread: String) throws {
    let text = try Self.page()
    let end = try #require(text.firstRange(of: "More stories"))
    let document = try Self.document(
      String(text[..<end.lowerBound]) + thread + "\n" + String(text[end.lowerBound...]))
    let body = Self.body(document)
    #expect(body.last?.hasPrefix("The town will count") == true)
    #expect(!body.contains { $0.contains("asleep") })
  }

  @Test func `no line of a saved page is lost`() throws {
    let text = try Self.page()
    let document = try Self.document(text)
    let words = document.blocks.flatMap {
      document.text.string(in: $0.span).split(whereSeparator: \.isWhitespace)
    }
    #expect(words == text.split(whereSeparator: \.isWhitespace))
  }

  /// Articles that are mostly lists, tables or code, saved by themselves.
  @Test(arguments: [
    (1...40).map { "1/\($0)/2024\t+\($0).5%" },
    (1...40).map { "- Item \($0)" },
    (1...20).flatMap { ["let login\($0) = account(\($0)) {", "}"] },
    ["Shelter", "Tent", "Stakes"] + (1...30).map { "Rope \($0)" },
  ])
  func `an article with a long list is not taken for a page`(_ list: [String]) throws {
    let text =
      "Packing for the Tarn\n\nThe walk along the Tarn takes four days, and there is no shop on the way.\n\n"
      + list.joined(separator: "\n")
      + "\n\nShare the load with those who walk with you, and leave the tent at home.\n"
    let document = try Self.document(text)
    #expect(document.leftOut.isEmpty)
    #expect(!document.blocks.contains { $0.role == .boilerplate })
  }

  @Test func `reasons are kept only where they are asked for`() throws {
    #expect(try Self.document(Self.page(), keeping: .dropped).leftOut.isEmpty)
  }

  @Test(arguments: [
    "Examples/articles/2025-02-11-chad-training-mission.txt",
    "Examples/articles/2025-08-29-last-trainers-leave.txt",
  ])
  func `an article that was saved by itself keeps its paragraphs`(_ path: String) throws {
    let text = try String(decoding: Repository.bytes(of: path), as: UTF8.self)
    let document = try Self.document(text)
    let paragraphs = text.split(separator: "\n").filter { $0.split(separator: " ").count > 20 }
    let body = Self.body(document).joined(separator: "\n")
    for paragraph in paragraphs { #expect(body.contains(paragraph.suffix(40))) }
  }

  @Test func `an article full of lists is not taken for a page`() throws {
    var text =
      "What to pack for the island\n\nThe boat is small, and so is the room. Take this:\n\n"
    for thing in ["tent", "rope", "bread", "salt", "lamp", "knife", "boots", "hat"] {
      text += "- a \(thing)\n"
    }
    text +=
      "\nAll of it fits into one bag, if you roll the tent. The shop in Orle has what you forgot.\n"
    #expect(Self.body(try Self.document(text)).count >= 10)
  }

  @Test(arguments: [
    String(repeating: "Home\n", count: 200_000),
    String(repeating: "word ", count: 400_000),
    String(
      repeating: "Home\nThis is a line of the article that ends in a full stop.\n", count: 20_000),
    String(repeating: "\u{2028}|\u{A0}", count: 100_000) + "a",
  ])
  func `texts of any shape are read`(_ text: String) throws {
    let document = try Self.document(text)
    #expect(document.blocks.allSatisfy { !$0.span.isEmpty })
  }
}
