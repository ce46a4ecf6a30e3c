import TextEngine

/// Compiles the tables of names and words that the binary reads in place.
enum GazetteerTrainer {
  static let trainer = Trainer(
    name: "gazetteer", summary: "names and words of the tables, in the form the program reads"
  ) { (options) throws(TrainError) in
    let folder = try options.required("data")
    let file = try options.required("out")
    let compiler = try GazetteerCompiler { (name) throws(TrainError) in
      try Files.read("\(folder)/\(name).tsv")
    }
    guard let bytes = compiler.bytes else {
      throw TrainError("the tables have outgrown the layout of the gazetteer; widen it")
    }
    try Files.write(bytes, to: file)
    Console.say("\(bytes.count) bytes")
  }
}
