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

  private static func date(
    _ tokens: ArraySlice<Token>, _ order: Order
  ) -> (date: CalendarDate, length: Int)? {
    let start = tokens.startIndex
    func number(_ step: Int) -> (value: Int, digits: Int)? {
      guard start + step < tokens.endIndex,
        case .number(let value, let digits) = tokens[start + step]
      else { return nil }
      return (value, digits)
    }
    func mark(_ step: Int) -> UInt8? {
      guard start + step < tokens.endIndex, case .mark(let mark) = tokens[start + step] else {
        return nil
      }
      return mark
    }
    func month(_ step: Int) -> Int? {
      guard start + step < tokens.endIndex, case .month(let month) = tokens[start + step] else {
        return nil
      }
      return month
    }
    func isWord(_ step: Int) -> Bool {
      guard start + step < tokens.endIndex, case .word = tokens[start + step] else { return false }
      return true
    }
    func make(_ year: Int, _ month: Int, _ day: Int, _ length: Int) -> (CalendarDate, Int)? {
      CalendarDate(year: year, month: month, day: day).map { ($0, length) }
    }
    guard let first = number(0) else {
      // February 26, 2024; Feb. 26th 2024.
      guard let month = month(0) else { return nil }
      var step = 1
      while let mark = mark(step), ".,".utf8.contains(mark) { step += 1 }
      guard let day = number(step), day.digits <= 2 else { return nil }
      step += 1
      if isWord(step) { step += 1 }
      while let mark = mark(step), ".,'|-".utf8.contains(mark) { step += 1 }
      guard let year = number(step), year.digits == 4 else { return nil }
      return make(year.value, month, day.value, step + 1)
    }
    if first.digits == 8 {
      return make(first.value / 10000, first.value / 100 % 100, first.value % 100, 1)
    }
    if first.digits == 14 {
      let day = first.value / 1_000_000
      return make(day / 10000, day / 100 % 100, day % 100, 1)
    }
    if first.digits == 4, let mark = mark(1), "-/.".utf8.contains(mark) {
      if let second = number(2), second.digits <= 2, self.isSame(self.mark(tokens, 3), mark),
        let third = number(4), third.digits <= 2 || third.digits > 8
      {
        return make(first.value, second.value, third.value, 5)
      }
      if let month = month(2), let third = number(4) ?? number(3), third.digits <= 2 {
        return make(first.value, month, third.value, 5)
      }
    }
    guard first.digits <= 2 else { return nil }
    if let mark = mark(1), "-/.".utf8.contains(mark), let second = number(2), second.digits <= 2,
      isSame(self.mark(tokens, 3), mark), let year = number(4), year.digits == 4 || year.digits == 2
    {
      let full = year.digits == 4 ? year.value : 2000 + year.value
      if year.digits == 2, mark == UInt8(ascii: "-") { return nil }
      let dayFirst = make(full, second.value, first.value, 5)
      let monthFirst = make(full, first.value, second.value, 5)
      return order == .dayFirst ? dayFirst ?? monthFirst : monthFirst ?? dayFirst
    }
    // 26 February 2024; 26. Februar 2024; 26th of February, 2024; 26 de febrero de 2024.
    var step = 1
    while let mark = mark(step), ".-".utf8.contains(mark) { step += 1 }
    if isWord(step) { step += 1 }
    if isWord(step) { step += 1 }
    guard let month = month(step) else { return nil }
    step += 1
    while let mark = mark(step), ".,-'".utf8.contains(mark) { step += 1 }
    if isWord(step) { step += 1 }
    guard let year = number(step), year.digits == 4 else { return nil }
    return make(year.value, month, first.value, step + 1)
  }

  private static func mark(_ tokens: ArraySlice<Token>, _ step: Int) -> UInt8? {
    guard tokens.startIndex + step < tokens.endIndex,
      case .mark(let mark) = tokens[tokens.startIndex + step]
    else { return nil }
    return mark
  }

  private static func isSame(_ mark: UInt8?, _ other: UInt8) -> Bool { mark == other }

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
