import ArchiveStreams
import ArticleReaders
import DocumentModel

/// Opens files, archives in them, and files with several documents in those, as one run of jobs.
struct ContainerOpener {
  private static let headSize = 1 << 16

  /// A container that is open: the next document comes from the last one opened.
  private enum Level {
    case archive(ArchiveReader, path: String, number: Int, depth: Int)
    case records(any RecordSource, path: String, isEmpty: Bool)
  }

  private let reader: ArticleReader
  private var levels: [Level] = []
  /// Whether standard input has been read; it can be read once.
  private var usedStandardInput = false

  /// The file that the open containers lie in.
  private var file: FileStream?

  init(_ options: ReadOptions) { reader = ArticleReader(options: options) }

  /// Whether a container is open.
  var isOpen: Bool { !levels.isEmpty }

  /// How much of the file that is open has been read, from 0 to 1; 1 where none is.
  var fraction: Double {
    guard isOpen, let file, file.size > 0 else { return 1 }
    return min(1, Double(file.taken) / Double(file.size))
  }

  /// Opens a file; nil where it is a container, whose documents `next` gives.
  mutating func open(file path: String) -> Job? {
    do throws(SystemError) {
      let stream = FileStream(try FileHandle(reading: path))
      file = stream
      return open(stream, path: path, name: path, depth: 0)
    } catch {
      return failed(InputWalk.unreadable(path, error.reason))
    }
  }

  /// Opens a pipe, or standard input for `-`.
  mutating func open(pipe path: String) -> Job? {
    if path == "-", usedStandardInput {
      return failed(InputWalk.unreadable(path, "standard input was read before"))
    }
    file = nil
    do throws(SystemError) {
      if path == "-" { usedStandardInput = true }
      let file =
        path == "-" ? FileHandle.standardInput : try FileHandle(reading: path)
      return open(PipeStream(file), path: path, name: path, depth: 0)
    } catch {
      return failed(InputWalk.unreadable(path, error.reason))
    }
  }

  /// The next document of what is open; nil where there is none yet, or no more.
  mutating func next() -> Job? {
    guard let level = levels.popLast() else { return nil }
    switch level {
    case .archive(let archive, let path, let number, let depth):
      return nextMember(of: archive, path, number, depth)
    case .records(var records, let path, let isEmpty):
      guard let record = records.next() else {
        guard isEmpty else { return nil }
        return failed(
          Failure(
            document: path, stage: .read, code: "empty", message: "the file holds no documents"))
      }
      levels.append(.records(records, path: path, isEmpty: false))
      return job(for: record, in: path)
    }
  }

  private func job(for record: Record, in path: String) -> Job {
    switch record {
    case .document(let bytes, let format, let number, let encoding):
      let name = number == 0 ? path : "\(path)#\(number)"
      return Job(path: name, format: format, payload: .bytes(bytes), encoding: encoding)
    case .failed(let code, let message, let number):
      let name = number.map { "\(path)#\($0)" } ?? path
      return failed(Failure(document: name, stage: .read, code: code, message: message))
    }
  }

  // MARK: Archives

  private mutating func nextMember(
    of archive: ArchiveReader, _ path: String, _ number: Int, _ depth: Int
  ) -> Job? {
    var number = number
    do throws(StreamError) {
      while let member = try archive.next() {
        if member.kind == .other || Self.isHidden(member.name) { continue }
        number += 1
        levels.append(.archive(archive, path: path, number: number, depth: depth))
        let name = "\(path)#\(number)"
        if member.kind == .encrypted {
          return failed(
            Failure(
              document: name, stage: .read, code: "archive",
              message: "'\(member.name)' is encrypted; unpack the archive with its password first"))
        }
        return open(archive, path: name, name: member.name, depth: depth)
      }
      guard number == 0 else { return nil }
      return failed(
        Failure(
          document: path, stage: .read, code: "empty", message: "the archive holds no files"))
    } catch {
      return failed(Self.failure(path, error))
    }
  }

  /// Whether a member lies in a hidden folder or is one, or is what a Mac adds to archives.
  private static func isHidden(_ name: String) -> Bool {
    name.split(separator: "/").contains { part in
      (part.hasPrefix(".") && part != "." && part != "..") || part == "__MACOSX"
    }
  }

  private mutating func openArchive(
    _ stream: any ByteStream, path: String, name: String, depth: Int
  ) -> Job? {
    guard depth < ArchiveLimits.maximumDepth else {
      return failed(
        Failure(
          document: path, stage: .read, code: "nested",
          message: "archives lie more than \(ArchiveLimits.maximumDepth) deep in one another;"
            + " unpack the outer ones first"))
    }
    do throws(StreamError) {
      let archive = try ArchiveReader(stream)
      guard archive.isCompressedFile else {
        levels.append(.archive(archive, path: path, number: 0, depth: depth + 1))
        return nil
      }
      _ = try archive.next()
      return open(archive, path: path, name: Self.unpackedName(name), depth: depth + 1)
    } catch {
      return failed(Self.failure(path, error))
    }
  }

  /// The name of a compressed file without the ending that says so.
  private static func unpackedName(_ name: String) -> String {
    let endings = [".gz", ".bz2", ".xz", ".zst", ".lz4", ".z"]
    let folded = name.lowercased()
    guard let ending = endings.first(where: { folded.hasSuffix($0) }) else { return name }
    return String(name.dropLast(ending.count))
  }

  // MARK: Files

  private mutating func open(
    _ stream: any ByteStream, path: String, name: String, depth: Int
  ) -> Job? {
    do throws(StreamError) {
      let head = try stream.read(limit: Self.headSize)
      let whole: any ByteStream
      if let file = stream as? FileStream, file.isSeekable {
        try file.seek(to: 0)
        whole = file
      } else {
        whole = ResumedStream(head: head, rest: stream)
      }
      if reader.isArchive(path: name, head: head) {
        return openArchive(whole, path: path, name: name, depth: depth)
      }
      let format = reader.format(path: name, head: head)
      if let records = reader.records(of: whole, format: format, path: name, head: head) {
        levels.append(.records(records, path: path, isEmpty: true))
        return nil
      }
      if format == .brat, stream is FileStream { return try annotated(path, whole) }
      if head.count < Self.headSize {
        return Job(path: path, format: format, payload: .bytes(head))
      }
      if stream is FileStream { return Job(path: path, format: format, payload: .file) }
      let bytes = try whole.read(limit: ReadOptions.maximumSize + 1)
      return Job(path: path, format: format, payload: .bytes(bytes))
    } catch {
      return failed(Self.failure(path, error))
    }
  }

  /// A text with the annotations that lie beside it.
  private func annotated(
    _ path: String, _ annotations: any ByteStream
  ) throws(StreamError) -> Job {
    let text = InputWalk.annotatedText(path)
    do throws(SystemError) {
      let bytes = try FileHandle(reading: text).read(limit: ReadOptions.maximumSize)
      let marks = try? annotations.read(limit: ReadOptions.maximumSize)
      return Job(
        path: path, format: .brat,
        payload: .bytes(BratPair.joined(text: bytes, annotations: marks ?? [])))
    } catch {
      return failed(
        InputWalk.unreadable(path, "its text '\(text)' cannot be read: \(error.reason)"))
    }
  }

  private static func failure(_ path: String, _ error: StreamError) -> Failure {
    let message =
      error.code == .unreadable ? "cannot read '\(path)': \(error.message)" : error.message
    return Failure(document: path, stage: .read, code: error.code.rawValue, message: message)
  }

  private func failed(_ failure: Failure) -> Job {
    Job(path: failure.document, format: .text, payload: .failed(failure))
  }
}
