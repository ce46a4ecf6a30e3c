--- Every figure of an article, and whether headline and body agree.
---@type copydesk.Plugin
local plugin = {
  name = "numbers", version = "1.0.0", api = 1,
  summary = "Every figure with its kind, unit and bounds; figures of headlines against the body.",
  author = "Copydesk", license = "MIT",
  needs = { "sentences", "numbers" },
  options = {
    kinds = { type = "list", default = {}, help = "kinds to list, such as count, money, percent; none for all" },
  },
  tables = {
    numbers = {
      help = "one row per number", place = "words",
      { "words", "span", "the number as written" }, { "value", "number", "the nominal value" },
      { "low", "number", "the least value" }, { "high", "number", "the greatest value" },
      { "kind", "text", "what it counts or names" }, { "approx", "text", "how exact it claims to be" },
      { "form", "text", "how it is written" }, { "unit", "text", "what is counted, in lower case" },
      { "part", "text", "head for headline, deck and caption, else body" },
      { "sentence", "span", "the sentence it begins in" },
    },
  },
  views = {
    ["not-in-body"] = {
      help = "figures of headline, deck or caption that the body does not give",
      sql = [[SELECT h.document AS document, h.words AS words, h.unit AS unit, h.sentence AS sentence
              FROM numbers h LEFT JOIN numbers b
              ON b.document = h.document AND b.part = 'body' AND b.kind = h.kind
                AND (b.value = h.value OR (b.low <= h.high AND b.high >= h.low))
              WHERE h.part = 'head' AND b.document IS NULL AND (h.value IS NOT NULL OR h.low IS NOT NULL)
                AND h.kind IN ('count', 'money', 'percent')
              ORDER BY h.document, h.words_start]],
    },
    kinds = {
      help = "figures by kind", default = true,
      sql = [[SELECT kind, COUNT(*) AS numbers, COUNT(DISTINCT document) AS articles,
                     SUM(CASE WHEN approx = 'exact' THEN 0 ELSE 1 END) AS hedged
              FROM numbers GROUP BY kind ORDER BY numbers DESC, kind]],
    },
  },
}

local heads = { headline = true, deck = true, kicker = true, caption = true }

--- Emits a row for each number of the wanted kinds.
function plugin.analyze(doc, options, emit)
  local numbers = #options.kinds > 0 and doc.numbers:where { kind = options.kinds } or doc.numbers
  for _, number in ipairs(numbers) do
    emit.numbers {
      words = number, value = number.value, low = number.low, high = number.high, kind = number.kind,
      approx = number.approx, form = number.form, unit = number.unit and number.unit.text:lower(),
      part = number.block and heads[number.block.role] and "head" or "body", sentence = number.sentence,
    }
  end
end

return plugin
