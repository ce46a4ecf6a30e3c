--- Turns a document into flat arrays over tokens, so that rules need no call per word.
local words = require "./words"

local reader = {}

local pronoun = words.set "he she it they we i you who"

local called = words.set "militia militias militiamen militiaman paramilitary paramilitaries"

---@class troops.View
---@field low string[]        tokens in lower case
---@field text string[]       tokens as written
---@field start integer[]     first byte of each token
---@field stop integer[]      last byte of each token
---@field number table<integer, troops.Number>    by first token
---@field inside table<integer, troops.Mention>   by each token of the mention
---@field date table<integer, table>              by first token
---@field speaker table<integer, string>         by each token of a quotation whose speaker is known
---@field called_militia table<string, boolean>  words of names that the document calls a militia
---@field source string       the text of the document

---@class troops.Number
---@field first integer
---@field last integer

---@class troops.Mention
---@field first integer
---@field last integer
---@field name string
---@field type string
---@field country string?
---@field kind string

--- The index of the first token that ends at or after a byte.
---@param stops integer[]
---@param count integer
---@param byte integer
---@return integer
local function token_at(stops, count, byte)
  local low, high = 1, count + 1
  while low < high do
    local middle = (low + high) // 2
    if stops[middle] >= byte then high = middle else low = middle + 1 end
  end
  return low
end

--- The token range of a span.
---@param view troops.View
---@param first_byte integer
---@param last_byte integer
---@return integer first
---@return integer last
function reader.range(view, first_byte, last_byte)
  local first = token_at(view.stop, view.count, first_byte)
  local last = first
  while last < view.count and view.start[last + 1] <= last_byte do last = last + 1 end
  return first, last
end

--- Indexes mentions and dates by token.
---@param doc copydesk.Document
---@param view troops.View
local function index_layers(doc, view)
  for _, entity in ipairs(doc.entities) do
    local name, type, country = entity.name, entity.type, entity.country
    for _, item in ipairs(entity.mentions) do
      local kind = item.kind
      if kind ~= "pronoun" and kind ~= "role" then
        local first, last = reader.range(view, item.start, item.stop)
        local mention = { first = first, last = last, name = name, type = type, country = country, kind = kind }
        for index = first, last do view.inside[index] = mention end
      end
    end
  end
  for _, item in ipairs(doc.dates) do
    local first = reader.range(view, item.start, item.stop)
    view.date[first] = item
  end
end

--- Notes the names that the document calls a militia: "the militia Kataib Hezbollah".
---@param view troops.View
local function index_militias(view)
  for index = 1, view.count do
    if called[view.low[index]] then
      for near = math.max(1, index - 5), math.min(view.count, index + 5) do
        local mention = view.inside[near]
        if mention and mention.type ~= "place" and mention.kind ~= "demonym" then
          view.called_militia[view.low[near]] = true
        end
      end
    end
  end
end

--- Whether an indirect quotation tells something: not "ignored a warning ahead of …" nor "claimed responsibility for …".
---@param doc copydesk.Document
---@param quote table
---@return boolean
local function tells(doc, quote)
  local cue = quote.cue
  local text = doc.text:sub(quote.start, quote.start + 13)
  return text ~= "responsibility" and not (cue and cue.text:lower() == "warning" and text:find "^%l+ of ")
end

--- Notes who speaks the tokens of quotations.
---@param doc copydesk.Document
---@param view troops.View
local function index_speakers(doc, view)
  for _, quote in ipairs(doc.quotes) do
    local speaker, named = quote.speaker_name, quote.speaker_span
    if quote.kind == "indirect" and (not named or pronoun[named.text:lower():match "%S+$"] or not tells(doc, quote)) then
      speaker = nil
    end
    if speaker then
      local first, last = reader.range(view, quote.start, quote.stop)
      for index = first, last do view.speaker[index] = speaker end
    end
  end
end

--- Reads the tokens and the counts of a document.
---@param doc copydesk.Document
---@return troops.View
function reader.tokens(doc)
  local tokens = doc.tokens
  local view = {
    low = tokens:column "lower", start = tokens:column "start", stop = tokens:column "stop",
    number = {}, inside = {}, date = {}, speaker = {}, called_militia = {}, source = doc.text,
  }
  view.count = #view.low
  for _, item in ipairs(doc.numbers:where { kind = "count" }) do
    local first, last = reader.range(view, item.start, item.stop)
    view.number[first] = {
      first = first, last = last, value = item.value, low = item.low, high = item.high,
      approx = item.approx, form = item.form,
    }
  end
  return view
end

--- Adds the other layers, which only documents with candidates need.
---@param doc copydesk.Document
---@param view troops.View
function reader.layers(doc, view)
  view.text = doc.tokens:column "text"
  index_layers(doc, view)
  index_militias(view)
  index_speakers(doc, view)
end

--- The text between two tokens, both included.
---@param view troops.View
---@param first integer
---@param last integer
---@return string
function reader.words(view, first, last) return view.source:sub(view.start[first], view.stop[last]) end

return reader
