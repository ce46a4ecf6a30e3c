--- Finds the expressions that may count people of a force, people hit, or equipment.
local words = require "./words"
local units = require "./units"
local triggers = require "./triggers"
local nouns = require "./nouns"

local quantities = {}

---@class troops.Candidate
---@field first integer    first token of the quantity span
---@field last integer     last token of the quantity span
---@field number troops.Number?  nil for a singular with an article
---@field form string      "number", "article", "bare", "compound"
---@field head integer?    token of the head noun
---@field lemma string?
---@field class string?
---@field after integer    the first token after the noun phrase
---@field sentence integer
---@field from integer     first token of the part of its sentence that is searched
---@field to integer       last token of that part

local stops = words.set [[, ; : . ! ? ( ) [ ] " “ ” — – -- … ''  `` | /]]
local formation = words.set [[force forces army contingent battalion brigade unit militia element garrison mission regiment
  convoy fleet squad patrol platoon company squadron crew movement group guard corps faction detachment armada navy
  column band]]
local compound_unit = words.set [[man men member members person people soldier soldiers troop troops vehicle vehicles ship
  ships plane planes tank tanks police officer strong boat boats aircraft fighter]]
local filler = words.set "of the total a an as many more other others additional further about them its their"
local bringing = words.set "bring brings bringing brought raise raises raising raised take takes taking took"
local held = words.set "hostage captive prisoner"
local counted_noun = words.set "number total toll count"


--- Skips the words between a number and its noun: "of the", "of its", "more".
---@param view troops.View
---@param from integer
---@param limit integer
---@return integer index
---@return string? partitive  "pronoun" for "of them", "of" for "of the guerrillas"
local function skip_partitive(view, from, limit)
  local index, partitive = from, nil
  local word = view.low[index]
  if word == "of" and index < limit then
    local nextword = view.low[index + 1]
    if nextword == "them" or nextword == "whom" or nextword == "those" or nextword == "us" or nextword == "these" then
      if nextword ~= "these" and nextword ~= "those" or stops[view.low[index + 2] or "."] then
        return index + 1, "pronoun"
      end
    end
    index, partitive = index + 1, "of"
    while index < limit and view.low[index] ~= "others" and (words.determiners[view.low[index]] or filler[view.low[index]]
        or view.number[index]) do
      index = (view.number[index] and view.number[index].last or index) + 1
    end
    if index < limit and view.inside[index] then
      local after = view.inside[index].last + 1
      if view.low[after] == "'s" or view.low[after] == "’s" then index = after + 1 end
    elseif view.low[index + 1] == "'s" or view.low[index + 1] == "’s" then
      index = index + 2
    end
  end
  return index, partitive
end

--- Extends a head by the "of" phrase that names its unit: "members of the X group".
---@param view troops.View
---@param candidate troops.Candidate
---@param limit integer
function quantities.extend_of(view, candidate, limit)
  local head = candidate.head
  if view.low[head + 1] ~= "of" then return end
  local index = head + 2
  while index <= limit and (words.determiners[view.low[index]] or filler[view.low[index]]) do index = index + 1 end
  if index > limit or view.number[index] then return end
  local first = index
  while index <= limit and not nouns.ends_phrase(view, index) and index < first + 7 do
    if not (view.inside[index] or view.text[index]:match "^%u" or formation[view.low[index]]
        or units.lemma(view.low[index]) or index == first or view.low[index] == "-") then
      break
    end
    index = index + 1
  end
  if view.low[index - 1] == "-" then index = index - 1 end
  if index > first then
    candidate.of_first, candidate.of_last = first, index - 1
    candidate.last, candidate.after = index - 1, index
  end
end

--- Adds a second head without its own number: "troops and federal police".
---@param view troops.View
---@param candidate troops.Candidate
---@param limit integer
local function extend_and(view, candidate, limit)
  local index = candidate.after
  local word = view.low[index]
  if index >= limit or (word ~= "and" and word ~= "or") then return end
  local start = index + 1
  if words.possessives[view.low[start]] then start = start + 1 end
  local opening = view.low[start]
  if view.number[start] or words.determiners[opening] or triggers.gerund(opening) and triggers.object[opening] then return end
  local head, after, taken = nouns.find(view, start, limit)
  if not head or taken or not units.is_plural(view.low[head], units.lemma(view.low[head]) or "") then return end
  local follow = view.low[after]
  if triggers.state[view.low[head]] and (view.number[after] or words.determiners[follow]
      or follow == "about" or follow == "some") then
    return
  end
  if words.saying[follow] or (triggers.object[follow] and not triggers.state[follow]) then return end
  candidate.second = head
  candidate.last, candidate.after = head, head + 1
end

--- A candidate for "4,500-strong force", "600-member battalion".
---@param view troops.View
---@param number troops.Number
---@param limit integer
---@return troops.Candidate?
local function compound(view, number, limit)
  local dash = view.low[number.last + 1]
  local index = number.last + (dash == "-" and 2 or 1)
  local word = view.low[index]
  if index > limit or not (dash == "-" or word == "strong") or not compound_unit[word] then return nil end
  local candidate = { first = number.first, number = number, form = "compound", head = index, last = index }
  local equipment = units.class(units.lemma(word) or "") == "equipment"
  for ahead = index + 1, math.min(limit, index + 6) do
    local noun = view.low[ahead]
    if formation[noun] then
      candidate.last, candidate.formation = ahead, ahead
      break
    elseif word == "strong" and view.inside[ahead] then
      candidate.last, candidate.formation = ahead, ahead
    end
    if nouns.ends_phrase(view, ahead) and not (word == "strong" and ahead == index + 1) then break end
  end
  if not candidate.formation and word ~= "strong" then return nil end
  candidate.after = candidate.last + 1
  candidate.lemma = candidate.formation and view.low[candidate.formation] or "force"
  candidate.class = equipment and "equipment" or "troops"
  if candidate.lemma == "militia" then candidate.class = "militia" end
  candidate.mods_first, candidate.mods_last = index + 1, candidate.last
  return candidate
end

--- Whether a noun cannot be what a number counts: "six major currencies", "an ATR 72 aircraft".
---@param view troops.View
---@param number troops.Number
---@param head integer
---@return boolean
local function is_no_count(view, number, head)
  if view.low[head] == "major" or view.low[head] == "general" or view.low[head] == "private" then
    return view.text[head]:find "^%l" ~= nil
  end
  local before = view.text[number.first - 1] or ""
  return number.form == "digits" and head == number.last + 1 and before:find "^%u%u%u?%u?$" ~= nil
    and units.class(units.lemma(view.low[head]) or "") == "equipment"
end

--- Whether a number without a noun may still count people: what follows must not be another noun.
---@param view troops.View
---@param index integer  the token after the number
---@param limit integer
---@return boolean
function quantities.may_stand_alone(view, index, limit)
  if index > limit then return true end
  local word = view.low[index]
  if word == "-" then return false end
  if view.date[index] then return true end
  if stops[word] and word ~= "/" then return true end
  return triggers.state[word] or triggers.subject[word] or words.is_auxiliary(word) or words.is_adverb(word)
    or words.prepositions[word] or words.subordinators[word] or words.relatives[word]
    or word == "and" or word == "or" or word == "more" or word == "aboard" or word == "participated" or word == "whose" or false
end

--- The noun that a number put in front counts: "bringing to 24 the number of Dutch troops killed".
---@param view troops.View
---@param number troops.Number
---@param from integer
---@param limit integer
---@return integer?
local function total_after(view, number, from, limit)
  if view.low[number.first - 1] ~= "to" or not bringing[view.low[number.first - 2]] then return nil end
  if view.low[from] ~= "the" or not counted_noun[view.low[from + 1]] or view.low[from + 2] ~= "of" then return nil end
  local head = nouns.find(view, from + 3, limit)
  return head
end

--- Whether a bare number is the age of the person named before it: "Amina Diop, 24, was shot", "dead at 96".
---@param view troops.View
---@param number troops.Number
---@return boolean
local function is_age(view, number)
  local value = number.value
  if number.form ~= "digits" or number.approx ~= "exact" or not value or value > 120 then return false end
  local before = view.low[number.first - 1]
  local named = view.inside[number.first - 2]
  if before == "," and named and named.type == "person" then return true end
  return before == "then" or before == "aged" or before == "at" and view.low[number.first - 2] == "dead"
    and view.low[number.first - 3] ~= "of" and view.low[number.first - 3] ~= "the"
end

--- Whether a number stands between two tokens.
---@param view troops.View
---@param from integer
---@param to integer
---@return boolean
local function holds_number(view, from, to)
  for index = from, to - 1 do
    if view.number[index] then return true end
  end
  return false
end

--- The candidate that starts with a number.
---@param view troops.View
---@param number troops.Number
---@param limit integer  last token of the sentence
---@return troops.Candidate?
function quantities.counted(view, number, limit)
  local from = number.last + 1
  if view.low[number.first]:find "^0%d" or number.value == 1 and view.low[from] == "that" then return nil end
  local joined = compound(view, number, limit)
  if joined then return joined end
  if view.low[from] == "-" then return nil end
  local candidate = { first = number.first, last = number.last, number = number, form = "number", after = from }
  local start, partitive = skip_partitive(view, from, limit)
  candidate.partitive = partitive
  if number.value == 1 and partitive == "of" and words.be[view.low[number.first - 1] or ""] and holds_number(view, from, start) then
    return nil
  end
  if partitive == "pronoun" then
    candidate.head, candidate.last, candidate.after = start, start, start + 1
    candidate.form = "bare"
    local follow = view.low[start + 1]
    local lemma = start < limit and units.lemma(follow)
    if lemma and not triggers.state[follow] and units.is_plural(follow, lemma) then candidate.follow = lemma end
    return candidate
  end
  if (view.low[from] == "taken" or view.low[from] == "held") and held[view.low[from + 1] or ""] then
    candidate.form = "bare"
    return candidate
  end
  local shared, adjective = nouns.shared(view, from, limit)
  if shared then
    candidate.head, candidate.last, candidate.after = shared, adjective, adjective + 1
    candidate.mods_first, candidate.mods_last = from, adjective
    candidate.lemma = units.lemma(view.low[shared])
    return candidate
  end
  local head, _, taken = nouns.find(view, start, limit, number.value == 1)
  if taken or head and is_no_count(view, number, head) then return nil end
  if head and head ~= from and nouns.is_modifier(view, head) then return nil end
  if head and is_age(view, number) and number.value ~= 1 and not units.is_plural(view.low[head], units.lemma(view.low[head]) or "") then
    return nil
  end
  if head and number.value == 1 and view.low[head + 1] == "," and view.inside[head + 2]
    and view.inside[head + 2].type == "person" then
    return nil
  end
  if head then
    candidate.head, candidate.last, candidate.after = head, head, head + 1
    candidate.mods_first, candidate.mods_last = start, head - 1
    candidate.lemma = units.lemma(view.low[head]) or "national"
    quantities.extend_of(view, candidate, limit)
    if candidate.last == head then extend_and(view, candidate, limit) end
    if view.low[candidate.after] == "in" and view.low[candidate.after + 1] == "uniform" then
      candidate.uniform = true
      candidate.last, candidate.after = candidate.after + 1, candidate.after + 2
    end
    return candidate
  end
  local total = total_after(view, number, from, limit)
  if total then
    candidate.head, candidate.after, candidate.lemma = total, total + 1, units.lemma(view.low[total])
    candidate.mods_first, candidate.mods_last = from + 3, total - 1
    return candidate
  end
  if partitive or is_age(view, number) or not quantities.may_stand_alone(view, from, limit) then
    return nil
  end
  if (view.low[from] == "more" or view.low[from] == "fewer" or view.low[from] == "less")
    and view.low[from + 1] == "than" then
    return nil
  end
  if number.form == "digits" and (view.text[number.first - 1] or ""):find "^%u%l"
    and not words.prepositions[view.low[number.first - 1]] and not triggers.object[view.low[number.first - 1]] then
    return nil
  end
  candidate.form = "bare"
  local second = view.low[from] == "to" and view.number[from + 1]
  if second then
    local after_second = quantities.counted(view, second, limit)
    local lead = number.first - 1
    while view.low[lead] == "current" or view.low[lead] == "the" do lead = lead - 1 end
    if not after_second or not after_second.lemma and view.low[lead] ~= "from" then return nil end
    candidate.lemma, candidate.twin = after_second.lemma, after_second
  end
  return candidate
end

return quantities
