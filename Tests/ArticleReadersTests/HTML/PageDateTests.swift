import DocumentModel
import Testing

struct PageDateTests {
  /// Pages that say when in a line below the headline, in many forms.
  @Test(arguments: [
    ("February 26, 2024", "2024-02-26"), ("Feb. 26th, 2024", "2024-02-26"),
    ("26 February 2024", "2024-02-26"), ("Veröffentlicht am 26. Februar 2024", "2024-02-26"),
    ("26 de febrero de 2024", "2024-02-26"), ("26.02.2024, 10:15 Uhr", "2024-02-26"),
    ("26/02/2024", "2024-02-26"), ("02/26/2024", "2024-02-26"), ("2024/2/26", "2024-02-26"),
    ("2024年2月26日", "2024-02-26"), ("26 février 2024", "2024-02-26"),
    ("NewsFEBRUARY 26, 2024Updated: MARCH 3, 2024", "2024-02-26"), ("20240226", "2024-02-26"),
  ])
  func `the day of publication is read as it is written`(_ line: String, _ day: String) throws {
    let document = try HTMLReaderTests.page(Self.page(line))
    #expect(document.metadata.published?.value == CalendarDate(iso: day))
  }

  @Test(arguments: ["© 2024 The Orle Post", "31.02.2024", "Room 12.5", "1 of 26", "99/99/2024"])
  func `what is no day gives none`(_ line: String) throws {
    #expect(try HTMLReaderTests.page(Self.page(line)).metadata.published == nil)
  }

  private static func page(_ line: String) -> String {
    """
    <html><head><title>Well found under market square</title></head><body>
    <h1>Well found under market square</h1><div>\(line)</div>
    <p>Workers who laid a pipe under the market square of Holm found a well on Friday that nobody had known of, the town said.</p>
    <p>The well is nine metres deep and lined with oak, and it will be kept, said the mayor, who called it a gift to the town.</p>
    </body></html>
    """
  }
}
