import Glibc

/// The names in a folder, sorted by their bytes, without hidden ones; a folder's ends in a slash.
///
/// Takes the bytes of the names and five more for each: 250 MB for ten million names in one folder.
struct FolderNames {
  /// The names, each ended with 0, in the order of the folder.
  private var bytes: [UInt8] = []
  /// Where names start, sorted by name.
  private var starts: [UInt32] = []
  private var taken = 0

  /// The number of names there were at first.
  var count: Int { starts.count }
  /// The number of names that are left.
  var left: Int { starts.count - taken }

  /// Reads the names of a folder.
  ///
  /// - Throws: `SystemError`, also where the names take more than 4 GB.
  /// - Complexity: n log n comparisons of names.
  init(of folder: String) throws(SystemError) {
    guard let stream = unsafe opendir(FileName.path(folder)) else { throw SystemError() }
    defer { unsafe closedir(stream) }
    errno = 0
    while let entry = unsafe readdir(stream) {
      let start = bytes.count
      guard let place = UInt32(exactly: start) else { throw SystemError(EOVERFLOW) }
      unsafe withUnsafeBytes(of: &entry.pointee.d_name) { name in
        unsafe bytes.append(contentsOf: name.prefix { $0 != 0 })
      }
      if bytes.count == start || bytes[start] == UInt8(ascii: ".") {
        bytes.removeLast(bytes.count - start)
      } else {
        let type = unsafe Int(entry.pointee.d_type)
        if isFolder(bytes[start...], type, in: folder) { bytes.append(UInt8(ascii: "/")) }
        bytes.append(0)
        starts.append(place)
      }
      errno = 0
    }
    guard errno == 0 else { throw SystemError() }
    sort()
  }

  /// The next name, or nil after the last.
  mutating func next() -> String? {
    guard taken < starts.count else { return nil }
    let name = bytes[Int(starts[taken])...].prefix { $0 != 0 }
    taken += 1
    return FileName.text(of: Array(name))
  }

  /// Sorts as the full paths of all files below sort, which is why folders bring their slash.
  private mutating func sort() {
    unsafe bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      starts.sort { left, right in
        unsafe strcmp(
          UnsafeRawPointer(base + Int(left)).assumingMemoryBound(to: CChar.self),
          UnsafeRawPointer(base + Int(right)).assumingMemoryBound(to: CChar.self)) < 0
      }
    }
  }

  /// Whether a name is a folder's; looks through links, and where the file system does not tell.
  private func isFolder(_ name: ArraySlice<UInt8>, _ type: Int, in folder: String) -> Bool {
    if type == DT_DIR { return true }
    if type == DT_REG { return false }
    let path = folder + "/" + FileName.text(of: Array(name))
    return (try? FileStatus(of: path))?.kind == .folder
  }
}
