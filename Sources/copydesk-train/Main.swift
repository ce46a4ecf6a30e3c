import Glibc

/// Makes the trained models that ship with Copydesk; nobody needs it to use them.
@main struct Main {
  /// A trainer is a file of this folder and a line here.
  static let trainers: [Trainer] = [
    NamesTrainer.trainer, NamesScorer.trainer, SentencesTrainer.trainer, BlocksTrainer.trainer,
    LinesTrainer.trainer, SentimentTrainer.trainer, GazetteerTrainer.trainer,
  ]

  static func main() {
    var words = Array(CommandLine.arguments.dropFirst())
    guard !words.isEmpty, let trainer = trainers.first(where: { $0.name == words[0] }) else {
      Console.error("usage: copydesk-train NAME --data DIR --out FILE [--OPTION VALUE]…")
      for trainer in trainers { Console.error("  \(trainer.name)  \(trainer.summary)") }
      exit(2)
    }
    words.removeFirst()
    do {
      try trainer.run(TrainerOptions(words))
    } catch {
      Console.error("copydesk-train \(trainer.name): \(error.message)")
      exit(1)
    }
  }
}
