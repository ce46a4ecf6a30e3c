internal import CZlib

/// The CRC-32 of IEEE 802.3, as gzip uses it: notices torn and rotten bytes, not forged ones.
public enum Checksum: Sendable {
  /// The checksum of some bytes; 0 for none.
  public static func crc32(of bytes: ArraySlice<UInt8>) -> UInt32 {
    unsafe bytes.withUnsafeBufferPointer { buffer in
      unsafe UInt32(truncatingIfNeeded: crc32_z(0, buffer.baseAddress, buffer.count))
    }
  }
}
