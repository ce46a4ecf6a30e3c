--- What the host's layers of phrases and verbs say of a candidate: whose object or subject it is.
local words = require "./words"
local triggers = require "./triggers"
local outcome = require "./outcome"

local structure = {}
local result = outcome.new

--- Verbs with particles by which fighters give themselves up: "laid down their arms".
local yielding = { lay = "down", give = "up" }

---@class troops.Clauses
---@field first integer[]                     the first token of each phrase, in text order
---@field last integer[]                      its last token
---@field subject_of table<integer, integer[]>  verbs by the phrase that is their subject
---@field object_of table<integer, integer>     verbs by the phrase that is their object
---@field verb_at table<integer, integer>     the verb group by its main verb

--- A field of the items of a layer, read when a rule first asks for it; false where an item has none.
---@param items table
---@param field string
---@return table
local function lazy(items, field)
  return setmetatable({}, {
    __index = function(values, index)
      local item = items[index]
      if not item then return nil end
      local value = item[field] or false
      values[index] = value
      return value
    end,
  })
end

--- Reads the layers into arrays; fields that few rules ask for are read one by one.
---@param doc copydesk.Document
---@param sentences table[]  those whose clauses are bound, with their first and last tokens
---@return troops.Clauses
function structure.read(doc, sentences)
  local phrases, verbs = doc.phrases, doc.verbs
  local made = {
    first = phrases:column "first_index", last = phrases:column "last_index",
    conjunct = lazy(phrases, "conjunct_index"), attachment = lazy(phrases, "attachment_index"),
    head = verbs:column "head_index", voice = lazy(verbs, "voice"), form = lazy(verbs, "form"),
    lemma = lazy(verbs, "lemma"), subject = verbs:column "subject_index",
    object = verbs:column "object_index",
    phrase_verb = lazy(phrases, "verb_index"), verb_last = lazy(verbs, "last_index"),
    subject_of = {}, object_of = {}, verb_at = {},
  }
  local heads, at, count = made.head, 1, #sentences
  for verb = 1, #heads do
    local head = heads[verb]
    while at <= count and sentences[at].last < head do at = at + 1 end
    if at > count then break end
    if sentences[at].first <= head then
      made.verb_at[head] = verb
      local subject, object = made.subject[verb], made.object[verb]
      if subject then
        local list = made.subject_of[subject]
        if list then list[#list + 1] = verb else made.subject_of[subject] = { verb } end
      end
      if object then made.object_of[object] = verb end
    end
  end
  return made
end

--- The phrase that a token is in.
---@param clauses troops.Clauses
---@param token integer
---@return integer?
function structure.phrase_at(clauses, token)
  local firsts = clauses.first
  local low, high = 1, #firsts
  while low <= high do
    local middle = (low + high) // 2
    if firsts[middle] <= token then low = middle + 1 else high = middle - 1 end
  end
  return high > 0 and clauses.last[high] >= token and high or nil
end

--- The event of a verb for its object.
---@param view troops.View
---@param clauses troops.Clauses
---@param verb integer
---@return string?
local function of_object(view, clauses, verb)
  local token = clauses.head[verb]
  local last = clauses.verb_last[verb]
  local particles = last > token and triggers.phrasal[clauses.lemma[verb]]
  return particles and particles[view.low[last]] or triggers.object[view.low[token]]
end

--- Whether an object starts at a token, so that the "-ed" form before it is no passive participle.
---@param view troops.View
---@param index integer
---@return boolean
local function takes_object(view, index)
  local word = view.low[index]
  return view.number[index] ~= nil or word ~= nil and (words.determiners[word] or words.possessives[word]) or false
end

--- What a verb says of its subject.
---@param view troops.View
---@param clauses troops.Clauses
---@param verb integer
---@param equipment boolean
---@return troops.Event?
local function of_subject(view, clauses, verb, equipment)
  local token = clauses.head[verb]
  local word = view.low[token]
  if clauses.voice[verb] == "passive" then
    local event = triggers.state[word]
    if clauses.form[verb] == "participle" and takes_object(view, token + 1) then return nil end
    return event and result(event, clauses.form[verb] == "participle" and "participle" or "passive", token, 0.9)
  end
  if clauses.form[verb] == "gerund" then return nil end
  if clauses.object[verb] and yielding[clauses.lemma[verb]] == view.low[clauses.verb_last[verb]] then
    return result("surrendered", "arms", token, 0.85)
  end
  local event = triggers.subject[word]
  if not event and equipment and triggers.lost[word] then event = "other" end
  return event and not clauses.object[verb] and result(event, "intransitive", token, 0.85) or nil
end

--- The phrase that a candidate begins in.
---@param clauses troops.Clauses
---@param candidate troops.Candidate
---@return integer?
local function phrase_of(clauses, candidate)
  return structure.phrase_at(clauses, candidate.number and candidate.number.last or candidate.first)
    or structure.phrase_at(clauses, candidate.head or candidate.last)
end

--- The subject of the verb whose object a candidate is, as a phrase.
---@param view troops.View
---@param candidate troops.Candidate
---@return integer? phrase
---@return integer? verb
function structure.owner(view, candidate)
  local clauses = view.clauses
  local phrase = phrase_of(clauses, candidate)
  for _ = 1, 2 do
    local verb = phrase and clauses.object_of[phrase]
    if verb then return clauses.subject[verb], verb end
    phrase = phrase and clauses.conjunct[phrase]
  end
  return nil, nil
end

--- The event of the formation that a number is said of: "sent a force of seven thousand".
---@param view troops.View
---@param candidate troops.Candidate
---@return troops.Event?
function structure.of_formation(view, candidate)
  local clauses = view.clauses
  local phrase = phrase_of(clauses, candidate)
  local whole = phrase and clauses.attachment[phrase]
  local verb = whole and clauses.object_of[whole]
  local event = verb and of_object(view, clauses, verb)
  if event ~= "deployed" and event ~= "withdrawn" then return nil end
  candidate.verb_phrase = whole
  return result(event, "object", clauses.head[verb], 0.8)
end

--- The subject of the verb that a phrase hangs on: "Denmark cut its force from 350 to 200".
---@param view troops.View
---@param candidate troops.Candidate
---@return integer? phrase
---@return integer? verb
function structure.clause_owner(view, candidate)
  local clauses = view.clauses
  local phrase = phrase_of(clauses, candidate)
  local verb = phrase and clauses.phrase_verb[phrase]
  if verb then return clauses.subject[verb], verb end
  return nil, nil
end

--- The event that the structure of the clause gives a candidate.
---@param view troops.View
---@param candidate troops.Candidate
---@return troops.Event?
---@return string? role
function structure.find(view, candidate)
  local clauses = view.clauses
  local phrase = phrase_of(clauses, candidate)
  if not phrase then return nil end
  for _ = 1, 2 do
    local verb = clauses.object_of[phrase]
    if verb and clauses.voice[verb] == "active" then
      local event = of_object(view, clauses, verb)
      if event then return result(event, "object", clauses.head[verb], 0.9), "object" end
    end
    local best
    for _, subject_verb in ipairs(clauses.subject_of[phrase] or {}) do
      local found = of_subject(view, clauses, subject_verb, candidate.class == "equipment")
      if found and (not best or best.event == "other") then best = found end
    end
    if best then
      best.subject = true
      return best, "subject"
    end
    phrase = clauses.conjunct[phrase]
    if not phrase then return nil end
  end
  return nil
end

return structure
