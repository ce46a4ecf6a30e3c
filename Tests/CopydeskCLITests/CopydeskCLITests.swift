import Glibc
import TestSupport
import Testing

/// Each page in `Cases/` is a test; `COPYDESK_ACCEPT=1` writes what comes out into the page.
struct CommandLineTests {
  static let folder = Repository.root + "/Tests/CopydeskCLITests/Cases"

  static let pages: [String] = {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name.hasSuffix(".md") { names.append(name) }
    }
    return names.sorted()
  }()

  @Test(arguments: pages)
  func `the commands of a page do what it says`(page: String) throws {
    let path = Self.folder + "/" + page
    let text = String(decoding: try readFile(path), as: UTF8.self)
    let result = try CommandCases(text).run(in: TemporaryFolder())
    if getenv("COPYDESK_ACCEPT") != nil {
      try writeFile(Array(result.page.utf8), to: path)
    } else {
      #expect(result.differences.isEmpty, "\(result.differences.joined(separator: "\n\n"))")
    }
  }
}
