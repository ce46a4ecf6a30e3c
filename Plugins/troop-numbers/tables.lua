--- Checks the tables of `tables/`, which the user's own files can replace.
local tables = {}

local events = {
  killed = true, wounded = true, captured = true, missing = true, displaced = true, trained = true, recruited = true,
  surrendered = true, deployed = true, withdrawn = true, other = true, total_strength = true, present = true,
}
local classes = {
  troops = true, police = true, militants = true, militia = true, civilians = true, prisoners = true,
  casualties_unspecified = true, equipment = true,
}

--- The keys of a table in alphabetical order, for messages.
---@param set table
---@return string
local function listed(set)
  local names = {}
  for name in pairs(set) do names[#names + 1] = tostring(name) end
  table.sort(names)
  return table.concat(names, ", ")
end

--- Refuses what is no map from events or classes to words.
---@param place string
---@param value table
---@param keys table<string, boolean>
local function check_lists(place, value, keys)
  for key, list in pairs(value) do
    if not keys[key] then
      error(place .. "." .. tostring(key) .. ": no such entry; there are " .. listed(keys), 0)
    end
    if type(list) ~= "string" then
      error(place .. "." .. key .. ": words divided by blanks were expected, got " .. type(list), 0)
    end
  end
end

--- Refuses values of vague words that are no numbers.
---@param place string
---@param rules table
local function check_vague(place, rules)
  for index, pair in ipairs(rules.vague or {}) do
    if type(pair) ~= "table" or type(pair[1]) ~= "number" or type(pair[2]) ~= "number" or pair[1] <= 0
      or pair[2] < pair[1] then
      error(place .. ".vague: entry " .. index .. ": two numbers, the least and the greatest, were expected", 0)
    end
  end
  for word, value in pairs(rules.least or {}) do
    if type(word) ~= "number" or type(value) ~= "number" or value < 0 then
      error(place .. ".least: numbers by numbers were expected", 0)
    end
  end
end

--- A table whose entries have the types that the plugin reads; raises what is wrong, and where.
---@param name string  the option
---@param data any  what the file returned
---@param shape table<string, string>  "words", "words?" (may be left out), "lists" (words by event or class) or "table"
---@return table
function tables.checked(name, data, shape)
  local place = "troop-numbers." .. name
  if type(data) ~= "table" then error(place .. ": the file must return a table, got " .. type(data), 0) end
  for key in pairs(data) do
    if not shape[key] then
      error(place .. "." .. tostring(key) .. ": no such entry; there are " .. listed(shape), 0)
    end
  end
  for key, kind in pairs(shape) do
    if kind == "words?" then data[key], kind = data[key] or "", "words" end
    local value = data[key]
    local wanted = kind == "words" and "string" or "table"
    if type(value) ~= wanted then
      local expected = kind == "words" and "words divided by blanks" or "a table"
      error(place .. "." .. key .. ": " .. expected .. " was expected, got " .. type(value), 0)
    end
    if kind == "lists" then check_lists(place .. "." .. key, value, name == "units" and key ~= "fates" and classes or events) end
  end
  return data
end

--- The policies of a file, by name; a file with a single policy gives it the name `mine`.
---@param data any
---@return table<string, table>
function tables.policies(data)
  local place = "troop-numbers.policy"
  if type(data) ~= "table" then error(place .. ": the file must return a table, got " .. type(data), 0) end
  if data.about or data.open then data = { mine = data } end
  local found = false
  for name, rules in pairs(data) do
    if type(rules) ~= "table" then
      error(place .. "." .. tostring(name) .. ": a policy (about, open, vague or least) was expected, got " .. type(rules), 0)
    end
    for _, share in ipairs { "about", "open" } do
      local value = rules[share]
      if type(value) ~= "number" or value < 0 or value > 10 then
        error(place .. "." .. name .. "." .. share .. ": a share from 0 to 10 was expected, got " .. tostring(value), 0)
      end
    end
    check_vague(place .. "." .. name, rules)
    found = found or name == "mine" or name == "interval"
  end
  if not found then error(place .. ": a policy named mine or interval was expected", 0) end
  return data
end

return tables
