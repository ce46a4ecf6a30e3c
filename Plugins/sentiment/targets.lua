--- Scores what is said about a target: words near it, in its own clause, count most.
local rules = require "./rules"
local tone = require "./tone"

local targets = {}

local clause_end = { [";"] = true, [":"] = true, ["but"] = true, ["while"] = true, ["although"] = true,
  ["whereas"] = true, ["though"] = true }

--- How much a word at a distance from the target counts.
---@param distance integer  in tokens
---@return number
local function nearness(distance) return 1 / (1 + 0.06 * distance) end

--- Scores a target inside its sentence.
---@param view sentiment.View
---@param first integer  first token of the sentence
---@param last integer   last token of the sentence
---@param from integer   first token of the target
---@param to integer     last token of the target
---@return sentiment.Result
function targets.score(view, first, last, from, to)
  local low, high = first, last
  for index = from - 1, first, -1 do
    if clause_end[view.low[index]] then low = index; break end
  end
  for index = to + 1, last do
    if clause_end[view.low[index]] then high = index; break end
  end
  local whole = tone.score(view, first, last, function(index) return index < from or index > to end)
  local sum = 0
  for _, hit in ipairs(whole.hits) do
    local distance = hit.token < from and from - hit.token or hit.token - to
    local weight = hit.weight * nearness(distance)
    if hit.token < low or hit.token > high then weight = weight * 0.6 end
    hit.weight = weight
    sum = sum + weight
  end
  whole.sum = sum
  return whole
end

return targets
