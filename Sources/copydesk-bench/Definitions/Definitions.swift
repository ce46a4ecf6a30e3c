/// Every benchmark, a file a group.
enum Definitions {
  static let all: [Benchmark] =
    textLayers + wordTables + loading + plugins + starting + programs
}
