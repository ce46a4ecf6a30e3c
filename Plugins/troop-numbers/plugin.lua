--- Finds how many troops, police, fighters, prisoners or victims an article speaks of, whose, where and when.
local words = require "./words"
local units = require "./units"
local triggers = require "./triggers"
local reader = require "./reader"
local quantities = require "./quantities"
local classes = require "./classes"
local events = require "./events"
local actors = require "./actors"
local places = require "./places"
local modality = require "./modality"
local policy = require "./policy"
local views = require "./views"

---@type copydesk.Plugin
local plugin = {
  name = "troop-numbers", version = "1.0.0", api = 1,
  summary = "Force and casualty numbers: how many, whose, what happened to them, where, when, who says so.",
  author = "Copydesk", license = "MIT",
  needs = { "sentences", "tokens", "numbers", "entities", "dates", "quotes" },
  options = {
    policy = {
      type = "choice", of = { "interval", "acled" }, default = "interval",
      help = "what 'dozens' or 'at least 40' is worth in best, low and high",
    },
    roles = {
      type = "list", of = { "headline", "deck", "kicker", "caption", "paragraph", "list", "subhead", "pullquote" },
      default = { "headline", "deck", "paragraph", "list", "subhead", "pullquote" },
      help = "the parts of an article that are read",
    },
    min_confidence = { type = "number", default = 0, minimum = 0, maximum = 1, help = "drop claims less sure than this" },
  },
  tables = {
    claims = {
      help = "one row per number of people or equipment",
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
    },
  },
  views = views,
}

local reach = 120
local approximations = { nearly = "about", up_to = "at_most" }
local uncounted = words.set "diplomat ambassador minister senator lawmaker judge protester demonstrator voter politician"
local singular_events = words.set "killed wounded captured missing surrendered"
local lost = words.set "destroyed destroying destroy damaged damaging damage crashed lost losing sank sunk downed hit"

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

--- Whether a candidate is a claim, now that its event is known.
---@param view troops.View
---@param candidate troops.Candidate
---@return boolean
local function counts(view, candidate)
  local event = candidate.found.event
  local hurt = event and triggers.harm[event]
  if candidate.form == "article" then
    if candidate.class == "equipment" then
      local verb = candidate.found.verb
      return verb ~= nil and lost[view.low[verb]] or false
    end
    return singular_events[event] or false
  end
  local verb = candidate.found.verb and view.low[candidate.found.verb]
  if candidate.form == "bare" then
    if candidate.number and candidate.number.value == 1 then return hurt or false end
    if candidate.found.rule == "be-toll" or candidate.found.rule == "toll" then return true end
    if units.is_weak(candidate.class) and not hurt and not (verb and triggers.affecting[verb]) then
      return candidate.found.rule == "whose" or candidate.leans and event == "other" and candidate.partitive ~= nil
    end
    return event ~= nil and (event ~= "other" or candidate.leans) and candidate.found.confidence >= 0.5
  end
  local number = candidate.number
  if number and number.form == "zero" and (candidate.found.rule == "noun" or not hurt) then return false end
  if number and number.value == 1 and number.approx == "exact" then
    return hurt or false
  end
  if units.is_weak(candidate.class) then
    if uncounted[candidate.lemma] and (event == "displaced" or event == "other") then return false end
    if verb and (triggers.affecting[verb] or (candidate.found.subject or candidate.found.rule == "participle") and triggers.assault[verb]) then return true end
    if hurt or (candidate.found.rule == "noun") then return true end
    if candidate.leans and (candidate.definite or candidate.partitive) and candidate.class ~= "civilians" then
      return event ~= nil and candidate.found.rule ~= "there" and candidate.found.rule ~= "have"
    end
    if candidate.lemma == "national" then return event == "trained" or event == "recruited" or event == "deployed" end
    return event == "recruited" or event == "trained"
  end
  return true
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
  local best, distance
  local opening = opening_clause(view, first, limit)
  for index = first, limit do
    local date = view.date[index]
    local apart = opening and (index > opening) ~= (candidate.first > opening)
    if date and not apart and date.value and date.grain ~= "duration" and date.grain ~= "set" and date.grain ~= "time" then
      local gap = index > candidate.last and index - candidate.last or candidate.first - index
      for between = math.min(index, candidate.first), math.max(index, candidate.last) do
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

--- Events that the class of the counted turns into others.
---@param candidate troops.Candidate
local function settle_event(candidate)
  local found = candidate.found
  if candidate.class == "prisoners" and found.event == "present" then found.event = "captured" end
  if candidate.class == "equipment" and (found.event == "killed" or found.event == "wounded") then found.event = "other" end
  if candidate.form == "bare" and found.rule == "noun-of" and found.event == "total_strength" then
    candidate.class = "troops"
  end
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
  candidate.found, candidate.role = events.find(view, candidate, first, last, earlier)
  settle_event(candidate)
  if not counts(view, candidate) then return false end
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
      candidate = quantities.singular(view, index, sentence.last)
    end
    if candidate and judge(view, candidate, sentence, recent, found) then
      found[#found + 1] = candidate
      recent[#recent + 1] = candidate
      index = candidate.last
    elseif number then
      index = number.last
    end
    index = index + 1
  end
  return found
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
  local actor = candidate.actor
  return {
    quantity = { view.start[candidate.first], view.stop[candidate.last] },
    value_low = value_low, value_high = value_high, best = best, low = low, high = high,
    approx = approx, form = form,
    noun = candidate.head and { view.start[candidate.head], view.stop[candidate.head] } or nil,
    noun_lemma = candidate.lemma, unit_class = candidate.class,
    actor = actor and actor.text, actor_name = actor and actor.name, actor_country = actor and actor.country,
    actor_via = actor and actor.via, event = event, place = places.find(view, list, candidate),
    date = date, date_anchor = anchor, modality = kind,
    attribution = modality.attribution(view, candidate, first, last),
    rule = candidate.found.rule, confidence = candidate.found.confidence, sentence = sentence.span,
  }
end

--- Whether a sentence can hold a claim, and whether one of its singulars can be one.
---@param view troops.View
---@param first integer
---@param last integer
---@return boolean worth
---@return boolean singulars
local function survey(view, first, last)
  local worth, singulars = false, false
  for index = first, last do
    if view.number[index] then worth = true end
    local word = view.low[index]
    local event = triggers.object[word] or triggers.subject[word] or triggers.noun[word] or triggers.state[word]
    if event and (singular_events[event] or lost[word] or word == "dead") then singulars = true end
  end
  return worth or singulars, singulars
end

--- Emits the claims of a document.
---@param doc copydesk.Document
---@param options table
---@param emit table
function plugin.analyze(doc, options, emit)
  local wanted = {}
  for _, role in ipairs(options.roles) do wanted[role] = true end
  local view = reader.read(doc)
  local recent = {}
  for number, item in ipairs(doc.sentences) do
    local first, last = reader.range(view, item.start, item.stop)
    local worth, singulars = survey(view, first, last)
    if worth and wanted[item.block.role] then
      local sentence = { index = number, first = first, last = last, span = item, singulars = singulars }
      local found = claims_of(view, sentence, recent)
      if #found > 0 then
        local list = places.of_sentence(view, first, last)
        for _, candidate in ipairs(found) do
          local row = row_of(view, candidate, sentence, list, options)
          if row.confidence >= options.min_confidence then emit.claims(row) end
        end
      end
    end
  end
end

return plugin
