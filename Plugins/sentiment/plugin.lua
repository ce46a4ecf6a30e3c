--- Measures tone: of the article, of what people say, and towards whom.
local desk = require "copydesk"
local lexicons = require "./lexicons"
local reader = require "./reader"
local tone = require "./tone"
local views = require "./views"
local words = require "./words"

---@type copydesk.Plugin
local plugin = {
  name = "sentiment", version = "2.0.0", api = 1,
  summary = "Tone of articles, sentences, quotations and towards people, with the words that made it.",
  author = "Copydesk", license = "MIT",
  needs = { "sentences", "tokens", "entities", "quotes", "phrases", "verbs" },
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
local ours = desk.valence { files = { "data/lexicon.tsv", "data/conflict.tsv", "data/rules.tsv" }, negated = negated }
local given = lexicons.given()
local valences = given
  and desk.valence { entries = given, files = { "data/conflict.tsv", "data/rules.tsv" }, negated = negated } or ours
local model = desk.model "data/target.model"

--- What the rows of a document share.
---@class sentiment.Work
---@field doc copydesk.Document
---@field text string
---@field options table
---@field emit table
---@field sentences sentiment.Sentences
---@field quotes sentiment.Quote[]
---@field reading copydesk.Reading  of the sentences

--- Emits a row for units of a reading.
---@param work sentiment.Work
---@param row table  level, span, holder
---@param reading copydesk.Reading
---@param units integer[]
local function put(work, row, reading, units)
  local total, list = tone.total(), {}
  for _, unit in ipairs(units) do
    tone.add(total, reading, unit)
    local first, last = words.of(reading, unit)
    words.collect(list, reading, first, last, work.options.words)
  end
  row.score = tone.rounded(tone.score(total))
  row.label = tone.label(row.score)
  row.coverage = total.words > 0 and tone.rounded(total.known / total.words) or 0
  row.words = words.shown(list, reading, work.text)
  row.conflict_load = total.words > 0 and tone.rounded(100 * total.events / total.words) or 0
  work.emit.sentiment(row)
end

--- The wanted sentences.
---@param work sentiment.Work
---@return integer[]
local function wanted(work)
  local units = {}
  for index, is_wanted in ipairs(work.sentences.wanted) do
    if is_wanted then units[#units + 1] = index end
  end
  return units
end

--- Emits the document's rows: everybody's words, and the narrator's where there are quotations.
---@param work sentiment.Work
local function documents(work)
  local units = wanted(work)
  if #units == 0 then return end
  local span = { work.sentences.start[units[1]], work.sentences.stop[units[#units]] }
  put(work, { level = "document", span = span }, work.reading, units)
  if #work.quotes > 0 then
    local spans = {}
    for index, quote in ipairs(work.quotes) do spans[index] = quote.span end
    local narrated = work.doc:valence(valences, { without = spans })
    put(work, { level = "document", span = span, holder = "narrator" }, narrated, units)
  end
end

--- Emits a row for each wanted block.
---@param work sentiment.Work
local function paragraphs(work)
  local sentences = work.sentences
  local index, count = 1, #sentences.start
  while index <= count do
    local units = { index }
    while sentences.block[index + 1] == sentences.block[index] do
      index = index + 1
      units[#units + 1] = index
    end
    if sentences.wanted[index] then
      local span = { sentences.start[units[1]], sentences.stop[index] }
      put(work, { level = "paragraph", span = span }, work.reading, units)
    end
    index = index + 1
  end
end

--- Emits a row for each wanted sentence.
---@param work sentiment.Work
local function each_sentence(work)
  local sentences = work.sentences
  for _, unit in ipairs(wanted(work)) do
    local span = { sentences.start[unit], sentences.stop[unit] }
    put(work, { level = "sentence", span = span }, work.reading, { unit })
  end
end

--- Emits a row for each quotation; its sentences are weighed one by one.
---@param work sentiment.Work
local function quotations(work)
  local sentences, spans, units = work.sentences, {}, {}
  for index, quote in ipairs(work.quotes) do
    units[index] = {}
    local at = reader.sentence_at(sentences, quote.start)
    while sentences.start[at] and sentences.start[at] <= quote.stop do
      local from, to = math.max(quote.start, sentences.start[at]), math.min(quote.stop, sentences.stop[at])
      if from <= to then
        spans[#spans + 1] = { from, to }
        table.insert(units[index], #spans)
      end
      at = at + 1
    end
  end
  if #spans == 0 then return end
  local reading = work.doc:valence(valences, { units = spans })
  for index, quote in ipairs(work.quotes) do
    put(work, { level = "quote", span = quote.span, holder = quote.speaker }, reading, units[index])
  end
end

--- The features of a class as rows show them.
---@param reasons table[]
---@return table[]
local function features(reasons)
  for _, reason in ipairs(reasons) do reason.weight = tone.rounded(reason.weight) end
  return reasons
end

--- Emits a row for each target.
---@param work sentiment.Work
local function towards(work)
  local targets = reader.targets(work.doc, work.sentences, work.options.target_types)
  local spans = {}
  for index, target in ipairs(targets) do spans[index] = target.span end
  if #spans == 0 then return end
  local found = work.doc:classify(model, spans, { valence = ours, reasons = work.options.words })
  local heard, shown
  for index, target in ipairs(targets) do
    local class, unit = found[index], reader.sentence_at(work.sentences, target.start)
    if unit ~= heard then
      local list, first, last = {}, words.of(work.reading, unit)
      words.collect(list, work.reading, first, last, work.options.words)
      heard, shown = unit, words.shown(list, work.reading, work.text)
    end
    local count = work.reading.words[unit]
    work.emit.sentiment {
      level = "target", span = target.span, target = target.name, holder = reader.holder(work.quotes, target.start),
      score = tone.rounded(class.probabilities.positive - class.probabilities.negative), label = class.label,
      probability = tone.rounded(class.probability), features = features(class.reasons),
      coverage = count > 0 and tone.rounded(work.reading.known[unit] / count) or 0,
      words = shown,
      conflict_load = count > 0 and tone.rounded(100 * work.reading.events[unit] / count) or 0,
    }
  end
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
    doc = doc, text = doc.text, options = options, emit = emit, sentences = reader.sentences(doc, roles),
    quotes = reader.quotes(doc), reading = doc:valence(valences),
  }
  if levels.document then documents(work) end
  if levels.paragraph then paragraphs(work) end
  if levels.sentence then each_sentence(work) end
  if levels.quote then quotations(work) end
  if levels.target then towards(work) end
end

return plugin
