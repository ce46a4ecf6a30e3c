--- Whether a claim is asserted, planned, hypothetical or denied, and who makes it.
local words = require "./words"
local triggers = require "./triggers"
local reader = require "./reader"

local modality = {}

local pronouns = words.set "he she they it we i you who which that this those these"
local clause = words.set "when where because while after before since although though who which"
local hard_stop = words.set "; : ! ?"
local quote = words.set "\" “ ” '' `` ' ‘ ’"
local future = words.set "will 'll ’ll shall"
local harm = triggers.harm
local starting = words.set "begin begins start starts"
local reporting_noun = words.set "report reports claim claims"
local claiming = words.set "claim claims claimed claiming"
local deed = words.set "responsibility credit lives"
local as_said = words.set "as first previously earlier initially originally"

--- The words that tell anything of modality.
local telling = words.set "to as ,"
for _, set in ipairs { hard_stop, clause, future, triggers.intention, triggers.doubt, triggers.denial, words.be } do
  for word in pairs(set) do telling[word] = true end
end

--- Reads the signs of intention, doubt and denial before the event.
---@param view troops.View
---@param candidate troops.Candidate
---@param first integer
---@param limit integer
---@param moves boolean  whether the event is a move of forces
---@return boolean planned
---@return boolean doubtful
---@return boolean denied
local function signs(view, candidate, first, limit, moves)
  local planned, doubtful, denied = false, false, false
  local verb = candidate.found and candidate.found.verb or candidate.first
  local rule = candidate.found and candidate.found.rule
  if triggers.intention[view.low[verb] or ""] then planned = true end
  if rule == "participle" or rule == "on-duty" or rule == "in-place" then
    for index = math.max(first, candidate.first - 2), candidate.first - 1 do
      if triggers.doubt[view.low[index]] then doubtful = true end
    end
    return planned, doubtful, denied
  end
  if not moves and triggers.is_attempt(view, verb) then doubtful = true end
  local reach = rule == "noun-of" and 4 or 14
  local low = math.max(first, math.min(candidate.first, verb) - reach)
  local high = math.min(limit, math.max(candidate.first - 1, verb - 1))
  for index = high, low, -1 do
    local word = view.low[index]
    if not telling[word] then goto on end
    if hard_stop[word] or (index < candidate.first and clause[word])
      or word == "as" and index == candidate.first - 1 then
      break
    end
    if future[word] then planned = true end
    if triggers.intention[word] then planned = true end
    if triggers.doubt[word] and not (word == "may" and view.text[index] == "May") then doubtful = true end
    if triggers.denial[word] then denied = true end
    if word == "to" and index == verb - 1 and candidate.role == "object" and moves then planned = true end
    if words.be[word] and verb == index + 1 and triggers.gerund(view.low[verb]) and candidate.role == "object"
      and moves then
      planned = true
    end
    if index < math.min(candidate.first, verb) and (word == "," and not view.inside[index - 1]) and index < verb - 6 then
      break
    end
    ::on::
  end
  local before = candidate.first - 1
  if (view.low[before] == "not" or view.low[before] == "n't" or view.low[before] == "n’t")
    or (view.low[before] == "the" and view.low[before - 1] == "not") then
    denied = true
  end
  if candidate.found and candidate.found.subject and candidate.found.verb then
    local index = candidate.found.verb - 1
    while index > candidate.last and (words.is_auxiliary(view.low[index]) or words.is_adverb(view.low[index])) do
      if view.low[index] == "not" or view.low[index] == "n't" or view.low[index] == "n’t" then denied = true end
      index = index - 1
    end
  end
  return planned, doubtful, denied
end

--- Whether the verb of the event stands in the future.
---@param view troops.View
---@param candidate troops.Candidate
---@param first integer
---@return boolean
local function will_be(view, candidate, first)
  local found = candidate.found
  if found and found.verb and found.verb > candidate.last then
    for index = candidate.last + 1, found.verb do
      if future[view.low[index]] then return true end
    end
  end
  local verb = found and found.verb and found.verb < candidate.first and found.verb or candidate.first
  for index = math.max(first, verb - 3), verb - 1 do
    if future[view.low[index]] then return true end
  end
  return false
end

--- Whether what a noun of moving names lies ahead: "the deployment of 300 troops will begin", "is expected in May".
---@param view troops.View
---@param candidate troops.Candidate
---@param limit integer
---@return boolean
local function lies_ahead(view, candidate, limit)
  for index = candidate.after, math.min(limit, candidate.after + 10) do
    local word = view.low[index]
    if hard_stop[word] or words.relatives[word] or word == "and" then return false end
    if future[word] or words.be[word] and triggers.intention[view.low[index + 1] or ""] then return true end
    if starting[word] then return view.low[index + 1] == "next" end
  end
  return false
end

--- Settles modality and turns moves that have not happened into planned ones.
---@param view troops.View
---@param candidate troops.Candidate
---@param first integer
---@param limit integer
---@return string modality
---@return string event
function modality.find(view, candidate, first, limit)
  local event = candidate.found and candidate.found.event or "other"
  local moves = event == "deployed" or event == "withdrawn"
  local planned, doubtful, denied = signs(view, candidate, first, limit, moves)
  if moves and candidate.found.rule == "noun-of" and lies_ahead(view, candidate, limit) then planned = true end
  if moves and (planned or doubtful) then
    event = event == "deployed" and "planned_deploy" or "planned_withdraw"
  end
  if denied then return "denied", event end
  if moves then
    if doubtful then return "hypothetical", event end
    return planned and "planned" or "asserted", event
  end
  if doubtful then return "hypothetical", event end
  if will_be(view, candidate, first) then return harm[event] and "hypothetical" or "planned", event end
  if planned and (event == "total_strength" or event == "trained" or event == "recruited") then
    return "planned", event
  end
  return "asserted", event
end

--- The noun phrase that ends just before a token, without determiner.
---@param view troops.View
---@param index integer
---@param first integer
---@return string?
local phrase_before
function phrase_before(view, index, first)
  local verb = view.low[index + 1]
  while index >= first and (words.is_adverb(view.low[index]) or words.is_auxiliary(view.low[index]) or view.date[index]
      or view.low[index] == "as" or view.low[index] == "," and view.low[index + 1] == "as") do
    if words.be[view.low[index]] and not triggers.gerund(verb) then return nil end
    index = index - 1
    if words.saying[view.low[index] or ""] then index = index - 1 end
  end
  if index > first and words.saying[view.low[index]] then return phrase_before(view, index - 1, first) end
  if index >= first and words.relatives[view.low[index]] then
    index = index - (view.low[index - 1] == "," and 2 or 1)
  end
  local last = index
  if last < first then return nil end
  if view.low[last] == "," then
    local open = last - 1
    while open >= first and view.low[open] ~= "," do open = open - 1 end
    local named = view.inside[last - 1]
    if named and named.type == "person" then return reader.words(view, named.first, named.last) end
    if open > first then last = open - 1 else return nil end
  end
  local mention = view.inside[last]
  if mention and mention.type == "person" then return reader.words(view, mention.first, mention.last) end
  local start = last
  while start > first and last - start < 8 do
    local word = view.low[start - 1]
    if word == "," or quote[word] or hard_stop[word] or words.subordinators[word] or words.saying[word]
      or words.relatives[word] or pronouns[word] or word == ")" or word == "]" or word == "--" or words.be[word]
      or (words.prepositions[word] and word ~= "of" and word ~= "in") then
      break
    end
    start = start - 1
  end
  if start > first and words.relatives[view.low[start - 1]] then return phrase_before(view, start - 2, first) end
  while start < last and (words.determiners[view.low[start]] or view.low[start] == "and" or view.date[start]) do
    start = start + 1
  end
  if pronouns[view.low[last]] or words.possessives[view.low[last]] then return nil end
  if start == last and (words.prepositions[view.low[last]] or words.determiners[view.low[last]]) then return nil end
  if not view.text[last]:match "%a" or start == last and view.text[last]:find "^%l+ed$" then return nil end
  return reader.words(view, start, last)
end

--- Who the subject of a verb of saying is, by the layers of phrases and verbs.
---@param view troops.View
---@param index integer  of the verb
---@return boolean known  whether the layers know the subject
---@return string?
local function speaker(view, index)
  local clauses = view.clauses
  local verb = clauses.verb_at[index]
  local phrase = verb and clauses.voice[verb] == "active" and clauses.subject[verb]
  if not phrase then return false, nil end
  local first, last = clauses.first[phrase], clauses.last[phrase]
  local word = view.low[last]
  if pronouns[word] or words.possessives[word] then return true, nil end
  local mention = view.inside[last]
  if mention and mention.type == "person" then return true, reader.words(view, mention.first, mention.last) end
  while first < last and (words.determiners[view.low[first]] or view.date[first]) do first = first + 1 end
  local of = phrase + 1
  while clauses.attachment[of] == of - 1 and clauses.first[of] == last + 2 do
    last, of = clauses.last[of], of + 1
  end
  return true, reader.words(view, first, last)
end

--- The noun phrase that starts at a token, up to the next mark.
---@param view troops.View
---@param index integer
---@param limit integer
---@return string?
local function phrase_after(view, index, limit)
  while index <= limit and words.determiners[view.low[index]] do index = index + 1 end
  local mention = view.inside[index]
  if mention and mention.type == "person" then return reader.words(view, mention.first, mention.last) end
  local last = index
  while last < limit and last - index < 8 do
    local word = view.low[last + 1]
    if not view.text[last + 1]:match "^[%w'’%-]" or words.is_auxiliary(word) or words.relatives[word]
      or words.saying[word] or (words.prepositions[word] and word ~= "of" and word ~= "in") or word == "and" then
      break
    end
    last = last + 1
  end
  if index > limit or pronouns[view.low[index]] or not view.text[index]:match "%w" then return nil end
  return reader.words(view, index, last)
end

--- Whether no semicolon or colon stands between two tokens.
---@param view troops.View
---@param one integer
---@param two integer
---@return boolean
local function same_part(view, one, two)
  for index = math.min(one, two), math.max(one, two) do
    if hard_stop[view.low[index]] then return false end
  end
  return true
end

--- Whether a clause goes on after a relative clause between commas: "the rebels, who fled, had lost 50".
---@param view troops.View
---@param comma integer  the first of the two
---@param limit integer
---@return boolean
local function goes_on(view, comma, limit)
  if not words.relatives[view.low[comma + 1]] then return false end
  for at = comma + 2, limit - 1 do
    local after = view.low[at + 1]
    if view.low[at] == "," then return view.clauses.verb_at[at + 1] ~= nil or words.is_auxiliary(after) end
  end
  return false
end

--- Whether a verb of saying says nothing of the number: it is passive ("claimed by"), or what it takes is a thing
--- ("denied responsibility for", "claimed the lives of", "claimed the attack, in which").
---@param view troops.View
---@param index integer  of the verb
---@param limit integer
---@return boolean
local function says_nothing(view, index, limit)
  local verb = view.clauses.verb_at[index]
  local following = view.low[index + 1]
  if following == "by" and not (verb and view.clauses.voice[verb] == "active") then return true end
  if following == "responsibility" then return true end
  if not claiming[view.low[index]] then return false end
  for at = index + 1, math.min(index + 12, limit) do
    local word = view.low[at]
    if deed[word] then return true end
    if word == "," then
      return at > index + 1 and words.determiners[following] == true and not goes_on(view, at, limit)
    end
    if view.clauses.verb_at[at] or words.relatives[word] or pronouns[word] then return false end
  end
  return false
end

--- Who says so, as found in the sentence.
---@param view troops.View
---@param candidate troops.Candidate
---@param first integer
---@param limit integer
---@return string?
local function stated(view, candidate, first, limit)
  local quote_around = view.speaker[candidate.first]
  local rule = candidate.found and candidate.found.rule
  if quote_around and rule ~= "lives" then return quote_around end
  for index = first, limit - 1 do
    if view.low[index] == "according" and view.low[index + 1] == "to" and same_part(view, index, candidate.first) then
      return phrase_after(view, index + 2, limit)
    end
  end
  for index = candidate.first - 1, first, -1 do
    if hard_stop[view.low[index]] then break end
    if words.saying[view.low[index]] and view.low[index] ~= "according" and index > first
      and not (reporting_noun[view.low[index]] and not view.clauses.verb_at[index])
      and not (candidate.found and candidate.found.verb == index) and not says_nothing(view, index, limit) then
      local known, text = speaker(view, index)
      if known then return text end
      return phrase_before(view, index - 1, first)
    end
  end
  for index = candidate.last + 1, limit do
    local word = view.low[index]
    if hard_stop[word] then break end
    if words.saying[word] and view.low[index + 1] == "by" then return phrase_after(view, index + 2, limit) end
    if words.saying[word] and not triggers.state[view.low[index + 1] or ""] and (word == "said" or word == "says" or word == "added" or word == "reported"
        or word == "announced" or word == "claimed") then
      local previous = view.low[index - 1]
      local known, text = speaker(view, index)
      if known then return text end
      if as_said[previous] then return nil end
      if previous == "," or quote[previous] then return phrase_after(view, index + 1, limit) end
      return phrase_before(view, index - 1, candidate.last + 1)
    end
  end
  return nil
end

--- Who says so, when the sentence names them; a clause or the counted themselves are nobody.
---@param view troops.View
---@param candidate troops.Candidate
---@param first integer
---@param limit integer
---@return string?
function modality.attribution(view, candidate, first, limit)
  local who = stated(view, candidate, first, limit)
  if not who then return nil end
  who = who:gsub("^['’]s ", ""):gsub("^And ", ""):gsub("^But ", "")
  local rest, last = who:match "^(.-)%s+(%S+)$"
  if last and words.saying[last] then who = rest end
  local padded = " " .. who:lower() .. " "
  if padded:find " ha[sv]e? " or padded:find " had " or padded:find " [wi][as]s? " or padded:find " w?are " then return nil end
  if padded:find "^ not " then return nil end
  if who:find(reader.words(view, candidate.first, candidate.last), 1, true) then return nil end
  return who
end

return modality
