--- From sums of valences to scores.
local tone = {}

--- A sentence of this many words keeps its sum; longer ones lose, shorter ones gain. The sum is divided by the length to
--- the power, and very short ones count as four words.
local usual, least, power = 12, 4, 0.6
--- What squashes a sum to -1…1 (VADER's constant).
local softness = 15
--- How much a sentence without tone counts in a mean.
local quiet = 0.5

--- The sum of a stretch as if it had the usual length.
---@param sum number
---@param words integer
---@return number
function tone.level(sum, words)
  if words < least then words = least end
  return sum * (usual / words) ^ power
end

--- Maps a level to -1…1.
---@param level number
---@return number
function tone.squash(level) return level / math.sqrt(level * level + softness) end

---@class sentiment.Total
---@field weighted number
---@field weight number
---@field words integer
---@field known integer
---@field events integer

--- A total of nothing.
---@return sentiment.Total
function tone.total() return { weighted = 0, weight = 0, words = 0, known = 0, events = 0 } end

--- Adds a unit of a reading to a total.
---@param total sentiment.Total
---@param reading copydesk.Reading
---@param unit integer
function tone.add(total, reading, unit)
  local sum, words = reading.sum[unit], reading.words[unit]
  if words == 0 and sum == 0 then return end
  local level = tone.level(sum, words)
  local weight = (level < 0 and -level or level) + quiet
  total.weighted, total.weight = total.weighted + level * weight, total.weight + weight
  total.words, total.known = total.words + words, total.known + reading.known[unit]
  total.events = total.events + reading.events[unit]
end

--- The score of a total: a mean in which sentences count by the strength of their tone, so that length does not
--- matter, and neutral sentences draw it towards 0.
---@param total sentiment.Total
---@return number
function tone.score(total)
  if total.weight == 0 then return 0 end
  return tone.squash(total.weighted / total.weight)
end

--- The label of a score.
---@param score number
---@return string
function tone.label(score)
  if score >= 0.05 then return "positive" elseif score <= -0.05 then return "negative" end
  return "neutral"
end

--- A number with at most four decimals.
---@param value number
---@return number
function tone.rounded(value)
  local scaled = value * 10000
  return (scaled >= 0 and (scaled + 0.5) // 1 or -((0.5 - scaled) // 1)) / 10000
end

return tone
