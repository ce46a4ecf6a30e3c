--- Measures tone: of the article, of what people say, and towards whom.
local desk = require "copydesk"
local reader = require "./reader"
local tone = require "./tone"
local targets = require "./targets"
local views = require "./views"

---@type copydesk.Plugin
local plugin = {
  name = "sentiment", version = "1.0.0", api = 1,
  summary = "Tone of articles, sentences, quotations and towards people, with the words that made it.",
  author = "Copydesk", license = "MIT",
  needs = { "sentences", "tokens", "entities", "quotes" },
  options = {
    levels = {
      type = "list", of = { "document", "paragraph", "sentence", "quote", "target" },
      default = { "document", "quote", "target" }, help = "what gets a score",
    },
    target_types = {
      type = "list", of = { "person", "organization", "place", "group", "event", "work", "product", "other" },
      default = { "person", "organization" }, help = "entities scored as targets where the input names none",
    },
    roles = {
      type = "list", of = { "headline", "deck", "kicker", "caption", "paragraph", "list", "subhead", "pullquote",
        "comment" },
      default = { "headline", "deck", "paragraph", "list", "subhead", "pullquote" },
      help = "the parts of an article that are read",
    },
    words = { type = "integer", default = 5, minimum = 0, help = "contributing words to list in a row" },
  },
  tables = {
    sentiment = {
      help = "one row per document, paragraph, sentence, quotation or target",
      { "level", "text", "document paragraph sentence quote target" },
      { "span", "span", "what is scored" },
      { "target", "text", "towards whom; null for the other levels" },
      { "holder", "text", "whose words: narrator or the speaker; null for everybody's" },
      { "score", "number", "-1 to 1" },
      { "label", "text", "positive neutral negative" },
      { "coverage", "number", "share of the words that the lexicon knows" },
      { "words", "json", "the words that weigh most: word, weight, rule" },
      { "conflict_load", "number", "names of violent events in a hundred words" },
    },
  },
  views = views,
}

local lexicons = { desk.lexicon "data/lexicon.tsv", desk.lexicon "data/news.tsv" }
local conflict = desk.lexicon "data/conflict.tsv"

--- A number with at most four decimals.
---@param value number
---@return number
local function rounded(value)
  local scaled = value * 10000
  return (scaled >= 0 and (scaled + 0.5) // 1 or -((0.5 - scaled) // 1)) / 10000
end

--- The words that weigh most, heaviest first.
---@param view sentiment.View
---@param result sentiment.Result
---@param count integer
---@return table[]
local function heaviest(view, result, count)
  local hits = {}
  for index, hit in ipairs(result.hits) do hits[index] = hit end
  table.sort(hits, function(a, b)
    local one, two = math.abs(a.weight), math.abs(b.weight)
    if one ~= two then return one > two end
    return a.token < b.token
  end)
  local list = {}
  for index = 1, math.min(count, #hits) do
    local hit = hits[index]
    list[index] = { word = view.low[hit.token], weight = rounded(hit.weight), rule = hit.rule }
  end
  return list
end

--- Emits one row.
---@param view sentiment.View
---@param emit table
---@param options table
---@param row table  level, span, target, holder
---@param result sentiment.Result
---@param score number
local function put(view, emit, options, row, result, score)
  row.score = rounded(score)
  row.label = tone.label(row.score)
  row.coverage = result.words > 0 and rounded(result.known / result.words) or 0
  row.words = heaviest(view, result, options.words)
  row.conflict_load = result.words > 0 and rounded(100 * result.conflict / result.words) or 0
  emit.sentiment(row)
end

--- The mean tone of sentences, each weighted by the root of its length, so that length never saturates it.
---@param view sentiment.View
---@param sentences table[]
---@param allowed? fun(index: integer): boolean
---@return sentiment.Result total
---@return number score
local function mean(view, sentences, allowed)
  local total, sum, weight = tone.empty(), 0, 0
  for _, sentence in ipairs(sentences) do
    local part = tone.score(view, sentence.first, sentence.last, allowed)
    if part.words > 0 then
      local share = math.sqrt(part.words)
      sum, weight = sum + tone.squash(part.sum) * share, weight + share
    end
    tone.add(total, part)
  end
  return total, weight > 0 and sum / weight or 0
end

--- Emits the document's rows: everybody's words, and the narrator's where there are quotations.
---@param view sentiment.View
---@param sentences table[]
---@param emit table
---@param options table
local function documents(view, sentences, emit, options)
  local first, last = sentences[1], sentences[#sentences]
  if not first then return end
  local span = { view.start[first.first], view.stop[last.last] }
  local total, score = mean(view, sentences)
  put(view, emit, options, { level = "document", span = span }, total, score)
  if next(view.quoted) then
    total, score = mean(view, sentences, function(index) return not view.quoted[index] end)
    put(view, emit, options, { level = "document", span = span, holder = "narrator" }, total, score)
  end
end

--- Emits a row for each block or sentence.
---@param view sentiment.View
---@param sentences table[]
---@param emit table
---@param options table
---@param level string
local function stretches(view, sentences, emit, options, level)
  local index = 1
  while index <= #sentences do
    local last = index
    if level == "paragraph" then
      while sentences[last + 1] and sentences[last + 1].block == sentences[index].block do last = last + 1 end
    end
    local group = { table.unpack(sentences, index, last) }
    local total, score = mean(view, group)
    local span = { view.start[group[1].first], view.stop[group[#group].last] }
    put(view, emit, options, { level = level, span = span }, total, score)
    index = last + 1
  end
end

--- Emits a row for each quotation of words.
---@param view sentiment.View
---@param emit table
---@param options table
local function quotations(view, emit, options)
  for _, quote in ipairs(view.quotes) do
    if quote.kind ~= "indirect" then
      local result = tone.score(view, quote.first, quote.last)
      put(view, emit, options, { level = "quote", span = quote.span, holder = quote.speaker }, result,
        tone.squash(result.sum))
    end
  end
end

--- Emits a row for each target.
---@param view sentiment.View
---@param list table[]  first, last, name, span
---@param sentences table[]
---@param emit table
---@param options table
local function towards(view, list, sentences, emit, options)
  local at = 1
  for _, target in ipairs(list) do
    while sentences[at + 1] and sentences[at + 1].first <= target.first do at = at + 1 end
    local sentence = sentences[at]
    if sentence and sentence.first <= target.first and target.last <= sentence.last then
      local result = targets.score(view, sentence.first, sentence.last, target.first, target.last)
      local holder = view.quoted[target.first] or "narrator"
      put(view, emit, options, { level = "target", span = target.span, target = target.name, holder = holder }, result,
        tone.squash(result.sum))
    end
  end
end

--- Emits the scores of a document.
---@param doc copydesk.Document
---@param options table
---@param emit table
function plugin.analyze(doc, options, emit)
  local wanted, levels = {}, {}
  for _, role in ipairs(options.roles) do wanted[role] = true end
  for _, level in ipairs(options.levels) do levels[level] = true end
  local view = reader.read(doc, lexicons, conflict)
  local sentences = reader.sentences(doc, view, wanted)
  if levels.document then documents(view, sentences, emit, options) end
  if levels.paragraph then stretches(view, sentences, emit, options, "paragraph") end
  if levels.sentence then stretches(view, sentences, emit, options, "sentence") end
  if levels.quote then quotations(view, emit, options) end
  if levels.target then
    local list, given = reader.targets(doc, view, options.target_types)
    local all = given and reader.sentences(doc, view, nil) or sentences
    towards(view, list, all, emit, options)
  end
end

return plugin
