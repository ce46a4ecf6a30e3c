--- Scores a stretch of words: lexicon, negation, boosters, "but" (rules after VADER, Hutto and Gilbert 2014).
local rules = require "./rules"

local tone = {}

---@class sentiment.View
---@field low string[]                      tokens in lower case
---@field start integer[]
---@field stop integer[]
---@field valence table<integer, number>    by token, where the lexicon knows it
---@field conflict table<integer, boolean>  by token
---@field word table<integer, boolean>      tokens that are words

---@class sentiment.Hit
---@field token integer
---@field weight number   after all rules
---@field rule string     "plain", "negated", "boosted", "damped", joined by "+"

---@class sentiment.Result
---@field sum number
---@field hits sentiment.Hit[]
---@field words integer
---@field known integer
---@field conflict integer

--- The weight of one lexicon word after the three words before it have been heard.
---@param view sentiment.View
---@param index integer
---@param first integer
---@return number weight
---@return string rule
local function weigh(view, index, first)
  local weight = view.valence[index]
  local rule
  local sign = weight < 0 and -1 or 1
  local fade = 1
  local before = index - 1
  for _ = 1, 4 do
    if before < first then break end
    local word = view.low[before]
    if rules.stops[word] then break end
    if rules.boosters[word] then
      weight, rule = weight + sign * rules.step * fade, rule and rule .. "+boosted" or "boosted"
    elseif rules.dampers[word] then
      weight, rule = weight - sign * rules.step * fade, rule and rule .. "+damped" or "damped"
    elseif rules.negations[word] then
      weight, rule = weight * rules.negated, rule and rule .. "+negated" or "negated"
      break
    end
    before = before - 1
    fade = fade * 0.95
  end
  return weight, rule or "plain"
end

--- The token of a contrast ("but") inside a range, if there is one.
---@param view sentiment.View
---@param first integer
---@param last integer
---@return integer?
local function contrast(view, first, last)
  for index = first + 1, last - 1 do
    if view.low[index] == "but" then return index end
  end
  return nil
end

--- Scores the tokens of a range that a test lets through.
---@param view sentiment.View
---@param first integer
---@param last integer
---@param allowed? fun(index: integer): boolean
---@return sentiment.Result
function tone.score(view, first, last, allowed)
  local result = { sum = 0, hits = {}, words = 0, known = 0, conflict = 0 }
  local turn = contrast(view, first, last)
  for index = first, last do
    if not allowed or allowed(index) then
      if view.word[index] then result.words = result.words + 1 end
      if view.conflict[index] then result.conflict = result.conflict + 1 end
      if view.valence[index] then
        local weight, rule = weigh(view, index, first)
        if turn then
          weight = weight * (index < turn and rules.before_but or rules.after_but)
          rule = rule .. "+but"
        end
        result.known = result.known + 1
        result.sum = result.sum + weight
        result.hits[#result.hits + 1] = { token = index, weight = weight, rule = rule }
      end
    end
  end
  return result
end

--- Maps a sum of weights to -1…1, as VADER does.
---@param sum number
---@return number
function tone.squash(sum) return sum / math.sqrt(sum * sum + 15) end

--- The label of a score.
---@param score number
---@param band? number  half width of neutral
---@return string
function tone.label(score, band)
  band = band or 0.05
  if score >= band then return "positive" elseif score <= -band then return "negative" end
  return "neutral"
end

--- Adds one result to another.
---@param total sentiment.Result
---@param part sentiment.Result
function tone.add(total, part)
  total.sum, total.words = total.sum + part.sum, total.words + part.words
  total.known, total.conflict = total.known + part.known, total.conflict + part.conflict
  for _, hit in ipairs(part.hits) do total.hits[#total.hits + 1] = hit end
end

--- A result of nothing.
---@return sentiment.Result
function tone.empty() return { sum = 0, hits = {}, words = 0, known = 0, conflict = 0 } end

return tone
