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
  ]
}
