import BatchEngine
import CommandLineKit

/// The options that choose documents by their metadata, once they are read.
enum ConditionOptions {
  static let condition = CommandOption(
    "--where", value: .required("FIELD=VALUE"),
    help: "only documents like that, such as outlet=Reuters or title~Iraq (also != < <= > >=)",
    group: "Input")
  static let since = CommandOption(
    "--since", value: .required("DATE"), help: "only documents published on DATE or later",
    group: "Input")

  static let all = [condition, since]

  static func conditions(_ arguments: ParsedArguments) throws(UsageError) -> [DocumentCondition] {
    var conditions: [DocumentCondition] = []
    for text in arguments.values(of: condition) {
      guard let one = DocumentCondition(text) else {
        let fields = DocumentCondition.fields.joined(separator: ", ")
        throw arguments.bad(
          condition, text, "a condition such as outlet=Reuters; fields are \(fields)")
      }
      conditions.append(one)
    }
    if let day = arguments.value(of: since) {
      guard let one = DocumentCondition(since: day) else {
        throw arguments.bad(since, day, "a date such as 2025-06-01")
      }
      conditions.append(one)
    }
    return conditions
  }
}
