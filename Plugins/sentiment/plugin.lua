--- Measures tone: of the article, of what people say, and towards whom.
local desk = require "copydesk"
local lexicons = require "./lexicons"
local reader = require "./reader"
local views = require "./views"

---@type copydesk.Plugin
local plugin = {
  name = "sentiment", version = "2.0.0", api = 1,
  summary = "Tone of articles, sentences, quotations and towards people, with the words that made it.",
  author = "Copydesk", license = "MIT",
  needs = function(options)
    for _, level in ipairs(options.levels) do
      if level ~= "sentence" and level ~= "paragraph" then
        return { "sentences", "tokens", "entities", "quotes", "phrases", "verbs" }
      end
    end
    return { "sentences", "tokens" }
  end,
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
    words = { type = "integer", default = 5, minimum = 0, maximum = 100, help = "contributing words and features to list" },
    lexicon = {
      type = "file",
      help = "a lexicon of yours in place of ours: words, tab, valence; LIWC's .dic; Lexicoder's categories",
    },
  },
  tables = {
    sentiment = {
      help = "one row per document, paragraph, sentence, quotation or target", place = "span",
      { "level", "text", "document paragraph sentence quote target" },
      { "span", "span", "what is scored" },
      { "target", "text", "towards whom; null for the other levels" },
      { "holder", "text", "whose words: narrator or the speaker; null for everybody's" },
      { "score", "number", "-1 to 1; of a target the probability of positive less that of negative" },
      { "label", "text", "positive neutral negative" },
      { "probability", "number", "of the label; null but for targets" },
      { "coverage", "number", "share of the words that the lexicon knows" },
      { "words", "json", "the words that weigh most: word, weight, rule" },
      { "features", "json", "what the model heard for the label of a target: feature, weight" },
      { "conflict_load", "number", "names of violent events in a hundred words" },
    },
  },
  views = views,
}

-- Negation turns a valence to less than half: held-out sentences of NewsMTSC asked for it.
local negated = -0.4
local given = lexicons.given()
local files = { "data/conflict.tsv", "data/rules.tsv" }
if not given then table.insert(files, 1, "data/lexicon.tsv") end
local valences = desk.valence { entries = given, files = files, negated = negated }
local model = desk.model "data/target.model"

--- What the rows of a document share.
---@class sentiment.Work
---@field doc copydesk.Document
---@field options table
---@field emit table
---@field sentences sentiment.Sentences
---@field quotes sentiment.Quote[]
---@field reading copydesk.Reading  of the sentences
---@field tones table  what reading:tones is asked for

--- Emits a row for each group of units of a reading.
---@param work sentiment.Work
---@param level string
---@param spans any  a span for each group
---@param reading copydesk.Reading
---@param groups table[]?  every unit alone where none are given
---@param holders any  whose words each group has
local function put(work, level, spans, reading, groups, holders)
  local tones = reading:tones(groups, work.tones)
  work.emit("sentiment", {
    level = level, span = spans, holder = holders, score = tones.score, label = tones.label,
    coverage = tones.coverage, words = tones.words, conflict_load = tones.events,
  })
end

--- Emits the document's rows: everybody's words, and the narrator's where there are quotations.
---@param work sentiment.Work
local function documents(work)
  local sentences = work.sentences
  local units = sentences.wanted
  if #units == 0 then return end
  local spans = { { sentences.start[units[1]], sentences.stop[units[#units]] } }
  put(work, "document", spans, work.reading, { units })
  if #work.quotes > 0 then
    local quoted = {}
    for index, quote in ipairs(work.quotes) do quoted[index] = quote.span end
    put(work, "document", spans, work.doc:valence(valences, { without = quoted }), { units }, "narrator")
  end
end

--- Emits a row for each wanted block.
---@param work sentiment.Work
local function paragraphs(work)
  local sentences = work.sentences
  local spans, groups = {}, {}
  local block
  for _, unit in ipairs(sentences.wanted) do
    if sentences.block[unit] ~= block then
      block = sentences.block[unit]
      groups[#groups + 1] = {}
      spans[#spans + 1] = { sentences.start[unit], 0 }
    end
    table.insert(groups[#groups], unit)
    spans[#spans][2] = sentences.stop[unit]
  end
  put(work, "paragraph", spans, work.reading, groups)
end

--- Emits a row for each wanted sentence.
---@param work sentiment.Work
local function each_sentence(work)
  local all, units = work.doc.sentences, work.sentences.wanted
  if #units == #all then return put(work, "sentence", all, work.reading) end
  local spans = {}
  for index, unit in ipairs(units) do spans[index] = all[unit] end
  put(work, "sentence", spans, work.reading, units)
end

--- Emits a row for each quotation; its sentences are weighed one by one.
---@param work sentiment.Work
local function quotations(work)
  local sentences, pieces, groups, spans, holders = work.sentences, {}, {}, {}, {}
  for index, quote in ipairs(work.quotes) do
    local units = {}
    local at = reader.sentence_at(sentences, quote.start)
    while sentences.start[at] and sentences.start[at] <= quote.stop do
      local from, to = math.max(quote.start, sentences.start[at]), math.min(quote.stop, sentences.stop[at])
      if from <= to then
        pieces[#pieces + 1] = { from, to }
        units[#units + 1] = #pieces
      end
      at = at + 1
    end
    groups[index], spans[index], holders[index] = units, quote.span, quote.speaker or false
  end
  if #pieces == 0 then return end
  put(work, "quote", spans, work.doc:valence(valences, { units = pieces }), groups, holders)
end

--- Emits a row for each target.
---@param work sentiment.Work
local function towards(work)
  local spans, names, starts, units = reader.targets(work.doc, work.sentences, work.options.target_types)
  if #spans == 0 then return end
  local holders = {}
  for index, start in ipairs(starts) do holders[index] = reader.holder(work.quotes, start) end
  local classes = work.doc:classes(model, spans, {
    valence = valences, reasons = work.options.words, margin = { "positive", "negative" }, decimals = 4,
  })
  local tones = work.reading:tones(units, work.tones)
  work.emit("sentiment", {
    level = "target", span = spans, target = names, holder = holders, score = classes.margin,
    label = classes.label, probability = classes.probability, features = classes.reasons,
    coverage = tones.coverage, words = tones.words, conflict_load = tones.events,
  })
end

--- Emits the scores of a document.
---@param doc copydesk.Document
---@param options table
---@param emit table
function plugin.analyze(doc, options, emit)
  local roles, levels = {}, {}
  for _, role in ipairs(options.roles) do roles[role] = true end
  for _, level in ipairs(options.levels) do levels[level] = true end
  local work = {
    doc = doc, options = options, emit = emit, sentences = reader.sentences(doc, roles),
    quotes = (levels.document or levels.quote or levels.target) and reader.quotes(doc) or {},
    reading = doc:valence(valences), tones = { words = options.words, decimals = 4 },
  }
  if levels.document then documents(work) end
  if levels.paragraph then paragraphs(work) end
  if levels.sentence then each_sentence(work) end
  if levels.quote then quotations(work) end
  if levels.target then towards(work) end
end

return plugin
