public import DocumentModel

/// Writes the rows of a view as a network in GraphML, which Gephi, Cytoscape, igraph and NetworkX read.
///
/// A row is an undirected edge between the names in the columns `source` and `target` (or `entity` and
/// `other`); `source_type` and `target_type` become data of the nodes, all other columns data of the
/// edge. Nodes stand in the order in which rows first name them. Cost: linear in the rows.
public struct GraphML: Sendable {
  private struct Node: Hashable {
    let name: String
    let type: String
  }

  private let columns: [FlatColumn]
  private let rows: [[Scalar]]
  private let source: Int
  private let target: Int
  private let types: (source: Int?, target: Int?)

  /// Prepares to write; nil if the columns hold no edges.
  public init?(columns: [FlatColumn], rows: [[Scalar]]) {
    func place(_ name: String) -> Int? { columns.firstIndex { $0.name == name } }
    guard let source = place("source") ?? place("entity"),
      let target = place("target") ?? place("other")
    else { return nil }
    self.columns = columns
    self.rows = rows
    self.source = source
    self.target = target
    types = (place("source_type"), place("target_type"))
  }

  /// Appends the document.
  public func append(to output: inout [UInt8]) {
    var xml = SVGWriter()
    var numbers: [Node: Int] = [:]
    var nodes: [Node] = []
    let edges = rows.map { row in
      (node(row, source, types.source), node(row, target, types.target))
    }
    for node in edges.flatMap({ [$0.0, $0.1] }) where numbers[node] == nil {
      numbers[node] = nodes.count
      nodes.append(node)
    }
    let data = columns.indices.filter { place in
      ![source, target, types.source, types.target].contains(place)
    }
    output += "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".utf8
    xml.open("graphml", [("xmlns", "http://graphml.graphdrawing.org/xmlns")])
    appendKeys(data, to: &xml)
    xml.open("graph", [("id", "network"), ("edgedefault", "undirected")])
    for (number, node) in nodes.enumerated() {
      xml.open("node", [("id", "n\(number)")])
      xml.text("data", node.name, [("key", "name")])
      if types.source != nil { xml.text("data", node.type, [("key", "type")]) }
      xml.close("node")
    }
    for (row, edge) in zip(rows, edges) {
      let ends = [edge.0, edge.1].map { "n\(numbers[$0] ?? 0)" }
      xml.open("edge", [("source", ends[0]), ("target", ends[1])])
      for place in data where row[place] != .null {
        xml.text("data", CellText.plain(row[place]), [("key", "e\(place)")])
      }
      xml.close("edge")
    }
    xml.close("graph")
    xml.close("graphml")
    output += xml.bytes
  }

  private func node(_ row: [Scalar], _ name: Int, _ type: Int?) -> Node {
    Node(name: CellText.plain(row[name]), type: type.map { CellText.plain(row[$0]) } ?? "")
  }

  private func appendKeys(_ data: [Int], to xml: inout SVGWriter) {
    func key(_ id: String, _ owner: String, _ name: String, _ type: String) {
      xml.empty(
        "key", [("id", id), ("for", owner), ("attr.name", name), ("attr.type", type)])
    }
    key("name", "node", "name", "string")
    if types.source != nil { key("type", "node", "type", "string") }
    for place in data {
      let isNumber = columns[place].type == .number || columns[place].type == .integer
      key("e\(place)", "edge", columns[place].name, isNumber ? "double" : "string")
    }
  }
}
