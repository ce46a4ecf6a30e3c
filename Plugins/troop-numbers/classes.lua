--- Which class of people or equipment a candidate counts.
local words = require "./words"
local units = require "./units"
local triggers = require "./triggers"
local structure = require "./structure"
local sides = require "./tables/actors"

local classes = {}

local military_name, police_name = units.names.troops or {}, units.names.police or {}
local militia_name, militant_name = units.names.militia or {}, units.names.militants or {}
words.map(militia_name, true, sides.militias)
local civil_name = units.names.civilians or {}
local unarmed = words.set "person individual man youth adult"
local leveled = words.set "number total strength presence level levels"

--- The class that a name suggests ("Taliban members", "members of the National Guard").
---@param view troops.View
---@param first integer
---@param last integer
---@return string?
local function by_name(view, first, last)
  local found
  for index = first, last do
    local word = view.low[index]
    if militia_name[word] or view.called_militia[word] then return "militia" end
    if police_name[word] then return "police" end
    if military_name[word] then
      found = found or "troops"
    elseif militant_name[word] then
      return "militants"
    elseif civil_name[word] then
      found = found ~= "police" and found or "civilians"
    elseif units.class_with("member", word) then
      found = found or units.class_with("member", word)
    end
  end
  return found
end

--- The class from the words of the phrase itself.
---@param view troops.View
---@param candidate troops.Candidate
---@return string?
local function own_class(view, candidate)
  local lemma = candidate.lemma
  if lemma == "national" then return "casualties_unspecified" end
  local class = units.class(lemma)
  local from = candidate.mods_first or candidate.first
  local by_modifier
  for index = from, candidate.mods_last or candidate.head - 1 do
    local word = view.low[index]
    if by_modifier ~= "militia" then by_modifier = units.class_with(lemma, word) or by_modifier end
    if (class == "casualties_unspecified" or class == "militants") and (militia_name[word] or view.called_militia[word]) then
      by_modifier = "militia"
    end
    if word == "armed" and unarmed[lemma] then by_modifier = "militants" end
    if word == "suspected" and class == "casualties_unspecified" then by_modifier = by_modifier or "militants" end
    if (word == "terror" or word == "terrorist") and lemma == "suspect" then by_modifier = "prisoners" end
    if (word == "service" or word == "crew") and lemma == "member" then by_modifier = "troops" end
  end
  if by_modifier then return by_modifier end
  if candidate.of_first and (lemma == "member" or lemma == "commander" or lemma == "leader" or lemma == "officer"
      or lemma == "person" or lemma == "element" or lemma == "fighter" or lemma == "man") then
    local named = by_name(view, candidate.of_first, candidate.of_last)
    if named and not (lemma == "fighter" and named == "troops") then return named end
  end
  if lemma == "woman" or lemma == "child" then return "civilians" end
  return class
end

--- Joins the classes of "troops and police" (troops) and of any other mixture (unspecified).
---@param one string?
---@param two string?
---@return string?
local function joined(one, two)
  if one == two or not two then return one end
  if (one == "troops" and two == "police") or (one == "police" and two == "troops") then return "troops" end
  if one == "troops" and two == "civilians" then return "troops" end
  if one == "militants" then return one end
  return "casualties_unspecified"
end

--- The earlier candidate that a vague noun, a definite phrase or a bare number can refer to: the one with the
--- same number where the phrase is definite, else the latest of this or the previous sentence.
---@param candidate troops.Candidate
---@param recent troops.Candidate[]  in text order
---@return troops.Candidate?
local function antecedent(candidate, recent)
  local value = candidate.definite and candidate.number and candidate.number.value
  if value then
    for index = #recent, math.max(1, #recent - 8), -1 do
      local other = recent[index]
      if other.number and other.number.value == value and other.class ~= "equipment" then return other end
    end
  end
  for index = #recent, 1, -1 do
    local other = recent[index]
    if other.class and other.class ~= "equipment" and candidate.sentence - other.sentence <= 1 then return other end
  end
  return nil
end

--- Whether the phrase itself says "police".
---@param view troops.View
---@param candidate troops.Candidate
---@return boolean
local function named_police(view, candidate)
  for index = candidate.first, candidate.last do
    if police_name[view.low[index]] then return true end
  end
  return false
end

--- The class of the plural noun that "four of whom" points back to.
---@param view troops.View
---@param candidate troops.Candidate
---@return string?
local function noun_before(view, candidate)
  if candidate.partitive ~= "pronoun" or view.low[candidate.last] ~= "whom" then return nil end
  for index = candidate.first - 1, math.max(1, candidate.first - 6), -1 do
    local lemma = units.lemma(view.low[index])
    if lemma then
      candidate.leans = true
      return units.class(lemma)
    end
  end
  return nil
end

--- Whether a possessive goes with the noun: "40 of his men".
---@param view troops.View
---@param candidate troops.Candidate
---@return boolean
local function has_owner(view, candidate)
  for index = candidate.first + 1, candidate.head - 1 do
    if words.possessives[view.low[index]] then return true end
  end
  return false
end

--- Whether the subject of the clause is an army: "the army reported 25 casualties".
---@param view troops.View
---@param candidate troops.Candidate
---@return boolean
function classes.of_army(view, candidate)
  local clauses = view.clauses
  local phrase = structure.owner(view, candidate)
  for index = phrase and clauses.first[phrase] or 1, phrase and clauses.last[phrase] or 0 do
    if military_name[view.low[index]] then return true end
  end
  return false
end

--- The class of the force whose level rises or falls by a number: "raised the number of soldiers by 900".
---@param view troops.View
---@param candidate troops.Candidate
---@return string?
function classes.of_level(view, candidate)
  for index = candidate.found.verb + 1, candidate.first - 1 do
    local word = view.low[index]
    local lemma = units.lemma(word)
    local class = (word == "troop" or military_name[word]) and "troops" or lemma and units.class(lemma)
    if class and not units.is_weak(class) then return class end
  end
  return nil
end

--- The class of the force whose number is given at last: "the number of German troops in Latvia rose to 900".
---@param view troops.View
---@param candidate troops.Candidate
---@return string? class  as it was where no such words are found
---@return integer? noun  the token of the force
function classes.of_number(view, candidate)
  for index = candidate.first - 1, math.max(candidate.from, candidate.first - 14), -1 do
    if leveled[view.low[index]] then
      for noun = math.max(candidate.from, index - 1), math.min(candidate.first - 1, index + 6) do
        local lemma = units.lemma(view.low[noun])
        local class = lemma and units.class(lemma)
        if class and not units.is_weak(class) then return class, noun end
      end
    end
  end
  return candidate.class, nil
end

--- The class of those who suffer a loss: "the rebels lost two men".
---@param view troops.View
---@param candidate troops.Candidate
---@return string?
local function of_loser(view, candidate)
  local clauses = view.clauses
  local phrase, verb = structure.owner(view, candidate)
  if not phrase or clauses.lemma[verb] ~= "lose" then return nil end
  for index = clauses.first[phrase], clauses.last[phrase] do
    local lemma = units.lemma(view.low[index])
    local class = military_name[view.low[index]] and "troops" or lemma and units.class(lemma)
    if class and not units.is_weak(class) then return class end
  end
  return by_name(view, clauses.first[phrase], clauses.last[phrase])
end

--- The class of the noun that nationals stand beside: "the soldiers, seven Jordanians and a Nepali, were abducted",
--- "five troops, including three Danes".
---@param view troops.View
---@param candidate troops.Candidate
---@param recent troops.Candidate[]
---@return string?
local function of_apposition(view, candidate, recent)
  local before, noun = view.low[candidate.first - 1], view.low[candidate.first - 2]
  local lemma = before == "," and noun and units.lemma(noun)
  if lemma and units.is_plural(noun, lemma) and not units.is_weak(units.class(lemma)) then return units.class(lemma) end
  local other = recent[#recent]
  if before == "including" and other and other.sentence == candidate.sentence and other.class and not units.is_weak(other.class)
    and candidate.first - other.last < 16 then
    return other.class
  end
  local follows = (before == "and" or before == ",") and other and other.lemma == "national" and other.last == candidate.first - 2
  return follows and other.apposed and other.class or nil
end

--- The class of those whom attackers harm: "50 rebels attacked the soldiers, killing 15" counts soldiers, and "stormed a
--- village, killing 15" leaves open whom.
---@param view troops.View
---@param candidate troops.Candidate
---@param attackers troops.Candidate?  the antecedent
---@return string? class
---@return integer? noun
local function of_victims(view, candidate, attackers)
  local harming = view.low[candidate.first - 1] or ""
  if not attackers or attackers.sentence ~= candidate.sentence or not triggers.gerund(harming)
    or not triggers.harm[triggers.object[harming] or ""] then
    return nil, nil
  end
  local verb = attackers.last + 1
  while verb < candidate.first and not triggers.assault[view.low[verb]] do verb = verb + 1 end
  if verb == candidate.first then return nil, nil end
  for index = candidate.first - 2, verb + 1, -1 do
    local lemma = units.lemma(view.low[index])
    if lemma and units.class(lemma) ~= "equipment" then return units.class(lemma), index end
  end
  return "casualties_unspecified", nil
end

--- Sets the class of a candidate and the antecedent it leans on.
---@param view troops.View
---@param candidate troops.Candidate
---@param recent troops.Candidate[]
---@return troops.Candidate? antecedent
function classes.settle(view, candidate, recent)
  local before = view.low[candidate.first - 1]
  candidate.definite = before == "the" or before == "these" or before == "those"
  if candidate.form == "compound" then return nil end
  if not candidate.head or candidate.form == "bare" then
    local found = antecedent(candidate, recent)
    local victims, noun = of_victims(view, candidate, found)
    if victims then
      candidate.class, candidate.level = victims, noun
      return nil
    end
    if candidate.twin then
      candidate.class = candidate.lemma and units.class(candidate.lemma) or found and found.class or "troops"
      return found
    end
    candidate.class = candidate.follow and units.class(candidate.follow) or noun_before(view, candidate) or found and found.class or "casualties_unspecified"
    return found
  end
  local class = own_class(view, candidate)
  if candidate.lemma == "national" then
    candidate.apposed = of_apposition(view, candidate, recent)
    class = candidate.apposed or class
  end
  if candidate.uniform then class = "troops" end
  if candidate.second then
    class = joined(class, units.class(units.lemma(view.low[candidate.second]) or ""))
  end
  candidate.generic = class == "casualties_unspecified" and candidate.lemma ~= "national" and units.is_generic(candidate.lemma)
  local found
  if candidate.role == "joined" then found = antecedent(candidate, recent) end
  if candidate.generic or candidate.definite then
    found = antecedent(candidate, recent)
    local value = candidate.number and candidate.number.value
    if found and (not candidate.generic or candidate.definite and candidate.lemma ~= "other") and value and found.number and found.number.value ~= value then found = nil end
    local word = candidate.lemma
    local follows = word == "other" or word == "wounded" or word == "injured" or word == "member" or candidate.definite
      or word == "missing" or word == "dead" or word == "casualty"
    if candidate.generic and found and follows then class = found.class end
    if not follows then found = nil end
  end
  if candidate.lemma == "man" and not found then
    class = has_owner(view, candidate) and "troops" or of_loser(view, candidate) or class
  end
  if candidate.lemma == "casualty" and classes.of_army(view, candidate) then
    found, class = nil, "troops"
  end
  if candidate.lemma == "casualty" and class == "casualties_unspecified" and not found then class = "troops" end
  if candidate.lemma == "officer" and not candidate.of_first and class == "police" then
    local other = antecedent(candidate, recent)
    if other and other.class == "troops" and not named_police(view, candidate) then class = "troops" end
  end
  candidate.class = class
  return found
end

return classes
