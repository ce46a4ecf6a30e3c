--- Phrases that say what an article is about, by RAKE; and over many articles by tf-idf.
local desk = require "copydesk"

---@type copydesk.Plugin
local plugin = {
  name = "keywords", version = "1.0.0", api = 1,
  summary = "Keywords of each article (RAKE), and words that set articles apart (tf-idf).",
  author = "Copydesk", license = "MIT",
  needs = { "sentences", "tokens", "verbs" },
  options = {
    top = { type = "integer", default = 10, minimum = 1, maximum = 1000, help = "phrases to list for each article" },
    longest = { type = "integer", default = 4, minimum = 1, maximum = 10, help = "most words of a phrase" },
    roles = { type = "list", default = { "headline", "deck", "paragraph", "list", "subhead" },
              help = "parts of an article to read" },
  },
  tables = {
    keywords = {
      help = "one row per phrase, the best first", place = "first",
      { "phrase", "text", "in lower case" }, { "score", "number", "sum of degree over frequency of its words" },
      { "count", "integer", "times it occurs" }, { "rank", "integer", "from 1" }, { "first", "span", "its first place" },
    },
    words = {
      help = "one row per word that is no stop word, for tf-idf",
      { "word", "text", "in lower case" }, { "count", "integer", "times it occurs" },
    },
  },
  views = {
    all = {
      help = "keywords of most articles", default = true,
      sql = [[SELECT phrase, COUNT(*) AS articles, SUM(count) AS count, ROUND(AVG(score), 2) AS score
              FROM keywords GROUP BY phrase ORDER BY articles DESC, score DESC, phrase]],
    },
    ["tf-idf"] = {
      help = "words that set an article apart from the others: count × ln(articles / articles with it)",
      sql = [[WITH n AS (SELECT COUNT(DISTINCT document) AS articles FROM words),
                   f AS (SELECT word, COUNT(*) AS holding FROM words GROUP BY word)
              SELECT w.document AS document, w.word AS word, w.count AS count,
                     ROUND(w.count * LN(1.0 * n.articles / f.holding), 4) AS tf_idf
              FROM words w JOIN f ON f.word = w.word CROSS JOIN n
              ORDER BY w.document, tf_idf DESC, w.word]],
    },
  },
}

--- Whether a token ends a phrase: a mark, a number or a word that says little.
local function divides(lower, token_is_mark, has_letters)
  return token_is_mark or not has_letters or desk.stopwords.en[lower]
end

--- The positions of tokens in verb groups: phrases that name things do not reach over them.
local function in_verbs(doc)
  local set = {}
  local firsts, lasts = doc.verbs:column "first_index", doc.verbs:column "last_index"
  for i = 1, #firsts do
    for at = firsts[i], lasts[i] do set[at] = true end
  end
  return set
end

--- The runs of content words inside sentences, each with its words and its first and last token.
local function candidates(doc, roles, longest)
  local found, verbs = {}, in_verbs(doc)
  for _, sentence in ipairs(doc.sentences) do
    if roles[sentence.block.role] then
      local tokens = sentence.tokens
      local lower, marks, letters = tokens:column "lower", tokens:column "is_punct", tokens:column "is_alpha"
      local places = tokens:column "index"
      local from
      for at = 1, #tokens + 1 do
        local ends = at > #tokens or verbs[places[at]] or divides(lower[at], marks[at], letters[at])
        if not ends then from = from or at
        elseif from then
          if at - from <= longest then
            found[#found + 1] = { words = table.move(lower, from, at - 1, 1, {}), first = tokens[from], last = tokens[at - 1] }
          end
          from = nil
        end
      end
    end
  end
  return found
end

--- Rose, Engel, Cramer and Cowley 2010: a word's degree over its frequency, added up over a phrase.
local function scored(found)
  local frequency, degree, phrases, order = {}, {}, {}, {}
  for _, candidate in ipairs(found) do
    for _, word in ipairs(candidate.words) do
      frequency[word] = (frequency[word] or 0) + 1
      degree[word] = (degree[word] or 0) + #candidate.words
    end
  end
  for _, candidate in ipairs(found) do
    local phrase = table.concat(candidate.words, " ")
    local known = phrases[phrase]
    if known then
      known.count = known.count + 1
    else
      local score = 0
      for _, word in ipairs(candidate.words) do score = score + degree[word] / frequency[word] end
      known = { phrase = phrase, score = score, count = 1, first = candidate.first:to(candidate.last) }
      phrases[phrase] = known
      order[#order + 1] = known
    end
  end
  table.sort(order, function(a, b) return a.score > b.score or a.score == b.score and a.phrase < b.phrase end)
  return order
end

--- Emits the best phrases, and all words for tf-idf.
function plugin.analyze(doc, options, emit)
  local roles = {}
  for _, role in ipairs(options.roles) do roles[role] = true end
  local order = scored(candidates(doc, roles, options.longest))
  for rank = 1, math.min(options.top, #order) do
    order[rank].rank = rank
    emit.keywords(order[rank])
  end
  local counts, words = doc:count_tokens { stop = desk.stopwords.en, roles = options.roles }, {}
  for word in pairs(counts) do words[#words + 1] = word end
  table.sort(words)
  for _, word in ipairs(words) do emit.words { word = word, count = counts[word] } end
end

return plugin
