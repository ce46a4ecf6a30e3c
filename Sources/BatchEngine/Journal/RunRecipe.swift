import ArticleReaders

/// All that a run does with the bytes of a document: engine, plugins, options.
public struct RunRecipe: Sendable {
  /// What the run does, for people: one `name: value` a line.
  public let description: String
  /// The SHA-256 of it all.
  let digest: [UInt8]

  /// Creates the recipe of a run.
  ///
  /// - Parameters:
  ///   - command: the command, such as `run`.
  ///   - engine: the version of the engine.
  ///   - options: the options that change results, as they were given.
  ///   - files: files and folders that results depend on, such as plugins.
  /// - Throws: `BatchError` where one of the files cannot be read.
  public init(
    command: String, engine: String, options: [String], files: [String]
  ) throws(BatchError) {
    var lines = ["command: \(command)", "engine: \(engine)", "form: \(Self.form)"]
    lines += options.map { "option: \($0)" }
    for file in files {
      do throws(SystemError) {
        let digest = Fingerprint.hexadecimal(try FolderDigest.digest(of: file))
        lines.append("file: \(digest) \(file.split(separator: "/").last ?? "")")
      } catch {
        throw BatchError(.file, "cannot read '\(file)': \(error.reason)")
      }
    }
    description = lines.joined(separator: "\n")
    digest = Fingerprint.digest(of: Array(description.utf8))
  }

  /// The version of the form that results are kept in; see `JobResult.frame`.
  private static let form = 2
}
