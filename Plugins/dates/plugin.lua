--- When: every date with its ISO value, for a timeline.
---@type copydesk.Plugin
local plugin = {
  name = "dates", version = "1.0.0", api = 1,
  summary = "Dates, times and durations with ISO values, and a timeline of what is told about each day.",
  author = "Copydesk", license = "MIT",
  needs = { "sentences", "dates" },
  options = {
    grains = { type = "list", default = {}, help = "grains to list, such as day, month, year; none for all" },
  },
  tables = {
    dates = {
      help = "one row per date", place = "words",
      { "words", "span", "the date as written" }, { "value", "text", "ISO 8601; null where it cannot be known" },
      { "grain", "text", "how large a time it names" }, { "anchor", "text", "what it counts from" },
      { "sentence", "span", "the sentence it begins in" },
    },
  },
  views = {
    timeline = {
      help = "what is said to happen on each day, in order of the days", default = true,
      sql = [[SELECT SUBSTR(value, 1, 10) AS day, COUNT(DISTINCT document) AS articles,
                     MIN(sentence) AS sentence
              FROM dates WHERE grain = 'day' AND value IS NOT NULL
              GROUP BY SUBSTR(value, 1, 10), sentence ORDER BY day, sentence]],
    },
    ["by-year"] = {
      help = "the years that are spoken of",
      sql = [[SELECT SUBSTR(value, 1, 4) AS year, COUNT(*) AS dates, COUNT(DISTINCT document) AS articles
              FROM dates WHERE value >= '1000' AND value < '3000' GROUP BY SUBSTR(value, 1, 4) ORDER BY year]],
    },
  },
}

--- Emits a row for each date of the wanted grains.
function plugin.analyze(doc, options, emit)
  local dates = #options.grains > 0 and doc.dates:where { grain = options.grains } or doc.dates
  for _, date in ipairs(dates) do
    emit.dates {
      words = date, value = date.value, grain = date.grain, anchor = date.anchor, sentence = date.sentence,
    }
  end
end

return plugin
