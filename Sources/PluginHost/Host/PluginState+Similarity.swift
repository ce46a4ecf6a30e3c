internal import LuaRuntime

extension PluginState {
  /// What the module `similarity` needs native code for.
  static let similarityFunctions: [(String, Body)] = [
    (
      "simhash",
      { (_, arguments, results) throws(LuaHostError) in
        let items = try PluginState.texts(arguments, 0, "similarity.simhash")
        results.add(SimilaritySketch.written(SimilaritySketch.simhash(items)))
      }
    ),
    (
      "minhash",
      { (state, arguments, results) throws(LuaHostError) in
        let items = try PluginState.texts(arguments, 0, "similarity.minhash")
        guard let count = arguments.integer(1), (1...256).contains(count) else {
          throw .message("similarity.minhash takes a number of hashes from 1 to 256")
        }
        guard items.count * count <= 50_000_000 else {
          throw .message("similarity.minhash takes up to \(50_000_000 / count) items")
        }
        state.vm.charge(bytes: 40 * count)
        results.addTable(array: count)
        for hash in SimilaritySketch.minhash(items, count: count) {
          results.add(SimilaritySketch.written(hash))
        }
      }
    ),
    (
      "hamming",
      { (_, arguments, results) throws(LuaHostError) in
        var bits: UInt64 = 0
        for position in 0..<2 {
          guard let text = arguments.text(position), text.utf8.count == 16,
            let hash = UInt64(text, radix: 16)
          else {
            throw .message("similarity.hamming takes two simhashes of 16 hexadecimal digits")
          }
          bits ^= hash
        }
        results.add(bits.nonzeroBitCount)
      }
    ),
  ]

  private static func texts(
    _ arguments: borrowing LuaArguments, _ position: Int, _ name: String
  ) throws(LuaHostError) -> [[UInt8]] {
    guard let array = arguments.value(position).table?.array else {
      throw .message("\(name) takes a list of texts, got \(arguments.typeName(position))")
    }
    var texts: [[UInt8]] = []
    texts.reserveCapacity(array.count)
    for value in array {
      guard case .string(let bytes) = value else {
        throw .message("\(name) takes a list of texts; it has a \(value.typeName)")
      }
      texts.append(bytes)
    }
    return texts
  }
}
