--- Words that one part of the articles uses more than the rest.
local desk = require "copydesk"

---@type copydesk.Plugin
local plugin = {
  name = "keyness", version = "1.0.0", api = 1,
  summary = "Words more common in some articles than in the others: G², log ratio, dispersion.",
  author = "Copydesk", license = "MIT",
  needs = { "sentences", "tokens" },
  options = {
    field = { type = "choice", of = { "outlet", "section", "language", "published", "id", "title" }, default = "outlet",
              help = "what divides the articles" },
    target = { type = "text", default = "", help = "the articles whose field has this text in it; none for those without it" },
    by = { type = "choice", of = { "lower", "stem" }, default = "lower", help = "what counts as one word" },
    stopwords = { type = "boolean", default = false, help = "whether words that say little count too" },
    roles = { type = "list", default = { "headline", "deck", "paragraph", "list", "subhead", "pullquote" },
              help = "parts of an article to read" },
  },
  tables = {
    words = {
      help = "one row per word and article",
      { "part", "text", "target or reference" }, { "word", "text", "the word" }, { "count", "integer", "times it occurs" },
    },
    sizes = {
      help = "one row per article",
      { "part", "text", "target or reference" }, { "words", "integer", "words of the article" },
    },
  },
  views = {
    all = {
      help = "G² (Rayson and Garside 2000), log ratio (Hardie 2014), dispersion DP in the target (Gries 2008)",
      default = true,
      sql = [[WITH n AS (SELECT 1.0 * SUM(CASE WHEN part = 'target' THEN words ELSE 0 END) AS target,
                                1.0 * SUM(CASE WHEN part = 'target' THEN 0 ELSE words END) AS reference FROM sizes),
                   f AS (SELECT word, 1.0 * SUM(CASE WHEN part = 'target' THEN count ELSE 0 END) AS a,
                                1.0 * SUM(CASE WHEN part = 'target' THEN 0 ELSE count END) AS b,
                                SUM(CASE WHEN part = 'target' THEN 1 ELSE 0 END) AS articles
                         FROM words GROUP BY word),
                   d AS (SELECT w.word AS word,
                                0.5 * (SUM(ABS(w.count / f.a - s.words / n.target))
                                       + 1.0 - SUM(s.words / n.target)) AS dispersion
                         FROM words w JOIN f ON f.word = w.word JOIN sizes s ON s.document = w.document CROSS JOIN n
                         WHERE w.part = 'target' GROUP BY w.word)
              SELECT f.word AS word, CAST(f.a AS INTEGER) AS target, CAST(f.b AS INTEGER) AS reference,
                     f.articles AS articles,
                     ROUND(2.0 * (CASE WHEN f.a > 0 THEN f.a * LN(f.a * (n.target + n.reference) / (n.target * (f.a + f.b))) ELSE 0.0 END
                       + CASE WHEN f.b > 0 THEN f.b * LN(f.b * (n.target + n.reference) / (n.reference * (f.a + f.b))) ELSE 0.0 END), 6)
                     AS log_likelihood,
                     ROUND(LN((CASE WHEN f.a > 0 THEN f.a ELSE 0.5 END / n.target)
                       / (CASE WHEN f.b > 0 THEN f.b ELSE 0.5 END / n.reference)) / LN(2.0), 6) AS log_ratio,
                     ROUND(d.dispersion, 6) AS dispersion
              FROM f CROSS JOIN n LEFT JOIN d ON d.word = f.word
              WHERE n.target > 0 AND n.reference > 0 AND f.a / n.target > f.b / n.reference
              ORDER BY log_likelihood DESC, word]],
    },
  },
}

--- Whether an article is in the target: its field has the text, whatever the case.
local function is_target(doc, options)
  local value = options.field == "id" and doc.id or options.field == "title" and doc.title or doc.metadata[options.field]
  if options.target == "" then return value == nil end
  return value ~= nil and desk.text.lower(value):find(desk.text.lower(options.target), 1, true) ~= nil
end

--- Emits the counts of the article for its part.
function plugin.analyze(doc, options, emit)
  local part = is_target(doc, options) and "target" or "reference"
  local query, size, words = { by = options.by, roles = options.roles }, 0, {}
  for _, count in pairs(doc:count_tokens(query)) do size = size + count end
  if not options.stopwords then query.stop = desk.stopwords.en end
  local counts = doc:count_tokens(query)
  for word in pairs(counts) do words[#words + 1] = word end
  table.sort(words)
  for _, word in ipairs(words) do emit.words { part = part, word = word, count = counts[word] } end
  emit.sizes { part = part, words = size }
end

return plugin
