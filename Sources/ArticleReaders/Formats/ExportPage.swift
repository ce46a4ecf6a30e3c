internal import ArchiveStreams
internal import DocumentModel

/// The page of one article that a news database wrote: its lines with the elements they lie in.
///
/// Unlike a page of the web it has no furniture, so that nothing is scored; the reader of each database
/// knows what its classes and codes mean.
struct ExportPage {
  /// A line between breaks or borders of blocks; white space is collapsed and no line is empty.
  struct Line {
    /// The words.
    let text: String
    /// The node of the first of them.
    let node: Int
    /// Whether a blank line or the border of a block stands above it.
    let opensParagraph: Bool
  }

  /// What parts the lines of a table.
  enum TableLines {
    /// Each cell is a line or more.
    case cells
    /// Each row is one line.
    case rows
  }

  let tree: PageTree

  /// Parses a page in UTF-8.
  ///
  /// - Throws: `Failure` with code `too-large`.
  init(_ utf8: [UInt8], _ request: ReadRequest) throws(Failure) {
    let filter = MarkupFilter(utf8)
    try filter.requireSize(of: "the article", request.check)
    tree = GumboParser.tree(of: filter.output)
  }

  /// The lines below a node.
  ///
  /// - Complexity: linear in the size of the page.
  func lines(of root: Int = 0, tables: TableLines = .cells) -> [Line] {
    guard root < tree.nodes.count else { return [] }
    var collector = LineCollector(tree, tables)
    collector.walk(root..<Int(tree.nodes[root].end))
    return collector.lines
  }

  /// The words below a node, in one line.
  func text(of node: Int) -> String { lines(of: node).map(\.text).joined(separator: " ") }

  /// The first node of that class at any depth below another; nil if there is none.
  func node(ofClass name: String, below root: Int = 0) -> Int? {
    guard root < tree.nodes.count else { return nil }
    return (root..<Int(tree.nodes[root].end)).first { hasClass(name, $0) }
  }

  /// The nodes of an element below another.
  func nodes(of element: Element, below root: Int) -> [Int] {
    (root..<Int(tree.nodes[root].end)).filter { tree.nodes[$0].element == element }
  }

  /// The children of a node that are of an element.
  func children(of node: Int, _ element: Element) -> [Int] {
    var found: [Int] = []
    var place = node + 1
    while place < Int(tree.nodes[node].end) {
      if tree.nodes[place].element == element { found.append(place) }
      place = Int(tree.nodes[place].end)
    }
    return found
  }

  /// Whether a node, or one that it lies in, has a class; the case of letters does not count.
  func isInside(_ name: String, _ node: Int) -> Bool {
    lineage(node).contains { hasClass(name, $0) }
  }

  /// Whether a node lies in an element of a class that ends so.
  func isInside(classEnding ending: String, _ node: Int) -> Bool {
    lineage(node).contains { (tree.string(.class, of: $0) ?? "").lowercased().hasSuffix(ending) }
  }

  /// Whether a node lies in an element.
  func isInside(_ element: Element, _ node: Int) -> Bool {
    lineage(node).contains { tree.nodes[$0].element == element }
  }

  /// The class attribute of the nearest element of that kind around a node; empty without one.
  func classes(ofNearest element: Element, _ node: Int) -> String {
    let nearest = lineage(node).first { tree.nodes[$0].element == element }
    return nearest.flatMap { tree.string(.class, of: $0) } ?? ""
  }

  /// The lines of each paragraph together.
  static func paragraphs(_ lines: [Line]) -> [String] {
    var paragraphs: [String] = []
    for line in lines {
      if line.opensParagraph || paragraphs.isEmpty {
        paragraphs.append(line.text)
      } else {
        paragraphs[paragraphs.count - 1] += " " + line.text
      }
    }
    return paragraphs
  }

  /// A node and those that it lies in, the innermost first.
  private func lineage(_ node: Int) -> some Sequence<Int> {
    sequence(first: node) { node in
      let parent = Int(tree.nodes[node].parent)
      return parent == node ? nil : parent
    }
  }

  private func hasClass(_ name: String, _ node: Int) -> Bool {
    guard let value = tree.string(.class, of: node) else { return false }
    return value.split(whereSeparator: \.isWhitespace).contains { $0.lowercased() == name }
  }
}

/// Collects the lines of a part of a page.
private struct LineCollector {
  let tree: PageTree
  let tables: ExportPage.TableLines
  private(set) var lines: [ExportPage.Line] = []
  private var words = ""
  private var hasWords = false
  private var node = 0
  private var breaks = 2

  init(_ tree: PageTree, _ tables: ExportPage.TableLines) {
    self.tree = tree
    self.tables = tables
  }

  mutating func walk(_ range: Range<Int>) {
    var ends: [Int] = []
    var rowEnd = 0
    for place in range {
      while let end = ends.last, end <= place {
        ends.removeLast()
        endBlock(isInRow: place < rowEnd)
      }
      let element = tree.nodes[place].element
      if element == .text { append(place) }
      if element == .br { place < rowEnd ? words.append(" ") : endLine() }
      guard Element.block.contains(element) else { continue }
      endBlock(isInRow: place < rowEnd)
      ends.append(Int(tree.nodes[place].end))
      if element == .tr, tables == .rows { rowEnd = max(rowEnd, Int(tree.nodes[place].end)) }
    }
    endBlock(isInRow: false)
  }

  private mutating func append(_ place: Int) {
    let text = String(decoding: tree.text(of: place), as: UTF8.self)
    if !hasWords {
      node = place
      hasWords = text.contains { !$0.isWhitespace }
    }
    words += text
  }

  /// Blocks inside a row only part words.
  private mutating func endBlock(isInRow: Bool) {
    if isInRow {
      words += " "
    } else {
      endLine()
      breaks = 2
    }
  }

  private mutating func endLine() {
    let text = words.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    words = ""
    hasWords = false
    if !text.isEmpty {
      lines.append(ExportPage.Line(text: text, node: node, opensParagraph: breaks > 1))
      breaks = 0
    }
    breaks += 1
  }
}

/// How the pages of databases are told and cut.
enum ExportPages {
  /// A row of the table of formats.
  ///
  /// - Parameters:
  ///   - format: the name.
  ///   - tags: the tags that open an article; see `TagRecords`.
  ///   - matches: whether a page that begins so is one of the database. It may take others too: a
  ///     page without the tag is read as a web page.
  ///   - read: reads an article.
  /// - Returns: the row.
  static func entry(
    _ format: InputFormat, tags: [String], matches: @escaping @Sendable (FileHead) -> Bool,
    read: @escaping @Sendable (ReadRequest) throws(Failure) -> Document
  ) -> FormatEntry {
    FormatEntry(
      format: format, matches: { HTMLFormat.isPage($0) && matches($0) },
      records: { stream, head in
        let encoding = HTMLFormat.decoded(head.bytes[...], declared: nil).encoding
        return TagRecords(
          ASCIIStream.of(stream, head), tags: tags, format: format,
          encoding: encoding == .utf8 ? nil : encoding.name)
      }, read: read)
  }
}

extension FileHead {
  /// Whether a word of ASCII stands in the first 64 KiB, the case of letters aside.
  func holds(_ word: String) -> Bool { ByteSearch.first(word, in: bytes, from: 0) != nil }

  /// Whether one of some words of ASCII stands in the first 4 KiB, the case of letters aside.
  func starts(holding words: String...) -> Bool {
    let start = Array(start.utf8)
    return words.contains { ByteSearch.first($0, in: start, from: 0) != nil }
  }
}
