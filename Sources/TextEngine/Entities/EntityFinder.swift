public import DocumentModel

/// Finds the named entities of a document and puts their mentions into clusters.
///
/// Rules over capitalisation, tables of names, titles and the words around a name decide what is a
/// name and of what type; `ClusterBuilder` decides which mentions name the same thing.
public enum EntityFinder: Sendable {
  /// The entities of a document that has sentences and tokens; an empty table without them.
  ///
  /// - Parameters:
  ///   - document: the document.
  ///   - aliases: names of the user, which go before all others.
  /// - Returns: the entities by first mention, and their mentions in text order.
  /// - Complexity: linear in the length of the text.
  public static func entities(
    in document: Document, aliases: NameAliases = NameAliases()
  ) -> EntityTable {
    entities(in: document, aliases: aliases, model: NameModel())
  }

  /// The entities by a model of the caller, as a trainer measures them.
  package static func entities(
    in document: Document, aliases: NameAliases, model: NameModel
  ) -> EntityTable {
    guard let sentences = document.layers.sentences, let tokens = document.layers.tokens,
      tokens.count > 0
    else { return EntityTable(entities: [], mentions: []) }
    let source = NameText(document, sentences, tokens)
    var recognizer = NameRecognizer(source, model)
    let reader = AliasReader(source: source, aliases: aliases)
    var consistency = NameConsistency(source, reader.applied(to: recognizer.mentions()))
    let names = consistency.settled()
    var builder = ClusterBuilder(source, names.mentions, names.forms, aliases)
    builder.build()
    var assembly = EntityAssembly(source, builder)
    return assembly.table()
  }
}
