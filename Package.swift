// swift-tools-version: 6.2
import PackageDescription

/// The rules every Swift target is compiled under: what the compiler can refuse, no reviewer has to see.
let rules: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .treatAllWarnings(as: .error),
  .treatWarning("ExplicitSendable", as: .error),
]

/// Product code also marks each use of a C pointer with `unsafe`.
///
/// `grep -rnw unsafe Sources` is the audit list.
let productRules: [SwiftSetting] = rules + [.strictMemorySafety()]

let cRules: [CSetting] = [
  .unsafeFlags([
    "-std=gnu2x", "-Wall", "-Wextra", "-Werror", "-Wno-c23-extensions", "-fno-exceptions",
  ])
]

let cxxRules: [CXXSetting] = [
  .unsafeFlags(["-std=c++17", "-Wall", "-Wextra", "-Werror", "-Wno-nullability-extension"])
]

/// A Swift target under the product rules.
func swift(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: productRules)
}

/// A test target; CLI tests run the built binary, so none depends on the executable.
func tests(
  of name: String, _ dependencies: [Target.Dependency], excluding: [String] = []
) -> Target {
  .testTarget(
    name: name, dependencies: dependencies + ["TestSupport"], exclude: excluding,
    swiftSettings: rules)
}

/// The folders of `Plugins/` that ship beside the binary.
let bundledPlugins = [
  "collocations", "cooccurrence", "dates", "duplicates", "entity-counts", "keyness", "keywords",
  "numbers", "places", "quotes", "readability", "sentiment", "sources", "summary", "themes",
  "troop-numbers", "word-frequencies",
]

let package = Package(
  name: "copydesk",
  products: [.executable(name: "copydesk", targets: ["copydesk"])],
  targets: [
    // C libraries from Debian, each seen by exactly one Swift target.
    .systemLibrary(name: "CLua", pkgConfig: "lua5.4", providers: [.apt(["liblua5.4-dev"])]),
    .systemLibrary(name: "CPCRE2", pkgConfig: "libpcre2-8", providers: [.apt(["libpcre2-dev"])]),
    .systemLibrary(name: "CStemmer", providers: [.apt(["libstemmer-dev"])]),
    .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
    .systemLibrary(name: "CJansson", pkgConfig: "jansson", providers: [.apt(["libjansson-dev"])]),
    .systemLibrary(name: "CEdit", pkgConfig: "libedit", providers: [.apt(["libedit-dev"])]),
    .systemLibrary(name: "CGumbo", pkgConfig: "gumbo", providers: [.apt(["libgumbo-dev"])]),
    .systemLibrary(name: "CNettle", pkgConfig: "nettle", providers: [.apt(["nettle-dev"])]),

    .systemLibrary(
      name: "CXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(
      name: "CArchive", pkgConfig: "libarchive", providers: [.apt(["libarchive-dev"])]),
    .systemLibrary(name: "CICU", pkgConfig: "icu-i18n", providers: [.apt(["libicu-dev"])]),

    .systemLibrary(
      name: "CMarkdown", pkgConfig: "libcmark", providers: [.apt(["libcmark-dev"])]),

    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),

    // C functions over C++ libraries.
    .target(
      name: "CCLD2", cxxSettings: cxxRules,
      linkerSettings: [.linkedLibrary("cld2"), .linkedLibrary("stdc++")]),
    .target(
      name: "CSimdJSON", cxxSettings: cxxRules,
      linkerSettings: [.linkedLibrary("simdjson"), .linkedLibrary("stdc++")]),
    .systemLibrary(name: "CZstd", pkgConfig: "libzstd", providers: [.apt(["libzstd-dev"])]),

    // Our own C: the Lua bridge, and word tables embedded in the binary's read-only pages.
    .target(name: "CLuaBridge", dependencies: ["CLua"], cSettings: cRules),
    .target(name: "CTextData", exclude: ["Models", "Tables"], cSettings: cRules),

    swift("DocumentModel"),
    swift("JSONText", ["CJansson", "CSimdJSON"]),
    swift("LineEditor", ["CEdit"]),
    swift("RegularExpressions", ["CPCRE2"]),
    swift("LuaRuntime", ["CLuaBridge"]),
    swift("TextEngine", ["DocumentModel", "CTextData", "CStemmer"]),
    swift("ArchiveStreams", ["CArchive"]),
    swift("Compression", ["CZlib", "CZstd"]),
    swift(
      "ArticleReaders",
      [
        "DocumentModel", "TextEngine", "JSONText", "ArchiveStreams", "CTextData", "CGumbo",
        "CNettle",
        "CXML2", "CICU", "CCLD2", "CMarkdown", "Compression",
      ]),
    swift("ResultStore", ["DocumentModel", "CSQLite"]),
    swift("Reports", ["DocumentModel", "JSONText"]),
    swift(
      "PluginHost",
      [
        "DocumentModel", "TextEngine", "LuaRuntime", "RegularExpressions", "JSONText",
        "ResultStore",
      ]),
    swift(
      "BatchEngine",
      [
        "DocumentModel", "TextEngine", "ArchiveStreams", "ArticleReaders", "PluginHost",
        "ResultStore", "Reports", "Compression", "JSONText",
      ]),
    swift("CommandLineKit", ["DocumentModel"]),
    .executableTarget(
      name: "copydesk",
      dependencies: [
        "DocumentModel", "TextEngine", "ArticleReaders", "JSONText", "PluginHost", "ResultStore",
        "Reports", "BatchEngine", "CommandLineKit", "LineEditor",
      ],
      swiftSettings: productRules,
      // The linker's digest of the program tells results of this build from those of others.
      linkerSettings: [
        .unsafeFlags(["-Xlinker", "--build-id=sha1"]),
        .unsafeFlags(["-static-stdlib"], .when(configuration: .release)),
      ]),

    // Makes the trained models; run by hand, see its README.
    .executableTarget(
      name: "copydesk-train",
      dependencies: ["DocumentModel", "TextEngine", "ArticleReaders", "JSONText"],
      exclude: [
        "README.md", "make_clusters.py", "make_lexicon.py", "make_saved_texts.py",
        "own_words.txt", "render_pages.py", "word_types.py",
      ],
      swiftSettings: productRules),
    .executableTarget(
      name: "copydesk-bench",
      dependencies: [
        "DocumentModel", "TextEngine", "ArticleReaders", "JSONText", "PluginHost", "Reports",
        "BatchEngine", "TestSupport",
      ],
      exclude: ["Peers", "Plugins"], swiftSettings: productRules,
      linkerSettings: [.unsafeFlags(["-static-stdlib"], .when(configuration: .release))]),

    // The bundled plugins, copied beside the binary.
    .target(
      name: "BundledPlugins", path: "Plugins",
      exclude: ["README.md", "REFERENCE.md", "coming-from.md"],
      resources: bundledPlugins.map { .copy($0) },
      swiftSettings: productRules),

    .target(
      name: "TestSupport", dependencies: ["DocumentModel"], path: "Tests/TestSupport",
      swiftSettings: rules),
    tests(of: "DocumentModelTests", ["DocumentModel"]),
    tests(of: "JSONTextTests", ["JSONText"]),
    tests(of: "RegularExpressionsTests", ["RegularExpressions"]),
    tests(of: "LuaRuntimeTests", ["LuaRuntime", "CLuaBridge"]),
    tests(
      of: "TextEngineTests", ["TextEngine", "DocumentModel"],
      excluding: ["Entities/Clusters/cases.txt"]),
    tests(of: "ArchiveStreamsTests", ["ArchiveStreams"]),
    tests(
      of: "ArticleReadersTests",
      ["ArchiveStreams", "ArticleReaders", "DocumentModel", "JSONText", "Reports", "TextEngine"],
      excluding: ["Fixtures"]),
    tests(of: "ResultStoreTests", ["ResultStore", "DocumentModel"]),
    tests(of: "CompressionTests", ["Compression"]),
    tests(of: "ReportsTests", ["Reports", "DocumentModel", "JSONText"]),
    tests(of: "PluginHostTests", ["PluginHost", "TextEngine", "DocumentModel"]),
    tests(of: "BatchEngineTests", ["ArticleReaders", "BatchEngine", "DocumentModel"]),
    tests(of: "CommandLineKitTests", ["CommandLineKit"]),
    tests(of: "CopydeskCLITests", ["JSONText"], excluding: ["Cases"]),
    tests(of: "PluginTests", ["JSONText"]),
  ],
  swiftLanguageModes: [.v6]
)

// Fuzz targets link against libFuzzer, which brings its own `main`: `make fuzz` asks for them.
if Context.environment["COPYDESK_FUZZ"] != nil {
  package.targets.append(
    .executableTarget(
      name: "copydesk-fuzz",
      dependencies: ["DocumentModel", "TextEngine", "ArticleReaders", "TestSupport"],
      exclude: ["fuzz.sh"], swiftSettings: rules))
}
