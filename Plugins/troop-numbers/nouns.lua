--- Finds the head noun of a phrase that counts people or equipment.
local words = require "./words"
local units = require "./units"
local triggers = require "./triggers"
local structure = require "./structure"

local nouns = {}

local stops = words.set [[, ; : . ! ? ( ) [ ] " “ ” — – -- … ''  `` | /]]
local plural_modifier = words.set "rights forces services sports drugs arms customs operations intelligence overseas"
local verb_like = words.set "guard force man pilot crew transport attack guide raider command staff ship tank train cook"
local singular_article = words.set "a an another"
local reported = words.set "alleged reported confirmed estimated"
local held = words.set "hostage captive prisoner"
local national = words.set "chinese japanese british french dutch irish swiss portuguese vietnamese sudanese lebanese burmese congolese"
local peoples = words.set [[muslims christians jews hindus buddhists sikhs shiites shi'ites shi’ites sunnis kurds druze
  catholics protestants yazidis alawites copts turkmen hazaras pashtuns uzbeks tajiks tutsis hutus tamils sinhalese
  rohingya uighurs uyghurs chechens roma]]

local ends = words.union(stops, words.prepositions, words.auxiliaries, words.determiners, words.relatives, words.saying,
  words.subordinators, words.set "and or &")

--- Whether a token ends a noun phrase.
---@param view troops.View
---@param index integer
---@return boolean
function nouns.ends_phrase(view, index) return ends[view.low[index]] or view.number[index] ~= nil or false end

--- Whether a token names bare nationals, such as "Iraqis".
---@param view troops.View
---@param index integer
---@return boolean
local function is_national(view, index)
  if peoples[view.low[index]] and view.text[index]:find "^%u" then return true end
  local mention = view.inside[index]
  if not mention or mention.last ~= index then return false end
  if mention.kind ~= "demonym" and mention.type ~= "group" then return false end
  local word = view.low[index]
  return word:sub(-1) == "s" or national[word] or false
end

--- Whether a token names one bare national, such as "an Iraqi".
---@param view troops.View
---@param index integer
---@return boolean
function nouns.is_one_national(view, index)
  local mention = view.inside[index]
  local follow = view.low[index + 1]
  return mention ~= nil and mention.kind == "demonym" and mention.last == index and view.low[index]:sub(-1) ~= "s"
    and follow ~= "-" and follow ~= "'s" and follow ~= "’s"
    and not ((follow == "and" or follow == "or") and view.inside[index + 2])
end

--- Whether a lower-case word looks like a plural, and so like the head of another noun phrase.
---@param view troops.View
---@param index integer
---@return boolean
local function is_plural_noun(view, index)
  local word = view.text[index]
  if #word < 4 or word:sub(-1) ~= "s" or view.inside[index] or plural_modifier[word] then return false end
  local ending = word:sub(-2)
  return word:find "^%l+$" ~= nil and ending ~= "ss" and ending ~= "us" and ending ~= "is"
end

--- Whether a comma or "and" only divides sides: "U.S., British and Afghan soldiers".
---@param view troops.View
---@param index integer
---@return boolean
local function between_sides(view, index)
  local word = view.low[index]
  if word ~= "," and word ~= "and" and word ~= "or" then return false end
  local before, after = view.inside[index - 1], view.inside[index + 1]
  return before ~= nil and after ~= nil and before.type ~= "person" and after.type ~= "person"
    and (after.kind == "demonym" or after.kind == "acronym") and (before.kind == "demonym" or before.kind == "acronym")
    and view.low[index - 1]:sub(-1) ~= "s"
end

--- Walks over modifiers to the head noun.
---@param view troops.View
---@param from integer
---@param limit integer  last token of the sentence
---@param one boolean?  whether a single person is meant, as by "an Iraqi"
---@return integer? head
---@return integer after  the token at which the walk ended
---@return boolean taken   a noun that counts nothing of ours took the headship
function nouns.find(view, from, limit, one)
  local head, state
  local index = from
  local last = math.min(limit, from + 9)
  while index <= last do
    local word = view.low[index]
    if word == "-" or word == "‑" then
      if head == index - 1 then head = nil end
    elseif view.inside[index] and view.inside[index].first == index and view.inside[index].last > index
      and not units.lemma(view.low[view.inside[index].last]) then
      if head then break end
      index = view.inside[index].last
    elseif not head and (between_sides(view, index) or index == from and reported[word]) then
      head = nil
    elseif nouns.ends_phrase(view, index) then
      break
    else
      local lemma = units.lemma(word)
      if not head and index > from and (held[word] or word:find "ing$" and not lemma) and is_national(view, index - 1) then break end
      if not head and lemma and triggers.state[word] then
        state = index
      elseif head then
        if held[word] and units.is_plural(view.low[head], units.lemma(view.low[head]) or "") then break end
        if lemma and not (triggers.state[word] or (verb_like[word] and units.is_plural(view.low[head], ""))) then
          head = index
        elseif units.takes_over(word) then
          return nil, index, true
        elseif word ~= "'" and word ~= "’" and word ~= "'s" and word ~= "’s" then
          break
        else
          return nil, index, true
        end
      elseif lemma then
        head = index
      elseif is_plural_noun(view, index) then
        if state then break end
        return nil, index, true
      end
    end
    index = index + 1
  end
  if not head and state then return state, state + 1, false end
  if not head then
    local previous = index - 1
    if previous >= from and (is_national(view, previous) or one and nouns.is_one_national(view, previous)) then head = previous end
  end
  return head, index, false
end

--- The adjective of a nationality that shares the noun of the next: "an American and a Canadian soldier".
---@param view troops.View
---@param from integer  the token after the article or number
---@param limit integer
---@return integer? head
---@return integer last  the last token of the adjective
function nouns.shared(view, from, limit)
  local mention = view.inside[from]
  if not mention or mention.kind ~= "demonym" or mention.first ~= from then return nil, from end
  local after = mention.last + 1
  local number = view.number[after + 1]
  if view.low[after] ~= "and" or not (number or singular_article[view.low[after + 1]]) then return nil, from end
  local start = (number and number.last or after + 1) + 1
  local other = view.inside[start]
  local head, _, taken = nouns.find(view, start, limit)
  if not other or other.kind ~= "demonym" or not head or taken then return nil, from end
  return units.lemma(view.low[head]) and head, mention.last
end

--- Whether the phrase goes on behind a word, which so is no head: "a national day".
---@param view troops.View
---@param head integer
---@return boolean
function nouns.is_modifier(view, head)
  local lemma = units.lemma(view.low[head])
  if not lemma or units.is_plural(view.low[head], lemma) then return false end
  local clauses = view.clauses
  local phrase = structure.phrase_at(clauses, head)
  return phrase ~= nil and clauses.last[phrase] > head and view.text[head + 1]:find "^%l" ~= nil
    and not triggers.state[view.low[head + 1]] and not words.is_adverb(view.low[head + 1]) and not view.date[head + 1]
end

return nouns
