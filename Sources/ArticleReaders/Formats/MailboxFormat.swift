internal import ArchiveStreams
internal import DocumentModel

/// Mailboxes (RFC 4155): a document a message.
enum MailboxFormat {
  static let entry = FormatEntry(
    format: .mbox,
    matches: { head in
      guard head.bytes.starts(with: "From ".utf8), head.ending != "eml" else { return false }
      let line = head.start.prefix { !$0.isNewline }
      return head.ending == "mbox" || (line.contains(":") && line.split(separator: " ").count >= 6)
    },
    records: { stream, _ in MailboxRecords(stream) },
    read: MIMEFormat.mail.read)
}

extension InputFormat {
  /// A mailbox: a document a message.
  static let mbox = InputFormat(name: "mbox")
}

/// The messages of a mailbox; each opens with a line `From ` below a blank line.
struct MailboxRecords: RecordSource {
  private var buffer: RecordBuffer
  private var number = 0
  private var open: [UInt8] = []
  private var wasBlank = true
  private var isOver = false
  private var isTooLong = false

  init(_ stream: any ByteStream) { buffer = RecordBuffer(stream) }

  mutating func next() -> Record? {
    while !isOver {
      guard let line = buffer.nextLine() else {
        isOver = true
        return take() ?? buffer.takeError()
      }
      let starts = wasBlank && line.starts(with: "From ".utf8)
      let record = starts ? take() : nil
      wasBlank = line.allSatisfy { $0 == 0x0A || $0 == 0x0D }
      if open.count <= ReadOptions.maximumSize {
        // Lines of a message that open so are quoted with ">".
        open += line.starts(with: ">From ".utf8) ? line.dropFirst() : line[...]
      } else {
        isTooLong = true
      }
      if let record { return record }
    }
    return nil
  }

  private mutating func take() -> Record? {
    defer {
      open = []
      isTooLong = false
    }
    guard open.contains(where: { $0 > 0x20 }) else { return nil }
    number += 1
    if isTooLong {
      return .failed(
        code: "too-large",
        message: "the message has more than \(ReadOptions.maximumSize) bytes", number: number)
    }
    return .document(bytes: open, format: .eml, number: number)
  }
}
