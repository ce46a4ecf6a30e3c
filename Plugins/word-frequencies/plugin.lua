--- How often words, stems or runs of words occur, and how evenly over the articles.
local desk = require "copydesk"

---@type copydesk.Plugin
local plugin = {
  name = "word-frequencies", version = "1.0.0", api = 1,
  summary = "Frequencies of words, stems or n-grams, with their dispersion over articles.",
  author = "Copydesk", license = "MIT",
  needs = { "sentences", "tokens" },
  options = {
    by = { type = "choice", of = { "lower", "text", "stem" }, default = "lower", help = "what counts as one word" },
    n = { type = "integer", default = 1, minimum = 1, maximum = 10, help = "words in a run" },
    stopwords = { type = "boolean", default = false, help = "whether words that say little count too" },
    least = { type = "integer", default = 1, minimum = 1, help = "leave out what occurs less often in an article" },
    roles = { type = "list", default = { "headline", "deck", "paragraph", "list", "subhead", "pullquote" },
              help = "parts of an article to read" },
  },
  tables = {
    words = {
      help = "one row per word and article",
      { "word", "text", "the word, stem or run" }, { "count", "integer", "times it occurs" },
    },
    sizes = { help = "one row per article", { "words", "integer", "all words of the article, counted or not" } },
  },
  views = {
    all = {
      help = "over all articles: count, per million words, and dispersion DP (Gries 2008: 0 even, near 1 uneven)",
      default = true,
      sql = [[WITH n AS (SELECT SUM(words) AS size FROM sizes),
                   f AS (SELECT word, SUM(count) AS count, COUNT(*) AS articles FROM words GROUP BY word)
              SELECT f.word AS word, f.count AS count, f.articles AS articles,
                     ROUND(1000000.0 * f.count / n.size, 1) AS per_million,
                     ROUND(0.5 * (SUM(ABS(1.0 * w.count / f.count - 1.0 * s.words / n.size))
                                  + 1.0 - SUM(1.0 * s.words / n.size)), 6) AS dispersion
              FROM words w JOIN f ON f.word = w.word JOIN sizes s ON s.document = w.document CROSS JOIN n
              GROUP BY f.word, f.count, f.articles, n.size ORDER BY f.count DESC, f.word]],
    },
    ["by-month"] = {
      help = "words by month of publication, per million words of the month",
      sql = [[WITH m AS (SELECT SUBSTR(d.published, 1, 7) AS month, SUM(s.words) AS size
                         FROM sizes s JOIN documents d ON d.id = s.document
                         WHERE d.published IS NOT NULL GROUP BY SUBSTR(d.published, 1, 7))
              SELECT m.month AS month, w.word AS word, SUM(w.count) AS count,
                     ROUND(1000000.0 * SUM(w.count) / m.size, 1) AS per_million
              FROM words w JOIN documents d ON d.id = w.document
              JOIN m ON m.month = SUBSTR(d.published, 1, 7)
              GROUP BY m.month, m.size, w.word ORDER BY month, count DESC, word]],
    },
  },
}

--- Emits the counts, most frequent first, ties in order of the alphabet; then the article's size.
function plugin.analyze(doc, options, emit)
  local query = { by = options.by, roles = options.roles }
  local size = 0
  for _, count in pairs(doc:count_tokens(query)) do size = size + count end
  if not options.stopwords then query.stop = desk.stopwords.en end
  local counts, words = options.n == 1 and doc:count_tokens(query) or doc:ngrams(options.n, query), {}
  for word, count in pairs(counts) do
    if count >= options.least then words[#words + 1] = word end
  end
  table.sort(words, function(a, b) return counts[a] > counts[b] or counts[a] == counts[b] and a < b end)
  for _, word in ipairs(words) do emit.words { word = word, count = counts[word] } end
  emit.sizes { words = size }
end

return plugin
