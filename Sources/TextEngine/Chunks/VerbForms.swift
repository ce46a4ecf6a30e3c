/// Regular forms of English verbs, by rule; words are lower-case ASCII.
enum VerbForms {
  /// The form of the third person: "carries".
  static func third(_ base: [UInt8]) -> [UInt8] {
    guard let last = base.last else { return base }
    if last == UInt8(ascii: "y"), base.count > 1, !isVowel(base[base.count - 2]) {
      return Array(base.dropLast()) + "ies".utf8
    }
    let hisses = "sxzo".utf8.contains(last) || has(base, "ch") || has(base, "sh")
    return base + (hisses ? "es" : "s").utf8
  }

  /// "carrying".
  static func gerund(_ base: [UInt8]) -> [UInt8] { joined(base, "ing") }

  /// "carried".
  static func past(_ base: [UInt8]) -> [UInt8] { joined(base, "ed") }

  static func isGerund(_ form: [UInt8]) -> Bool { has(form, "ing") }

  /// Whether a word has an ending.
  static func has(_ word: [UInt8], _ ending: String) -> Bool {
    word.suffix(ending.utf8.count).elementsEqual(ending.utf8)
  }

  /// The base with "ed" or "ing".
  private static func joined(_ base: [UInt8], _ ending: String) -> [UInt8] {
    guard base.count > 2, let last = base.last else { return base + ending.utf8 }
    let before = base[base.count - 2]
    let isGerund = ending == "ing"
    if last == UInt8(ascii: "e"), !(isGerund && before == last) {
      return Array(base.dropLast()) + ending.utf8
    }
    if last == UInt8(ascii: "y"), !isGerund, !isVowel(before) {
      return Array(base.dropLast()) + "ied".utf8
    }
    let doubles =
      !isVowel(last) && !"wxy".utf8.contains(last) && isVowel(before)
      && !isVowel(base[base.count - 3])
    if doubles, syllables(base) == 1 || stressedLast.value(base, in: base.indices) != nil {
      return base + [last] + ending.utf8
    }
    return base + ending.utf8
  }

  private static func isVowel(_ letter: UInt8) -> Bool {
    switch letter {
    case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"),
      UInt8(ascii: "u"):
      true
    default: false
    }
  }

  /// Verbs of two syllables whose last consonant doubles.
  private static let stressedLast = WordTable(
    words: """
      admit begin cancel commit compel deter equip expel forbid forget kidnap prefer rebel shovel
      total transfer travel upset
      """)

  private static func syllables(_ letters: [UInt8]) -> Int {
    var count = 0
    var inside = false
    for letter in letters {
      let vowel = isVowel(letter)
      if vowel, !inside { count += 1 }
      inside = vowel
    }
    return count
  }
}

/// The forms of verbs that no rule gives.
struct IrregularVerbs {
  private var numbers = WordTable(.exact)
  private var forms: [[[UInt8]]] = []

  init() {
    for line in IrregularForms.lines.utf8.split(separator: 0x0A) {
      let words = line.split(separator: 0x20).map { Array($0) }
      guard let base = words.first else { continue }
      forms[number(of: base)] += words.dropFirst()
    }
    let unchanged = "cut hit set put let shut spread cost burst hurt split read rid beat"
    for word in unchanged.utf8.split(separator: 0x20) {
      let base = Array(word)
      forms[number(of: base)].insert(base, at: 0)
    }
  }

  private mutating func number(of base: [UInt8]) -> Int {
    let number = Int(numbers.insert(base, value: Int32(forms.count)))
    if number == forms.count { forms.append([]) }
    return number
  }

  /// The forms of a base, the past first; none where its forms follow the rules.
  func forms(of base: [UInt8]) -> [[UInt8]] {
    numbers.value(base, in: base.indices).map { forms[Int($0)] } ?? []
  }
}
