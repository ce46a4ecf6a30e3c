import Compression
import ResultStore

/// The results of a run on disk, so that the same command goes on after a crash.
///
/// A record holds a document's path, its key and its whole result, compressed. A run that finds a
/// record with the key that a document has now takes the result from there, whatever format it then
/// writes; so the output of a run that was killed and started again is that of an undisturbed one,
/// byte for byte. Records are written in groups, each with one wait for the disk. Memory does not
/// grow with the number of documents: where records lie is kept in a temporary database.
public final class Journal: ResultMemory {
  /// What is done with documents that failed in an earlier run.
  public enum Retrying: Sendable {
    case none
    case failed
  }

  private static let groupBytes = 4 << 20
  private static let groupMilliseconds = 1000
  private static let greatestResult = 1 << 30

  private let lock: FileLock
  private let records: JournalRecords
  private let places: PlaceIndex
  private let blocks: ZstdBlock
  private let retrying: Retrying
  private let path: String
  private var group: [UInt8] = []
  private var lastWrite = monotonicMilliseconds()
  /// The bytes at the end of the file that a killed run left half-written, and that were cut off.
  public private(set) var tornBytes = 0

  /// Opens a journal, making it where there is none, and keeps other runs from it.
  ///
  /// - Throws: `BatchError` with code `busy` where another run uses it, else `file` or `full`.
  /// - Complexity: linear in the size of the file.
  public init(path: String, recipe: RunRecipe, retrying: Retrying) throws(BatchError) {
    self.path = path
    self.retrying = retrying
    guard let blocks = ZstdBlock() else {
      throw BatchError(.file, "there is no memory for the journal")
    }
    self.blocks = blocks
    lock = try FileLock(path)
    records = try JournalRecords(lock.file, path: path)
    places = try Self.stored { () throws(StoreError) in try PlaceIndex() }
    let places = places
    tornBytes = try records.scan { (place, content) throws(BatchError) in
      guard let entry = JournalEntry(head: content) else { return }
      try Self.stored { () throws(StoreError) in try places.set(entry.path, to: place) }
    }
    try records.append(JournalRecords.framed(JournalEntry.session(recipe.description)))
  }

  /// The result of a document under the same key; nil where it is unknown, stale or to be retried.
  public func result(of path: String, key: JobKey) throws(BatchError) -> JobResult? {
    let places = places
    let place = try Self.stored { () throws(StoreError) in try places.place(of: path) }
    guard let place, let content = try records.record(at: place),
      let entry = JournalEntry(head: content), entry.path == path, entry.key == key,
      let bytes = try? blocks.expanded(entry.rest, limit: Self.greatestResult),
      let result = JobResult(frame: bytes)
    else { return nil }
    return retrying == .failed && result.isFailed ? nil : result
  }

  /// Keeps a result; nothing for one that came from here, or whose document could not be read.
  public func keep(_ result: JobResult, of origin: JobOrigin) throws(BatchError) {
    guard let key = origin.key, !origin.isKnown else { return try writeWhenDue() }
    do throws(CompressionError) {
      let block = try blocks.compressed(result.frame)
      group += JournalRecords.framed(
        JournalEntry.document(path: origin.path, key: key, block: block))
    } catch {
      throw BatchError(.file, "cannot write the journal '\(path)': \(error.message)")
    }
    try writeWhenDue()
  }

  private func writeWhenDue() throws(BatchError) {
    guard !group.isEmpty else { return }
    let isDue =
      group.count >= Self.groupBytes
      || monotonicMilliseconds() - lastWrite >= Self.groupMilliseconds
    if isDue { try flush() }
  }

  /// Writes what has come together, and waits for the disk.
  public func flush() throws(BatchError) {
    guard !group.isEmpty else { return }
    let records = group
    group.removeAll(keepingCapacity: true)
    lastWrite = monotonicMilliseconds()
    try self.records.append(records)
  }

  private static func stored<Value>(
    _ body: () throws(StoreError) -> Value
  ) throws(BatchError) -> Value {
    do throws(StoreError) { return try body() } catch {
      throw BatchError(.file, "cannot keep where records lie: \(error.message)")
    }
  }
}

/// The content of a record.
struct JournalEntry {
  private static let sessionMark: UInt8 = 1
  private static let documentMark: UInt8 = 2

  let path: String
  let key: JobKey
  /// The compressed frame of the result.
  let rest: ArraySlice<UInt8>

  /// Reads the record of a document; nil where it is another one.
  init?(head content: ArraySlice<UInt8>) {
    guard content.first == Self.documentMark else { return nil }
    var rest = content.dropFirst()
    guard let key = JobKey(bytes: rest.prefix(JobKey.size)) else { return nil }
    rest = rest.dropFirst(JobKey.size)
    guard let end = rest.firstIndex(of: 0) else { return nil }
    path = String(decoding: rest[..<end], as: UTF8.self)
    self.key = key
    self.rest = rest[(end + 1)...]
  }

  /// The record of a document's result.
  static func document(path: String, key: JobKey, block: [UInt8]) -> [UInt8] {
    [documentMark] + key.bytes + Array(path.utf8) + [0] + block
  }

  /// The record that a run begins with: what it does, for people and for later versions.
  static func session(_ description: String) -> [UInt8] {
    [sessionMark] + Array(description.utf8)
  }
}

// A journal belongs to one thread.
@available(*, unavailable)
extension Journal: Sendable {}
