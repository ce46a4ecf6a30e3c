import Testing

@testable import BatchEngine

@Suite struct `What waits for a pipe` {
  @Test(arguments: [1, 3, 7, 64, 1000])
  func `frames are written in order, whatever part of them the pipe takes`(part: Int) {
    let frames: [[UInt8]] = [[1], [2, 3, 4], Array(repeating: 5, count: 200), [6]]
    var queue = FrameQueue()
    for frame in frames { queue.append(frame) }
    var written: [UInt8] = []
    while let next = queue.next {
      let taken = next.prefix(part)
      written += taken
      queue.drop(taken.count)
    }
    #expect(written == frames.flatMap { $0 })
    #expect(queue.waiting == 0)
  }

  @Test func `a frame is let go when it is written, though others always follow`() {
    var queue = FrameQueue()
    queue.append([UInt8](repeating: 0, count: 1000))
    for byte in 1...UInt8.max {
      queue.append([UInt8](repeating: byte, count: 1000))
      #expect(queue.next?.first == byte - 1)
      queue.drop(500)
      queue.drop(500)
      #expect(queue.frames.count == 1)
      #expect(queue.waiting == 1000)
    }
  }
}
