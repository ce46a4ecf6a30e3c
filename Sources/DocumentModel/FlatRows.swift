/// A row of a format without nesting.
public struct FlatRow: Sendable, Hashable {
  /// The index of the table.
  public let table: Int
  /// Values as `TableSchema.flatColumns` orders them.
  public let values: [Scalar]

  /// Creates a row.
  public init(table: Int, values: [Scalar]) {
    self.table = table
    self.values = values
  }
}

/// The rows of a document for formats without nesting, packed into three arrays.
///
/// Packed rows go from the plugins to SQLite, between processes too, without a value being made for a
/// cell. The first cell of each row, the document's id, is kept once for all of them.
///
/// - Complexity: a cell takes a byte, a number eight more, a text eight more and its bytes.
public struct FlatRows: Sendable, Hashable {
  /// What an entry of `kinds` stands for.
  @usableFromInline
  enum Kind: UInt8, Sendable {
    /// A row of the table that the next number says.
    case row
    case null, no, yes
    /// The next number.
    case integer
    /// The bits of the next number.
    case number
    /// As many of the next bytes of `texts` as the next number says.
    case text
  }

  /// A piece of the rows, as `Reader` hands them over.
  public enum Piece: Sendable {
    /// A row of the table with this index begins; its cells follow, but for the document's id.
    case row(Int)
    case null
    case boolean(Bool)
    case integer(Int64)
    case number(Double)
    /// Where the text lies in `texts`.
    case text(Range<Int>)
  }

  /// The document's id.
  public let document: String
  /// The number of rows.
  public private(set) var count = 0
  /// A row or a cell each, as `Kind` has it.
  public private(set) var kinds: [UInt8] = []
  /// What goes with kinds that have a number.
  public private(set) var numbers: [Int64] = []
  /// The texts of cells, one after the other: valid UTF-8.
  public private(set) var texts: [UInt8] = []

  /// Creates the rows of a document, none so far.
  public init(document: String = "") { self.document = document }

  /// Takes rows in pieces, as they were before; nil where the pieces do not fit together or the texts
  /// are not UTF-8.
  ///
  /// - Complexity: linear in the number of cells.
  public init?(document: String, kinds: [UInt8], numbers: [Int64], texts: [UInt8]) {
    self.document = document
    var (number, text) = (0, 0)
    for (place, byte) in kinds.enumerated() {
      guard let kind = Kind(rawValue: byte), place > 0 || kind == .row else { return nil }
      guard kind.hasNumber else { continue }
      guard number < numbers.count else { return nil }
      if kind == .row { count += 1 }
      if kind == .row || kind == .text {
        guard numbers[number] >= 0, numbers[number] <= Int64(Int32.max) else { return nil }
      }
      if kind == .text {
        // A text that began inside a character would be no UTF-8 by itself.
        if numbers[number] > 0, text < texts.count, texts[text] & 0xC0 == 0x80 { return nil }
        text += Int(numbers[number])
      }
      number += 1
    }
    guard number == numbers.count, text == texts.count,
      (try? UTF8Span(validating: texts.span)) != nil
    else { return nil }
    self.kinds = kinds
    self.numbers = numbers
    self.texts = texts
  }

  /// About how many bytes the rows keep.
  public var byteCount: Int { kinds.count + numbers.count * 8 + texts.count }

  /// Begins a row of the table with this index; cells follow, but for the document's id.
  public mutating func beginRow(of table: Int) {
    kinds.append(Kind.row.rawValue)
    numbers.append(Int64(table))
    count += 1
  }

  /// Appends a cell without a value.
  public mutating func append(null: Void) { kinds.append(Kind.null.rawValue) }

  /// Appends a cell.
  public mutating func append(_ flag: Bool) {
    kinds.append(flag ? Kind.yes.rawValue : Kind.no.rawValue)
  }

  /// Appends a cell.
  public mutating func append(_ number: Int64) {
    kinds.append(Kind.integer.rawValue)
    numbers.append(number)
  }

  /// Appends a cell.
  public mutating func append(_ number: Double) {
    kinds.append(Kind.number.rawValue)
    numbers.append(Int64(bitPattern: number.bitPattern))
  }

  /// Appends a cell.
  public mutating func append(_ text: String) {
    kinds.append(Kind.text.rawValue)
    numbers.append(Int64(text.utf8.count))
    texts.append(contentsOf: text.utf8)
  }

  /// Appends a cell of valid UTF-8.
  public mutating func append(utf8 bytes: ArraySlice<UInt8>) {
    kinds.append(Kind.text.rawValue)
    numbers.append(Int64(bytes.count))
    texts.append(contentsOf: bytes)
  }

  /// Appends a cell of the valid UTF-8 that `write` appends to what it is given.
  public mutating func append(writing write: (inout [UInt8]) -> Void) {
    let start = texts.count
    write(&texts)
    kinds.append(Kind.text.rawValue)
    numbers.append(Int64(texts.count - start))
  }

  /// Appends a cell.
  public mutating func append(_ value: Scalar) {
    switch value {
    case .null: append(null: ())
    case .boolean(let flag): append(flag)
    case .integer(let number): append(number)
    case .number(let number): append(number)
    case .text(let text): append(text)
    }
  }

  /// Appends a row of the table with this index; its values without the document's id.
  public mutating func append(_ values: [Scalar], to table: Int) {
    beginRow(of: table)
    for value in values { append(value) }
  }

  /// The pieces of the rows from the first on.
  @inlinable
  public var reader: Reader { Reader(self) }

  /// Hands over the pieces of rows.
  public struct Reader: Sendable {
    @usableFromInline let rows: FlatRows
    @usableFromInline var kind = 0
    @usableFromInline var number = 0
    @usableFromInline var text = 0

    @inlinable
    init(_ rows: FlatRows) { self.rows = rows }

    /// The next piece; nil after the last one.
    @inlinable
    public mutating func next() -> Piece? {
      guard kind < rows.kinds.count, let found = Kind(rawValue: rows.kinds[kind]) else {
        return nil
      }
      kind += 1
      switch found {
      case .null: return .null
      case .no: return .boolean(false)
      case .yes: return .boolean(true)
      case .row: return .row(Int(nextNumber()))
      case .integer: return .integer(nextNumber())
      case .number: return .number(Double(bitPattern: UInt64(bitPattern: nextNumber())))
      case .text:
        let start = text
        text += Int(nextNumber())
        return .text(start..<text)
      }
    }

    @inlinable
    mutating func nextNumber() -> Int64 {
      defer { number += 1 }
      return rows.numbers[number]
    }
  }
}

extension FlatRows.Kind {
  fileprivate var hasNumber: Bool {
    switch self {
    case .row, .integer, .number, .text: return true
    case .null, .no, .yes: return false
    }
  }
}

extension FlatRows: Sequence {
  /// Hands over rows as values.
  public struct Iterator: IteratorProtocol, Sendable {
    private let rows: FlatRows
    private var reader: Reader
    private var table: Int?

    fileprivate init(_ rows: FlatRows) {
      self.rows = rows
      reader = rows.reader
      if case .row(let first)? = reader.next() { table = first }
    }

    /// The next row.
    public mutating func next() -> FlatRow? {
      guard let table else { return nil }
      self.table = nil
      var values: [Scalar] = [.text(rows.document)]
      while let piece = reader.next() {
        switch piece {
        case .row(let next):
          self.table = next
          return FlatRow(table: table, values: values)
        case .null: values.append(.null)
        case .boolean(let flag): values.append(.boolean(flag))
        case .integer(let number): values.append(.integer(number))
        case .number(let number): values.append(.number(number))
        case .text(let place):
          values.append(.text(String(decoding: rows.texts[place], as: UTF8.self)))
        }
      }
      return FlatRow(table: table, values: values)
    }
  }

  /// The rows as values, one after the other.
  public func makeIterator() -> Iterator { Iterator(self) }
}
