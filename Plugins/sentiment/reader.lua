--- Reads an article: its sentences, quotations and targets, by bytes.
local reader = {}

--- The kinds of mentions that name who is meant.
local named = { "full", "surname", "titled", "acronym", "demonym" }

---@class sentiment.Sentences
---@field start integer[]   first bytes
---@field stop integer[]    last bytes
---@field block integer[]   the position of each one's block
---@field wanted integer[]  those whose part of the article is read
---@field is_wanted table<integer, boolean>  the same, by position

--- The sentences, and which of them have a role that is wanted.
---@param doc copydesk.Document
---@param roles table<string, boolean>
---@return sentiment.Sentences
function reader.sentences(doc, roles)
  local start, stop = doc.sentences:column "start", doc.sentences:column "stop"
  local ends, role = doc.blocks:column "stop", doc.blocks:column "role"
  local block, wanted, is_wanted, at, count, blocks = {}, {}, {}, 1, 0, #ends
  for index, from in ipairs(start) do
    while at < blocks and ends[at] < from do at = at + 1 end
    block[index] = at
    if roles[role[at]] then
      count = count + 1
      wanted[count], is_wanted[index] = index, true
    end
  end
  return { start = start, stop = stop, block = block, wanted = wanted, is_wanted = is_wanted }
end

--- The sentence that a byte is in, or the one before it.
---@param sentences sentiment.Sentences
---@param byte integer
---@return integer
function reader.sentence_at(sentences, byte)
  local start = sentences.start
  local low, high = 1, #start
  while low < high do
    local middle = (low + high + 1) // 2
    if start[middle] <= byte then low = middle else high = middle - 1 end
  end
  return low
end

---@class sentiment.Quote
---@field span copydesk.Quote
---@field start integer
---@field stop integer
---@field speaker string?

--- The quotations that give words as they were said.
---@param doc copydesk.Document
---@return sentiment.Quote[]
function reader.quotes(doc)
  local list = {}
  for _, quote in ipairs(doc.quotes) do
    if quote.kind ~= "indirect" then
      list[#list + 1] = { span = quote, start = quote.start, stop = quote.stop, speaker = quote.speaker_name }
    end
  end
  return list
end

--- Whose words stand at a byte.
---@param quotes sentiment.Quote[]
---@param byte integer
---@return string
function reader.holder(quotes, byte)
  local low, high = 1, #quotes
  while low <= high do
    local middle = (low + high) // 2
    local quote = quotes[middle]
    if byte < quote.start then high = middle - 1
    elseif byte > quote.stop then low = middle + 1
    else return quote.speaker or "unknown" end
  end
  return "narrator"
end

--- The targets: those the input names, else the named mentions of entities in the wanted parts.
---@param doc copydesk.Document
---@param sentences sentiment.Sentences
---@param types string[]
---@return any[] spans  in text order
---@return string[] names
---@return integer[] starts  first bytes
---@return integer[] units  the sentence of each
function reader.targets(doc, sentences, types)
  local spans, names, starts, units = {}, {}, {}, {}
  if #doc.targets > 0 then
    for index, span in ipairs(doc.targets) do spans[index] = span end
    table.sort(spans, function(a, b)
      if a.start ~= b.start then return a.start < b.start end
      return a.stop < b.stop
    end)
    for index, span in ipairs(spans) do
      names[index], starts[index] = span.text, span.start
      units[index] = reader.sentence_at(sentences, span.start)
    end
    return spans, names, starts, units
  end
  local mentions = doc.mentions:where { type = types, kind = named }
  local start, name = mentions:column "start", mentions:column "name"
  local from, is_wanted, at, count = sentences.start, sentences.is_wanted, 1, 0
  for index, byte in ipairs(start) do
    while from[at + 1] and from[at + 1] <= byte do at = at + 1 end
    if is_wanted[at] then
      count = count + 1
      spans[count], names[count], starts[count], units[count] = mentions[index], name[index], byte, at
    end
  end
  return spans, names, starts, units
end

return reader
