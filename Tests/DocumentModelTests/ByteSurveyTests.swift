import DocumentModel
import Testing

struct ByteSurveyTests {
  @Test func `each byte is high, a control or neither, wherever it stands`() {
    for byte in UInt8.min...UInt8.max {
      let isControl = byte < 0x20 && ![0x09, 0x0A, 0x0D].contains(byte) || byte == 0x7F
      for length in [1, 15, 16, 17, 100] {
        for place in [0, length / 2, length - 1] {
          var bytes = [UInt8](repeating: 0x61, count: length)
          bytes[place] = byte
          let survey = ByteSurvey(bytes[...])
          #expect(survey.hasHigh == (byte >= 0x80))
          #expect(survey.hasControl == isControl)
          #expect(bytes.isASCII == (byte < 0x80))
        }
      }
    }
    #expect(ByteSurvey([]) == ByteSurvey([0x20]))
  }
}
