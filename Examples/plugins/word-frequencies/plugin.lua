--- Counts words without a call per word: `count_tokens` does the counting.
local desk = require "copydesk"

---@type copydesk.Plugin
local plugin = {
  name = "word-frequencies", version = "1.0.0", api = 1,
  summary = "How often each word occurs, small words left out.",
  author = "Copydesk", license = "MIT",
  needs = { "tokens" },
  options = {
    top = { type = "integer", default = 20, minimum = 1, help = "words to list for each article" },
  },
  tables = {
    words = {
      help = "one row per word and article",
      { "word", "text", "the word in lower case" }, { "count", "integer", "times it occurs" },
    },
  },
  views = {
    all = {
      help = "most frequent words of all articles", default = true,
      sql = [[SELECT word, SUM(count) AS count, COUNT(*) AS articles
              FROM words GROUP BY word ORDER BY count DESC, word]],
    },
  },
}

--- Emits the most frequent words, ties in alphabetical order.
function plugin.analyze(doc, options, emit)
  local counts, words = doc:count_tokens { by = "lower", stop = desk.stopwords.en }, {}
  for word in pairs(counts) do words[#words + 1] = word end
  table.sort(words, function(a, b)
    return counts[a] > counts[b] or counts[a] == counts[b] and a < b
  end)
  for index = 1, math.min(options.top, #words) do
    emit.words { word = words[index], count = counts[words[index]] }
  end
end

return plugin
