import CommandLineKit
import DocumentModel
import PluginHost

/// The options that say what of the articles counts, the same for every analysis.
enum FilterOptions {
  private static let group = "What counts"

  static let roles = CommandOption(
    "--roles", value: .required("LIST"),
    help: "only these parts of articles, such as headline,paragraph,caption",
    byDefault: "what each plugin reads", group: group)
  static let narratorOnly = CommandOption(
    "--narrator-only", help: "only what nobody is quoted or reported to say", group: group)
  static let speaker = CommandOption(
    "--speaker", value: .required("NAME"),
    help: "only what this speaker is quoted or reported to say; some words of the name do",
    group: group)
  static let dedupe = CommandOption(
    "--dedupe", help: "leave out articles that are near-copies of earlier ones", group: group)

  static let all = [roles, narratorOnly, speaker, dedupe]

  /// The filter that a command line asks for.
  static func filter(_ arguments: ParsedArguments) throws(UsageError) -> DocumentFilter {
    var filter = DocumentFilter()
    if arguments.has(roles) { filter.roles = try roles(arguments) }
    if arguments.has(narratorOnly) { filter.voice = .narrator }
    guard let name = arguments.value(of: speaker) else { return filter }
    guard filter.voice == .everybody else {
      throw UsageError(
        .badValue, "--narrator-only and --speaker leave nothing together; give one",
        command: arguments.command)
    }
    guard name.contains(where: { $0.isLetter || $0.isNumber }) else {
      throw arguments.bad(speaker, name, "a name, or some words of it")
    }
    filter.voice = .speaker(name)
    return filter
  }

  private static func roles(_ arguments: ParsedArguments) throws(UsageError) -> [BlockRole] {
    let known = BlockRole.allCases.map(\.rawValue)
    var found: [BlockRole] = []
    for name in arguments.list(of: roles) {
      guard let role = BlockRole(rawValue: name) else {
        let hint =
          Suggestion.question(name, among: known) ?? "it is one of \(known.joined(separator: ", "))"
        throw UsageError(
          .badValue, "--roles has no '\(name)'; \(hint)", command: arguments.command)
      }
      found.append(role)
    }
    if found.isEmpty { throw arguments.bad(roles, "", "roles, such as headline,paragraph") }
    return found
  }
}
