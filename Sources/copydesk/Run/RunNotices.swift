import BatchEngine
import CommandLineKit
import PluginHost
import Synchronization

/// Tells the user of a plugin that has been at work on a document for some seconds.
///
/// On a terminal it is a line that is kept up to date; elsewhere, with `-v`, one line a document.
struct RunNotices: Sendable {
  private enum Form: Sendable {
    case none, live, lines
  }

  private let form: Form
  private let after: Int
  private let told: Told

  /// The documents that were told of, and whether the run is over.
  private final class Told: Sendable {
    let documents = Mutex<Set<String>>([])
    let isOver = Mutex(false)
  }

  init(_ arguments: ParsedArguments) throws(UsageError) {
    after = try arguments.milliseconds(of: PluginOptions.noticeAfter) ?? 3000
    told = Told()
    if arguments.has(BatchControls.quiet) {
      form = .none
    } else if Terminal.isTerminal(.errors) {
      form = .live
    } else {
      form = arguments.has(BatchControls.verbose) ? .lines : .none
    }
  }

  /// Starts to watch plugins of this process; nil where nobody would see it.
  func watchThisProcess() -> RunningPlugin? {
    guard form != .none else { return nil }
    let running = RunningPlugin()
    Watcher.start(running, after: after, tell: show)
    return running
  }

  /// Starts to watch plugins of a worker, whose parent tells the user.
  func watchAsWorker() -> RunningPlugin? {
    let running = RunningPlugin()
    Watcher.start(running, after: after) { RunningNotice.write($0) }
    return running
  }

  /// Tells of a plugin at work.
  var show: @Sendable (RunningPlugin.Work) -> Void {
    { [self] work in
      let text =
        "running plugin \(work.plugin) on document \(work.document)"
        + " for \(work.milliseconds / 1000) s"
      told.isOver.withLock { isOver in
        switch form {
        case .live where !isOver: Terminal.live(text)
        case .lines:
          let key = work.plugin + "\u{1}" + work.document
          if told.documents.withLock({ $0.insert(key).inserted }) {
            Terminal.say("copydesk: " + text)
          }
        case .none, .live: break
        }
      }
    }
  }

  /// Takes the line away at the end of the run.
  func end() {
    told.isOver.withLock { isOver in
      isOver = true
      Terminal.live(nil)
    }
  }
}
