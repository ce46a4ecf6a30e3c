--- The words that weigh most.
local tone = require "./tone"

local words = {}

--- Puts the hits from `first` to `last` into a list of the `most` heaviest, heaviest first, earlier before later.
---@param list integer[]  positions of hits
---@param reading copydesk.Reading
---@param first integer
---@param last integer
---@param most integer
function words.collect(list, reading, first, last, most)
  if most == 0 then return end
  local weight = reading.weight
  for hit = first, last do
    local own = math.abs(weight[hit])
    local count = #list
    if count < most or own > math.abs(weight[list[count]]) then
      local at = count < most and count + 1 or count
      while at > 1 and math.abs(weight[list[at - 1]]) < own do
        list[at] = list[at - 1]
        at = at - 1
      end
      list[at] = hit
    end
  end
end

--- The hits of a list as rows show them.
---@param list integer[]
---@param reading copydesk.Reading
---@param text string
---@return table[]
function words.shown(list, reading, text)
  local shown = {}
  for index, hit in ipairs(list) do
    shown[index] = {
      word = text:sub(reading.start[hit], reading.stop[hit]):lower(), weight = tone.rounded(reading.weight[hit]),
      rule = reading.rule[hit],
    }
  end
  return shown
end

--- The positions of the hits of a unit.
---@param reading copydesk.Reading
---@param unit integer
---@return integer first
---@return integer last
function words.of(reading, unit)
  return unit == 1 and 1 or reading.last_hit[unit - 1] + 1, reading.last_hit[unit]
end

return words
