/// Frames on their way into a pipe, which takes them a part at a time.
///
/// Each is let go as soon as it is written, also while others follow without end.
struct FrameQueue {
  /// Those that are not written whole; few, so that taking the first one off is cheap.
  private(set) var frames: [[UInt8]] = []
  /// The bytes of the first one that are written.
  private var sent = 0
  /// The bytes that are not written yet.
  private(set) var waiting = 0

  mutating func append(_ frame: [UInt8]) {
    frames.append(frame)
    waiting += frame.count
  }

  /// The bytes to write next; nil where none are left.
  var next: ArraySlice<UInt8>? { frames.first?[sent...] }

  /// Notes that so many of the `next` bytes are written.
  mutating func drop(_ count: Int) {
    sent += count
    waiting -= count
    guard let first = frames.first, sent == first.count else { return }
    frames.removeFirst()
    sent = 0
  }
}
