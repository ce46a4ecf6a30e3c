import BatchEngine
import CommandLineKit
import JSONText

/// Tells how far a run is: as a line on the terminal, as JSON on standard error, in a file.
final class RunProgress {
  /// How a run stands.
  enum State: String {
    case running, done, interrupted, stopped
  }

  private enum Form {
    case none, bar, json
  }

  private static let barMilliseconds = 200
  private static let reportMilliseconds = 1000
  /// Small runs end before a bar could be read.
  private static let barDelay = 500

  private let form: Form
  private let statusFile: String?
  private let start = monotonicMilliseconds()
  private var lastBar: Int
  private var lastReport: Int
  private var isWarned = false
  /// Documents that took no time because their results were known.
  private var fraction: Double?

  init(_ arguments: ParsedArguments) {
    switch arguments.value(of: ProgressOptions.progress) {
    case "bar": form = .bar
    case "json": form = .json
    case "none": form = .none
    default:
      // A bar would stand in the middle of rows that go to the same terminal.
      let isFree =
        !Terminal.isTerminal(.output) || arguments.has(BatchControls.output)
        || (arguments.has(DatabaseOptions.database) && !DatabaseOptions.showsRowsToo(arguments))
      let isShown = Terminal.isTerminal(.errors) && isFree && !arguments.has(BatchControls.quiet)
      form = isShown ? .bar : .none
    }
    statusFile = arguments.value(of: ProgressOptions.statusFile)
    lastBar = start + Self.barDelay - Self.barMilliseconds
    lastReport = start
  }

  /// Tells after a document, if it is time.
  func note(_ tally: Session.Tally, fraction: Double?) {
    guard form != .none || statusFile != nil else { return }
    self.fraction = fraction
    let now = monotonicMilliseconds()
    if form == .bar, now - lastBar >= Self.barMilliseconds {
      lastBar = now
      Terminal.live(bar(tally, milliseconds: now - start))
    }
    if now - lastReport >= Self.reportMilliseconds {
      lastReport = now
      report(tally, .running, milliseconds: now - start)
    }
  }

  /// Tells at the end of the run.
  func finish(_ tally: Session.Tally, _ state: State) {
    if form == .bar { Terminal.live(nil) }
    if state == .done { fraction = 1 }
    report(tally, state, milliseconds: monotonicMilliseconds() - start)
  }

  /// The last line: what was done, and for people who watch in which time.
  func summary(_ tally: Session.Tally) -> String {
    let milliseconds = monotonicMilliseconds() - start
    var text = "\(tally.documents) documents, \(tally.rows) rows, \(tally.skipped) skipped"
    if tally.known > 0 { text += ", known from an earlier run: \(tally.known)" }
    if tally.copies > 0 { text += ", near-copies left out: \(tally.copies)" }
    guard isWatched else { return text }
    let rate = Self.rate(tally, milliseconds)
    return text + " in \(Self.time(milliseconds / 1000)), \(rate) documents/s"
  }

  /// Whether the run ends with a summary though nobody asked for one.
  var isWatched: Bool { form == .bar }

  private func bar(_ tally: Session.Tally, milliseconds: Int) -> String {
    var text = ""
    if let fraction {
      let done = Int(fraction * 20)
      text += "[" + String(repeating: "#", count: done)
      text += String(repeating: ".", count: 20 - done) + "] \(Int(fraction * 100))%  "
    }
    text += "\(tally.documents) documents  \(Self.rate(tally, milliseconds))/s"
    if let left = remaining(milliseconds) { text += "  ETA \(Self.time(left))" }
    if tally.failed > 0 { text += "  \(tally.failed) failed" }
    return text
  }

  /// Seconds that are left, if the rest takes as long as what was done.
  private func remaining(_ milliseconds: Int) -> Int? {
    guard let fraction, fraction > 0.001 else { return nil }
    return Int(Double(milliseconds) * (1 - fraction) / fraction / 1000)
  }

  /// Documents that were worked on in a second.
  private static func rate(_ tally: Session.Tally, _ milliseconds: Int) -> Int {
    (tally.documents - tally.known) * 1000 / max(1, milliseconds)
  }

  private static func time(_ seconds: Int) -> String {
    func two(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
    let minutes = seconds / 60 % 60
    let end = ":" + two(seconds % 60)
    if seconds < 3600 { return String(minutes) + end }
    return String(seconds / 3600) + ":" + two(minutes) + end
  }

  private func report(_ tally: Session.Tally, _ state: State, milliseconds: Int) {
    guard form == .json || statusFile != nil else { return }
    let seconds = Double(milliseconds) / 1000
    let rate = Self.rate(tally, milliseconds)
    let left = remaining(milliseconds)
    let values: [(String, JSONValue)] = [
      ("state", .string(state.rawValue)),
      ("documents", .integer(Int64(tally.documents))),
      ("failed", .integer(Int64(tally.failed))),
      ("rows", .integer(Int64(tally.rows))),
      ("known", .integer(Int64(tally.known))),
      ("seconds", .number(seconds)),
      ("documents_per_second", .integer(Int64(rate))),
      ("fraction", fraction.map { JSONValue.number($0) } ?? .null),
      ("remaining_seconds", left.map { JSONValue.integer(Int64($0)) } ?? .null),
    ]
    let line = JSONValue.object(values.map { JSONValue.Member($0.0, $0.1) })
    var bytes: [UInt8] = []
    JSONWriter.append(line, to: &bytes)
    if form == .json { Talk.say(String(decoding: bytes, as: UTF8.self)) }
    guard let statusFile else { return }
    do throws(BatchError) {
      let file = try ResultFile.replacing(statusFile)
      try file.write(bytes + [UInt8(ascii: "\n")])
      try file.finish()
    } catch {
      if !isWarned { Talk.warn(error.message) }
      isWarned = true
    }
  }
}
