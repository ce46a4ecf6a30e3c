--- Reads the user's own lexicon: tab-separated words, LIWC's .dic, or category files as Lexicoder's.
local desk = require "copydesk"

local lexicons = {}

---@class sentiment.Entry
---@field word string       a word or phrase; a last * stands for any ending
---@field valence number?
---@field role string?

--- What a word of a category is worth; the mean of the words of our own lexicon is near it.
local worth = 2

--- The valence of a category by its name; nil for categories that say nothing about tone.
---@param name string
---@return number?
local function category_valence(name)
  local lower = name:lower():gsub("[%s%-]", "_")
  if lower:find "^neg_pos" then return -worth end
  if lower:find "^neg_neg" then return worth end
  if lower:find "^pos" or lower:find "tone_pos" or lower == "good" then return worth end
  if lower:find "^neg" or lower:find "tone_neg" or lower == "bad" then return -worth end
  return nil
end

--- The lines of a text, with their numbers.
---@param text string
---@return fun(): integer?, string?
local function lines(text)
  local at, number = 1, 0
  return function()
    if at > #text then return nil end
    local stop = text:find("\n", at, true) or #text + 1
    local line = text:sub(at, stop - 1)
    at, number = stop + 1, number + 1
    if line:sub(-1) == "\r" then line = line:sub(1, -2) end
    return number, line
  end
end

--- Reads `word<TAB>valence`, with or without a head that names the columns.
---@param text string
---@return sentiment.Entry[]
local function tab_separated(text)
  local entries, columns = {}, nil
  for number, line in lines(text) do
    if line ~= "" and line:sub(1, 1) ~= "#" then
      local fields = {}
      for field in (line .. "\t"):gmatch "([^\t]*)\t" do fields[#fields + 1] = field end
      if not columns and fields[1] == "word" then
        columns = {}
        for index, name in ipairs(fields) do columns[name] = index end
        if not columns.valence and not columns.role then
          error("line " .. number .. ": the head names the columns: word, then valence or role", 0)
        end
      else
        columns = columns or { word = 1, valence = 2 }
        local valence = columns.valence and fields[columns.valence] or ""
        local value = tonumber(valence)
        if valence ~= "" and not (value and value >= -10 and value <= 10) then
          error("line " .. number .. ": '" .. valence:sub(1, 40) .. "' is no number from -10 to 10", 0)
        end
        local role = columns.role and fields[columns.role]
        if fields[1] ~= "" and (value or (role and role ~= "")) then
          entries[#entries + 1] = { word = fields[1], valence = value, role = role ~= "" and role or nil }
        end
      end
    end
  end
  return entries
end

--- Reads LIWC's form: categories with numbers between two lines of %, then words with their numbers.
---@param text string
---@return sentiment.Entry[]
local function liwc(text)
  local entries, categories, marks = {}, {}, 0
  for number, line in lines(text) do
    local head = line:match "^%s*(%S*)"
    if head == "%" then
      marks = marks + 1
    elseif head ~= "" and marks == 1 then
      local id, name = line:match "^%s*(%S+)%s+(%S+)"
      if not id then error("line " .. number .. ": a category is a number and a name", 0) end
      categories[id] = category_valence(name)
    elseif head ~= "" and marks == 2 then
      local word, ids = line:match "^%s*(.-)\t(.*)$"
      if not word then word, ids = line:match "^%s*(%S+)%s*(.*)$" end
      local sum, count = 0, 0
      for id in ids:gmatch "%d+" do
        if categories[id] then sum, count = sum + categories[id], count + 1 end
      end
      if count > 0 and sum ~= 0 then entries[#entries + 1] = { word = word, valence = sum / count } end
    end
  end
  return entries
end

--- Reads categories as nodes: <cnode name="POSITIVE"><pnode name="GOOD*"/></cnode>.
---@param text string
---@return sentiment.Entry[]
local function nodes(text)
  local entries, valence = {}, nil
  for kind, attributes in text:gmatch "<([cp])node([^>]*)>" do
    local name = attributes:match 'name%s*=%s*"([^"]*)"'
    if name and kind == "c" then
      valence = category_valence(name)
    elseif name and valence then
      local word = name:gsub("&apos;", "'"):gsub("&quot;", '"'):gsub("&amp;", "&"):gsub("^%s+", ""):gsub("%s+$", "")
      if word ~= "" then entries[#entries + 1] = { word = word, valence = valence } end
    end
  end
  return entries
end

--- Reads categories at the start of a line, with their words indented below: WordStat's .cat.
---@param text string
---@return sentiment.Entry[]
local function indented(text)
  local entries, valence = {}, nil
  for _, line in lines(text) do
    local indent, name = line:match "^(%s*)(.-)%s*$"
    name = name:gsub("%s*%(%-?%d+%.?%d*%)$", ""):gsub(":$", ""):gsub("^%- ", "")
    if name ~= "" and name:sub(1, 1) ~= "#" then
      if indent == "" then
        valence = category_valence(name)
      elseif valence then
        entries[#entries + 1] = { word = (name:gsub("_", " ")), valence = valence }
      end
    end
  end
  return entries
end

--- The entries of a lexicon file in any of the forms.
---@param text string
---@return sentiment.Entry[]
function lexicons.read(text)
  if text:sub(1, 3) == "\xEF\xBB\xBF" then text = text:sub(4) end
  local form = tab_separated
  if text:find "^%s*%%" then
    form = liwc
  elseif text:find "<cnode" then
    form = nodes
  else
    for _, line in lines(text) do
      if line:find "%S" and line:sub(1, 1) ~= "#" then
        if category_valence(line:match "^[^\t:]*") and not line:find "\t%-?%d" then form = indented end
        break
      end
    end
  end
  local entries = form(text)
  if #entries == 0 then
    error("the lexicon has no word with a valence; give words, a tab and a number, or categories such as "
      .. "POSITIVE and NEGATIVE", 0)
  end
  return entries
end

--- The lexicon that the user named, else nil.
---@return sentiment.Entry[]?
function lexicons.given()
  local text = desk.file "lexicon"
  return text and lexicons.read(text)
end

return lexicons
