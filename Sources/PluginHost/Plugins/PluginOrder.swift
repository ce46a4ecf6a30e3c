internal import DocumentModel

/// Orders plugins so that each runs after those whose layers it needs.
enum PluginOrder {
  /// The plugins in order: as given, except where needs say otherwise.
  static func sorted(_ plugins: [Plugin]) throws(PluginError) -> [Plugin] {
    let manifests = plugins.map(\.manifest)
    return try order(manifests).map { plugins[$0] }
  }

  /// The indices of manifests in an order that serves their needs.
  static func order(_ manifests: [PluginManifest]) throws(PluginError) -> [Int] {
    var makers: [String: Int] = [:]
    for (index, manifest) in manifests.enumerated() {
      for layer in manifest.layers {
        try check(layer, of: manifest, taken: makers[layer].map { manifests[$0].name })
        makers[layer] = index
      }
    }
    var order: [Int] = []
    var path: [Int] = []
    for index in manifests.indices { try visit(index, manifests, makers, &path, &order) }
    return order
  }

  private static func check(
    _ layer: String, of manifest: PluginManifest, taken: String?
  ) throws(PluginError) {
    guard LayerSet(name: layer) == nil, layer != "blocks" else {
      throw PluginError(
        .needs, "\(manifest.name) cannot add the layer '\(layer)': the text engine makes it",
        plugin: manifest.name)
    }
    if let taken {
      throw PluginError(
        .needs, "\(taken) and \(manifest.name) both add the layer '\(layer)'",
        plugin: manifest.name)
    }
  }

  private static func visit(
    _ index: Int, _ manifests: [PluginManifest], _ makers: [String: Int], _ path: inout [Int],
    _ order: inout [Int]
  ) throws(PluginError) {
    guard !order.contains(index) else { return }
    let manifest = manifests[index]
    if let start = path.firstIndex(of: index) {
      let chain = (path[start...] + [index]).map { manifests[$0].name }
      throw PluginError(
        .needs, "plugins need each other in a circle: \(chain.joined(separator: " → "))",
        plugin: manifest.name)
    }
    path.append(index)
    for need in manifest.needs where LayerSet(name: need) == nil && need != "blocks" {
      guard let maker = makers[need] else {
        let known = LayerSet.names.map(\.name) + makers.keys.sorted()
        throw PluginError(
          .needs,
          "\(manifest.name) needs the layer '\(need)', which no plugin of this run adds; "
            + ManifestReader.hint(need, known), plugin: manifest.name)
      }
      try visit(maker, manifests, makers, &path, &order)
    }
    path.removeLast()
    order.append(index)
  }
}
