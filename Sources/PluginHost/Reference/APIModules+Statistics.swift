extension APIModules {
  static let stats = [
    APIFunction(
      "stats.sum", "(values: number[]): number", "the sum",
      example: "desk.stats.sum { 1, 2, 3 }", gives: "6"),
    APIFunction(
      "stats.mean", "(values: number[]): number?", "the arithmetic mean; nil for no values",
      example: "desk.stats.mean { 1, 2, 6 }", gives: "3.0"),
    APIFunction(
      "stats.median", "(values: number[]): number?", "the middle value",
      example: "desk.stats.median { 5, 1, 3 }", gives: "3.0"),
    APIFunction(
      "stats.quantile", "(values: number[], share: number): number?",
      "the value below which a share lies, between neighbours by straight line",
      example: "desk.stats.quantile({ 1, 2, 3, 4 }, 0.25)", gives: "1.75"),
    APIFunction(
      "stats.deviation", "(values: number[]): number?",
      "the standard deviation of a sample (n - 1)",
      example: "desk.stats.deviation { 2, 4, 4, 4, 5, 5, 7, 9 } > 2.13", gives: "true"),
    APIFunction(
      "stats.correlation", "(first: number[], second: number[]): number?",
      "Pearson's coefficient; nil where a list is constant",
      example: "desk.stats.correlation({ 1, 2, 3 }, { 2, 4, 6 })", gives: "1.0"),
    APIFunction(
      "stats.log_likelihood",
      "(both: number, first: number, second: number, total: number): number",
      "G2 of two events and their meetings (Dunning 1993), from totals"),
    APIFunction(
      "stats.log_dice", "(both: number, first: number, second: number): number?",
      "14 plus the binary logarithm of the Dice coefficient (Rychlý 2008)",
      example: "desk.stats.log_dice(10, 10, 10)", gives: "14.0"),
    APIFunction(
      "stats.mutual_information",
      "(both: number, first: number, second: number, total: number): number?",
      "binary logarithm of observed over expected (Church and Hanks 1990)",
      example: "desk.stats.mutual_information(2, 4, 4, 16)", gives: "1.0"),
    APIFunction(
      "stats.t_score", "(both: number, first: number, second: number, total: number): number?",
      "(observed - expected) / sqrt(observed) (Church and others 1991)",
      example: "desk.stats.t_score(4, 4, 8, 32)", gives: "1.5"),
    APIFunction(
      "stats.keyness", "(count: number, size: number, other: number, other_size: number): number",
      "G2 of a word in two corpora (Rayson and Garside 2000), negative where it is rarer in the first"
    ),
    APIFunction(
      "stats.log_ratio",
      "(count: number, size: number, other: number, other_size: number): number?",
      "binary logarithm of the ratio of relative frequencies (Hardie 2014); 0 counts as 0.5",
      example: "desk.stats.log_ratio(8, 100, 2, 100)", gives: "2.0"),
    APIFunction(
      "stats.juilland_d", "(counts: number[]): number?",
      "evenness over equal parts, 0 to 1 (Juilland 1970)",
      example: "desk.stats.juilland_d { 5, 5, 5, 5 }", gives: "1.0"),
    APIFunction(
      "stats.dispersion", "(counts: number[], sizes: number[]): number?",
      "DP: 0 where a word is spread as the parts are, near 1 where it is in one (Gries 2008)",
      example: "desk.stats.dispersion({ 2, 0 }, { 50, 50 })", gives: "0.5"),
    APIFunction(
      "stats.tf_idf", "(count: number, documents_with: number, documents: number): number",
      "count × ln(documents / documents_with) (Spärck Jones 1972)",
      example: "desk.stats.tf_idf(3, 10, 10)", gives: "0.0"),
  ]

  static let similarity = [
    APIFunction(
      "similarity.edits", "(first: string, second: string): integer", "Levenshtein's distance",
      example: "desk.similarity.edits(\"kitten\", \"sitting\")", gives: "3"),
    APIFunction(
      "similarity.ratio", "(first: string, second: string): number",
      "1 for equal texts, 0 for texts without a place in common",
      example: "desk.similarity.ratio(\"abcd\", \"abcx\")", gives: "0.75"),
    APIFunction(
      "similarity.jaccard", "(first: table, second: table): number",
      "shared keys over all keys of two sets",
      example: "desk.similarity.jaccard({ a = 1 }, { a = 1, b = 1 })", gives: "0.5"),
    APIFunction(
      "similarity.cosine", "(first: table, second: table): number",
      "the cosine of two tables of weights",
      example: "desk.similarity.cosine({ a = 2 }, { a = 3 })", gives: "1.0"),
    APIFunction(
      "similarity.simhash", "(words: string[]): string",
      "64 bits as 16 hexadecimal digits; alike lists differ in few (Charikar 2002)",
      example: "#desk.similarity.simhash { \"a\", \"b\" }", gives: "16"),
    APIFunction(
      "similarity.hamming", "(first: string, second: string): integer",
      "the bits in which two simhashes differ",
      example: "desk.similarity.hamming(\"00000000000000ff\", \"0000000000000000\")", gives: "8"),
    APIFunction(
      "similarity.minhash", "(items: string[], count: integer?): string[]",
      "a signature of 64 hashes, or count; the share of equal ones estimates Jaccard (Broder 1997)",
      example: "#desk.similarity.minhash({ \"a\" }, 8)", gives: "8"),
    APIFunction(
      "similarity.agreement", "(first: string[], second: string[]): number",
      "the share of equal places of two signatures",
      example: "desk.similarity.agreement({ \"1\", \"2\" }, { \"1\", \"3\" })", gives: "0.5"),
    APIFunction(
      "similarity.shingles", "(words: string[], n: integer): string[]",
      "every run of n words, joined by a space; each once",
      example: "#desk.similarity.shingles({ \"a\", \"b\", \"a\", \"b\" }, 2)", gives: "2"),
  ]

  static let text = [
    APIFunction(
      "text.lower", "(value: string): string", "in lower case", example: "desk.text.lower \"ÉA\"",
      gives: "\"éa\""),
    APIFunction(
      "text.upper", "(value: string): string", "in upper case", example: "desk.text.upper \"é\"",
      gives: "\"É\""),
    APIFunction(
      "text.fold", "(value: string): string", "in lower case and without accents",
      example: "desk.text.fold \"Ünïté\"", gives: "\"unite\""),
    APIFunction(
      "text.len", "(value: string): integer", "the number of characters",
      example: "desk.text.len \"é😀\"", gives: "2"),
    APIFunction(
      "text.sub", "(value: string, first: integer, last: integer?): string",
      "characters from first to last, as string.sub counts",
      example: "desk.text.sub(\"é😀x\", 2, -2)", gives: "\"😀\""),
    APIFunction(
      "text.width", "(value: string): integer", "the columns it takes in a terminal",
      example: "desk.text.width \"日本a\"", gives: "5"),
    APIFunction(
      "text.words", "(value: string): string[]", "split as the document's tokens are",
      example: "#desk.text.words \"don't go\"", gives: "3"),
    APIFunction(
      "text.trim", "(value: string): string", "without white space at both ends",
      example: "desk.text.trim \" a \"", gives: "\"a\""),
    APIFunction(
      "text.syllables", "(word: string): integer", "an estimate for an English word, at least 1",
      example: "desk.text.syllables \"reporter\"", gives: "3"),
  ]
}
