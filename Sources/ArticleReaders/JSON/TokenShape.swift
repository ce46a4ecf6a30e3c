internal import DocumentModel

/// What the letters of a token look like, for tokens that an input brings without saying.
///
/// A straight quotation mark is a quote that neither opens nor closes: its place alone does not tell.
enum TokenShape {
  /// The flags of a token but for the start of a sentence.
  static func flags(of text: SourceText, _ span: Span, previousEnd: Int) -> TokenFlags {
    var flags: TokenFlags = []
    if span.start > previousEnd { flags.insert(.spaceBefore) }
    var letters = 0
    var upper = 0
    var lower = 0
    var isFirst = true
    let word = text.string(in: span)
    if !flags.contains(.spaceBefore), clitics.contains(word.lowercased()) { flags.insert(.clitic) }
    if isAddress(word) { flags.insert(.address) }
    for scalar in word.unicodeScalars {
      let properties = scalar.properties
      if !scalar.isASCII { flags.insert(.nonASCII) }
      switch properties.generalCategory {
      case .uppercaseLetter, .titlecaseLetter:
        letters += 1
        upper += 1
        if isFirst { flags.insert(.title) }
      case .lowercaseLetter:
        letters += 1
        lower += 1
      case .otherLetter, .modifierLetter: letters += 1
      case .decimalNumber, .letterNumber, .otherNumber: flags.insert(.digit)
      case .initialPunctuation: flags.formUnion([.quote, .opening])
      case .finalPunctuation: flags.formUnion([.quote, .closing])
      case .openPunctuation: flags.insert(.opening)
      case .closePunctuation: flags.insert(.closing)
      case .currencySymbol, .mathSymbol, .otherSymbol: flags.insert(.symbol)
      default: if scalar == "\"" { flags.insert(.quote) }
      }
      isFirst = false
    }
    if letters > 0 { flags.insert(.alphabetic) }
    if letters > 0, upper == letters { flags.insert(.upper) }
    if letters > 0, lower == letters { flags.insert(.lower) }
    if letters == 0, !flags.contains(.digit), !flags.contains(.symbol) {
      flags.insert(.punctuation)
    }
    return flags
  }

  private static let clitics: Set<String> = [
    "n't", "n’t", "'s", "’s", "'ll", "’ll", "'re", "’re", "'ve", "’ve", "'d", "’d", "'m", "’m",
  ]

  private static func isAddress(_ word: String) -> Bool {
    guard word.utf8.count > 1 else { return false }
    let first = word.utf8.first
    return first == UInt8(ascii: "#") || word.utf8.contains(UInt8(ascii: "@"))
      || word.hasPrefix("http://") || word.hasPrefix("https://") || word.hasPrefix("www.")
  }
}
