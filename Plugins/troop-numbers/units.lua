--- What is counted: head nouns with the class of force or casualty they belong to, from the table of units.
local words = require "./words"
local tables = require "./tables"

local units = {}
local data = tables.checked("units", require "./tables/units", {
  nouns = "lists", plurals = "table", fates = "lists", generic = "words", open = "words", modifiers = "lists",
  names = "lists", heads = "words", field = "words?", field_open = "words?", field_modifiers = "words?",
})

--- The classes in the order in which their lists are read; the first that has a word keeps it.
local order = {
  "troops", "militia", "police", "militants", "civilians", "prisoners", "casualties_unspecified", "equipment",
}

--- A map from each word to its class.
---@param lists table<string, string>
---@return table<string, string>
local function by_word(lists)
  local map = {}
  for index = #order, 1, -1 do
    if lists[order[index]] then words.map(map, order[index], lists[order[index]]) end
  end
  return map
end

local class_of = by_word(data.nouns)
local class_by_modifier = by_word(data.modifiers)
local irregular = data.plurals
local generic = words.set(data.generic)
local takes_over = words.set(data.heads)
local open_to_modifier = words.set(data.open)
local field, field_open, field_modifier = words.set(data.field), words.set(data.field_open), words.set(data.field_modifiers)
--- Words of names, by class.
units.names = {}
for class, list in pairs(data.names) do units.names[class] = words.set(list) end

--- Nouns that stand for the person class only when the text shows harm, capture or flight.
local weak = words.set "civilians casualties_unspecified"

local fate_of = {}
for event, list in pairs(data.fates) do words.map(fate_of, event, list) end

--- The singular of every form that is read, made while the plugin loads.
local lemma_of = {}
for noun in pairs(class_of) do
  for _, plural in ipairs { noun .. "s", noun .. "es", noun:sub(-1) == "y" and noun:sub(1, -2) .. "ies" or noun .. "s" } do
    if not class_of[plural] then lemma_of[plural] = noun end
  end
end
for noun in pairs(class_of) do lemma_of[noun] = noun end
for plural, noun in pairs(irregular) do
  if class_of[noun] then lemma_of[plural] = noun end
end
lemma_of.other = nil

--- The singular of a noun, for nouns that count people or equipment.
---@param word string  lower case
---@return string? lemma  nil for other nouns
function units.lemma(word) return lemma_of[word] end

--- Adds the forms of every noun that counts without harm, or that names it, and the modifiers that make a noun one.
---@param set table<string, boolean>
function units.add_forms(set)
  for word, noun in pairs(lemma_of) do
    if not weak[class_of[noun]] or fate_of[noun] or noun == "member" or field[noun] then set[word] = true end
  end
  for word, class in pairs(class_by_modifier) do
    if not weak[class] then set[word] = true end
  end
end

--- The class of a head noun without context.
---@param lemma string
---@return string?
function units.class(lemma) return class_of[lemma] end

--- The class that a modifier gives to a vague head noun.
---@param lemma string
---@param modifier string  lower case
---@return string?
function units.class_with(lemma, modifier)
  return open_to_modifier[lemma] and class_by_modifier[modifier] or nil
end

--- Whether a modifier says which armed group a noun belongs to.
---@param view troops.View
---@param candidate troops.Candidate
---@return boolean
function units.names_group(view, candidate)
  for index = candidate.mods_first or 1, candidate.mods_last or 0 do
    local mention = view.inside[index]
    if class_by_modifier[view.low[index]] or mention and mention.type ~= "place" and mention.kind ~= "demonym" then
      return true
    end
  end
  return false
end

--- Whether a candidate counts civilians who work where forces do: "aid workers", "ceasefire monitors".
---@param view troops.View
---@param candidate troops.Candidate
---@return boolean
function units.in_field(view, candidate)
  if field[candidate.lemma] then return true end
  if not field_open[candidate.lemma] then return false end
  for index = candidate.mods_first or candidate.first, candidate.mods_last or candidate.head - 1 do
    if field_modifier[view.low[index]] then return true end
  end
  return false
end

--- Whether nouns of a class count only with harm, capture or flight.
---@param class string
---@return boolean
function units.is_weak(class) return weak[class] or false end

--- What the noun itself says has happened ("deaths": killed).
---@param lemma string
---@return string?
function units.fate(lemma) return fate_of[lemma] end

--- Whether the noun leaves the class to its antecedent.
---@param lemma string
---@return boolean
function units.is_generic(lemma) return generic[lemma] or false end

--- Whether a noun after a person noun is the real head.
---@param word string  lower case
---@return boolean
function units.takes_over(word) return takes_over[word] or false end

--- Whether a word is a plural that can stand for the counted people.
---@param word string  lower case
---@param lemma string
---@return boolean
function units.is_plural(word, lemma)
  return word ~= lemma or lemma == "police" or lemma == "personnel" or lemma == "aircraft" or lemma == "dead"
    or lemma == "wounded" or lemma == "injured" or lemma == "missing" or lemma == "staff" or lemma == "crew"
end

return units
