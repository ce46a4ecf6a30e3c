import BatchEngine
import CommandLineKit

/// The options about what a run tells of itself while it goes on.
enum ProgressOptions {
  private static let group = "Output"

  static let progress = CommandOption(
    "--progress", value: .required("FORM"), help: "how the run tells how far it is",
    byDefault: "a bar on a terminal, else nothing", choices: ["bar", "json", "none"], group: group)
  static let statusFile = CommandOption(
    "--status-file", value: .required("FILE"),
    help: "write how far the run is to a file, once a second, as JSON", group: group)

  static let all = [progress, statusFile]
}
