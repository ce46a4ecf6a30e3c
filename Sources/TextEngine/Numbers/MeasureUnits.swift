/// Units of length, area, weight, volume, heat, power and data.
struct MeasureUnits: Sendable {
  static let english = MeasureUnits()

  let table: WordTable
  /// Signs and codes of currencies, before or after an amount.
  let currencies: WordTable
  /// Names of currencies after an amount.
  let money: WordTable

  private init() {
    table = WordTable(
      words: """
        mile miles mi km kms kilometer kilometers kilometre kilometres meter meters metre metres
        centimeter centimeters centimetre centimetres millimeter millimeters millimetre millimetres
        cm mm foot feet ft inch inches yard yards acre acres hectare hectares ha ton tons tonne
        tonnes kilogram kilograms kilo kilos kg kgs gram grams g mg lb lbs ounce ounces oz liter
        liters litre litres ml gallon gallons pint pints barrel barrels bushel bushels bpd degree
        degrees celsius fahrenheit mph kph knot knots watt watts kilowatt kilowatts megawatt
        megawatts gigawatt gigawatts mw gw kw kwh volt volts hertz hz khz mhz ghz megabyte megabytes
        gigabyte gigabytes terabyte terabytes mb gb tb ℃ ℉ °c °f kiloton kilotons megaton megatons calorie
        calories caliber calibre magnitude m
        """)
    currencies = WordTable(
      words: """
        $ us$ a$ c$ nz$ hk$ s$ £ € ¥ ₹ ₽ ₩ ₪ ₺ ₦ usd eur gbp jpy rs rs. inr cad aud chf cny rmb
        """)
    money = WordTable(
      words: """
        dollar dollars euro euros cent cents pence penny quid yen yuan renminbi rupee rupees ruble
        rubles rouble roubles dinar dinars dirham dirhams riyal riyals rial rials shekel shekels
        lira liras peso pesos franc francs krona kronor kroner krone zloty baht ringgit rupiah real
        reais hryvnia hryvnias bucks usd eur gbp bitcoin bitcoins sterling
        """)
  }
}
