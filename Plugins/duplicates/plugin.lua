--- Near-copies of articles: signatures for each, compared by views.
local desk = require "copydesk"

-- Hashes of a signature, and how they are banded: two articles are compared when a band is equal.
-- With 32 bands of 4, articles of which 60 in 100 runs of words are shared meet in 99 cases of 100.
local hashes, rows, digits = 128, 4, 6

--- The share of equal hashes of two signatures, as SQL that every engine reads.
local function agreement(a, b)
  local terms = {}
  for i = 0, hashes - 1 do
    terms[i + 1] = string.format(
      "CASE WHEN SUBSTR(%s.signature, %d, %d) = SUBSTR(%s.signature, %d, %d) THEN 1 ELSE 0 END",
      a, i * digits + 1, digits, b, i * digits + 1, digits)
  end
  return "(" .. table.concat(terms, " + ") .. ") / " .. hashes .. ".0"
end

local pairs_sql = [[
  WITH c AS (SELECT DISTINCT x.document AS one, y.document AS two
             FROM bands x JOIN bands y ON x.band = y.band AND x.document < y.document),
       s AS (SELECT c.one AS one, c.two AS two, a.words AS one_words, b.words AS two_words, ]] .. agreement("a", "b") .. [[ AS similarity
             FROM c JOIN articles a ON a.document = c.one JOIN articles b ON b.document = c.two)
  SELECT one, two, ROUND(similarity, 4) AS similarity, one_words, two_words,
         CASE WHEN similarity = 1.0 THEN 'copy' WHEN one_words > 1.25 * two_words OR two_words > 1.25 * one_words
              THEN 'cut' ELSE 'version' END AS relation
  FROM s WHERE similarity >= 0.5 ORDER BY one, two]]

---@type copydesk.Plugin
local plugin = {
  name = "duplicates", version = "1.0.0", api = 1,
  summary = "Near-copies and versions of a story among many articles.",
  author = "Copydesk", license = "MIT",
  needs = { "sentences", "tokens" },
  options = {
    run = { type = "integer", default = 4, minimum = 1, maximum = 20, help = "words in a run" },
    roles = { type = "list", default = { "paragraph", "list" }, help = "parts of an article to compare" },
  },
  tables = {
    articles = {
      help = "one row per article",
      { "words", "integer", "its words" }, { "signature", "text", "128 hashes of 6 digits (Broder 1997)" },
    },
    bands = { help = "32 rows per article", { "band", "text", "number and hash of four hashes" } },
  },
  views = {
    pairs = { help = "articles that share half of their runs of words or more", default = true, sql = pairs_sql },
    clusters = {
      help = "each near-copy with the first article, by id, that it resembles",
      sql = [[SELECT MIN(one) AS original, two AS copy, MAX(similarity) AS similarity, COUNT(*) AS resembles
              FROM pairs GROUP BY two ORDER BY original, copy]],
    },
  },
}

--- Emits the signature and its bands; an article without words has none.
function plugin.analyze(doc, options, emit)
  local roles, words = {}, {}
  for _, role in ipairs(options.roles) do roles[role] = true end
  for _, block in ipairs(doc.blocks) do
    if roles[block.role] then
      local lower, marks = block.tokens:column "lower", block.tokens:column "is_punct"
      for i = 1, #lower do
        if not marks[i] then words[#words + 1] = lower[i] end
      end
    end
  end
  if #words == 0 then return end
  local runs = desk.similarity.shingles(words, math.min(options.run, #words))
  local parts = {}
  for i, hash in ipairs(desk.similarity.minhash(runs, hashes)) do parts[i] = hash:sub(-digits) end
  emit.articles { words = #words, signature = table.concat(parts) }
  for band = 1, hashes // rows do
    emit.bands { band = band .. ":" .. table.concat(parts, "", (band - 1) * rows + 1, band * rows) }
  end
end

return plugin
