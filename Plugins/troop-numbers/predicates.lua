--- Reads the verb group of which the counted are the subject, and what it says of them.
local words = require "./words"
local units = require "./units"
local triggers = require "./triggers"
local outcome = require "./outcome"

local predicates = {}
local result = outcome.new

local going = words.set "go goes went gone going head heads headed heading"
local leaving_home = words.set "left leave leaves leaving abandon abandoned abandoning quit"
local home = words.set "home homes house houses village villages"
local taken = words.set "prisoner hostage captive"
local reflexive = words.set "him them himself herself themselves itself"

--- Reads the verb group that starts at a token.
---@param view troops.View
---@param index integer
---@param limit integer
---@return table group  main, passive, be, last
function predicates.group(view, index, limit)
  local group = { be = false, passive = false, have = false }
  while index <= limit do
    local word = view.low[index]
    if words.be[word] then
      group.be = true
    elseif words.have[word] then
      group.have = true
    elseif not (words.is_auxiliary(word) or words.is_adverb(word)) then
      break
    end
    index = index + 1
  end
  if index <= limit and group.be and triggers.reporting[view.low[index]] then
    local ahead = index + 1
    while ahead <= limit and (words.is_auxiliary(view.low[ahead]) or words.is_adverb(view.low[ahead])
        or words.prepositions[view.low[ahead]] and triggers.state[view.low[ahead + 1] or ""]) do
      ahead = ahead + 1
    end
    if ahead <= limit and (triggers.state[view.low[ahead]] or triggers.subject[view.low[ahead]]) then index = ahead end
  end
  group.main = index <= limit and index or nil
  return group
end

--- Whether an object follows a token, so that a form in "-ed" before it is active.
---@param view troops.View
---@param index integer
---@param limit integer
---@return boolean
function predicates.object_follows(view, index, limit)
  if index > limit then return false end
  local word = view.low[index]
  if words.determiners[word] or words.possessives[word] or reflexive[word] then return true end
  local number = view.number[index]
  if number and number.approx then return true end
  return view.inside[index] ~= nil and view.date[index] == nil
    and not words.prepositions[word]
end

--- Whether a verb of leaving is about homes: "have left their homes".
---@param view troops.View
---@param main integer
---@param limit integer
---@return boolean
local function leaves_home(view, main, limit)
  return leaving_home[view.low[main]] and main + 2 <= limit and words.determiners[view.low[main + 1]]
    and home[view.low[main + 2]] or false
end

--- The harm that a second participle adds: "were chased by soldiers and shot and killed".
---@param view troops.View
---@param main integer
---@param limit integer
---@return troops.Event?
local function coordinate(view, main, limit)
  if not view.low[main]:find "e[dn]$" and not triggers.reporting[view.low[main]] then return nil end
  for index = main + 1, math.min(limit, main + 8) do
    local word = view.low[index]
    if word == "," or words.is_auxiliary(word) or words.relatives[word] or words.subordinators[word] and not words.prepositions[word] then
      return nil
    end
    local state = word == "and" and triggers.state[view.low[index + 1] or ""]
    if state and triggers.harm[state] and not predicates.object_follows(view, index + 2, limit) then
      return result(state, "passive", index + 1, 0.85)
    end
  end
  return nil
end

--- The event of a verb group of which the counted are the subject.
---@param view troops.View
---@param group table
---@param limit integer
---@return troops.Event?
function predicates.read(view, group, limit)
  local main = group.main
  if not main then return nil end
  local word = view.low[main]
  if group.be then
    local verb = view.clauses.verb_at[main]
    local particles = verb and triggers.phrasal[view.clauses.lemma[verb]]
    local event = particles and particles[view.low[main + 1]]
    if event then return result(event, "passive", main, 0.85) end
    if triggers.state[word] then return result(triggers.state[word], "passive", main, 0.9) end
    if triggers.striking[word] and not triggers.gerund(word) then return result("other", "passive", main, 0.8) end
    if word == "taken" and taken[view.low[main + 1] or ""] then return result("captured", "taken", main, 0.85) end
    local second = coordinate(view, main, limit)
    if second then return second end
    if word == "driven" or word == "forced" then return result("displaced", "passive", main, 0.8) end
    if word == "among" then
      for index = main + 1, math.min(limit, main + 4) do
        local state = units.fate(view.low[index]) or triggers.state[view.low[index]]
        if state then return result(state, "among", index, 0.85) end
      end
    end
    if triggers.gerund(word) then
      local event = triggers.subject[word] or (word == "going" and "deployed")
      if event then return result(event, "progressive", main, 0.8) end
      return result("other", "agent", main, 0.5)
    end
    if word == "in" or word == "at" or word == "on" or word == "near" or word == "inside" or word == "across" then
      return result("present", "be-in", main, 0.7)
    end
    return result(nil, "be", main, 0.4)
  end
  if word == "part" then return result(nil, "part", main, 0.4) end
  if leaves_home(view, main, limit) then return result("displaced", "homes", main, 0.85) end
  if (word == "make" or word == "makes" or word == "made") and view.low[main + 1] == "up" then
    return result("total_strength", "make-up", main, 0.8)
  end
  if going[word] and (view.low[main + 1] == "to" or view.low[main + 1] == "into") then
    return result("deployed", "intransitive", main, 0.8)
  end
  if triggers.subject[word] and not (predicates.object_follows(view, main + 1, limit) and triggers.object[word]
      and triggers.subject[word] ~= "withdrawn") then
    return result(triggers.subject[word], "intransitive", main, 0.85)
  end
  if word == "lost" or word == "gave" or word == "given" or word == "lose" then
    for index = main + 1, math.min(limit, main + 3) do
      if view.low[index] == "lives" or view.low[index] == "life" then return result("killed", "lives", main, 0.9) end
    end
  end
  if (word == "laid" or word == "lay" or word == "laying") and view.low[main + 1] == "down" then
    return result("surrendered", "arms", main, 0.85)
  end
  if word == "received" or word == "receive" or word == "undergone" then
    for index = main + 1, math.min(limit, main + 4) do
      if view.low[index] == "training" then return result("trained", "received-training", main, 0.8) end
    end
  end
  if triggers.state[word] and not predicates.object_follows(view, main + 1, limit) then
    return result(triggers.state[word], "participle", main, 0.75)
  end
  return result("other", "agent", main, 0.5)
end

return predicates
