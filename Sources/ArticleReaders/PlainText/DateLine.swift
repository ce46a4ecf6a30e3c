internal import DocumentModel

struct DateLine {
  let date: CalendarDate
  init?(_ text: String) { return nil }
}
