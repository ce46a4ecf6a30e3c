--- Whose people or equipment are counted.
local words = require "./words"
local triggers = require "./triggers"
local units = require "./units"
local reader = require "./reader"
local countries = require "./countries"
local structure = require "./structure"
local tables = require "./tables"

local actors = {}

---@class troops.Actor
---@field text string      as written
---@field name string      canonical
---@field country string?
---@field via string       adjective, possessive, of, subject, ellipsis, coreference, location

local data = tables.checked("actors", require "./tables/actors", { common = "words", militias = "words", names = "table" })
local common_actor = words.set(data.common)
local known = data.names
local armed = words.set "troops police militants militia"
local pointing_back = words.set "its their his her"
local charging = words.set "charged accused suspected"
local belonging = words.set "belonging membership members"
local faith = words.set "islamic islamist muslim christian jewish hindu catholic"
local leaves = words.set "withdrawn displaced captured missing"
local aside = words.set "in at near on from to into with against by of for over inside outside across"
local owner_types = { place = true, organization = true, group = true, person = false, other = true }

--- An actor from a mention.
---@param view troops.View
---@param mention troops.Mention
---@param via string
---@return troops.Actor
local function of_mention(view, mention, via)
  local name = mention.name
  if mention.country and (mention.type == "group" or mention.type == "place" and mention.kind == "acronym") then name = countries[mention.country] or name end
  local text = reader.words(view, mention.first, mention.last)
  local own = known[text:lower()]
  if own then return { text = text, name = own.name, country = own.country, via = via } end
  return { text = text, name = name, country = mention.country, via = via }
end

--- The actor among the modifiers: "American", "Kataib Hezbollah", "U.N.".
---@param view troops.View
---@param first integer
---@param last integer
---@param via string
---@return troops.Actor?
local function within(view, first, last, via)
  local index = first
  while index <= last do
    local mention = view.inside[index]
    if mention and owner_types[mention.type] and not (mention.first == mention.last and faith[view.low[index]]) then
      return of_mention(view, mention, via)
    end
    index = mention and mention.last + 1 or index + 1
  end
  local head = view.text[last + 1] or ""
  for start = head:find "^%u%u" and last + 1 or first, last do
    if view.text[start]:match "^%u%a" and not view.date[start] and not faith[view.low[start]] then
      local stop = start
      while stop < last and view.text[stop + 1]:match "^%u%a" do stop = stop + 1 end
      local text = reader.words(view, start, stop)
      local own = known[text:lower()]
      return { text = text, name = own and own.name or text, country = own and own.country, via = via }
    end
  end
  for start = first, last do
    if common_actor[view.low[start]] then
      local text = view.text[start]
      return { text = text, name = text, via = via }
    end
  end
  return nil
end

--- The nearest owner mention to the left of a token, inside the sentence.
---@param view troops.View
---@param index integer
---@param first integer
---@return troops.Mention?
local function owner_before(view, index, first)
  while index >= first do
    local mention = view.inside[index]
    if mention and owner_types[mention.type] then
      local before = view.low[mention.first - 1] or ""
      if not aside[before] then return mention end
    end
    index = mention and mention.first - 1 or index - 1
  end
  return nil
end

--- The owner that the subject of the verb names: "Egypt deployed 40 tanks and hundreds of troops".
---@param view troops.View
---@param candidate troops.Candidate
---@return troops.Actor?
local function by_subject(view, candidate)
  local phrase, verb = structure.owner(view, candidate)
  local changes = candidate.found.rule == "change" or candidate.verb_phrase ~= nil
  if not phrase and changes then phrase, verb = structure.clause_owner(view, candidate) end
  if not phrase then return nil end
  local clauses = view.clauses
  local word = view.low[clauses.head[verb]]
  if not (changes or triggers.owner[word] or triggers.object[word] == "deployed") then return nil end
  local from, to
  for index = clauses.first[phrase], clauses.last[phrase] do
    local mention = view.inside[index]
    if mention and owner_types[mention.type] then from, to = from or mention, mention end
  end
  if not from then return nil end
  local found = of_mention(view, from, "subject")
  found.text = (reader.words(view, from.first, to.last):gsub("'s$", ""):gsub("’s$", ""))
  return found
end

--- The unit that a capitalised name with an ordinal stands for: "troops from the 4th Mountain Division".
---@param view troops.View
---@param index integer
---@return troops.Actor?
local function unit_name(view, index)
  local last = index
  if not (view.low[index] or ""):find "^%d+%l%l$" then return nil end
  while (view.text[last + 1] or ""):find "^%u%a" do last = last + 1 end
  if last == index then return nil end
  local text = reader.words(view, index, last)
  return { text = text, name = text, via = "of" }
end

--- The group that people are charged with belonging to.
---@param view troops.View
---@param candidate troops.Candidate
---@return troops.Actor?
local function by_charge(view, candidate)
  local charged = false
  for index = candidate.after, math.min(view.count, candidate.after + 16) do
    local word = view.low[index]
    if word == "." or word == ";" then return nil end
    if charging[word] then charged = true end
    local mention = charged and view.low[index - 1] ~= nil and belonging[view.low[index - 2]] and view.inside[index]
    if mention and mention.first == index and (mention.type == "organization" or mention.type == "group" or mention.type == "other") then
      return of_mention(view, mention, "of")
    end
  end
  return nil
end

--- The actor after the head: "of the 1st Infantry Brigade", "from Burundi".
---@param view troops.View
---@param candidate troops.Candidate
---@return troops.Actor?
local function following(view, candidate)
  if candidate.of_first then
    local found = within(view, candidate.of_first, candidate.of_last, "of")
    if found then return found end
  end
  local index = candidate.after
  if view.low[index] == "," and (view.low[index + 1] == "members" or view.low[index + 1] == "all")
    and view.low[index + 2] == "of" then
    local found = within(view, index + 3, index + 6, "of")
    if found then return found end
  end
  local verb = candidate.found.verb
  if view.low[index] == "from" and not leaves[candidate.found.event or ""]
    and not (verb and triggers.affecting[view.low[verb]]) then
    index = index + 1
    while view.low[index] and words.determiners[view.low[index]] do index = index + 1 end
    local mention = view.inside[index]
    if mention and owner_types[mention.type] then
      local found = of_mention(view, mention, "of")
      local second = view.low[mention.last + 1] == "and" and view.inside[mention.last + 2]
      if second then found.text = reader.words(view, mention.first, second.last) end
      return found
    end
    local unit = unit_name(view, index)
    if unit then return unit end
  end
  return nil
end

--- The actor from the antecedent of a noun phrase that leaves it out.
---@param candidate troops.Candidate
---@param antecedent troops.Candidate?
---@return troops.Actor?
local function inherited(candidate, antecedent)
  if not antecedent or not antecedent.actor then return nil end
  local actor = antecedent.actor
  return {
    text = actor.text, name = actor.name, country = actor.country,
    via = candidate.form == "bare" and "ellipsis" or "coreference",
  }
end

--- The owner of the same kind of people named before in the sentence: "attacked Malian soldiers, wounding two sentries".
---@param view troops.View
---@param candidate troops.Candidate
---@param first integer
---@return troops.Actor?
local function of_same_force(view, candidate, first)
  if not armed[candidate.class] or candidate.form == "bare" then return nil end
  for index = candidate.first - 1, first + 1, -1 do
    local lemma = units.lemma(view.low[index])
    local mention = lemma and units.class(lemma) == candidate.class and view.inside[index - 1]
    local listed = view.low[candidate.first - 1] == "and" and view.low[candidate.first - 2] == ","
    if mention and owner_types[mention.type] and mention.last == index - 1 and not listed then
      return of_mention(view, mention, "coreference")
    end
  end
  return nil
end

--- Finds the actor of a candidate.
---@param view troops.View
---@param candidate troops.Candidate
---@param first integer
---@param antecedent troops.Candidate?
---@return troops.Actor?
function actors.find(view, candidate, first, antecedent)
  if candidate.form == "compound" and view.low[candidate.last + 1] == "of" then
    local found = within(view, candidate.last + 2, candidate.last + 6, "of")
    if found then return found end
  end
  if candidate.lemma == "national" and candidate.head then
    local mention = view.inside[candidate.head]
    if mention then return of_mention(view, mention, "adjective") end
  end
  local first_modifier = candidate.number and candidate.number.last + 1 or candidate.first + 1
  local last_modifier = candidate.form == "compound" and candidate.last or (candidate.head or candidate.last) - 1
  local found = within(view, first_modifier, last_modifier, "adjective") or following(view, candidate)
  if found then
    if view.low[last_modifier] == "'s" or view.low[last_modifier] == "’s" then found.via = "possessive" end
    return found
  end
  for index = candidate.first - 1, math.max(first, candidate.first - 4), -1 do
    local word = view.low[index]
    if pointing_back[word] then
      local mention = owner_before(view, index - 1, first)
      if mention then return of_mention(view, mention, "possessive") end
    elseif (word == "'s" or word == "’s") and view.inside[index - 1] then
      return of_mention(view, view.inside[index - 1], "possessive")
    elseif view.inside[index] and owner_types[view.inside[index].type] and view.inside[index].kind == "demonym" then
      return of_mention(view, view.inside[index], "adjective")
    elseif not (words.determiners[word] or words.is_adverb(word) or word == "last" or word == "additional") then
      break
    end
  end
  for index = first_modifier, last_modifier do
    if pointing_back[view.low[index]] then
      local mention = owner_before(view, candidate.first - 1, first)
      if mention then return of_mention(view, mention, "possessive") end
    end
  end
  local verb = candidate.found and candidate.found.verb
  if verb and candidate.found.rule == "noun-of" and verb < candidate.first then
    local mention = view.inside[verb - 1] or view.low[candidate.first - 1] == "of" and view.inside[candidate.first - 3]
    if mention and owner_types[mention.type] then return of_mention(view, mention, "of") end
  end
  if candidate.level then
    local mention = view.inside[candidate.level - 1]
    if mention and owner_types[mention.type] then return of_mention(view, mention, "adjective") end
    antecedent = nil
  end
  local companion = view.low[candidate.first - 1] == "with" and view.low[candidate.first - 2] == "," and view.inside[candidate.first - 3]
  if companion and owner_types[companion.type] and armed[candidate.class] then return of_mention(view, companion, "possessive") end
  local rule = candidate.found.rule
  if verb and (rule == "raise-by" or rule == "cut-by" or rule == "change") then
    local last = verb + 1
    while last < candidate.first and not (words.prepositions[view.low[last]] and view.low[last] ~= "of") do last = last + 1 end
    if words.possessives[view.low[verb + 1]] then
      local mention = owner_before(view, verb - 1, first)
      if mention then return of_mention(view, mention, "possessive") end
    end
    local side = within(view, verb + 1, last - 1, "adjective")
    if side then return side end
  end
  if candidate.role == "joined" and antecedent and antecedent.actor and antecedent.found == candidate.found
    and antecedent.actor.via == "subject" then
    return inherited(candidate, antecedent)
  end
  if candidate.class ~= "civilians" and candidate.class ~= "casualties_unspecified" then
    local owner = by_subject(view, candidate)
    if owner then return owner end
  end
  if candidate.role == "object" and verb and triggers.owner[view.low[verb]] and candidate.class ~= "civilians" then
    local mention = owner_before(view, verb - 1, first)
    if mention then return of_mention(view, mention, "subject") end
  end
  if antecedent and (candidate.form == "bare" or candidate.generic or candidate.definite) then
    return inherited(candidate, antecedent)
  end
  return by_charge(view, candidate) or of_same_force(view, candidate, first)
end

--- The side of people who belong to the country of a place; an inference, not what the text says.
---@param place string?
---@param country string?
---@return troops.Actor?
function actors.of_place(place, country)
  if not place or not country then return nil end
  return { text = place, name = countries[country] or place, country = country, via = "location" }
end

return actors
