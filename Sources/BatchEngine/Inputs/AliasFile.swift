public import TextEngine

/// Reads a user's own names from a file.
public enum AliasFile: Sendable {
  /// The greatest length of a file, in bytes.
  static let greatest = 64 << 20

  /// The names of a table of tab-separated values; see `NameAliases`.
  ///
  /// - Throws: `BatchError` where the file cannot be read or a line is not of the form.
  public static func names(at path: String) throws(BatchError) -> NameAliases {
    let bytes: [UInt8]
    do throws(SystemError) {
      bytes = try FileHandle(reading: path).read(limit: greatest)
    } catch {
      throw BatchError(.file, "cannot read \(path): \(error.reason)")
    }
    do throws(NameAliasError) {
      return try NameAliases(table: bytes)
    } catch {
      throw BatchError(.file, "\(path), line \(error.line): \(error.message)")
    }
  }
}
