internal import CArchive

/// Reads archives (tar, zip, 7z) and compressed files (gzip, bzip2, xz, zstd, lz4, compress) from
/// front to back, with libarchive.
///
/// Nothing is written to disk: names of members are labels, and links are not followed. The members
/// come one after another; of each, the bytes are read as a stream. Memory does not grow with the
/// archive.
@safe public final class ArchiveReader: ByteStream {
  /// A member.
  public struct Member: Sendable, Hashable {
    /// What a member is.
    public enum Kind: Sendable {
      case file, encrypted
      /// A folder, a link or a device: there is nothing to read.
      case other
    }

    /// The name as the archive has it, with U+FFFD for bytes that are not UTF-8.
    public let name: String
    /// What it is.
    public let kind: Kind
  }

  private let source: ArchiveSource
  private let handle: OpaquePointer
  private let limits: ArchiveLimits
  private var unpacked = 0
  private var hasMember = false
  private var isOver = false
  private var waiting: Member?

  /// Whether this is one compressed file and not an archive; then its only member has no name.
  public private(set) var isCompressedFile = false

  /// Opens an archive and looks at its first member.
  ///
  /// - Throws: `StreamError` with code `archive` where the bytes are neither an archive nor compressed.
  public init(
    _ stream: any ByteStream, limits: ArchiveLimits = ArchiveLimits()
  ) throws(StreamError) {
    guard let handle = unsafe archive_read_new() else {
      throw StreamError(.archive, "there is no memory to open the archive")
    }
    unsafe self.handle = unsafe handle
    self.limits = limits
    source = ArchiveSource(stream)
    unsafe Self.support(handle)
    unsafe source.attach(to: handle)
    guard unsafe archive_read_open1(handle) == ARCHIVE_OK else { throw failure() }
    waiting = try advance()
    isCompressedFile = unsafe archive_format(handle) == ARCHIVE_FORMAT_RAW
    if isCompressedFile, unsafe archive_filter_code(handle, 0) == ARCHIVE_FILTER_NONE {
      throw StreamError(.archive, "it is no archive of a known kind, or a damaged one")
    }
  }

  deinit { unsafe archive_read_free(handle) }

  /// Whether a file that begins so is an archive or compressed.
  ///
  /// Office documents are ZIP archives too; whoever reads them looks first.
  public static func isLikely(_ head: [UInt8]) -> Bool {
    if signatures.contains(where: { head.starts(with: $0) }) { return true }
    return head.count >= 262 && head[257..<262].elementsEqual("ustar".utf8)
  }

  private static let signatures: [[UInt8]] = [
    [0x1F, 0x8B], Array("BZh".utf8), [0xFD, 0x37, 0x7A, 0x58, 0x5A], [0x28, 0xB5, 0x2F, 0xFD],
    [0x04, 0x22, 0x4D, 0x18], [0x1F, 0x9D], Array("PK\u{3}\u{4}".utf8), Array("PK\u{5}\u{6}".utf8),
    [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C],
  ]

  private static func support(_ handle: OpaquePointer) {
    unsafe archive_read_support_filter_gzip(handle)
    unsafe archive_read_support_filter_bzip2(handle)
    unsafe archive_read_support_filter_xz(handle)
    unsafe archive_read_support_filter_zstd(handle)
    unsafe archive_read_support_filter_lz4(handle)
    unsafe archive_read_support_filter_compress(handle)
    unsafe archive_read_support_format_tar(handle)
    unsafe archive_read_support_format_zip(handle)
    unsafe archive_read_support_format_7zip(handle)
    unsafe archive_read_support_format_raw(handle)
    unsafe archive_read_support_format_empty(handle)
  }

  /// The next member, or nil after the last; what is left of the one before is passed over.
  ///
  /// - Throws: `StreamError`; with code `archive` or `bomb` there is nothing more to read.
  public func next() throws(StreamError) -> Member? {
    if let member = waiting {
      waiting = nil
      return member
    }
    try skipRest()
    return try advance()
  }

  /// Passes over the rest of a member, counting what it unpacks to.
  private func skipRest() throws(StreamError) {
    var scratch: [UInt8] = []
    while hasMember, !isOver {
      scratch.removeAll(keepingCapacity: true)
      do throws(StreamError) {
        if try read(upTo: 1 << 16, into: &scratch) == 0 { return }
      } catch {
        // A member that cannot be unpacked was reported to whoever read it; the next one may be sound.
        if isOver { throw error }
        return
      }
    }
  }

  private func advance() throws(StreamError) -> Member? {
    hasMember = false
    while !isOver {
      var entry: OpaquePointer?
      switch unsafe archive_read_next_header(handle, &entry) {
      case ARCHIVE_EOF:
        isOver = true
        return nil
      case ARCHIVE_OK, ARCHIVE_WARN:
        guard let entry = unsafe entry else { continue }
        hasMember = true
        return unsafe member(entry)
      case ARCHIVE_RETRY: continue
      default:
        isOver = true
        throw failure()
      }
    }
    return nil
  }

  private func member(_ entry: OpaquePointer) -> Member {
    var name = ""
    if let text = unsafe archive_entry_pathname_utf8(entry) ?? archive_entry_pathname(entry) {
      name = unsafe String(cString: text)
    }
    let isFile =
      unsafe archive_entry_filetype(entry) == UInt32(0o100000)
      && archive_entry_hardlink(entry) == nil
    let isEncrypted = unsafe archive_entry_is_data_encrypted(entry) != 0
    return Member(name: name, kind: !isFile ? .other : isEncrypted ? .encrypted : .file)
  }

  /// Appends the next bytes of the present member.
  public func read(upTo count: Int, into buffer: inout [UInt8]) throws(StreamError) -> Int {
    guard hasMember, !isOver, count > 0 else { return 0 }
    let start = buffer.count
    buffer.append(contentsOf: repeatElement(0, count: count))
    var got = 0
    repeat {
      got = unsafe buffer.withUnsafeMutableBytes { bytes in
        unsafe archive_read_data(handle, bytes.baseAddress.map { unsafe $0 + start }, count)
      }
    } while got == Int(ARCHIVE_RETRY)
    buffer.removeLast(count - max(0, got))
    guard got >= 0 else {
      if got == Int(ARCHIVE_FATAL) { isOver = true }
      hasMember = false
      throw failure()
    }
    unpacked += got
    if unpacked > limits.freeBytes, unpacked / limits.ratio > source.bytesRead {
      isOver = true
      throw StreamError(
        .bomb,
        "\(source.bytesRead) bytes of the archive unpack to more than \(unpacked), which no honest"
          + " archive of text does; unpack it yourself if you trust it")
    }
    return got
  }

  private func failure() -> StreamError {
    if let error = source.error { return error }
    let reason = unsafe archive_error_string(handle).map { unsafe String(cString: $0) }
    return StreamError(.archive, "cannot unpack it: \(reason ?? "unknown damage")")
  }
}

// The handle of the library belongs to one thread.
@available(*, unavailable)
extension ArchiveReader: Sendable {}
