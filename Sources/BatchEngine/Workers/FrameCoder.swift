import ArticleReaders
import DocumentModel
import PluginHost

/// Writes jobs and results as bytes for the pipes between the program and its workers.
///
/// A journal keeps results in this form too: `RunRecipe` has its version. Numbers are little-endian,
/// those of rows as the processor has them.
struct FrameWriter {
  private(set) var bytes: [UInt8] = []

  mutating func add(_ value: Int) {
    unsafe withUnsafeBytes(of: Int64(value).littleEndian) { unsafe bytes.append(contentsOf: $0) }
  }

  mutating func add(_ data: [UInt8]) {
    add(data.count)
    bytes += data
  }

  mutating func add(_ text: String) {
    add(text.utf8.count)
    bytes += text.utf8
  }

  mutating func add(_ text: String?) {
    add(text == nil ? 0 : 1)
    if let text { add(text) }
  }

  mutating func add<Item>(_ items: [Item], _ each: (inout FrameWriter, Item) -> Void) {
    add(items.count)
    for item in items { each(&self, item) }
  }

  mutating func add(_ value: Scalar) {
    switch value {
    case .null: bytes.append(0)
    case .boolean(let flag): bytes.append(flag ? 2 : 1)
    case .integer(let number):
      bytes.append(3)
      add(Int(number))
    case .number(let number):
      bytes.append(4)
      add(Int(Int64(bitPattern: number.bitPattern)))
    case .text(let text):
      bytes.append(5)
      add(text)
    }
  }

  mutating func add(_ rows: FlatRows) {
    add(rows.document)
    add(rows.kinds)
    add(rows.numbers.count)
    unsafe rows.numbers.withUnsafeBytes { unsafe bytes.append(contentsOf: $0) }
    add(rows.texts)
  }

  mutating func add(_ failure: Failure) {
    add(failure.document)
    add(failure.stage.rawValue)
    add(failure.plugin)
    add(failure.code)
    add(failure.message)
    add(failure.traceback)
  }

  mutating func add(_ usage: PluginUsage) {
    add(usage.plugin)
    for number in [usage.nanoseconds, usage.memory, usage.hostBytes, usage.rows] { add(number) }
  }
}

/// Reads what `FrameWriter` wrote; anything else gives nil.
struct FrameReader {
  private let bytes: [UInt8]
  private var at = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  private mutating func byte() -> UInt8? {
    guard at < bytes.count else { return nil }
    defer { at += 1 }
    return bytes[at]
  }

  mutating func number() -> Int? {
    guard bytes.count - at >= 8 else { return nil }
    defer { at += 8 }
    let value = unsafe bytes.withUnsafeBytes {
      unsafe $0.loadUnaligned(fromByteOffset: at, as: Int64.self)
    }
    return Int(Int64(littleEndian: value))
  }

  /// The bytes of something that its length precedes.
  private mutating func counted() -> ArraySlice<UInt8>? {
    guard let count = number(), count >= 0, count <= bytes.count - at else { return nil }
    defer { at += count }
    return bytes[at..<at + count]
  }

  mutating func data() -> [UInt8]? { counted().map { Array($0) } }

  mutating func text() -> String? { counted().map { String(decoding: $0, as: UTF8.self) } }

  /// Nil where the bytes are wrong; an inner nil where there is no text.
  mutating func optionalText() -> String?? {
    switch number() {
    case 0: return .some(nil)
    case 1: return text().map { .some($0) }
    default: return nil
    }
  }

  mutating func items<Item>(_ each: (inout FrameReader) -> Item?) -> [Item]? {
    guard let count = number(), count >= 0, count <= bytes.count - at else { return nil }
    var items: [Item] = []
    items.reserveCapacity(count)
    for _ in 0..<count {
      guard let item = each(&self) else { return nil }
      items.append(item)
    }
    return items
  }

  mutating func scalar() -> Scalar? {
    switch byte() {
    case 0: return .null
    case 1: return .boolean(false)
    case 2: return .boolean(true)
    case 3: return number().map { .integer(Int64($0)) }
    case 4: return number().map { .number(Double(bitPattern: UInt64(bitPattern: Int64($0)))) }
    case 5: return text().map { .text($0) }
    default: return nil
    }
  }

  mutating func rows() -> FlatRows? {
    guard let document = text(), let kinds = data(), let numbers = numbers(), let texts = data()
    else { return nil }
    return FlatRows(document: document, kinds: kinds, numbers: numbers, texts: texts)
  }

  /// Numbers that are read at once.
  private mutating func numbers() -> [Int64]? {
    guard let count = number(), count >= 0, count <= (bytes.count - at) / 8 else { return nil }
    defer { at += count * 8 }
    return unsafe bytes.withUnsafeBytes { bytes in
      unsafe Array(unsafeUninitializedCapacity: count) { numbers, filled in
        unsafe UnsafeMutableRawBufferPointer(numbers).copyMemory(
          from: UnsafeRawBufferPointer(rebasing: bytes[at..<at + count * 8]))
        filled = count
      }
    }
  }

  mutating func usage() -> PluginUsage? {
    guard let plugin = text(), let nanoseconds = number(), let memory = number(),
      let hostBytes = number(), let rows = number()
    else { return nil }
    return PluginUsage(
      plugin: plugin, nanoseconds: nanoseconds, memory: memory, hostBytes: hostBytes, rows: rows)
  }

  mutating func failure() -> Failure? {
    guard let document = text(), let stage = text().flatMap(FailureStage.init(rawValue:)),
      let plugin = optionalText(), let code = text(), let message = text(),
      let traceback = optionalText()
    else { return nil }
    return Failure(
      document: document, stage: stage, plugin: plugin, code: code, message: message,
      traceback: traceback)
  }
}

extension Job {
  /// The job as bytes.
  var frame: [UInt8] {
    var writer = FrameWriter()
    writer.add(path)
    writer.add(format.rawValue)
    writer.add(encoding)
    switch payload {
    case .bytes(let bytes):
      writer.add(0)
      writer.add(bytes)
    case .file: writer.add(1)
    case .failed(let failure):
      writer.add(2)
      writer.add(failure)
    }
    return writer.bytes
  }

  /// Reads a job from bytes; nil if they are none.
  init?(frame: [UInt8]) {
    var reader = FrameReader(frame)
    guard let path = reader.text(),
      let format = reader.text().flatMap(InputFormat.init(rawValue:)),
      let encoding = reader.optionalText()
    else { return nil }
    let payload: Payload
    switch reader.number() {
    case 0:
      guard let bytes = reader.data() else { return nil }
      payload = .bytes(bytes)
    case 1: payload = .file
    case 2:
      guard let failure = reader.failure() else { return nil }
      payload = .failed(failure)
    default: return nil
    }
    self.init(path: path, format: format, payload: payload, encoding: encoding)
  }
}

extension JobResult {
  /// The result as bytes.
  var frame: [UInt8] {
    var writer = FrameWriter()
    writer.add(output)
    writer.add(rows)
    writer.add(document.map { [$0] } ?? []) { writer, values in
      writer.add(values) { $0.add($1) }
    }
    writer.add(text.map { [$0] } ?? []) { $0.add($1) }
    writer.add(failures) { $0.add($1) }
    writer.add(skipped) { $0.add($1) }
    writer.add(log) { $0.add($1) }
    writer.add(name)
    writer.add(usage) { $0.add($1) }
    writer.add(rowCount)
    writer.add(sketch.map { [$0.values] } ?? []) { writer, values in
      writer.add(values) { $0.add(Int(Int64(bitPattern: $1))) }
    }
    return writer.bytes
  }

  /// Reads a result from bytes; nil if they are none.
  init?(frame: [UInt8]) {
    var reader = FrameReader(frame)
    guard let output = reader.data(), let rows = reader.rows(),
      let document = reader.items({ $0.items { $0.scalar() } }),
      let text = reader.items({ $0.data() }), let failures = reader.items({ $0.failure() }),
      let skipped = reader.items({ $0.text() }), let log = reader.items({ $0.text() }),
      let name = reader.text(), let usage = reader.items({ $0.usage() }),
      let rowCount = reader.number(),
      let sketch = reader.items({ $0.items { $0.number() } })
    else { return nil }
    self.output = output
    self.rows = rows
    self.document = document.first
    self.text = text.first
    self.failures = failures
    self.skipped = skipped
    self.log = log
    self.name = name
    self.usage = usage
    self.rowCount = rowCount
    self.sketch = sketch.first.map { values in
      ArticleSketch(values: values.map { UInt64(bitPattern: Int64($0)) })
    }
  }
}
