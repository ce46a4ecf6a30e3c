--- Themes by lists of words, beginnings of words and phrases that the user can replace.
local desk = require "copydesk"

---@type copydesk.Plugin
local plugin = {
  name = "themes", version = "1.0.0", api = 1,
  summary = "Themes of an article by lists of words, phrases and beginnings of words (econom*).",
  author = "Copydesk", license = "MIT",
  needs = { "sentences", "tokens" },
  options = {
    themes = { type = "table", default = "themes", of = { "themes" }, help = "the lists: tables/themes.lua, or a file of yours" },
    least = { type = "integer", default = 2, minimum = 1, help = "terms that make a theme of an article" },
  },
  tables = {
    themes = {
      help = "one row per theme and article",
      { "theme", "text", "the theme" }, { "terms", "integer", "its terms found" },
      { "different", "integer", "different terms among them" }, { "per_thousand", "number", "terms per thousand words" },
    },
    terms = {
      help = "one row per term found, whether or not the theme has enough", place = "words",
      { "theme", "text", "the theme" }, { "term", "text", "the entry of the list" }, { "words", "span", "where it stands" },
    },
  },
  views = {
    all = {
      help = "articles of each theme", default = true,
      sql = [[SELECT theme, COUNT(*) AS articles, SUM(terms) AS terms, ROUND(AVG(per_thousand), 1) AS per_thousand
              FROM themes GROUP BY theme ORDER BY articles DESC, terms DESC, theme]],
    },
    ["by-month"] = {
      help = "articles of each theme by month of publication",
      sql = [[SELECT SUBSTR(d.published, 1, 7) AS month, t.theme AS theme, COUNT(*) AS articles, SUM(t.terms) AS terms
              FROM themes t JOIN documents d ON d.id = t.document WHERE d.published IS NOT NULL
              GROUP BY SUBSTR(d.published, 1, 7), t.theme ORDER BY month, articles DESC, theme]],
    },
    together = {
      help = "themes that articles share",
      sql = [[SELECT a.theme AS theme, b.theme AS other, COUNT(*) AS articles
              FROM themes a JOIN themes b ON a.document = b.document AND a.theme < b.theme
              GROUP BY a.theme, b.theme ORDER BY articles DESC, theme, other]],
    },
  },
}

local names, phrases, beginnings = {}, {}, {}
for theme, list in pairs(require "./tables/themes") do
  if type(theme) ~= "string" or type(list) ~= "table" then
    error("tables/themes.lua returns lists by theme, as in { economy = { \"inflation\", \"econom*\" } }")
  end
  names[#names + 1] = theme
  for _, term in ipairs(list) do
    local start = term:match "^([^%s*]+)%*$"
    if start then
      beginnings[#beginnings + 1] = { theme = theme, term = term, start = desk.text.lower(start) }
    else
      local key = desk.text.lower(term)
      local entry = phrases[key] or { themes = "" }
      entry.themes = entry.themes .. theme .. "\n"
      phrases[key] = entry
    end
  end
end
table.sort(names)
table.sort(beginnings, function(a, b) return a.start < b.start or a.start == b.start and a.theme < b.theme end)
local lexicon = desk.lexicon(phrases)

--- Every term found, in the order of the text.
local function found_in(doc)
  local found = {}
  for hit in doc:lookup(lexicon) do
    for theme in hit.themes:gmatch "[^\n]+" do
      found[#found + 1] = { theme = theme, term = hit.phrase, words = hit.span, start = hit.start }
    end
  end
  local by_word, lower = {}, doc.tokens:column "lower"
  for i = 1, #lower do
    local word = lower[i]
    local matching = by_word[word]
    if not matching then
      matching = {}
      for _, entry in ipairs(beginnings) do
        if word:sub(1, #entry.start) == entry.start then matching[#matching + 1] = entry end
      end
      by_word[word] = matching
    end
    for _, entry in ipairs(matching) do
      found[#found + 1] = { theme = entry.theme, term = entry.term, words = doc.tokens[i], start = doc.tokens[i].start }
    end
  end
  table.sort(found, function(a, b)
    if a.start ~= b.start then return a.start < b.start end
    return a.theme < b.theme or a.theme == b.theme and a.term < b.term
  end)
  return found
end

--- Emits the terms, then the themes with enough of them.
function plugin.analyze(doc, options, emit)
  local counts, kinds, words = {}, {}, 0
  for _, item in ipairs(found_in(doc)) do
    item.start = nil
    emit.terms(item)
    counts[item.theme] = (counts[item.theme] or 0) + 1
    kinds[item.theme] = kinds[item.theme] or {}
    kinds[item.theme][item.term] = true
  end
  for _, is_mark in ipairs(doc.tokens:column "is_punct") do
    if not is_mark then words = words + 1 end
  end
  for _, theme in ipairs(names) do
    if (counts[theme] or 0) >= options.least then
      local different = 0
      for _ in pairs(kinds[theme]) do different = different + 1 end
      emit.themes {
        theme = theme, terms = counts[theme], different = different, per_thousand = 1000 * counts[theme] / words,
      }
    end
  end
end

return plugin
