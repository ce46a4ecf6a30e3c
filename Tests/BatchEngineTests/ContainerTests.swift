import ArticleReaders
import BatchEngine
import DocumentModel
import TestSupport
import Testing

/// Archives and files with several documents as jobs.
struct ContainerTests {
  static let line = "{\"text\":\"Rain fell all day.\"}\n"

  /// The jobs of one file: path, format and size, or the code of the failure.
  static func jobs(_ name: String, _ bytes: [UInt8]) throws -> [String] {
    let folder = try TemporaryFolder()
    let path = try folder.write(bytes, to: name)
    var selection = InputSelection()
    selection.inputs = [path]
    var source = JobSource(selection)
    var jobs: [String] = []
    while let job = source.next() {
      let label = job.path.hasPrefix(path) ? name + job.path.dropFirst(path.count) : job.path
      switch job.payload {
      case .bytes(let bytes): jobs.append("\(label) \(job.format.rawValue) \(bytes.count)")
      case .file: jobs.append("\(label) \(job.format.rawValue) file")
      case .failed(let failure): jobs.append("\(label) \(failure.code)")
      }
    }
    return jobs
  }

  @Test func `members of an archive are numbered`() throws {
    let members = [
      PackedBytes.Member("a.txt", "first"), PackedBytes.Member(".hidden/x.txt", "x"),
      PackedBytes.Member("link.txt", linkTo: "/etc/passwd"),
      PackedBytes.Member("rows.jsonl", Self.line + Self.line),
      PackedBytes.Member("../out.txt", "second"),
    ]
    let wanted = ["#1 text 5", "#2#1 json 29", "#2#2 json 29", "#3 text 6"]
    #expect(try Self.jobs("x.tar", PackedBytes.tar(members)) == wanted.map { "x.tar" + $0 })
    #expect(
      try Self.jobs("x.tgz", PackedBytes.gzip(PackedBytes.tar(members)))
        == wanted.map { "x.tgz" + $0 })
  }

  @Test func `a compressed file keeps its name`() throws {
    #expect(
      try Self.jobs("rows.jsonl.gz", PackedBytes.gzip(Array(Self.line.utf8)))
        == ["rows.jsonl.gz#1 json 29"])
    #expect(try Self.jobs("a.txt.gz", PackedBytes.gzip(Array("text".utf8))) == ["a.txt.gz text 4"])
  }

  @Test func `archives in archives are opened, but not without end`() throws {
    var bytes = PackedBytes.zip([PackedBytes.Member("a.txt", "text")])
    for _ in 0..<2 { bytes = PackedBytes.zip([PackedBytes.Member("x.zip", bytes)]) }
    #expect(try Self.jobs("x.zip", bytes) == ["x.zip#1#1#1 text 4"])
    for _ in 0..<2 { bytes = PackedBytes.zip([PackedBytes.Member("x.zip", bytes)]) }
    #expect(try Self.jobs("x.zip", bytes) == ["x.zip#1#1#1#1 nested"])
  }

  @Test func `damage is told and what came before it kept`() throws {
    let bytes = PackedBytes.gzip(
      PackedBytes.tar([
        PackedBytes.Member("a.txt", String(repeating: "a ", count: 60_000)),
        PackedBytes.Member("b.txt", String(repeating: "b ", count: 60_000)),
      ]))
    let jobs = try Self.jobs("x.tar.gz", Array(bytes.dropLast(60_000)))
    #expect(jobs.first == "x.tar.gz#1 text 120000")
    #expect(jobs.last?.hasSuffix("archive") == true)
    #expect(try Self.jobs("x.zip", Array("PK\u{3}\u{4}rubbish".utf8)) == ["x.zip archive"])
    #expect(try Self.jobs("x.tar.gz", PackedBytes.gzip([])).count == 1)
  }

  @Test func `annotations are read with the text beside them`() throws {
    let folder = try TemporaryFolder()
    _ = try folder.write(Array("Jane Roe left.".utf8), to: "a.txt")
    _ = try folder.write(Array("T1\tPerson 0 8\tJane Roe\n".utf8), to: "a.ann")
    _ = try folder.write(Array("Alone.".utf8), to: "b.txt")
    var selection = InputSelection()
    selection.inputs = [folder.path]
    var source = JobSource(selection)
    var formats: [String] = []
    while let job = source.next() { formats.append(job.format.rawValue) }
    #expect(formats == ["brat", "text"])
  }

  @Test func `a sample is drawn from the documents in files`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(
      PackedBytes.tar((0..<20).map { PackedBytes.Member("\($0).txt", "text \($0)") }),
      to: "x.tar")
    var selection = InputSelection()
    selection.inputs = [path]
    selection.sample = 5
    var source = JobSource(selection)
    var count = 0
    while source.next() != nil { count += 1 }
    #expect(count == 5)
  }
}
