import DocumentModel
import Testing

@testable import PluginHost

/// What plugins may read outside their folder, and what they may not.
struct CapabilityTests {
  private static func message(
    _ head: String, declared: [String], allowed: [String], body: String = ""
  ) throws -> String {
    let fixture = try PluginFixture()
    try fixture.write("lists/names.tsv", "name\nali\n")
    try fixture.write("lists2/names.tsv", "name\nali\n")
    try fixture.write("secret.txt", "TOP SECRET")
    try Links.make(fixture.folder + "/lists/link.tsv", to: fixture.folder + "/secret.txt")
    try Links.make(fixture.folder + "/lists/out", to: fixture.folder)
    let place = fixture.folder + "/"
    let list = declared.map { "'read:\(place)\($0)'" }.joined(separator: ", ")
    try fixture.write(
      "probe/plugin.lua",
      PluginFixture.source(
        body.split(separator: "@").joined(separator: place),
        head: head.split(separator: "@").joined(separator: place),
        fields: declared.isEmpty ? "" : "capabilities = { \(list) },"))
    let grants = allowed.compactMap { text in
      text.contains("=")
        ? PluginGrant(
          "\(text.prefix { $0 != "=" })=read:\(place)\(text.drop { $0 != "=" }.dropFirst())")
        : PluginGrant("read:\(place)\(text)")
    }
    #expect(grants.count == allowed.count)
    do throws(PluginError) {
      let set = try PluginSet(names: ["probe"], searchPath: fixture.searchPath, grants: grants)
      let outcome = set.run(APITests.document)
      return outcome.failures.first?.message ?? "fine"
    } catch {
      return error.message
    }
  }

  private static let reads = "local data = desk.data '@lists/names.tsv'"

  @Test(arguments: [
    (["lists/"], ["lists/"], "fine"), (["lists/names.tsv"], ["lists/names.tsv"], "fine"),
    (["lists/names.tsv"], ["lists/…"], "fine"), (["lists/"], ["probe=lists/"], "fine"),
    (["lists/"], ["other=lists/"], "only files inside the plugin's folder can be read"),
    (["lists/"], ["lists/names.tsv"], "which it was not given; if you trust it, run with --allow"),
    (["lists/"], [], "only files inside the plugin's folder can be read"),
    (["lists/"], ["lists2/"], "only files inside the plugin's folder can be read"),
    ([], ["lists/"], "and does not declare it; write capabilities = {"),
    (["lists2/"], ["lists/", "lists2/"], "and does not declare it"),
  ])
  func `a file is read if it is declared and allowed`(
    declared: [String], allowed: [String], outcome: String
  ) throws {
    let message = try Self.message(Self.reads, declared: declared, allowed: allowed)
    #expect(message == outcome || outcome != "fine" && message.contains(outcome), "\(message)")
  }

  @Test(arguments: [
    "@secret.txt", "@lists/link.tsv", "@lists/out/secret.txt", "@lists/../secret.txt",
    "@lists/./../secret.txt", "@lists2/names.tsv", "@lists", "@lists/", "@lists/\\0names.tsv",
    "@lists/out/lists/../secret.txt", "secret.txt", "../secret.txt", "/etc/passwd",
    "/proc/self/environ",
  ])
  func `nothing beside a granted folder is read`(path: String) throws {
    let body = """
          local fine, text = pcall(desk.data, "\(path)")
          if fine then error("read " .. #text .. " bytes") end
      """
    let message = try Self.message("", declared: ["lists/"], allowed: ["lists/"], body: body)
    #expect(message == "fine")
  }

  @Test func `a plugin reads what it declares and no more while it runs`() throws {
    let body = "desk.data '@lists2/names.tsv'"
    let message = try Self.message(
      "", declared: ["lists/"], allowed: ["lists/", "lists2/"], body: body)
    #expect(message.contains("it is not declared; write capabilities"), "\(message)")
  }

  @Test(arguments: [
    ("read:a/b.tsv", "read:a/b.tsv"), ("read:a/", "read:a/"), ("read:a/…", "read:a/"),
    ("read:./a", "read:a"), ("read:/", "read:/"), ("read:a//", "read:a/"),
  ])
  func `a capability is written in one way`(text: String, written: String) {
    #expect(PluginCapability(text)?.description == written)
  }

  @Test(arguments: ["read:", "read", "write:a", "net:x", "", "read:a\nb"])
  func `anything else is no capability`(text: String) {
    #expect(PluginCapability(text) == nil)
  }

  @Test func `the manifest takes only capabilities`() throws {
    let fixture = try PluginFixture()
    for (field, wanted) in [
      ("'net:*'", "capabilities: expected a list"),
      ("{ 'net:*' }", "capabilities[1]: expected \"read:PATH\", got 'net:*'"),
      ("{ 5 }", "capabilities[1]: expected \"read:PATH\", got integer"),
    ] {
      try fixture.write(
        "probe/plugin.lua", PluginFixture.source("", fields: "capabilities = \(field),"))
      let error = #expect(throws: PluginError.self) {
        try PluginSet(names: ["probe"], searchPath: fixture.searchPath)
      }
      #expect(error?.message.contains(wanted) == true, "\(error?.message ?? "")")
    }
  }
}
