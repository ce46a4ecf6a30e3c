--- Finds what is said to happen to the people counted, by the structure of the clause.
local words = require "./words"
local units = require "./units"
local triggers = require "./triggers"

local events = {}

---@class troops.Event
---@field event string?
---@field rule string      which rule found it
---@field verb integer?    the token that carries the event
---@field subject boolean? the counted are the subject of the verb
---@field confidence number

local light = words.set [[only just also nearly almost about some all total estimated additional last first remaining other
  another more further new extra up as many of whole roughly around least at]]
local commas = words.set ", ; : ( [ – — –"
local quote = words.set "\" “ ” '' `` ' ‘ ’"
local going = words.set "go goes went gone going head heads headed heading"
local raising = words.set [[increase increases increased increasing augment augmented augmenting boost boosted boosting
  reinforce reinforced reinforcing expand expanded expanding raise raised raising grow grew grown growing rise rises rose]]
local lowering = words.set "reduce reduces reduced reducing cut cuts cutting shrink shrank lower lowered fall falls fell fallen drop drops dropped"
local level = words.set "level levels strength force forces number numbers total troops presence"
local clause_opener = words.set "after before since until as than"
local hard_stop = words.set "; : ! ?"

--- Makes a result.
---@param event string?
---@param rule string
---@param verb integer?
---@param confidence number
---@return troops.Event
local function result(event, rule, verb, confidence)
  return { event = event, rule = rule, verb = verb, confidence = confidence }
end

--- Reads the verb group that starts at a token.
---@param view troops.View
---@param index integer
---@param limit integer
---@return table group  main, passive, be, last
local function verb_group(view, index, limit)
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
local function object_follows(view, index, limit)
  if index > limit then return false end
  local word = view.low[index]
  if words.determiners[word] or words.possessives[word] or word == "him" or word == "them" then return true end
  local number = view.number[index]
  if number and number.approx then return true end
  return view.inside[index] ~= nil and view.date[index] == nil
    and not words.prepositions[word]
end

--- The event of a verb group of which the counted are the subject.
---@param view troops.View
---@param group table
---@param limit integer
---@return troops.Event?
local function predicate(view, group, limit)
  local main = group.main
  if not main then return nil end
  local word = view.low[main]
  if group.be then
    if triggers.state[word] then return result(triggers.state[word], "passive", main, 0.9) end
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
  if (word == "make" or word == "makes" or word == "made") and view.low[main + 1] == "up" then
    return result("total_strength", "make-up", main, 0.8)
  end
  if going[word] and (view.low[main + 1] == "to" or view.low[main + 1] == "into") then
    return result("deployed", "intransitive", main, 0.8)
  end
  if triggers.subject[word] and not (object_follows(view, main + 1, limit) and triggers.object[word]
      and triggers.subject[word] ~= "withdrawn") then
    return result(triggers.subject[word], "intransitive", main, 0.85)
  end
  if word == "lost" or word == "gave" or word == "given" or word == "lose" then
    for index = main + 1, math.min(limit, main + 3) do
      if view.low[index] == "lives" or view.low[index] == "life" then return result("killed", "lives", main, 0.9) end
    end
  end
  if word == "received" or word == "receive" or word == "undergone" then
    for index = main + 1, math.min(limit, main + 4) do
      if view.low[index] == "training" then return result("trained", "received-training", main, 0.8) end
    end
  end
  if triggers.state[word] and not object_follows(view, main + 1, limit) then
    return result(triggers.state[word], "participle", main, 0.75)
  end
  return result("other", "agent", main, 0.5)
end

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
    local group = verb_group(view, index + 1, limit)
    local found = predicate(view, group, limit)
    if found and found.event then found.rule = "relative-" .. found.rule end
    return found
  end
  if triggers.reporting[word] and triggers.state[view.low[index + 1] or ""] then index = index + 1; word = view.low[index] end
  if word == "being" and view.low[index + 1] then index = index + 1; word = view.low[index] end
  if triggers.state[word] and not object_follows(view, index + 1, limit) then
    return result(triggers.state[word], "participle", index, 0.85)
  end
  if word == "on" and (view.low[index + 1] == "duty" or view.low[index + 1] == "patrol") then
    return result("present", "on-duty", index, 0.8)
  end
  if word == "to" and triggers.subject[view.low[index + 1] or ""] then return nil end
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
      local found = predicate(view, verb_group(view, index, limit), limit)
      if found and found.event then return found end
      if found then return found end
    elseif triggers.subject[word] or triggers.object[word] then
      local previous = view.low[index - 1]
      if not (words.determiners[previous] or words.prepositions[previous] or previous == "-" or previous == "and"
          and triggers.gerund(word)) then
        return predicate(view, { main = index, be = false }, limit)
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

--- Looks left for the word that governs the phrase.
---@param view troops.View
---@param candidate troops.Candidate
---@param first integer  first token of the sentence
---@param limit integer
---@param earlier troops.Candidate[]  those of the sentence so far
---@return string role  "object", "agent", "phrase", "subject", "joined", "part", "change"
---@return troops.Event?
function events.governor(view, candidate, first, limit, earlier)
  local index = candidate.first - 1
  local joined = false
  while index >= first do
    local word = view.low[index]
    local previous = view.low[index - 1] or ""
    if quote[word] then
      index = index - 1
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
      if word == "with" then index = index - 1 elseif word == "as" then index = index - 2 end
      local stated = word == "," and triggers.state[previous]
      if stated and words.determiners[view.low[index - 2] or ""] and not earlier[1] then
        return "object", result(stated, "apposition", index - 1, 0.8)
      end
      joined = true
      local near = neighbour(view, earlier, index)
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
      for back = index - 1, math.max(first, index - 5), -1 do
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
        if noun == "troops" or noun == "troop" or noun == "soldiers" or noun == "force" then
          return "object", result("present", "level", back, 0.6)
        end
      end
      return "phrase", result(nil, word, index, 0.4)
    elseif words.prepositions[word] then
      if joined or (clause_opener[word] and words.is_auxiliary(view.low[candidate.after] or "")) then
        return "subject", nil
      end
      if word == "from" or word == "to" then
        local change = change_of(view, index, first, earlier)
        if change then return "object", change end
      end
      return "phrase", result(nil, word, index, 0.4)
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
        if noun == "missing" then return "object", result("missing", "be-toll", back, 0.8) end
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
    elseif joined and (view.text[index]:match "^%a" or word == "'s" or word == "." or word == "-") then
      index = index - 1
    else
      return "subject", nil
    end
  end
  return "subject", nil
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
    if view.low[ahead] == "country" or view.low[ahead] == "region" then return true end
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

--- The event of a candidate.
---@param view troops.View
---@param candidate troops.Candidate
---@param first integer
---@param limit integer
---@param earlier troops.Candidate[]
---@return troops.Event
---@return string role
function events.find(view, candidate, first, limit, earlier)
  local role, found = events.governor(view, candidate, first, limit, earlier)
  if role == "echo" and found then return found, role end
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
  if state and state.event and (state.event ~= "other" or role ~= "object") and state.rule ~= "relative-agent" then
    return state, role
  end
  local own = modifier_state(view, candidate)
  if own and not (found and found.event and found.event ~= "other") then return own, role end
  if role == "object" and found and found.event then return found, role end
  if role == "joined" and found and found.event and found.subject ~= true then return found, role end
  if role == "part" then
    local whole = earlier[#earlier]
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
