internal import DocumentModel

/// Finds days in short texts, as pages write them in many languages.
///
/// The day is taken as it is written, in the zone it is written in. Of figures such as 03/04/2024 the
/// day comes first unless that is no date; the page's language can turn that round.
struct PageDate {
  /// The order of day and month in figures.
  enum Order {
    case dayFirst, monthFirst
  }

  private enum Token {
    case number(Int, digits: Int)
    case month(Int)
    case word
    case mark(UInt8)
  }

  /// The first day that a text names; nil if it names none between 1990 and 2100.
  static func first(in text: String, order: Order = .dayFirst) -> CalendarDate? {
    all(in: text, order: order).first
  }

  /// The days that a text names, in order; only its first 400 bytes are read.
  static func all(in text: String, order: Order = .dayFirst) -> [CalendarDate] {
    let tokens = tokens(of: Array(text.utf8.prefix(400)))
    var dates: [CalendarDate] = []
    var place = 0
    while place < tokens.count {
      if let (date, length) = date(tokens[place...], order), (1990...2100).contains(date.year) {
        dates.append(date)
        place += length
      } else {
        place += 1
      }
    }
    return dates
  }

  private static func tokens(of bytes: [UInt8]) -> [Token] {
    var tokens: [Token] = []
    var place = 0
    while place < bytes.count {
      let byte = bytes[place]
      if byte >= 0x30 && byte <= 0x39 {
        var value = 0
        let start = place
        while place < bytes.count, bytes[place] >= 0x30, bytes[place] <= 0x39 {
          if place - start < 14 { value = value * 10 + Int(bytes[place] - 0x30) }
          place += 1
        }
        tokens.append(.number(value, digits: place - start))
      } else if byte >= 0x80 || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) {
        let start = place
        if isCalendarSign(bytes[place...]) {
          place += 3
          tokens.append(.mark(UInt8(ascii: "-")))
          continue
        }
        while place < bytes.count, bytes[place] >= 0x80 || isLetter(bytes[place]),
          !isCalendarSign(bytes[place...])
        {
          place += 1
        }
        let word = String(decoding: bytes[start..<place], as: UTF8.self).lowercased()
        if let month = months[word] {
          tokens.append(.month(month))
        } else if word == "t" {
          tokens.append(.mark(UInt8(ascii: "T")))
        } else {
          tokens.append(.word)
        }
      } else {
        if byte > 0x20 { tokens.append(.mark(byte)) }
        place += 1
      }
    }
    return tokens
  }

  private static func isLetter(_ byte: UInt8) -> Bool { byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A }

  /// Year, month and day in Chinese, Japanese and Korean.
  private static func isCalendarSign(_ bytes: ArraySlice<UInt8>) -> Bool {
    ["年", "月", "日", "년", "월", "일"].contains { bytes.starts(with: $0.utf8) }
  }

  /// The day that tokens begin with, and how many of them it takes.
  private static func date(
    _ tokens: ArraySlice<Token>, _ order: Order
  ) -> (date: CalendarDate, length: Int)? {
    let form = Form(tokens: tokens)
    return form.monthFirst() ?? form.compact() ?? form.yearFirst() ?? form.figures(order)
      ?? form.dayFirst()
  }

  /// The forms of days, each tried where tokens begin.
  private struct Form {
    typealias Found = (date: CalendarDate, length: Int)

    let tokens: ArraySlice<Token>

    private func token(_ step: Int) -> Token? {
      let place = tokens.startIndex + step
      return place < tokens.endIndex ? tokens[place] : nil
    }

    private func number(_ step: Int) -> (value: Int, digits: Int)? {
      guard case .number(let value, let digits) = token(step) else { return nil }
      return (value, digits)
    }

    private func mark(_ step: Int) -> UInt8? {
      guard case .mark(let mark) = token(step) else { return nil }
      return mark
    }

    private func month(_ step: Int) -> Int? {
      guard case .month(let month) = token(step) else { return nil }
      return month
    }

    private func isWord(_ step: Int) -> Bool {
      if case .word = token(step) { true } else { false }
    }

    /// The first step that is none of these marks.
    private func behind(_ marks: String, from step: Int) -> Int {
      var step = step
      while let mark = mark(step), marks.utf8.contains(mark) { step += 1 }
      return step
    }

    private func make(_ year: Int, _ month: Int, _ day: Int, _ length: Int) -> Found? {
      CalendarDate(year: year, month: month, day: day).map { ($0, length) }
    }

    /// As in "February 26, 2024" and "Feb 26th 2024".
    func monthFirst() -> Found? {
      guard let month = month(0) else { return nil }
      var step = behind(".,", from: 1)
      guard let day = number(step), day.digits <= 2 else { return nil }
      step += isWord(step + 1) ? 2 : 1
      step = behind(".,'|-", from: step)
      guard let year = number(step), year.digits == 4 else { return nil }
      return make(year.value, month, day.value, step + 1)
    }

    /// 20240226, 20240226101500.
    func compact() -> Found? {
      guard let first = number(0), first.digits == 8 || first.digits == 14 else { return nil }
      let day = first.digits == 8 ? first.value : first.value / 1_000_000
      return make(day / 10000, day / 100 % 100, day % 100, 1)
    }

    /// 2024-02-26, 2024/2/26, 2024-Feb-26.
    func yearFirst() -> Found? {
      guard let year = number(0), year.digits == 4, let mark = mark(1), "-/.".utf8.contains(mark)
      else { return nil }
      if let month = number(2), month.digits <= 2, self.mark(3) == mark, let day = number(4),
        day.digits <= 2
      {
        return make(year.value, month.value, day.value, 5)
      }
      guard let month = month(2), let day = number(4) ?? number(3), day.digits <= 2 else {
        return nil
      }
      return make(year.value, month, day.value, 5)
    }

    /// 26.02.2024, 26/2/24, 02/26/2024.
    func figures(_ order: Order) -> Found? {
      guard let first = number(0), first.digits <= 2, let mark = mark(1), "-/.".utf8.contains(mark),
        let second = number(2), second.digits <= 2, self.mark(3) == mark, let year = number(4),
        year.digits == 4 || (year.digits == 2 && mark != UInt8(ascii: "-"))
      else { return nil }
      let full = year.digits == 4 ? year.value : 2000 + year.value
      let dayFirst = make(full, second.value, first.value, 5)
      let monthFirst = make(full, first.value, second.value, 5)
      return order == .dayFirst ? dayFirst ?? monthFirst : monthFirst ?? dayFirst
    }

    /// As in "26 February 2024", "26th of February, 2024" and "26 de febrero de 2024".
    func dayFirst() -> Found? {
      guard let day = number(0), day.digits <= 2 else { return nil }
      var step = behind(".-", from: 1)
      if isWord(step) { step += 1 }
      if isWord(step) { step += 1 }
      guard let month = month(step) else { return nil }
      step = behind(".,-'", from: step + 1)
      if isWord(step) { step += 1 }
      guard let year = number(step), year.digits == 4 else { return nil }
      return make(year.value, month, day.value, step + 1)
    }
  }

  /// The months in the languages that pages are written in, full and short.
  private static let months: [String: Int] = {
    var table: [String: Int] = [:]
    for line in names {
      for (month, forms) in line.split(separator: " ").enumerated() {
        for form in forms.split(separator: "/") { table[String(form)] = month + 1 }
      }
    }
    return table
  }()

  private static let names = [
    "january/jan february/feb march/mar april/apr may june/jun july/jul august/aug september/sept/sep october/oct november/nov december/dec",
    "januar/jänner/jan februar/feber märz/mär/mrz april mai juni juli august september oktober/okt november dezember/dez",
    "janvier/janv février/févr/fev/fév mars/mar avril/avr mai juin/jui juillet/juil août/aout septembre octobre novembre décembre/déc/decembre",
    "enero/ene febrero marzo abril/abr mayo junio julio agosto/ago septiembre/setiembre/set octubre noviembre diciembre/dic",
    "gennaio/gen febbraio marzo aprile maggio/mag giugno/giu luglio/lug agosto settembre ottobre/ott novembre dicembre",
    "janeiro fevereiro março abril maio/mai junho julho agosto setembro outubro/out novembro dezembro",
    "januari februari maart/mrt april mei juni juli augustus/augusti september oktober november december",
    "januar februar marts/mars april maj juni juli august september oktober november desember/des",
    "stycznia/styczeń lutego/luty marca/marzec kwietnia/kwiecień maja/maj czerwca/czerwiec lipca/lipiec sierpnia/sierpień września/wrzesień października/październik listopada/listopad grudnia/grudzień",
    "ledna února března dubna května června července srpna září října listopadu prosince",
    "tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta marraskuuta joulukuuta",
    "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık",
    "января/янв февраля/фев марта/мар апреля/апр мая июня/июн июля/июл августа/авг сентября/сен октября/окт ноября/ноя декабря/дек",
    "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
    "ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie",
    "január február március április május június július augusztus szeptember október november december",
    "ιανουαρίου φεβρουαρίου μαρτίου απριλίου μαΐου/μαίου ιουνίου ιουλίου αυγούστου σεπτεμβρίου οκτωβρίου νοεμβρίου δεκεμβρίου",
    "januari februari mac april mei jun julai ogos/agustus september oktober november disember/desember",
    "يناير فبراير مارس أبريل/ابريل مايو يونيو يوليو أغسطس/اغسطس سبتمبر أكتوبر/اكتوبر نوفمبر ديسمبر",
  ]
}
