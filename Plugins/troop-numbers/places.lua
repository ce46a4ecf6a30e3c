--- Where it happened: the most specific named place of the clause.
local words = require "./words"
local triggers = require "./triggers"
local units = require "./units"
local reader = require "./reader"
local tables = require "./tables"

local places = {}

local data = tables.checked("places", require "./tables/places", {
  prepositions = "words", nouns = "words", settlements = "words", between = "words", striking = "words", names = "table",
})
local locative = words.set(data.prepositions)
local place_noun = words.set(data.nouns)
local settlement = words.set(data.settlements)
local striking = words.set(data.striking)
local step_over = words.set(data.between)
local boundary = words.set "when after while because as ; although where before since but than"
local reach = 120
local called = words.set "state city town village port capital island"
local no_noun = words.union(words.auxiliaries, words.prepositions, words.subordinators, words.relatives, words.saying,
  words.set "and or")
local happening = words.set [[attack attacks raid raids strike strikes ambush bombing bombings shelling fighting massacre
  clash clashes siege]]
local base = words.set "camp base barracks fort airbase airfield prison street road"
local band = words.set "movement group front brigade militia party army forces fighters rebels insurgents guerrillas"
local titles = words.set "mr. mrs. ms. dr. mr mrs ms dr"
local compass = words.set "north south east west outside"

--- Whether a preposition of place governs a token, and which.
---@param view troops.View
---@param index integer
---@param first integer
---@return string?
local preposition
function preposition(view, index, first)
  local before = index - 1
  local named_settlement = view.low[before] == "of" and settlement[view.low[before - 1]]
  for _ = 1, 8 do
    if before < first then return nil end
    local word = view.low[before]
    if word == "," and before == index - 1 and settlement[view.low[before - 1]] then
      before = before - 1
    elseif locative[word] then
      if word == "of" and view.low[before - 1] and step_over[view.low[before - 1]] and not compass[view.low[before - 1]] then
        before = before - 1
      else
        return word
      end
    elseif (word == "'s" or word == "’s") and before > first and view.text[before - 1]:find "^%l" then
      before = before - 2
    elseif step_over[word] or words.determiners[word] or view.inside[before] and view.inside[before].type == "place" or view.text[before]:match "^%l+ern$"
      or (view.inside[before] and view.inside[before].kind == "demonym") then
      before = before - 1
    elseif view.text[before]:match "^%l" and (before == index - 1 or named_settlement) and not words.is_auxiliary(word)
      and not words.prepositions[word] then
      before = before - 1
    else
      return nil
    end
  end
  return nil
end

--- Whether a name without a preposition stands before a noun, as in "the Kirkuk attack".
---@param view troops.View
---@param index integer  the token after the name
---@param limit integer
---@return boolean
local function modifies(view, index, limit)
  local word = view.low[index]
  local class = index <= limit and units.class(units.lemma(word) or "")
  if class == "militants" or class == "militia" then return false end
  if band[word] then return false end
  local mention = view.inside[index - 1]
  if happening[word] and mention and words.determiners[view.low[mention.first - 1]] then return index <= limit end
  return index <= limit and word:find "^%l%l" ~= nil and not no_noun[word] and not triggers.object[word] and not triggers.subject[word]
    and not words.is_adverb(word)
end

--- Whether the words between two places make the second the one around the first: "Karbala in southern Iraq",
--- "the Souray district of neighbouring Zabul province".
---@param view troops.View
---@param from integer
---@param to integer
---@return boolean
local function contains(view, from, to)
  if from > to or to - from > 3 then return false end
  local index = from
  if place_noun[view.low[index]] and not (called[view.low[index]] and view.low[index + 1] == "of") then index = index + 1 end
  local word = view.low[index]
  if word ~= "in" and not (word == "of" and index > from) then return false end
  for between = index + 1, to do
    if not (words.determiners[view.low[between]] or view.low[between] == "neighboring" or view.low[between] == "neighbouring"
        or view.low[between]:find "ern$") then
      return false
    end
  end
  return true
end

--- Whether a place is what was hit or entered: "struck the northern city of Mosul".
---@param view troops.View
---@param index integer
---@param first integer
---@return boolean
local function struck(view, index, first)
  for before = index - 1, math.max(first, index - 7), -1 do
    local word = view.low[before]
    if striking[word] then return true end
    if not (step_over[word] or words.determiners[word] or word:find "ern$" or view.inside[before]) then return false end
  end
  return false
end

--- The preposition that "where" after a name stands for: "Niger, where floods have …".
---@param view troops.View
---@param last integer
---@param limit integer
---@return string?
local function where_follows(view, last, limit)
  return last + 2 <= limit and view.low[last + 1] == "," and view.low[last + 2] == "where" and "in" or nil
end

--- Whether a name is of a base or the like, which a town goes before: "Camp Ader in the town of Merka".
---@param view troops.View
---@param place table
---@return boolean
local function is_base(view, place)
  return base[view.low[place.first]] or base[view.low[place.last]] or false
end

--- Adds a place; of "Baghdad, Iraq" and "Sudan's Darfur" only the smaller one stays.
---@param view troops.View
---@param list table[]
---@param place table
local function add(view, list, place)
  local previous = list[#list]
  if previous then
    local gap = view.low[previous.last + 1]
    if gap == "," and place.first == previous.last + 2 and view.low[place.last + 1] ~= "and" then return end
    if place.known and is_base(view, previous) and gap == "in" and place.first - previous.last <= 6 then
      place.prep = previous.prep
      list[#list] = nil
    elseif contains(view, previous.last + 1, place.first - 1) then
      if previous.known or not place.known then return end
      place.prep = previous.prep
      list[#list] = nil
    end
    if (gap == "'s" or gap == "’s") and place.first - previous.last <= 4 then
      place.prep = place.prep or previous.prep
      list[#list] = nil
    end
  end
  list[#list + 1] = place
end

--- The candidate places of a sentence: mentions, and capitalised words after a preposition of place.
---@param view troops.View
---@param first integer
---@param limit integer
---@return table[]
function places.of_sentence(view, first, limit)
  local list = {}
  local index = first
  while index <= limit do
    local mention = view.inside[index]
    if mention and mention.last < limit and band[view.low[mention.last + 1]] then
      index = mention.last
    elseif mention then
      local is_place = mention.type == "place" and mention.kind ~= "demonym"
        or place_noun[view.low[mention.last + 1] or ""] and mention.kind ~= "demonym" and mention.type ~= "organization"
      local before, inner = view.low[mention.first - 1], view.low[mention.first - 2]
      if mention.type == "person" and view.low[mention.last + 1] ~= "'s" and (before == "in" or before == "near" or before == "over" or before == "off"
          or (before == "of" or before == ",") and settlement[inner]) then
        is_place = true
      end
      if is_place or mention.type == "organization" or mention.type == "other" or mention.type == "work" then
        local prep = preposition(view, mention.first, first)
        if is_place and not prep then
          prep = struck(view, mention.first, first) and "at" or where_follows(view, mention.last, limit)
        end
        if is_place and (prep or mention.kind ~= "acronym" and modifies(view, mention.last + 1, limit))
          or (prep and prep ~= "of" and prep ~= "to" and prep ~= "from" and prep ~= "between") then
          add(view, list, {
            first = mention.first, last = mention.last, prep = prep, known = is_place,
            adjective = mention.kind == "acronym" and modifies(view, mention.last + 1, limit),
          })
        end
      end
      index = mention.last
    elseif view.text[index]:match "^%u%a" and not view.date[index] and index > first
      and not words.prepositions[view.low[index]] and not words.determiners[view.low[index]] and not titles[view.low[index]] then
      local prep = preposition(view, index, first)
      local stop = index
      while stop < limit and view.text[stop + 1]:match "^%u%a" and not view.inside[stop + 1] do stop = stop + 1 end
      while stop + 2 <= limit and view.text[stop + 1] == "-" and view.stop[stop + 1] + 1 == view.start[stop + 2] do
        stop = stop + 2
      end
      if prep and prep ~= "of" and prep ~= "between" then
        add(view, list, { first = index, last = stop, prep = prep, known = false })
      end
      index = stop
    end
    index = index + 1
  end
  return list
end

--- How badly a place fits a candidate; smaller is better.
---@param view troops.View
---@param place table
---@param candidate troops.Candidate
---@return number
local function cost(view, place, candidate)
  local verb = candidate.found and candidate.found.verb or candidate.head or candidate.first
  local low = math.min(candidate.first, verb)
  local high = math.max(candidate.last, verb)
  if view.low[candidate.first - 1] == "and" and candidate.role ~= "subject" and place.prep
    and place.first == candidate.after + 1 then
    -- A second figure under one verb has its own place: "lost 101 in Chad and 99 in Mali".
    return -1
  end
  local from, to, total = 0, -1, 0
  if place.first > high then
    from, to = high + 1, place.first - 1
  elseif place.last < low then
    from, to, total = place.last + 1, low - 1, 3
  end
  for index = from, to do
    local word = view.low[index]
    total = total + 1
    if boundary[word] then total = total + 14 elseif word == "," then total = total + 5 end
    if words.saying[word] then total = total + 8 end
  end
  if place.adjective then total = total + 6 end
  if not place.prep then total = total + 12 elseif place.prep == "of" then total = total + 8 end
  if not place.known then total = total + 2 end
  return total
end

--- Whether the event takes people away, so that "from X" is where it happens.
---@param view troops.View
---@param candidate troops.Candidate
---@return boolean
local function leaves_place(view, candidate)
  local found = candidate.found
  local event = found.event
  return event == "withdrawn" or event == "displaced" or event == "captured" or event == "missing"
    or found.verb ~= nil and triggers.affecting[view.low[found.verb]] or false
end

--- The place of a candidate's event.
---@param view troops.View
---@param list table[]  from `of_sentence`
---@param candidate troops.Candidate
---@return string? name
---@return string? country  its ISO 3166 code, where known
function places.find(view, list, candidate)
  local meant = candidate.found.event == "deployed" and view.low[candidate.after] == "for" and view.inside[candidate.after + 1]
  if meant and meant.type == "place" and meant.kind ~= "demonym" then
    local text = reader.words(view, meant.first, meant.last)
    return data.names[text:lower()] or text, meant.country
  end
  local best, best_cost
  local leaves = leaves_place(view, candidate)
  local from, to = 1, #list + 1
  while from < to do
    local middle = (from + to) // 2
    if list[middle].last <= candidate.first - reach then from = middle + 1 else to = middle end
  end
  for at = from, #list do
    local place = list[at]
    if place.first >= candidate.last + reach then break end
    local inside = place.first >= candidate.first and place.last <= candidate.last
    local of_actor = candidate.actor and candidate.actor.via == "of" and place.first == candidate.after + 1
    local via = candidate.actor and candidate.actor.via
    local by_subject = not place.prep and via and (via == "subject" or candidate.found.rule == "change")
    local origin = place.prep == "from" and (not leaves or view.low[candidate.after] == "from"
      and (candidate.found.verb or 0) > place.last)
    local near = place.last > candidate.first - reach and place.first < candidate.last + reach
    if near and not inside and not of_actor and not by_subject and not origin then
      local value = cost(view, place, candidate)
      if not best_cost or value < best_cost then best, best_cost = place, value end
    end
  end
  if not best or best_cost >= 60 then return nil end
  local text = reader.words(view, best.first, best.last)
  local mention = view.inside[best.first]
  return data.names[text:lower()] or text, mention and mention.country
end

return places
