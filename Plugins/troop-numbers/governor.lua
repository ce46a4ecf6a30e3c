--- Finds the word that governs a noun phrase, by walking left from it.
local words = require "./words"
local units = require "./units"
local triggers = require "./triggers"
local outcome = require "./outcome"

local governor = {}
local result = outcome.new

local light = words.set [[only just also nearly almost about some all total estimated additional last first remaining current other
  another more further new extra up as many of whole roughly around least at]]
local quote = words.set "\" “ ” '' `` ' ‘ ’"
local hard_stop = words.set "; : ! ?"
local raising = words.set [[increase increases increased increasing augment augmented augmenting boost boosted boosting
  reinforce reinforced reinforcing expand expanded expanding raise raised raising grow grew grown growing rise rises rose]]
local lowering = words.set "reduce reduces reduced reducing cut cuts cutting shrink shrank lower lowered fall falls fell fallen drop drops dropped"
local level = words.set "level levels strength force forces number numbers total troops presence"
local bringing = words.set [[bring brings bringing brought raise raises raising raised push pushes pushing pushed lift
  lifts lifting lifted take takes taking took]]
local counted_dead = words.set "toll deaths fatalities"
local finite = words.set "was were have has had is are"
local taking_lives = words.set "claim claims claimed claiming cost costs costing take takes took taken taking"
local ordering = words.set "order orders ordered ordering"
local moved = words.set "into to"
local clause_opener = words.set "after before since until as than"

--- The nearest earlier candidate that ends shortly before a token, with no verb between.
---@param view troops.View
---@param earlier troops.Candidate[]
---@param index integer
---@return troops.Candidate?
local function neighbour(view, earlier, index)
  local previous = earlier[#earlier]
  if not previous or previous.last >= index or index - previous.last > 16 then return nil end
  for between = previous.last + 1, index do
    local word = view.low[between]
    if triggers.object[word] and not triggers.state[word] or words.is_auxiliary(word) and word ~= "to" then return nil end
  end
  return previous
end

--- Whether the token is a passive participle with its auxiliary before it.
---@param view troops.View
---@param index integer
---@param first integer
---@return boolean
local function is_passive(view, index, first)
  local before = index - 1
  while before >= first and words.is_adverb(view.low[before]) do before = before - 1 end
  return before >= first and words.be[view.low[before]] or false
end

--- What "from N" and "to N" say when a level changes: both numbers stood or will stand there.
---@param view troops.View
---@param index integer  of the preposition
---@param first integer
---@param earlier troops.Candidate[]
---@return troops.Event?
local function change_of(view, index, first, earlier)
  local previous = view.low[index - 1] or ""
  if (previous == "down" or previous == "up") and earlier[1] and earlier[#earlier].found then
    return result(earlier[#earlier].found.event, "change", index, 0.6)
  end
  local last = earlier[#earlier]
  if last and last.twin and last.last == index - 1 and last.found then
    return result(last.found.event, "change", index, 0.6)
  end
  for back = index - 1, math.max(first, index - 8), -1 do
    local word = view.low[back]
    if level[word] or raising[word] or lowering[word] then return result("present", "change", back, 0.6) end
  end
  return nil
end

--- The event of the number before, whose verb a bare number with a place of its own goes without: "two were caught in
--- Lyon and two in Nice".
---@param view troops.View
---@param candidate troops.Candidate
---@param earlier troops.Candidate[]
---@return troops.Event?
local function in_gap(view, candidate, earlier)
  local previous = earlier[#earlier]
  local word = view.low[candidate.after]
  if candidate.form ~= "bare" or not previous or not previous.found or candidate.first - previous.last > 14
    or not (word == "in" or word == "at" or word == "near") or not view.inside[candidate.after + 1] then
    return nil
  end
  local found = previous.found
  return found and found.event and found.verb and found.verb > previous.last and result(found.event, "gap", found.verb, 0.8)
    or nil
end

--- What is counted by a total that something brings to a number: "bringing the number of deaths in the blast to 171".
---@param view troops.View
---@param index integer  of "to"
---@param first integer
---@return troops.Event?
local function total_brought(view, index, first)
  local event, noun
  for back = index - 1, math.max(first, index - 16), -1 do
    local word = view.low[back]
    if hard_stop[word] then return nil end
    local fate = units.fate(units.lemma(word) or "") or word == "toll" and "killed"
    if fate then event, noun = fate, back end
    if bringing[word] then return event and result(event, "toll", noun, 0.85) end
  end
  return nil
end

--- What the verb to the left says of its subject: "was killed at home, along with two friends".
---@param view troops.View
---@param index integer
---@param first integer
---@return troops.Event?
local function clause_event(view, index, first)
  for back = index, math.max(first, index - 20), -1 do
    local word = view.low[back]
    if hard_stop[word] or words.relatives[word] then return nil end
    local state = triggers.state[word]
    if state and is_passive(view, back, first) then return result(state, "beside", back, 0.8) end
    local event = triggers.subject[word]
    if event and triggers.harm[event] and not triggers.gerund(word) then return result(event, "beside", back, 0.8) end
  end
  return nil
end

--- Looks left for the word that governs the phrase.
---@param view troops.View
---@param candidate troops.Candidate
---@param first integer  first token of the sentence
---@param limit integer
---@param earlier troops.Candidate[]  those of the sentence so far
---@return string role  "object", "agent", "phrase", "subject", "joined", "part", "change"
---@return troops.Event?
function governor.find(view, candidate, first, limit, earlier)
  local index = candidate.first - 1
  local joined = false
  while index >= first do
    local word = view.low[index]
    local previous = view.low[index - 1] or ""
    if quote[word] then
      index = index - 1
    elseif counted_dead[word] and candidate.number and candidate.number.approx == "up_to" and total_brought(view, index + 1, first) then
      return "object", result("killed", "toll-up", index, 0.85)
    elseif candidate.lemma == "life" and taking_lives[word] then
      return "object", result("killed", "lives", index, 0.9)
    elseif word == "including" or (word == "among" and index > first) or (word == "as" and previous == "such")
      or word == "includes" or word == "include" or word == "included" then
      for back = index - 1, math.max(first, index - 3), -1 do
        local fate = triggers.state[view.low[back]] or units.fate(units.lemma(view.low[back]) or "")
        if fate then return "object", result(fate, "includes", back, 0.8) end
      end
      return "part", nil
    elseif (word == "them" or word == "whom") and (previous == "among" or previous == "of") then
      return "part", nil
    elseif word == "and" or word == "or" or word == "," or word == "plus" or (word == "as" and previous == "well")
      or (word == "with" and previous == "along") or (word == "well" and previous == "as") then
      if word == "," and index == candidate.first - 1 and not earlier[1] and index - first < 8 then
        return "subject", nil
      end
      local beside = word == "with" and not earlier[1] and clause_event(view, index - 2, first)
      if beside then return "joined", beside end
      if word == "with" then index = index - 1 elseif word == "as" then index = index - 2 end
      local stated = word == "," and triggers.state[previous]
      if stated and words.determiners[view.low[index - 2] or ""] and not earlier[1] then
        return "object", result(stated, "apposition", index - 1, 0.8)
      end
      joined = true
      local gapped = index == candidate.first - 1 and in_gap(view, candidate, earlier)
      if gapped then return "joined", gapped end
      local near = neighbour(view, earlier, index)
      if word == "," and near and near.found and near.found.rule == "noun" and candidate.form == "bare"
        and finite[view.low[candidate.after] or ""] then
        return "subject", nil
      end
      if near and near.found and (near.found.verb or index) < candidate.first and near.found.verb ~= near.last
        and finite[view.low[candidate.after] or ""] and near.found.rule == "object" then
        return "subject", nil
      end
      if near and near.found then return "joined", near.found end
      if near then return "joined", nil end
      if words.is_auxiliary(view.low[candidate.after] or "") then return "subject", nil end
      if word == "," and previous ~= "" and index - first < 3 then return "subject", nil end
      index = index - 1
    elseif word == "of" or word == "in" and (previous == "resulting" or previous == "resulted") then
      local noun = previous
      local back = index - 1
      if noun == "total" or noun == "group" or noun == "estimated" or noun == "number" then
        index = back - 1
      elseif noun == "resulting" or noun == "resulted" then
        return "phrase", result(nil, "resulting-in", back, 0.4)
      elseif triggers.noun[noun] == "total_strength" then
        for step = back - 1, math.max(first, back - 8), -1 do
          if view.low[step] == "deployment" then return "object", result("deployed", "noun-of", step, 0.7) end
        end
        return "object", result("total_strength", "noun-of", back, 0.7)
      elseif triggers.noun[noun] then
        return "object", result(triggers.noun[noun], "noun-of", back, 0.85)
      elseif triggers.object[noun] and triggers.gerund(noun) then
        return "object", result(triggers.object[noun], "noun-of", back, 0.85)
      else
        for step = back - 1, math.max(first, back - 3), -1 do
          if triggers.noun[view.low[step]] and words.prepositions[view.low[step + 1]] == nil then
            return "phrase", result(nil, "of", index, 0.4)
          end
        end
        return "phrase", result(nil, "of", index, 0.4)
      end
    elseif word == "by" then
      for back = index - 1, math.max(first, index - 14), -1 do
        if view.low[back] == "," then break end
        if raising[view.low[back]] then return "object", result("deployed", "raise-by", back, 0.7) end
        if lowering[view.low[back]] then return "object", result("withdrawn", "cut-by", back, 0.7) end
      end
      return "agent", result("other", "agent", index, 0.5)
    elseif word == "to" and (previous == "risen" or previous == "rose" or previous == "rises" or previous == "climbed"
        or previous == "rising" or previous == "increased") or word == "at" and previous ~= "" and joined == false then
      for back = index - 1, first, -1 do
        local noun = view.low[back]
        if noun == "toll" or noun == "deaths" or noun == "fatalities" or noun == "dead" then
          return "object", result("killed", "toll", back, 0.9)
        end
        if (noun == "wounded" or noun == "injured" or noun == "missing") and view.low[back - 1] == "of" then
          return "object", result(triggers.state[noun], "toll", back, 0.8)
        end
        if noun == "troops" or noun == "troop" or noun == "soldiers" or noun == "force" or noun == "forces" then
          return "object", result("present", "level", back, 0.6)
        end
      end
      return "phrase", result(nil, word, index, 0.4)
    elseif words.prepositions[word] then
      if joined or (clause_opener[word] and words.is_auxiliary(view.low[candidate.after] or "")) then
        return "subject", nil
      end
      local toll = word == "to" and total_brought(view, index, first)
      if toll then return "object", toll end
      if word == "from" or word == "to" then
        local change = change_of(view, index, first, earlier)
        if change then return "object", change end
      end
      return "phrase", result(nil, word, index, 0.4)
    elseif ordering[word] and moved[view.low[candidate.after]] and view.inside[candidate.after + 1] then
      return "object", result("deployed", "ordered", index, 0.7)
    elseif triggers.object[word] and not words.be[word] then
      local gerund = triggers.gerund(word)
      if not gerund and triggers.state[word] and is_passive(view, index, first) then return "subject", nil end
      local event = triggers.object[word]
      return "object", result(event, "object", index, 0.9)
    elseif words.have[word] then
      return "object", result(nil, "have", index, 0.5)
    elseif words.be[word] then
      for back = index - 1, math.max(first, index - 12), -1 do
        local noun = view.low[back]
        if noun == "toll" or (noun == "dead" and view.low[back - 1] == "the") then
          return "object", result("killed", "be-toll", back, 0.85)
        end
        if noun == "wounded" or noun == "injured" then return "object", result("wounded", "be-toll", back, 0.8) end
        if noun == "missing" and view.low[back + 1] ~= "out" then return "object", result("missing", "be-toll", back, 0.8) end
        if noun == "casualties" then return "object", result("other", "be-toll", back, 0.7) end
        if noun == "deaths" then return "object", result("killed", "be-toll", back, 0.8) end
        if noun == "there" then return "object", result(nil, "there", index, 0.5) end
      end
      return "phrase", result(nil, "be", index, 0.4)
    elseif word == "reached" or word == "totalled" or word == "totaling" or word == "totalling" or word == "hit" then
      for back = index - 1, first, -1 do
        local noun = view.low[back]
        if triggers.noun[noun] == "killed" then return "object", result("killed", "toll", back, 0.85) end
        if noun == "casualties" then return "object", result("other", "toll", back, 0.7) end
      end
      return "object", result("other", "reached", index, 0.4)
    elseif word == "left" or word == "leaving" or word == "leave" or word == "leaves" then
      for ahead = candidate.after, math.min(limit, candidate.after + 8) do
        local state = triggers.state[view.low[ahead]]
        if state then return "object", result(state, "left", index, 0.85) end
        if hard_stop[view.low[ahead]] then break end
      end
      return "object", result("other", "left", index, 0.5)
    elseif word == "not" and earlier[1] then
      return "echo", earlier[#earlier].found
    elseif words.saying[word] or words.subordinators[word] or words.relatives[word] then
      return "subject", nil
    elseif light[word] or words.determiners[word] or words.is_adverb(word) then
      index = index - 1
    elseif previous == "and" and triggers.object[view.low[index - 2] or ""] and word:sub(-3) == view.low[index - 2]:sub(-3)
      and not joined then
      index = index - 2
    elseif joined and (view.text[index]:match "^%a" or word == "'s" or word == "." or word == "-") then
      index = index - 1
    else
      return "subject", nil
    end
  end
  return "subject", nil
end

return governor
