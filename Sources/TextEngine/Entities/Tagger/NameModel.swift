internal import CTextData

/// The weights of the name tagger, read in place from the binary's read-only pages.
///
/// Layout, little-endian: "CDNM", version, slot mask, row count (u32 each); 17 × 17 transition
/// weights (i16, row = label before); the slots (u32: row + 1 in the low `rowBits`, tag above, 0 =
/// free); the rows, 16 weights (i8) each, of the labels 1…16. The label "outside" has weight 0.
@safe package struct NameModel {
  static let rowBits: UInt32 = 19
  private let base: UnsafeRawPointer
  /// The sums of forms of earlier documents.
  let memo: FormMemo

  /// The model of the binary.
  init() { unsafe self.init(UnsafeRawPointer(copydesk_names.bytes), .shared) }

  /// A model that the caller keeps in memory, unchanged, while this value lives.
  package init(at base: UnsafeRawPointer) {
    unsafe self.init(base, FormMemo())
  }

  private init(_ base: UnsafeRawPointer, _ memo: FormMemo) {
    unsafe self.base = unsafe base
    self.memo = memo
  }

  /// Finds the likeliest sequence of labels for the sums of the tokens of a sentence.
  ///
  /// - Parameters:
  ///   - scores: the sums of each token, a label each.
  ///   - back: for each token and each of its 17 labels the label of the token before.
  /// - Returns: the label of the last token.
  /// - Complexity: linear in the number of tokens.
  func lastLabel(_ scores: [SIMD16<Int16>], _ back: inout [UInt8]) -> UInt8 {
    let room = scores.count * (NameLabel.count + 1)
    if back.count < room { back = Array(repeating: 0, count: room) }
    return unsafe scores.withUnsafeBytes { scores in
      unsafe back.withUnsafeMutableBufferPointer { back in
        guard let first = unsafe scores.bindMemory(to: Int16.self).baseAddress,
          let output = back.baseAddress
        else { return NameLabel.outside }
        return unsafe copydesk_names_path(
          base.assumingMemoryBound(to: UInt8.self), first,
          scores.count / MemoryLayout<SIMD16<Int16>>.stride, output)
      }
    }
  }

  /// The sums of the weights of features, a label each; at most 250 features.
  func sums(_ features: [UInt32]) -> SIMD16<Int16> {
    var sums = SIMD16<Int16>(repeating: 0)
    unsafe features.withUnsafeBufferPointer { features in
      guard let first = features.baseAddress else { return }
      unsafe withUnsafeMutableBytes(of: &sums) { bytes in
        guard let output = unsafe bytes.bindMemory(to: Int16.self).baseAddress else { return }
        unsafe copydesk_names_sum(
          base.assumingMemoryBound(to: UInt8.self), first, features.count, output)
      }
    }
    return sums
  }
}

extension NameModel {
  /// Writes a model: transitions, then the weights of each feature (16 a feature).
  ///
  /// Features that share tag and slots with an earlier one are dropped.
  package static func bytes(
    transitions: [Int16], features: [UInt32], weights: [Int8]
  ) -> [UInt8] {
    var size: UInt32 = 1024
    while Int(size) * 3 < features.count * 4 { size *= 2 }
    var slots = [UInt32](repeating: 0, count: Int(size))
    var kept = 0
    var rows: [UInt8] = []
    for (index, feature) in features.enumerated() where kept < 1 << rowBits - 1 {
      var slot = feature & (size - 1)
      let tag = feature >> rowBits
      while slots[Int(slot)] != 0, slots[Int(slot)] >> rowBits != tag {
        slot = (slot + 1) & (size - 1)
      }
      guard slots[Int(slot)] == 0 else { continue }
      kept += 1
      slots[Int(slot)] = tag << rowBits | UInt32(kept)
      for label in 0..<16 { rows.append(UInt8(bitPattern: weights[index * 16 + label])) }
    }
    var bytes = Array("CDNM".utf8)
    func append<T: FixedWidthInteger>(_ value: T) {
      var value = value
      for _ in 0..<(T.bitWidth / 8) {
        bytes.append(UInt8(truncatingIfNeeded: value))
        value >>= 8
      }
    }
    append(UInt32(1))
    append(size - 1)
    append(UInt32(kept))
    for weight in transitions { append(weight) }
    for slot in slots { append(slot) }
    return bytes + rows
  }
}
