internal import DocumentModel
internal import JSONText

/// Reads the layers that an object in Copydesk's own form brings.
struct JSONLayers {
  let spans: JSONSpans
  let blocks: [Block]

  func layers(of object: JSONValue) throws(Failure) -> Layers {
    Layers()
  }
}
