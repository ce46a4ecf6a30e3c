--- What vagueness is worth: the number a chart or a sum should use.
--
-- The policies are in `tables/policy.lua`. A claim keeps what the words say in `value_low` and `value_high` whatever
-- the policy.
local tables = require "./tables"

local policy = {}
local data = tables.policies(require "./tables/policy")

--- Rounds a positive number to two significant digits.
---@param value number
---@return number
local function round(value)
  local unit = 1
  while value / unit >= 100 do unit = unit * 10 end
  return (value / unit + 0.5) // 1 * unit
end

--- A number to six decimals, as an integer where it is one.
---@param value number
---@return number
local function plain(value)
  local exact = math.tointeger(value)
  if exact then return exact end
  local rounded = (value * 1e6 + 0.5) // 1 / 1e6
  return math.tointeger(rounded) or rounded
end

--- The ends of a band around a count: whole numbers, rounded away from the middle.
---@param low number
---@param high number
---@return number
---@return number
local function band(low, high)
  return math.floor(plain(low)), math.ceil(plain(high))
end

--- The number for charts, with its band.
---@param name string  of a policy, or the path of the user's file
---@param approx string
---@param low number?
---@param high number?
---@return number best
---@return number low
---@return number high
function policy.apply(name, approx, low, high)
  local rules = data[name] or data.mine or data.interval
  if approx == "vague" then
    if rules.least then
      local value = rules.least[low] or low
      return plain(value), plain(value), plain(value)
    end
    for _, pair in ipairs(rules.vague or {}) do
      if pair[1] == low then return round(math.sqrt(pair[1] * pair[2])), pair[1], pair[2] end
    end
    return plain(low * 2), plain(low), plain(low * 5 - 1)
  end
  if low and high and low ~= high then return plain((low + high) / 2), plain(low), plain(high) end
  local value = low or high
  if approx == "about" then
    return plain(value), band(value * (1 - rules.about), value * (1 + rules.about))
  elseif approx == "at_least" or approx == "more_than" then
    return plain(value), band(value, value * (1 + rules.open))
  elseif approx == "at_most" or approx == "less_than" then
    return plain(value), band(value * (1 - rules.open), value)
  end
  return plain(value), plain(value), plain(value)
end

return policy
