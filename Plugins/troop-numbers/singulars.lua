--- Finds single people and pieces of equipment: "a policeman", "another", "one was wounded".
local words = require "./words"
local units = require "./units"
local nouns = require "./nouns"
local quantities = require "./quantities"

local singulars = {}

--- The candidate of "one" that stands for somebody: "two rebels were killed and one was wounded".
---@param view troops.View
---@param index integer
---@return troops.Candidate?
function singulars.lone(view, index)
  if not words.be[view.low[index + 1] or ""] and not words.have[view.low[index + 1] or ""] then return nil end
  local before = view.low[index - 1]
  local last = index
  if before == "another" then
    index = index - 1
  elseif words.determiners[before] or words.possessives[before] or before == "-" or before == "which" then
    return nil
  end
  local number = { first = index, last = last, value = 1, low = 1, high = 1, approx = "exact", form = "words" }
  return { first = index, last = number.last, number = number, form = "bare", after = number.last + 1 }
end

--- The candidate of a singular: "a Kataib Hezbollah commander", "another peacekeeper".
---@param view troops.View
---@param article integer  token of "a", "an" or "another"
---@param limit integer
---@return troops.Candidate?
function singulars.named(view, article, limit)
  local shared, adjective = nouns.shared(view, article + 1, limit)
  if shared then
    return {
      first = article, last = adjective, form = "article", head = shared, after = adjective + 1,
      lemma = units.lemma(view.low[shared]), mods_first = article + 1, mods_last = adjective,
    }
  end
  local head, _, taken = nouns.find(view, article + 1, limit, true)
  if taken then return nil end
  if not head then
    if view.low[article] ~= "another" or not quantities.may_stand_alone(view, article + 1, limit) then return nil end
    return { first = article, last = article, form = "article", after = article + 1, bare = true }
  end
  local lemma = units.lemma(view.low[head]) or nouns.is_one_national(view, head) and "national" or nil
  local before = view.inside[article - 2]
  if (view.low[article - 1] == "," or view.low[article - 1] == "–") and before and before.type == "person" then
    return nil
  end
  if not lemma or lemma ~= "national" and units.is_plural(view.low[head], lemma) or nouns.is_modifier(view, head) then
    return nil
  end
  if view.inside[head + 1] and view.inside[head + 1].type == "person" then return nil end
  local candidate = {
    first = article, last = head, form = "article", head = head, after = head + 1, lemma = lemma,
    mods_first = article + 1, mods_last = head - 1,
  }
  quantities.extend_of(view, candidate, limit)
  local follow = view.low[candidate.after]
  if follow == "named" or follow == "identified" or follow == "called" then return nil end
  if (follow == "," ) and view.inside[candidate.after + 1] and view.inside[candidate.after + 1].type == "person" then
    return nil
  end
  return candidate
end

return singulars
