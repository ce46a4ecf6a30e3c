import DocumentModel
import Glibc

/// What a worker process does: take a job from standard input, do it, write its result.
public enum WorkerLoop: Sendable {
  /// Works until standard input ends, which it also does when the parent dies.
  ///
  /// - Parameters:
  ///   - memory: bytes a document may take beyond the loaded program; nil for no limit.
  ///   - timeout: milliseconds after which the parent gives up on a document; a worker whose parent
  ///     is gone ends itself soon after.
  ///   - process: does a job.
  /// - Returns: the exit status.
  public static func run(memory: Int?, timeout: Int, process: (Job) -> JobResult) -> Int32 {
    closefrom(3)
    if let memory { _ = MemoryLimit.allow(further: memory) }
    let input = FileHandle(descriptor: 0, owned: false)
    let output = FileHandle(descriptor: 1, owned: false)
    let patience = UInt32(clamping: timeout / 1000 + 5)
    var frames = FrameBuffer()
    do throws(SystemError) {
      try output.write(FrameBuffer.framed([]))
      while true {
        while let content = frames.next() {
          guard let job = Job(frame: content) else { return 1 }
          alarm(patience)
          let result = process(job)
          alarm(0)
          try output.write(FrameBuffer.framed(result.frame))
        }
        var bytes: [UInt8] = []
        if try input.read(upTo: 1 << 18, into: &bytes) == 0 { return 0 }
        frames.append(bytes)
      }
    } catch {
      return 1
    }
  }
}
