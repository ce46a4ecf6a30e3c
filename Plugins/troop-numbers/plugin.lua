--- Finds how many troops, police, fighters, prisoners or victims an article speaks of, whose, where and when.
local desk = require "copydesk"
local words = require "./words"
local units = require "./units"
local triggers = require "./triggers"
local reader = require "./reader"
local structure = require "./structure"
local quantities = require "./quantities"
local singulars = require "./singulars"
local classes = require "./classes"
local events = require "./events"
local actors = require "./actors"
local places = require "./places"
local modality = require "./modality"
local policy = require "./policy"
local views = require "./views"
local facts = require "./facts"
local scope = require "./scope"
local trace = require "./trace"

---@type copydesk.Plugin
local plugin = {
  name = "troop-numbers", version = "1.0.0", api = 1,
  summary = "Force and casualty numbers: how many, whose, what happened to them, where, when, who says so.",
  author = "Copydesk", license = "MIT",
  needs = { "sentences", "tokens", "numbers", "entities", "dates", "quotes", "phrases", "verbs" },
  options = {
    policy = {
      type = "table", of = { "interval", "acled" }, default = "interval",
      help = "what 'dozens' or 'at least 40' is worth in best, low and high",
    },
    units = { type = "table", help = "head nouns and their classes, in place of tables/units.lua" },
    events = { type = "table", help = "verbs and nouns of events, in place of tables/events.lua" },
    actors = { type = "table", help = "sides and their names, in place of tables/actors.lua" },
    places = { type = "table", help = "how places are tied to events, in place of tables/places.lua" },
    roles = {
      type = "list", of = { "headline", "deck", "kicker", "caption", "paragraph", "list", "subhead", "pullquote" },
      default = { "headline", "deck", "paragraph", "list", "subhead", "pullquote" },
      help = "the parts of an article that are read",
    },
    police_of_place = {
      type = "boolean", default = false,
      help = "police whose side is not named belong to the country of the place (actor_via location)",
    },
    min_confidence = { type = "number", default = 0, minimum = 0, maximum = 1, help = "drop claims less sure than this" },
  },
  tables = {
    claims = {
      help = "one row per number of people or equipment", place = "quantity",
      { "quantity", "span", "the number with its noun phrase" },
      { "value_low", "number", "least value the words allow; null at an open end" },
      { "value_high", "number", "greatest value the words allow; null at an open end" },
      { "best", "number", "the value the policy would chart" },
      { "low", "number", "lower end under the policy" },
      { "high", "number", "upper end under the policy" },
      { "approx", "text", "exact about at_least at_most more_than less_than range between vague" },
      { "form", "text", "digits words article vague digits+word dozen zero" },
      { "noun", "span", "the head noun" },
      { "noun_lemma", "text", "the head noun in the singular" },
      { "unit_class", "text", "troops police militants militia civilians prisoners casualties_unspecified equipment" },
      { "actor", "text", "whose they are, as written" },
      { "actor_name", "text", "whose they are, under the canonical name" },
      { "actor_country", "text", "ISO 3166 code of that country" },
      { "actor_via", "text", "adjective possessive of subject ellipsis coreference location" },
      { "event", "text", "what is said of them: present deployed withdrawn killed wounded captured ..." },
      { "place", "text", "most specific named place of the event" },
      { "date", "text", "ISO date of the fact" },
      { "date_anchor", "text", "what the date counts from: explicit published event" },
      { "modality", "text", "asserted hypothetical planned denied" },
      { "attribution", "text", "who says so; null for the narrator" },
      { "rule", "text", "the rule that found the event" },
      { "confidence", "number", "0 to 1" },
      { "sentence", "span", "the sentence" },
      { "key", "text", "event, class, side and place; the same for every claim about one fact" },
      { "repeated", "boolean", "whether an earlier claim of the article says the same" },
      { "part", "boolean", "whether it counts a part of those that another claim counts" },
    },
  },
  views = views,
}

local explaining = desk.explaining
local reach = 120
local approximations = { nearly = "about", up_to = "at_most" }

--- What the words of a number say: the ends of its range and how exact it is.
---@param view troops.View
---@param number troops.Number?
---@return number? low
---@return number? high
---@return string approx
---@return string form
local function value_of(view, number)
  if not number then return 1, 1, "exact", "article" end
  local approx = approximations[number.approx] or number.approx
  local value = number.value
  if approx == "about" or approx == "exact" or approx == "zero" then
    value = value or number.low
    return value, value, approx == "zero" and "exact" or approx, number.form
  elseif approx == "at_least" or approx == "more_than" then
    return number.low or value, nil, approx, number.form
  elseif approx == "at_most" or approx == "less_than" then
    return nil, number.high or value, approx, number.form
  elseif approx == "vague" then
    return number.low or value, nil, approx, number.form
  end
  if view.low[number.first] == "between" then approx = "between" end
  return number.low, number.high, approx, number.form
end

local date_boundary = words.set "when while because if unless although though whereas where but as down up ; :"
local openers = words.set "after before when while since as although though if because"

--- The comma that closes a clause with which a sentence opens: "After an attack …, the army said …".
---@param view troops.View
---@param first integer
---@param limit integer
---@return integer?
local function opening_clause(view, first, limit)
  if not openers[view.low[first]] then return nil end
  for index = first + 3, limit do
    if view.low[index] == "," then return index end
  end
  return nil
end

--- The date of a claim: of its clause, else of its sentence.
---@param view troops.View
---@param candidate troops.Candidate
---@param first integer
---@param limit integer
---@return string? date
---@return string? anchor
local function date_of(view, candidate, first, limit)
  local best, distance, opening
  local dated, from, to = view.dated, 1, #view.dated + 1
  while from < to do
    local middle = (from + to) // 2
    if dated[middle] < first then from = middle + 1 else to = middle end
  end
  for at = from, #dated do
    local index = dated[at]
    if index > limit then break end
    local date = view.date[index]
    opening = opening or opening_clause(view, first, limit) or 0
    local apart = opening > 0 and (index > opening) ~= (candidate.first > opening)
    if not apart and date.value and date.grain ~= "duration" and date.grain ~= "set" and date.grain ~= "time" then
      local gap = index > candidate.last and index - candidate.last or candidate.first - index
      for between = math.min(index, candidate.first), math.max(index, candidate.last) do
        if gap >= 30 then break end
        local word = view.low[between]
        if date_boundary[word] or words.saying[word] then gap = gap + 25
        elseif words.relatives[word] then gap = gap + 8
        elseif word == "," then gap = gap + 4 end
      end
      if not distance or gap < distance then best, distance = date, gap end
    end
  end
  if best and distance < 30 then return best.value, best.anchor end
  return nil, nil
end

--- The part of a sentence that is searched for a candidate, so that a sentence of any length takes linear time.
---@param candidate troops.Candidate
---@param sentence table
---@return integer first
---@return integer last
local function window(candidate, sentence)
  return math.max(sentence.first, candidate.first - reach), math.min(sentence.last, candidate.last + reach)
end

--- Judges one candidate; returns it when it is a claim.
---@param view troops.View
---@param candidate troops.Candidate
---@param sentence table
---@param recent troops.Candidate[]
---@param earlier troops.Candidate[]
---@return boolean
local function judge(view, candidate, sentence, recent, earlier)
  candidate.sentence = sentence.index
  local antecedent = classes.settle(view, candidate, recent)
  candidate.leans = candidate.leans or antecedent ~= nil
  local first, last = window(candidate, sentence)
  candidate.from, candidate.to = first, last
  candidate.found, candidate.role = events.find(view, candidate, first, last, earlier)
  scope.settle_event(view, candidate)
  local holds = scope.counts(view, candidate)
  if explaining then trace.judged(view, candidate, holds) end
  if not holds then return false end
  candidate.actor = actors.find(view, candidate, first, antecedent)
  return true
end

--- Finds the claims of one sentence.
---@param view troops.View
---@param sentence table  index, first, last
---@param recent troops.Candidate[]
---@return troops.Candidate[]
local function claims_of(view, sentence, recent)
  local found = {}
  local index = sentence.first
  while index <= sentence.last do
    local number = view.number[index]
    local candidate
    local word = view.low[index]
    if number then
      candidate = quantities.counted(view, number, sentence.last)
    elseif sentence.singulars and (word == "a" or word == "an" or word == "another") then
      candidate = singulars.named(view, index, sentence.last)
    elseif sentence.singulars and word == "one" then
      candidate = singulars.lone(view, index)
    end
    if candidate and judge(view, candidate, sentence, recent, found) then
      found[#found + 1] = candidate
      recent[#recent + 1] = candidate
      index = candidate.last
    elseif number then
      if explaining and not candidate then trace.no_unit(view, number) end
      index = number.last
    end
    index = index + 1
  end
  return found
end

--- Whether a candidate counts a part of others: "including nine children", "two of the guards", "one of them".
---@param view troops.View
---@param candidate troops.Candidate
---@return boolean
local function is_part(view, candidate)
  if candidate.role == "part" or candidate.found.rule == "part" then return true end
  if not candidate.partitive then return false end
  local follow = view.low[candidate.number and candidate.number.last + 2 or candidate.last]
  return candidate.partitive == "pronoun" or words.determiners[follow] or false
end

--- The row of a claim.
---@param view troops.View
---@param candidate troops.Candidate
---@param sentence table
---@param list table[]  the places of the sentence
---@param options table
---@return table
local function row_of(view, candidate, sentence, list, options)
  local value_low, value_high, approx, form = value_of(view, candidate.number)
  local best, low, high = policy.apply(options.policy, approx, value_low, value_high)
  local first, last = window(candidate, sentence)
  local kind, event = modality.find(view, candidate, first, last)
  local date, anchor = date_of(view, candidate, first, last)
  local place, country = places.find(view, list, candidate)
  local actor = candidate.actor
  if not actor and options.police_of_place and candidate.class == "police" then actor = actors.of_place(place, country) end
  return {
    quantity = { view.start[candidate.first], view.stop[candidate.last] },
    value_low = value_low, value_high = value_high, best = best, low = low, high = high,
    approx = approx, form = form,
    noun = candidate.head and { view.start[candidate.head], view.stop[candidate.head] } or nil,
    noun_lemma = candidate.lemma, unit_class = candidate.class,
    actor = actor and actor.text, actor_name = actor and actor.name, actor_country = actor and actor.country,
    actor_via = actor and actor.via, event = event, place = place,
    date = date, date_anchor = anchor, modality = kind,
    attribution = modality.attribution(view, candidate, first, last),
    rule = candidate.found.rule, confidence = candidate.found.confidence, sentence = sentence.span,
    part = is_part(view, candidate),
  }
end

--- What a word tells of its sentence, as sums of these marks.
local telling, striking, militia = 1, 2, 4

--- The marks of the words: telling words, without which neither a sentence nor the one before it says anything of force
--- or casualties; striking words, which may make a singular a claim ("killed", "crashed"); and "militia".
---@return table<string, integer>
local function marked_words()
  local tells, strikes, marks = {}, {}, {}
  units.add_forms(tells)
  local hiring = words.set "trained recruited deployed"
  for _, list in ipairs { triggers.object, triggers.subject, triggers.state, triggers.noun } do
    for word, event in pairs(list) do
      if triggers.harm[event] or hiring[event] or event == "total_strength" then tells[word] = true end
      if scope.singular_events[event] or triggers.lost[word] or word == "dead" then strikes[word] = true end
    end
  end
  for _, list in ipairs { triggers.affecting, triggers.assault, triggers.striking } do
    for word in pairs(list) do tells[word] = true end
  end
  strikes.casualty = true
  for word in pairs(tells) do marks[word] = telling end
  for word in pairs(strikes) do marks[word] = (marks[word] or 0) | striking end
  for word in pairs(reader.militia_words) do marks[word] = (marks[word] or 0) | militia end
  return marks
end

local marks = marked_words()

--- The sentences that can hold a claim, as ranges of tokens, and the tokens that say "militia".
---@param doc copydesk.Document
---@param view troops.View
---@return table[]  index, first, last, singulars
---@return integer[]
local function promising(doc, view)
  local found, militias = {}, {}
  local low, number, ends, count = view.low, view.number, view.stop, view.count
  local stops = doc.sentences:column "stop"
  local token, before = 1, 0
  for index = 1, #stops do
    local first, sum = token, 0
    token = reader.token_at(ends, count, stops[index] + 1, token)
    for inner = first, token - 1 do
      local mark = marks[low[inner]]
      if mark then
        sum = sum | mark
        if mark >= militia then militias[#militias + 1] = inner end
      end
    end
    local promises = sum & striking ~= 0
    if not promises and (sum | before) & telling ~= 0 then
      for inner = first, token - 1 do
        if number[inner] then
          promises = true
          break
        end
      end
    end
    if promises then
      found[#found + 1] = { index = index, first = first, last = token - 1, singulars = sum & striking ~= 0 }
    end
    before = sum
  end
  return found, militias
end

--- Emits the claims of a document.
---@param doc copydesk.Document
---@param options table
---@param emit table
function plugin.analyze(doc, options, emit)
  local view = reader.tokens(doc)
  local sentences, militias = promising(doc, view)
  if explaining then trace.uncounted(doc) end
  if #sentences == 0 then return end
  local wanted = words.listed(options.roles)
  reader.layers(doc, view, sentences, militias)
  view.clauses = structure.read(doc, sentences)
  local recent, register = {}, facts.register()
  view.recent = recent
  for _, sentence in ipairs(sentences) do
    local item = doc.sentences[sentence.index]
    if sentence.first <= sentence.last and wanted[item.block.role] then
      sentence.span = item
      local found = claims_of(view, sentence, recent)
      local list = #found > 0 and places.of_sentence(view, sentence.first, sentence.last)
      for _, candidate in ipairs(found) do
        local row = row_of(view, candidate, sentence, list, options)
        row.key, row.repeated = facts.key(row), facts.repeats(register, row)
        if row.confidence >= options.min_confidence then emit.claims(row) end
      end
    end
  end
end

return plugin
