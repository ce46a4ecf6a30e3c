import CommandLineKit
import Testing

struct ArgumentParserTests {
  static let format = CommandOption("-f", "--format", value: .required("F"), help: "form")
  static let quiet = CommandOption("-q", "--quiet", help: "quiet")
  static let jobs = CommandOption("-j", "--jobs", value: .required("N"), help: "jobs")
  static let color = CommandOption(
    "--color", value: .optional("WHEN", bare: "always"), help: "color",
    choices: ["always", "never"])
  static let command = Command(
    name: "run", summary: "run",
    arguments: [
      CommandArgument("PLUGIN", .one, help: "plugin"),
      CommandArgument("INPUT", .any, help: "inputs"),
    ], options: [format, quiet, jobs, color])

  @Test(
    arguments: [
      (["p", "-f", "csv"], "csv"), (["--format", "csv", "p"], "csv"),
      (["--format=csv", "p"], "csv"), (["-fcsv", "p"], "csv"), (["-f=csv", "p"], "csv"),
      (["-qfcsv", "p"], "csv"), (["-f", "a", "-f", "b", "p"], "b"), (["-f", "-", "p"], "-"),
      (["--format=", "p"], ""),
    ])
  func `a value is taken in every way of writing it`(words: [String], value: String) throws {
    let parsed = try ArgumentParser(Self.command).parse(words)
    #expect(parsed.value(of: Self.format) == value)
    #expect(parsed.arguments == ["p"])
  }

  @Test func `after two dashes every word is an argument`() throws {
    let parsed = try ArgumentParser(Self.command).parse(["p", "-q", "--", "-f", "--quiet"])
    #expect(parsed.arguments == ["p", "-f", "--quiet"])
    #expect(parsed.has(Self.quiet))
  }

  @Test func `a bare optional value does not swallow the next word`() throws {
    let parsed = try ArgumentParser(Self.command).parse(["--color", "p"])
    #expect(parsed.value(of: Self.color) == "always")
    #expect(parsed.arguments == ["p"])
  }

  @Test(
    arguments: [
      ([], UsageError.Code.missingArgument), (["p", "-f"], .missingValue),
      (["p", "--quiet=yes"], .unexpectedValue), (["p", "--nothing"], .unknownOption),
      (["p", "-z"], .unknownOption), (["p", "--color=perhaps"], .badValue),
    ])
  func `a line that cannot be meant is refused`(words: [String], code: UsageError.Code) {
    let error = #expect(throws: UsageError.self) { try ArgumentParser(Self.command).parse(words) }
    #expect(error?.code == code)
  }

  @Test(
    arguments: [
      ("500ms", 500), ("10s", 10_000), ("2m", 120_000), ("1.5s", 1500), ("3", 3000),
    ])
  func `a time is read in milliseconds`(text: String, milliseconds: Int) throws {
    let parsed = try ArgumentParser(Self.command).parse(["p", "-j", text])
    #expect(try parsed.milliseconds(of: Self.jobs) == milliseconds)
  }

  @Test(arguments: [("512K", 524_288), ("2M", 2_097_152), ("1g", 1_073_741_824), ("7", 7)])
  func `a size is read in bytes`(text: String, bytes: Int) throws {
    let parsed = try ArgumentParser(Self.command).parse(["p", "-j", text])
    #expect(try parsed.bytes(of: Self.jobs) == bytes)
  }

  @Test(arguments: ["", "x", "-1s", "10 s", "nan", "1e999", "s"])
  func `what is no time is refused`(text: String) throws {
    let parsed = try ArgumentParser(Self.command).parse(["p", "--jobs=\(text)"])
    #expect(throws: UsageError.self) { try parsed.milliseconds(of: Self.jobs) }
  }
}
