import Glibc

/// What libFuzzer calls with each input it makes.
///
/// An input that breaks an invariant ends the process; libFuzzer then reports the input.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  let problems = FuzzTarget.chosen.problems(with: bytes)
  guard problems.isEmpty else { fatalError(problems.prefix(5).joined(separator: "; ")) }
  return 0
}

/// libFuzzer's loop, as its header `FuzzerInterface.h` declares it.
@_silgen_name("LLVMFuzzerRunDriver")
private func runFuzzer(
  _ count: UnsafeMutablePointer<CInt>,
  _ words: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>,
  _ test: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

/// The entry point, under the name that the package manager gives to that of this target.
@_cdecl("copydesk_fuzz_main")
public func fuzzMain(
  _ count: CInt, _ words: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
) -> CInt {
  var count = count
  var words = words
  return runFuzzer(&count, &words) { testOneInput($0, $1) }
}
