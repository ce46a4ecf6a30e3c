import TextEngine
import Testing

struct LinearModelTests {
  static let head = "copydesk-model\t1\nlabels\tno\tyes\nweights\n"

  @Test func `a model scores, explains and comes back from its text`() throws {
    let text = Self.head + "fine\t-1\t1\nbad\t0.5\t-0.25\n"
    let model = try LinearModel(text: Array(text.utf8))
    var scoring = model.scoring()
    scoring.add(Array("fine".utf8), 2)
    scoring.add(Array("fine".utf8), 2)
    scoring.add(Array("unknown".utf8), 9)
    #expect(scoring.scores == [-2, 2])
    #expect(abs(scoring.probabilities[1] - 0.9820137900379085) < 1e-12)
    #expect(model.labels[scoring.best] == "yes")
    let reasons = scoring.reasons(for: 1, most: 5)
    #expect(reasons.map(\.weight) == [4])
    #expect(reasons.map { String(decoding: model.name($0.feature), as: UTF8.self) } == ["fine"])
    scoring.reset()
    #expect(scoring.scores == [0, 0])
    #expect(try LinearModel(text: model.text).text == model.text)
  }

  @Test func `a model grows and finds every feature, each once`() {
    var model = LinearModel(labels: ["a"])
    for number in 0..<20_000 {
      let isNew = model.add("f\(number)".utf8, [Float(number)])
      #expect(isNew)
    }
    let isNewAgain = model.add("f7".utf8, [1])
    #expect(!isNewAgain)
    var scoring = model.scoring()
    for number in 0..<20_000 {
      scoring.reset()
      scoring.add(Array("f\(number)".utf8), 1)
      #expect(scoring.scores == [Double(number)])
    }
    scoring.reset()
    scoring.add(Array("f20000".utf8), 1)
    #expect(scoring.scores == [0])
  }

  @Test(arguments: [
    ("", "1: a model begins with the line 'copydesk-model', a tab and '1'"),
    ("copydesk-model\t2\n", "1: a model begins with the line 'copydesk-model', a tab and '1'"),
    ("copydesk-model\t1\n", "1: the line 'labels' with the labels was expected"),
    ("copydesk-model\t1\nlabels\n", "2: the line 'labels' with the labels was expected"),
    ("copydesk-model\t1\nlabels\ta\ta\n", "2: labels are texts in UTF-8, each once, none empty"),
    ("copydesk-model\t1\nlabels\ta\t\n", "2: labels are texts in UTF-8, each once, none empty"),
    (
      "copydesk-model\t1\nlabels" + String(repeating: "\tx", count: 65) + "\n",
      "2: a model has at most 64 labels"
    ),
    ("copydesk-model\t1\nlabels\ta\n", "2: the line 'weights' was expected"),
    (
      "copydesk-model\t1\nlabels\ta\ntemperature\t0\n",
      "3: 'temperature' with a number from 0.001 to 1000, or 'weights', was expected"
    ),
    (
      "copydesk-model\t1\nlabels\ta\ntemperature\tnan\n",
      "3: 'temperature' with a number from 0.001 to 1000, or 'weights', was expected"
    ),
    (head + "fine\n", "4: a feature and 2 weights were expected"),
    (head + "\t1\t2\n", "4: a feature and 2 weights were expected"),
    (head + "fine\t1\n", "4: 2 weights were expected, found 1"),
    (head + "fine\t1\t2\t3\n", "4: 2 weights were expected, found 3"),
    (head + "fine\t1\tx\n", "4: a weight is a decimal number from -1,000,000 to 1,000,000"),
    (head + "fine\t1\tnan\n", "4: a weight is a decimal number from -1,000,000 to 1,000,000"),
    (head + "fine\t1\t-inf\n", "4: a weight is a decimal number from -1,000,000 to 1,000,000"),
    (head + "fine\t1\t1e7\n", "4: a weight is a decimal number from -1,000,000 to 1,000,000"),
    (head + "fine\t1\t\n", "4: a weight is a decimal number from -1,000,000 to 1,000,000"),
    (head + "a\t1\t1\na\t1\t1\n", "5: the feature stands in an earlier line too"),
  ])
  func `a malformed model is refused with its line`(text: String, message: String) {
    var found = ""
    do throws(LinearModelError) {
      _ = try LinearModel(text: Array(text.utf8))
    } catch {
      found = "\(error.line): \(error.message)"
    }
    #expect(found == message)
  }

  @Test func `no cut or changed byte of a model breaks the reader`() {
    let bytes = Array((Self.head + "# note\nfine\t-1.5\t1e-3\r\nbad\t.5\t-0\n").utf8)
    for end in bytes.indices {
      _ = try? LinearModel(text: Array(bytes[..<end]))
      for byte in [UInt8(0), 9, 10, 0x2D, 0xFF] {
        var changed = bytes
        changed[end] = byte
        _ = try? LinearModel(text: changed)
      }
    }
  }

  @Test(arguments: [("1", Float(1)), ("-0.125", -0.125), ("2.5e-1", 0.25), ("-3", -3), ("0", 0)])
  func `weights are read exactly`(text: String, value: Float) throws {
    let model = try LinearModel(text: Array((Self.head + "f\t\(text)\t0\n").utf8))
    #expect(model.weight(0, 0) == Double(value))
  }
}
