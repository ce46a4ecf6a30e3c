--- Finds what is said to happen to the people counted, by the structure of the clause.
local words = require "./words"
local units = require "./units"
local triggers = require "./triggers"
local governor = require "./governor"
local outcome = require "./outcome"
local structure = require "./structure"
local predicates = require "./predicates"

local events = {}
local result = outcome.new

local hard_stop = words.set "; : ! ?"
local fleeing = words.set "flee leave abandon evacuate relocate move seek"
local taken = words.set "prisoner hostage captive"
local aspect = words.set "began begin begins started start starts continued continue continues"
local ground = words.set "country region ground"

--- Looks for a state right after the noun phrase: "killed", "who were killed", "now on duty in".
---@param view troops.View
---@param candidate troops.Candidate
---@param limit integer
---@return troops.Event?
function events.after(view, candidate, limit)
  local index = candidate.after
  if view.low[index] == "," and words.relatives[view.low[index + 1] or ""] then index = index + 1 end
  while index <= limit and words.is_adverb(view.low[index]) do index = index + 1 end
  if index > limit then return nil end
  local word = view.low[index]
  if words.relatives[word] then
    if word == "whose" then
      local noun = view.low[index + 1]
      return triggers.noun[noun or ""] and result(triggers.noun[noun], "whose", index + 1, 0.7) or nil
    end
    local group = predicates.group(view, index + 1, limit)
    local found = predicates.read(view, group, limit)
    if found and found.event then found.rule = "relative-" .. found.rule end
    return found
  end
  if triggers.reporting[word] and triggers.state[view.low[index + 1] or ""] then index = index + 1; word = view.low[index] end
  if word == "forced" and (view.low[index + 1] == "from" or view.low[index + 1] == "out") then
    return result("displaced", "participle", index, 0.8)
  end
  if (word == "taken" or word == "held") and taken[view.low[index + 1] or ""] then return result("captured", "taken", index, 0.85) end
  if taken[word] and not words.is_auxiliary(view.low[index + 1] or "") then return result("captured", "taken", index, 0.85) end
  if word == "being" and view.low[index + 1] then index = index + 1; word = view.low[index] end
  if triggers.state[word] and not predicates.object_follows(view, index + 1, limit) then
    return result(triggers.state[word], "participle", index, 0.85)
  end
  if triggers.striking[word] and (view.low[index + 1] == "by" or view.low[index + 1] == "in") then
    return result("other", "participle", index, 0.8)
  end
  if triggers.gerund(word) and (triggers.subject[word] == "killed" or triggers.harm[triggers.subject[word] or ""]
      and not predicates.object_follows(view, index + 1, limit)) then
    return result(triggers.subject[word], "participle", index, 0.8)
  end
  if word == "on" and (view.low[index + 1] == "duty" or view.low[index + 1] == "patrol") then
    return result("present", "on-duty", index, 0.8)
  end
  if word == "to" and triggers.subject[view.low[index + 1] or ""] then return nil end
  return nil
end

--- The harm that a finite verb adds to a participle after the noun: "12 people injured in the crash have died".
---@param view troops.View
---@param state troops.Event
---@param limit integer
---@return troops.Event?
local function beyond_participle(view, state, limit)
  if state.rule ~= "participle" or not state.verb then return nil end
  for index = state.verb + 1, math.min(limit, state.verb + 14) do
    local word = view.low[index]
    if hard_stop[word] or word == "," or word == "and" or words.relatives[word] or words.saying[word]
      or words.subordinators[word] and not words.prepositions[word] then
      return nil
    end
    local main = words.is_auxiliary(word) and word ~= "to" and predicates.group(view, index, limit)
      or view.text[index]:find "^%l" and triggers.harm[triggers.subject[word] or ""] and not triggers.gerund(word)
        and { main = index, be = false }
    if main then
      local found = predicates.read(view, main, limit)
      local undone = state.event == "captured" and found and triggers.affecting[view.low[found.verb or 0] or ""]
      return found and (undone or triggers.harm[found.event or ""]) and found or nil
    end
  end
  return nil
end

--- Whether a comma only divides a list: "and" follows before any verb or further comma.
---@param view troops.View
---@param from integer
---@param limit integer
---@return boolean
local function list_goes_on(view, from, limit)
  if not (words.possessives[view.low[from]] or words.determiners[view.low[from]]) then return false end
  for index = from, math.min(limit, from + 6) do
    local word = view.low[index]
    if word == "and" or word == "or" then return true end
    if word == "," or words.is_auxiliary(word) or words.relatives[word] then return false end
  end
  return false
end

--- Looks right for the main verb of which the phrase is the subject.
---@param view troops.View
---@param candidate troops.Candidate
---@param limit integer
---@return troops.Event?
function events.main_verb(view, candidate, limit)
  local index = candidate.after
  local steps = 0
  while index <= limit and steps < 40 do
    local word = view.low[index]
    if hard_stop[word] then return nil end
    if words.is_auxiliary(word) and word ~= "to" then
      local found = predicates.read(view, predicates.group(view, index, limit), limit)
      if found then return found end
    elseif aspect[word] and view.low[index + 1] == "to" then
      return predicates.read(view, { main = index + 2, be = false }, limit)
    elseif word == "opened" and view.low[index + 1] == "fire" then
      return result("other", "assault", index, 0.7)
    elseif triggers.subject[word] or triggers.object[word] then
      local previous = view.low[index - 1]
      if not (words.determiners[previous] or words.prepositions[previous] or previous == "-" or previous == "and"
          and triggers.gerund(word)) then
        return predicates.read(view, { main = index, be = false }, limit)
      end
    elseif words.relatives[word] and index > candidate.after then
      if view.low[index - 1] == "," then
        local close = index
        while close <= limit and view.low[close] ~= "," do close = close + 1 end
        index = close
      end
    elseif words.subordinators[word] and not words.prepositions[word] and word ~= "and" then
      return nil
    elseif words.saying[word] then
      return nil
    elseif word == "," or word == "(" or word == "–" or word == "—" then
      local nextword = view.low[index + 1] or ""
      if not (nextword == "and" or view.number[index + 1] or nextword == "a" or nextword == "an"
          or list_goes_on(view, index + 1, limit)) then
        local close = index + 1
        while close <= limit and view.low[close] ~= "," and view.low[close] ~= ")" and view.low[close] ~= "–"
          and view.low[close] ~= "—" do
          close = close + 1
        end
        if close > limit then
          if not words.is_auxiliary(nextword) then return nil end
        else
          index = close
        end
      end
    end
    index = index + 1
    steps = steps + 1
  end
  return nil
end

--- Whether a place phrase follows the noun phrase: "troops in Iraq".
---@param view troops.View
---@param candidate troops.Candidate
---@param limit integer
---@return boolean
local function place_follows(view, candidate, limit)
  local index = candidate.after
  while index <= limit and words.is_adverb(view.low[index]) do index = index + 1 end
  local word = view.low[index]
  if index >= limit or not (word == "in" or word == "at" or word == "on" or word == "inside" or word == "near") then
    return false
  end
  for ahead = index + 1, math.min(limit, index + 3) do
    if view.inside[ahead] and view.inside[ahead].type ~= "person" and not view.date[ahead] then return true end
    if ground[view.low[ahead]] then return true end
  end
  return false
end

--- What a participle among the modifiers says: "41 wounded people".
---@param view troops.View
---@param candidate troops.Candidate
---@return troops.Event?
local function modifier_state(view, candidate)
  for index = candidate.mods_first or 1, candidate.mods_last or 0 do
    local state = triggers.state[view.low[index]]
    if state and triggers.harm[state] then return result(state, "modifier", index, 0.75) end
  end
  return nil
end

--- Whether people who are forced are forced away: "from their homes", "out", "to flee".
---@param view troops.View
---@param candidate troops.Candidate
---@return boolean
local function driven_out(view, candidate)
  local word, follow = view.low[candidate.after], view.low[candidate.after + 1]
  return word == "from" or word == "out" or word == "off" or word == "into"
    or word == "to" and (fleeing[follow] or triggers.subject[follow or ""] == "displaced")
end

--- The claim of the sentence before whose part is given: "That includes 20,000 in the north."
---@param view troops.View
---@param candidate troops.Candidate
---@return troops.Candidate?
local function part_of_before(view, candidate)
  local whole = view.recent[#view.recent]
  local subject = view.low[candidate.first - 2]
  return whole and candidate.sentence - whole.sentence == 1 and (subject == "that" or subject == "this" or subject == "these"
    or subject == "they" or subject == "those") and whole or nil
end

--- The event of a candidate.
---@param view troops.View
---@param candidate troops.Candidate
---@param first integer
---@param limit integer
---@param earlier troops.Candidate[]
---@return troops.Event
---@return string role
function events.find(view, candidate, first, limit, earlier)
  local role, found = governor.find(view, candidate, first, limit, earlier)
  local bound, bound_role = structure.find(view, candidate)
  local beyond = bound and beyond_participle(view, bound, limit)
  if beyond then
    beyond.subject = true
    return beyond, "subject"
  end
  if bound and role ~= "echo" and role ~= "part" and not (found and triggers.harm[found.event])
    and (triggers.harm[bound.event] or bound_role == "object" and not (found and found.event)
      or bound_role == "subject" and (candidate.form == "bare" or candidate.class == "equipment")) then
    return bound, bound_role
  end
  if found and found.rule == "noun-of" and found.event == "total_strength" then
    found = structure.of_formation(view, candidate) or found
  end
  if role == "echo" and found then return found, role end
  if found and found.event == "displaced" and found.verb and view.low[found.verb]:find "^forc"
    and not driven_out(view, candidate) then
    found.event = "other"
  end
  local fate = candidate.lemma and units.fate(candidate.lemma)
  if fate and fate ~= "captured" and fate ~= "displaced" then
    local event = fate
    return result(event, "noun", candidate.head, 0.9), role
  end
  local state = events.after(view, candidate, limit)
  local there = candidate.class ~= "civilians" and place_follows(view, candidate, limit)
  if role == "object" and found and found.event then
    if (found.event == "withdrawn" or found.event == "total_strength") and (state and state.event == "present"
        or there and (found.event == "total_strength" or view.low[candidate.after] == "in")) then
      return result("present", "in-place", candidate.after, 0.75), role
    end
    if found.event ~= "other" and found.event ~= "deployed" or triggers.affecting[view.low[found.verb]] then
      return found, role
    end
  end
  local later = state and beyond_participle(view, state, limit)
  if later then
    later.subject = true
    return later, "subject"
  end
  if state and state.event and (state.event ~= "other" or role ~= "object") and state.rule ~= "relative-agent" then
    return state, role
  end
  local own = modifier_state(view, candidate)
  if own and not (found and found.event and found.event ~= "other") then return own, role end
  if role == "object" and found and found.event then return found, role end
  if role == "joined" and found and found.event and found.subject ~= true then return found, role end
  if role == "part" then
    local whole = earlier[#earlier] or part_of_before(view, candidate)
    if whole and whole.found and whole.found.event then
      return result(whole.found.event, "part", whole.found.verb, 0.8), role
    end
    return events.main_verb(view, candidate, limit) or result(nil, "part", nil, 0.4), role
  end
  if role == "subject" or role == "joined" then
    local main = events.main_verb(view, candidate, limit)
    if main and main.rule == "agent" and there and not (state and state.event) then
      return result("present", "in-place", candidate.after, 0.7), role
    end
    if main and main.event and not (main.rule == "agent" and state and state.event) then
      main.subject = true
      return main, role
    end
    if role == "joined" and found then return found, role end
  end
  if state and state.event then return state, role end
  if candidate.form == "compound" then return result("total_strength", "compound", candidate.head, 0.8), role end
  if there then
    return result("present", "in-place", candidate.after, 0.7), role
  end
  if found and found.rule == "have" then return result("total_strength", "have", found.verb, 0.6), role end
  if found and found.rule == "there" then return result("present", "there", found.verb, 0.5), role end
  if fate then return result(fate, "noun", candidate.head, 0.7), role end
  return result(found and found.event or nil, found and found.rule or "none", found and found.verb, 0.4), role
end

return events
