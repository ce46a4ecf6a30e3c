import ArchiveStreams
import ArticleReaders
import DocumentModel

/// The documents of a selection, one after another, in input order.
///
/// Small files are read here; large ones by whoever does the job. Archives are unpacked and files with
/// several documents are cut as they are read, so memory does not grow with the input.
public struct JobSource {
  private let selection: InputSelection
  private var walk: InputWalk
  private var opener: ContainerOpener
  private var drawn: ArraySlice<Job>?
  private var counted = 0
  private var given = 0
  private var share: Share?
  /// Whether documents are only counted; turns false at a stream, which must not be read for that.
  private var isCounting = false

  /// Creates the source of a selection.
  public init(_ selection: InputSelection) {
    self.selection = selection
    walk = InputWalk(selection)
    opener = ContainerOpener(selection.reading)
  }

  /// How much of the inputs has been taken, from 0 to 1; nil where that cannot be known.
  public var fraction: Double? {
    if let limit = selection.limit, limit > 0 { return Double(min(given, limit)) / Double(limit) }
    return drawn == nil ? walk.fraction(within: opener.fraction) : nil
  }

  /// The next document, or nil after the last.
  public mutating func next() -> Job? {
    if let limit = selection.limit, given >= limit { return nil }
    guard let job = nextChosen() else { return nil }
    given += 1
    return job
  }

  private mutating func nextChosen() -> Job? {
    guard let size = selection.sample else { return nextOfShard() }
    if drawn == nil { drawn = draw(size)[...] }
    return drawn?.popFirst()
  }

  /// Draws that many documents, each equally likely, in input order (Vitter 1985, algorithm R).
  private mutating func draw(_ size: Int) -> [Job] {
    var chosen: [(order: Int, job: Job)] = []
    var generator = SplitMix(seed: selection.seed)
    var order = 0
    while let job = nextOfShard() {
      if chosen.count < size {
        chosen.append((order, job))
      } else if size > 0 {
        let place = generator.below(order + 1)
        if place < size { chosen[place] = (order, job) }
      }
      order += 1
    }
    return chosen.sorted { $0.order < $1.order }.map(\.job)
  }

  /// The next document of the share: of N shares, the K-th N-th of the documents in input order, so
  /// that the results of all shares, one after another, are those of the whole.
  ///
  /// Documents are counted first, which opens every file. Where a stream can be read only once, each
  /// N-th document is taken instead.
  private mutating func nextOfShard() -> Job? {
    guard let shard = selection.shard else { return nextOfAll() }
    if share == nil { share = Share(shard, total: Self.count(selection)) }
    while let share, !share.isOver(at: counted), let job = nextOfAll() {
      defer { counted += 1 }
      if share.holds(counted) { return job }
    }
    return nil
  }

  /// The number of documents; nil where counting would use a stream up.
  private static func count(_ selection: InputSelection) -> Int? {
    if (selection.inputs + selection.lists).contains("-") { return nil }
    var source = JobSource(selection)
    source.isCounting = true
    var count = 0
    while source.nextOfAll() != nil { count += 1 }
    return source.isCounting ? count : nil
  }

  private mutating func nextOfAll() -> Job? {
    while true {
      if opener.isOpen {
        if let job = opener.next() { return job }
        continue
      }
      switch walk.next() {
      case nil: return nil
      case .failure(let failure):
        return Job(path: failure.document, format: .text, payload: .failed(failure))
      case .file(let path): if let job = opener.open(file: path) { return job }
      case .stream(let path):
        if isCounting {
          isCounting = false
          return nil
        }
        if let job = opener.open(pipe: path) { return job }
      }
    }
  }
}

// The archives that are open belong to one thread.
@available(*, unavailable)
extension JobSource: Sendable {}

/// Which documents belong to a share, by their numbers from 0.
private struct Share: Sendable {
  private let shard: InputSelection.Shard
  /// The numbers, where documents could be counted.
  private let range: Range<Int>?

  init(_ shard: InputSelection.Shard, total: Int?) {
    self.shard = shard
    range = total.map { total in
      // Shares differ by one document at most.
      func start(_ index: Int) -> Int {
        index * (total / shard.count) + min(index, total % shard.count)
      }
      return start(shard.index - 1)..<start(shard.index)
    }
  }

  func holds(_ number: Int) -> Bool {
    range.map { $0.contains(number) } ?? (number % shard.count == shard.index - 1)
  }

  func isOver(at number: Int) -> Bool { range.map { number >= $0.upperBound } ?? false }
}
