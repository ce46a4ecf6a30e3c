/// What `desk.valence` and `desk.model` make and give.
extension APIObjects {
  static let ofModels = [
    Object(
      name: "valence", title: "Valence",
      help: "Words that judge, for doc:valence and doc:classify.",
      fields: [], methods: [APIMethod("size", "(): integer", "the number of words and phrases")]),
    Object(
      name: "model", title: "Model", help: "A linear model: a weight for each feature and label.",
      fields: [],
      methods: [
        APIMethod("labels", "(): string[]", "the labels, in the order of the weights"),
        APIMethod("size", "(): integer", "the number of features"),
        APIMethod(
          "classify", "(features: table, reasons: integer?): copydesk.Class",
          "the class of a list of features, or of a table from features to values"),
      ]),
    Object(
      name: "", title: "Reading",
      help: "What doc:valence gives: columns, first those of the units, then those of their hits.",
      fields: [
        APIFunction("sum", "number[]", "the weights of the hits of each unit, added up"),
        APIFunction("words", "integer[]", "the words of each unit"),
        APIFunction("known", "integer[]", "its words that judge or name events"),
        APIFunction("events", "integer[]", "its words that name events"),
        APIFunction(
          "last_hit", "integer[]", "the position of its last hit; its first follows the unit before"
        ),
        APIFunction("start", "integer[]", "the first byte of each hit, from 1"),
        APIFunction("stop", "integer[]", "its last byte"),
        APIFunction("weight", "number[]", "its valence after all rules"),
        APIFunction("rule", "string[]", "the rules that changed it, joined by +, else plain"),
      ],
      methods: [
        APIMethod(
          "tones", "(groups: table?, options: table?): copydesk.Tones",
          "a score for each group: a unit or a list of units, by default every unit; words = how many to name, decimals, neutral = 0.05, and usual = 12, least = 4, power = 0.6, softness = 15, quiet = 0.5"
        )
      ]),
    Object(
      name: "", title: "Tones",
      help:
        "What reading:tones gives: columns with a value for each group. The sum of a unit times (usual / words) ^ power is its level; the level of a group is the mean of its units, each counting by the strength of its level plus quiet; score = level / sqrt(level ^ 2 + softness).",
      fields: [
        APIFunction("score", "copydesk.Column", "-1 to 1"),
        APIFunction("label", "copydesk.Column", "positive, neutral or negative"),
        APIFunction("coverage", "copydesk.Column", "the share of words that judge or name events"),
        APIFunction("events", "copydesk.Column", "names of events in a hundred words"),
        APIFunction(
          "words", "copydesk.Column", "the hits that weigh most: lists of word, weight and rule"),
      ], methods: []),
    Object(
      name: "", title: "Class", help: "What a model says.",
      fields: [
        APIFunction("label", "string", "the likeliest label"),
        APIFunction("probability", "number", "its probability, 0 to 1"),
        APIFunction("probabilities", "table<string, number>", "the probability of every label"),
        APIFunction(
          "reasons", "table[]", "the features that speak most for the label: feature and weight"),
      ], methods: []),
    Object(
      name: "", title: "Classes",
      help: "What doc:classes gives: columns with a value for each span.",
      fields: [
        APIFunction("label", "copydesk.Column", "the likeliest label"),
        APIFunction("probability", "copydesk.Column", "its probability, 0 to 1"),
        APIFunction(
          "reasons", "copydesk.Column",
          "the features that speak most for the label: lists of feature and weight"),
        APIFunction(
          "margin", "copydesk.Column",
          "the probability of the first label of margin less that of the second"),
      ], methods: []),
    Object(
      name: "column", title: "Column",
      help: "Values that stay in the host until emit(\"TABLE\", columns) makes rows of them.",
      fields: [],
      methods: [
        APIMethod("size", "(): integer", "the number of values"),
        APIMethod("values", "(): any[]", "the values, false where there is none"),
        APIMethod(
          "pick", "(positions: integer[]): copydesk.Column",
          "the values at some positions, in their order"),
      ]),
  ]
}
