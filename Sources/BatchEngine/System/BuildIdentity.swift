import ArticleReaders
import Glibc

/// Which build a program is: the digest that the linker takes of all it holds, code and tables.
///
/// The linker writes it as a note into the file (`--build-id`), where it is read in a few system calls,
/// while a digest of the whole file would take longer than a short run.
public enum BuildIdentity: Sendable {
  /// The identity of the running program; nil where its file cannot be read.
  public static var ofThisProgram: String? { identity(ofFile: "/proc/self/exe") }

  /// The identity of a program: the build note of an ELF file of 64 bits, in hexadecimal.
  ///
  /// A file without a note, which another linker made, is told by its size and time of change.
  ///
  /// - Returns: nil where the file cannot be read.
  public static func identity(ofFile path: String) -> String? {
    guard let file = try? FileHandle(reading: path) else { return nil }
    if let note = note(of: file) { return Fingerprint.hexadecimal(note) }
    var status = stat()
    guard unsafe fstat(file.descriptor, &status) == 0 else { return nil }
    let time = status.st_mtim
    return "\(status.st_size)-\(time.tv_sec).\(time.tv_nsec)"
  }

  // The layouts below are those of elf(5): file header, program headers, notes.
  private static let headerSize = 64
  private static let segmentSize = 56
  private static let noteSegment = 4
  private static let buildNote = 3
  /// Far more than any linker writes; a damaged file claims anything.
  private static let greatestNotes = 1 << 16

  private static func note(of file: FileHandle) -> [UInt8]? {
    guard let header = bytes(of: file, at: 0, count: headerSize),
      header.starts(with: [0x7F, 0x45, 0x4C, 0x46, 2, 1]), number(header, 54, 2) == segmentSize,
      let segments = bytes(
        of: file, at: number(header, 32, 8), count: number(header, 56, 2) * segmentSize)
    else { return nil }
    for start in stride(from: 0, to: segments.count, by: segmentSize)
    where number(segments, start, 4) == noteSegment {
      let size = number(segments, start + 32, 8)
      guard size <= greatestNotes,
        let notes = bytes(of: file, at: number(segments, start + 8, 8), count: size)
      else { continue }
      if let found = buildNote(in: notes) { return found }
    }
    return nil
  }

  /// Three numbers, the name and the content, each padded to four bytes; then the next note.
  private static func buildNote(in notes: [UInt8]) -> [UInt8]? {
    func padded(_ size: Int) -> Int { (size + 3) & ~3 }
    var start = 0
    while start + 12 <= notes.count {
      let name = start + 12
      let nameSize = number(notes, start, 4)
      let content = name + padded(nameSize)
      let end = content + number(notes, start + 4, 4)
      guard end <= notes.count else { return nil }
      let isOfGNU = notes[name..<name + nameSize].elementsEqual("GNU\0".utf8)
      if isOfGNU, number(notes, start + 8, 4) == buildNote, end > content {
        return Array(notes[content..<end])
      }
      start = padded(end)
    }
    return nil
  }

  /// A little-endian number; at most 2^48, so that sums of places cannot overflow.
  private static func number(_ bytes: [UInt8], _ start: Int, _ size: Int) -> Int {
    let value = (0..<size).reduce(UInt64(0)) { $0 | UInt64(bytes[start + $1]) << (8 * UInt64($1)) }
    return Int(min(value, 1 << 48))
  }

  /// So many bytes of a file; nil where it has fewer.
  private static func bytes(of file: FileHandle, at place: Int, count: Int) -> [UInt8]? {
    guard let found = try? file.read(at: place, count: count), found.count == count else {
      return nil
    }
    return found
  }
}
