--- Which claims tell the same fact: stable keys, repeats inside an article, parts of wholes.
local facts = {}

--- Events that say the same of a force, whether planned or done.
local same = { planned_deploy = "deployed", planned_withdraw = "withdrawn" }

--- A part of a key: lower case, without the marks that divide keys.
---@param text string?
---@return string
local function piece(text)
  if not text then return "" end
  return (text:lower():gsub("^the ", ""):gsub("[^%w\x80-\xff]+", "-"))
end

--- The key of a claim: event, class, side and place. Two articles on one fact give one key, whatever numbers they give.
---@param row table
---@return string
function facts.key(row)
  local side = row.actor_country or row.actor_name
  return table.concat({ row.event, row.unit_class, piece(side), piece(row.place) }, ":")
end

--- Whether one of two texts is missing, or both are the same.
---@param one string?
---@param other string?
---@return boolean
local function agree(one, other) return one == nil or other == nil or one == other end

--- Makes the register of one article.
---@return table<string, table[]>
function facts.register() return {} end

--- Whether an earlier claim of the article tells the same fact with the same number; notes the claim.
---@param register table<string, table[]>
---@param row table
---@return boolean
function facts.repeats(register, row)
  local event = same[row.event] or row.event
  local slot = event .. ":" .. row.unit_class .. ":" .. tostring(row.value_low) .. ":" .. tostring(row.value_high)
  local list = register[slot]
  if not list then
    list = {}
    register[slot] = list
  end
  for index = #list, math.max(1, #list - 8), -1 do
    local other = list[index]
    if agree(row.actor_name, other.actor_name) and agree(row.place, other.place) and agree(row.date, other.date) then
      return true
    end
  end
  list[#list + 1] = row
  return false
end

return facts
