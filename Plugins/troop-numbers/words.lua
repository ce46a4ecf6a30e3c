--- Small helpers over words that the other modules share.
local words = {}

--- A set from a string of words.
---@param text string  words separated by white space
---@return table<string, boolean>
function words.set(text)
  local set = {}
  for word in text:gmatch "%S+" do set[word] = true end
  return set
end

--- A set from a list of words.
---@param list string[]
---@return table<string, boolean>
function words.listed(list)
  local set = {}
  for _, word in ipairs(list) do set[word] = true end
  return set
end

--- A map from each word of a string to one value, added to a table.
---@param map table<string, any>
---@param value any
---@param text string
function words.map(map, value, text)
  for word in text:gmatch "%S+" do map[word] = value end
end

local be = words.set "is are was were be been being 'm 're ’re"
local have = words.set "has have had having 've ’ve"
local modal = words.set "will would could may might can should shall must 'll ’ll 'd ’d to"
local helper = words.set "do does did got get gets"
local negation = words.set "not n't n’t never no cannot nor neither"
local adverb = words.set [[also still now currently already just only since so far even then later earlier
  today yesterday again here there both all each so-called once soon ago today together alone]]

words.be, words.have, words.modal, words.negation = be, have, modal, negation

--- The union of sets, so that one look-up does for several.
---@param ... table<string, boolean>
---@return table<string, boolean>
function words.union(...)
  local set = {}
  for _, one in ipairs { ... } do
    for word in pairs(one) do set[word] = true end
  end
  return set
end

local auxiliary = words.union(be, have, modal, helper, negation)
words.auxiliaries = auxiliary

--- Whether a word may stand before the main verb of its group.
---@param word string  lower case
---@return boolean
function words.is_auxiliary(word) return auxiliary[word] or false end

--- Whether a word can be skipped between the parts of a verb group or phrase.
---@param word string  lower case
---@return boolean
function words.is_adverb(word)
  return adverb[word] or (#word > 4 and word:sub(-2) == "ly" and word ~= "family" and word ~= "italy") or false
end

words.prepositions = words.set [[in at on near from to into of by with without for against inside outside across
  around along between during since until till under over through throughout toward towards about after before
  despite within amid among amongst onto off out up beyond behind below above via per like than as upon south
  north east west]]

words.determiners = words.set [[the a an this that these those its their his her our my your all some any both each
  every another no]]

words.possessives = words.set "its their his her our my your"

--- Words that open a clause of their own.
words.subordinators = words.set [[when while because if unless although though whereas whether where after before
  since until once as but yet]]

words.relatives = words.set "who that which whom whose"

--- Verbs of saying, whose content is a clause of its own.
words.saying = words.set [[say says said saying tell tells told report reports reported reporting claim claims claimed
  claiming announce announces announced announcing confirm confirms confirmed add adds added deny denies denied
  denying believe believes believed estimated insist insists insisted indicate indicates
  indicated stated noted disclose disclosed disclosing reveal reveals revealed acknowledge
  acknowledges acknowledged admit admits admitted warn warns warned argue argues argued put puts thinks
  thought mention mentions mentioned quote quotes quoted allege alleges alleged suggest suggests
  suggested according feared]]

return words
