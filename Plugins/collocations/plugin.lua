--- Words that keep company with others more often than chance would have it.
local desk = require "copydesk"

---@type copydesk.Plugin
local plugin = {
  name = "collocations", version = "1.0.0", api = 1,
  summary = "Words that stand near each other: log-likelihood, logDice, mutual information, t-score.",
  author = "Copydesk", license = "MIT",
  needs = { "sentences", "tokens" },
  options = {
    window = { type = "integer", default = 4, minimum = 1, maximum = 20, help = "words after the first to look at" },
    by = { type = "choice", of = { "lower", "stem" }, default = "lower", help = "what counts as one word" },
    node = { type = "text", default = "", help = "only pairs with this word; none for all" },
    roles = { type = "list", default = { "headline", "deck", "paragraph", "list", "subhead", "pullquote" },
              help = "parts of an article to read" },
  },
  tables = {
    pairs = {
      help = "one row per pair of words and article, in the order they stand in",
      { "first", "text", "the word before" }, { "second", "text", "the word after" },
      { "together", "integer", "times second stands at most window words after first" },
    },
    words = {
      help = "one row per word and article",
      { "word", "text", "the word" },
      { "before", "integer", "pairs in which it is the first" }, { "after", "integer", "pairs in which it is the second" },
    },
    sizes = { help = "one row per article", { "pairs", "integer", "all pairs of words in a window" } },
  },
  views = {
    all = {
      help = "pairs by log-likelihood (Dunning 1993), with logDice (Rychlý 2008), MI (Church and Hanks 1990) and t",
      default = true,
      sql = [[WITH n AS (SELECT 1.0 * SUM(pairs) AS total FROM sizes),
                   f AS (SELECT word, 1.0 * SUM(before) AS before, 1.0 * SUM(after) AS after FROM words GROUP BY word),
                   p AS (SELECT first, second, SUM(together) AS together, COUNT(*) AS articles
                         FROM pairs GROUP BY first, second),
                   t AS (SELECT p.first AS first, p.second AS second, p.together AS together, p.articles AS articles,
                                1.0 * p.together AS k11, x.before - p.together AS k12, y.after - p.together AS k21,
                                n.total - x.before - y.after + p.together AS k22,
                                x.before AS r1, y.after AS c1, n.total AS total
                         FROM p JOIN f x ON x.word = p.first JOIN f y ON y.word = p.second CROSS JOIN n)
              SELECT first, second, together, articles,
                     ROUND(2.0 * (k11 * LN(k11 * total / (r1 * c1))
                       + CASE WHEN k12 > 0 THEN k12 * LN(k12 * total / (r1 * (total - c1))) ELSE 0.0 END
                       + CASE WHEN k21 > 0 THEN k21 * LN(k21 * total / ((total - r1) * c1)) ELSE 0.0 END
                       + CASE WHEN k22 > 0 THEN k22 * LN(k22 * total / ((total - r1) * (total - c1))) ELSE 0.0 END), 6)
                     AS log_likelihood,
                     ROUND(14.0 + LN(2.0 * k11 / (r1 + c1)) / LN(2.0), 6) AS log_dice,
                     ROUND(LN(k11 * total / (r1 * c1)) / LN(2.0), 6) AS mutual_information,
                     ROUND((k11 - r1 * c1 / total) / SQRT(k11), 6) AS t_score
              FROM t WHERE together > 1 AND k11 * total > r1 * c1
              ORDER BY log_likelihood DESC, first, second]],
    },
  },
}

--- Adds up the pairs of the words that stand in one sentence.
local function count(words, window, pairs_of, before, after)
  local total = 0
  for i = 1, #words do
    for j = i + 1, math.min(#words, i + window) do
      local first, second = words[i], words[j]
      local seconds = pairs_of[first]
      if not seconds then
        seconds = {}
        pairs_of[first] = seconds
      end
      seconds[second] = (seconds[second] or 0) + 1
      before[first], after[second] = (before[first] or 0) + 1, (after[second] or 0) + 1
      total = total + 1
    end
  end
  return total
end

local function sorted(set)
  local keys = {}
  for key in pairs(set) do keys[#keys + 1] = key end
  table.sort(keys)
  return keys
end

--- Emits pairs, words and the size; stop words keep their place but make no pairs.
function plugin.analyze(doc, options, emit)
  local roles, pairs_of, before, after, total = {}, {}, {}, {}, 0
  for _, role in ipairs(options.roles) do roles[role] = true end
  for _, sentence in ipairs(doc.sentences) do
    if roles[sentence.block.role] then
      local tokens = sentence.tokens
      local texts, lower, letters = tokens:column(options.by), tokens:column "lower", tokens:column "is_alpha"
      local words = {}
      for i = 1, #tokens do
        if letters[i] and not desk.stopwords.en[lower[i]] then words[#words + 1] = texts[i] end
      end
      total = total + count(words, options.window, pairs_of, before, after)
    end
  end
  for _, first in ipairs(sorted(pairs_of)) do
    for _, second in ipairs(sorted(pairs_of[first])) do
      if options.node == "" or options.node == first or options.node == second then
        emit.pairs { first = first, second = second, together = pairs_of[first][second] }
      end
    end
  end
  local words = {}
  for word in pairs(before) do words[word] = true end
  for word in pairs(after) do words[word] = true end
  for _, word in ipairs(sorted(words)) do
    emit.words { word = word, before = before[word] or 0, after = after[word] or 0 }
  end
  emit.sizes { pairs = total }
end

return plugin
