import Testing

@testable import BatchEngine

struct WorkerClockTests {
  @Test(arguments: [
    // A worker that starts at 100 is looked at again at 1,000 and has 500 ms; nobody listened between.
    (0, 0, -400), (200, 900, 300), (100, 1000, 500), (50, 1000, 500), (50, 60, -400),
    (700, 650, -400),
  ])
  func `time in which nobody listens to a worker does not count`(from: Int, to: Int, left: Int) {
    var clock = WorkerClock(at: 100)
    clock.leaveOut(from: from, to: to)
    #expect(clock.left(of: 500, at: 1000) == left)
    clock.restart(at: 1000)
    #expect(clock.left(of: 500, at: 1001) == 499)
  }
}
