--- Verbs, participles and nouns that say what happened to the people counted, from the table of events.
local words = require "./words"
local tables = require "./tables"

local triggers = {}
local data = tables.checked("events", require "./tables/events", {
  object = "lists", subject = "lists", state = "lists", noun = "lists", phrasal = "table", reporting = "words",
  harm = "words", lost = "words", owner = "words", affecting = "words", assault = "words", intention = "words",
  doubt = "words", denial = "words", attempt = "words", striking = "words?", means = "words?",
})

--- The events in the order in which their lists are read; a later list wins.
local order = {
  "killed", "wounded", "captured", "missing", "displaced", "trained", "recruited", "surrendered", "deployed",
  "withdrawn", "other", "total_strength", "present",
}

--- A map from each word to its event.
---@param lists table<string, string>
---@return table<string, string>
local function by_word(lists)
  local map = {}
  for _, event in ipairs(order) do
    if lists[event] then words.map(map, event, lists[event]) end
  end
  return map
end

--- What a verb does to its object, by form.
triggers.object = by_word(data.object)
--- What an intransitive verb says of its subject.
triggers.subject = by_word(data.subject)
--- What a participle or adjective says of the noun it follows or is predicated of.
triggers.state = by_word(data.state)
--- Nouns with "of N" or "N's": "the deaths of 14 people".
triggers.noun = by_word(data.noun)
--- Events by the base of a verb and its particle.
triggers.phrasal = data.phrasal

for _, name in ipairs { "reporting", "harm", "lost", "owner", "affecting", "assault", "intention", "doubt", "denial",
  "attempt", "striking", "means" } do
  triggers[name] = words.set(data[name])
end

--- Whether a verb only says what was tried, sought or threatened: "tried to kill".
---@param view troops.View
---@param verb integer?
---@return boolean
function triggers.is_attempt(view, verb)
  if not verb then return false end
  if view.low[verb - 1] == "and" and view.low[verb - 3] == "to" then verb = verb - 2 end
  return view.low[verb - 1] == "to" and triggers.attempt[view.low[verb - 2] or ""] or false
end

--- Forms that are always a participle or a gerund.
triggers.gerund = function(word) return word:sub(-3) == "ing" end

return triggers
