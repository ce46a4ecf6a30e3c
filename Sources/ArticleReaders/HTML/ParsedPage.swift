/// A page, parsed and cut into blocks.
struct ParsedPage {
  /// What the page says about itself.
  let head: PageHead
  /// Its text.
  let blocks: PageBlocks

  /// Parses a page in UTF-8.
  init(_ html: [UInt8]) {
    let filter = MarkupFilter(html)
    self.init(filter)
  }

  /// Parses a page that has been filtered.
  init(_ filter: MarkupFilter) {
    let tree = GumboParser.tree(of: filter.output)
    let scripts = filter.scripts.filter { $0.kind == .linkedData }.map { filter.input[$0.range] }
    head = PageHead(tree, scripts: scripts)
    blocks = PageBlocks(tree)
  }
}
