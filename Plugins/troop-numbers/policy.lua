--- What vagueness is worth: the number a chart or a sum should use.
--
-- Swap a table here, or add one, to change how "dozens" or "at least 40" is read. A claim keeps what the
-- words say in `value_low` and `value_high` whatever the policy.
local policy = {}

--- Intervals: a vague word spans up to just below the next one; its best value is the geometric mean.
--- "about" allows a tenth either way; an open end reaches a quarter further.
policy.interval = {
  about = 0.10, open = 0.25,
  vague = {
    { 3, 9 }, { 24, 99 }, { 36, 99 }, { 40, 99 }, { 200, 999 }, { 300, 999 }, { 2000, 9999 }, { 3000, 9999 },
    { 20000, 99999 }, { 200000, 999999 }, { 300000, 999999 }, { 2000000, 9999999 },
  },
}

--- The Armed Conflict Location & Event Data codebook: the least number of the right size, taken as exact
--- (several 3, tens 10, dozens 12, hundreds 100).
policy.acled = {
  about = 0, open = 0,
  least = { [24] = 12, [36] = 12, [40] = 20, [200] = 100, [300] = 100, [2000] = 1000, [3000] = 1000,
    [20000] = 10000, [200000] = 100000, [300000] = 100000, [2000000] = 1000000 },
}

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

--- The number for charts, with its band.
---@param name string  "interval" or "acled"
---@param approx string
---@param low number?
---@param high number?
---@return number best
---@return number low
---@return number high
function policy.apply(name, approx, low, high)
  local rules = policy[name]
  if approx == "vague" then
    if rules.least then
      local value = rules.least[low] or low
      return plain(value), plain(value), plain(value)
    end
    for _, pair in ipairs(rules.vague) do
      if pair[1] == low then return round(math.sqrt(pair[1] * pair[2])), pair[1], pair[2] end
    end
    return plain(low * 2), plain(low), plain(low * 5 - 1)
  end
  if low and high and low ~= high then return plain((low + high) / 2), plain(low), plain(high) end
  local value = low or high
  if approx == "about" then
    return plain(value), plain(value * (1 - rules.about)), plain(value * (1 + rules.about))
  elseif approx == "at_least" or approx == "more_than" then
    return plain(value), plain(value), plain(value * (1 + rules.open))
  elseif approx == "at_most" or approx == "less_than" then
    return plain(value), plain(value * (1 - rules.open)), plain(value)
  end
  return plain(value), plain(value), plain(value)
end

return policy
