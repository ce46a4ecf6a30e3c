import ArticleReaders
import DocumentModel
import Glibc
import TestSupport
import Testing

struct HTMLHostileTests {
  /// Reads a page; what it becomes must be sound, what it is refused with must be a failure.
  private static func problems(_ html: [UInt8]) -> [String] {
    do throws(Failure) {
      let document = try ArticleReader().document(
        from: html, format: .html, path: "p", fallbackID: "p")
      return HostileInputTests.problems(of: document)
    } catch {
      return error.stage == .read ? [] : ["\(error)"]
    }
  }

  struct Attack: Sendable, CustomTestStringConvertible {
    let name: String
    let html: String
    var testDescription: String { name }
  }

  static let attacks: [Attack] = [
    Attack(
      name: "nesting", html: String(repeating: "<div>", count: 100_000) + "Deep down is a text."),
    Attack(
      name: "reopened formatting",
      html: (0..<5000).map { "<p><font color=c\($0)>word " }.joined()),
    Attack(name: "reopened bold", html: (0..<5000).map { "<p><b class=c\($0)>word " }.joined()),
    Attack(name: "links", html: (0..<5000).map { "<p><a href=c\($0)>word <div>" }.joined()),
    Attack(
      name: "attributes",
      html: "<div " + (0..<20_000).map { "a\($0)=v class=c\($0)" }.joined(separator: " ") + ">Text."
    ),
    Attack(name: "characters that do not exist", html: "<p>FOO&#11111111111ZOO bar"),
    Attack(name: "tables", html: "<table>" + String(repeating: "x<tr>", count: 5000)),
    Attack(name: "nested tables", html: String(repeating: "<table><tr><td>", count: 5000) + "x"),
    Attack(
      name: "hidden nesting", html: String(repeating: "<span><div></span>", count: 20_000) + "x"),
    Attack(name: "items", html: String(repeating: "<ul><li>", count: 10_000) + "x"),
    Attack(name: "buttons", html: String(repeating: "<button><p>", count: 10_000) + "x"),
    Attack(name: "comments", html: String(repeating: "<!--", count: 50_000)),
    Attack(name: "brackets", html: String(repeating: "<", count: 50_000)),
    Attack(name: "open tags", html: String(repeating: "<a ", count: 50_000)),
    Attack(name: "open quotes", html: String(repeating: "<a href=\"", count: 50_000)),
    Attack(name: "titles", html: String(repeating: "<title>", count: 20_000)),
    Attack(name: "drawings", html: String(repeating: "<svg>", count: 20_000) + "<p>x"),
    Attack(name: "menus", html: String(repeating: "<select>", count: 20_000) + "x"),
    Attack(name: "templates", html: String(repeating: "<template>", count: 20_000) + "x"),
    Attack(name: "end tags", html: String(repeating: "</i></div>", count: 20_000) + "x"),
    Attack(
      name: "JSON-LD",
      html: "<script type=application/ld+json>" + String(repeating: "[", count: 50_000)),
    Attack(
      name: "scripts in scripts",
      html: String(repeating: "<script><!--<script>", count: 10_000) + "<p>x"),
  ]

  @Test(arguments: attacks)
  func `a page built to be slow is read or refused in linear time`(_ attack: Attack) {
    let start = clock()
    #expect(Self.problems(Array(attack.html.utf8)) == [])
    // Unoptimised code needs a second at most; the parser alone would need minutes for the first ones.
    #expect(Double(clock() - start) / Double(CLOCKS_PER_SEC) < 30)
  }

  @Test func `too much markup is refused`() {
    let html = String(repeating: "</b></i>", count: 320_000)
    let failure = #expect(throws: Failure.self) { try HTMLReaderTests.page(html) }
    #expect(failure?.code == "too-large")
  }

  @Test(arguments: SamplePages.all.indices)
  func `every prefix of a page is read or refused`(_ index: Int) {
    let bytes = Array(SamplePages.all[index].utf8)
    for end in stride(from: 0, to: bytes.count, by: index == 0 ? 13 : 5) {
      #expect(Self.problems(Array(bytes[..<end])) == [], "prefix of \(end) bytes")
    }
  }

  @Test func `changed bits do no harm`() {
    var generator = HostileInputTests.Xorshift(state: 77)
    for page in SamplePages.all {
      for _ in 0..<60 {
        var bytes = Array(page.utf8)
        for _ in 0..<8 {
          let place = Int.random(in: 0..<bytes.count, using: &generator)
          bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
        }
        #expect(Self.problems(bytes) == [])
      }
    }
  }

  @Test func `the inputs of the parser tests of html5lib do no harm`() throws {
    let folder = "eval/loading/html5lib/tree-construction"
    guard Repository.shared(folder) != nil else { return }
    var count = 0
    for name in [
      "adoption01", "tests1", "tests7", "tests18", "tests26", "tricky01", "webkit01", "template",
    ] {
      guard let path = Repository.shared("\(folder)/\(name).dat") else { continue }
      let text = String(decoding: try readFile(path), as: UTF8.self)
      for part in text.split(separator: "#data\n") {
        guard let end = part.firstRange(of: "\n#errors") else { continue }
        #expect(Self.problems(Array(part[..<end.lowerBound].utf8)) == [])
        count += 1
      }
    }
    #expect(count > 350)
  }
}
