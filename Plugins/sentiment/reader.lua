--- Reads an article: its sentences, quotations and targets, by bytes.
local reader = {}

---@class sentiment.Sentences
---@field start integer[]   first bytes
---@field stop integer[]    last bytes
---@field block integer[]   the position of each one's block
---@field wanted boolean[]  whether its part of the article is read

--- The sentences, each with whether its role is wanted.
---@param doc copydesk.Document
---@param roles table<string, boolean>
---@return sentiment.Sentences
function reader.sentences(doc, roles)
  local start, stop = doc.sentences:column "start", doc.sentences:column "stop"
  local ends, role = doc.blocks:column "stop", doc.blocks:column "role"
  local block, wanted, at = {}, {}, 1
  for index = 1, #start do
    while ends[at + 1] and ends[at] < start[index] do at = at + 1 end
    block[index], wanted[index] = at, roles[role[at]] or false
  end
  return { start = start, stop = stop, block = block, wanted = wanted }
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

---@class sentiment.Target
---@field span any
---@field start integer
---@field name string

--- The targets: those the input names, else the named mentions of entities in the wanted parts.
---@param doc copydesk.Document
---@param sentences sentiment.Sentences
---@param types string[]
---@return sentiment.Target[]  in text order
function reader.targets(doc, sentences, types)
  local list = {}
  if #doc.targets > 0 then
    for _, span in ipairs(doc.targets) do
      list[#list + 1] = { span = span, start = span.start, name = span.text }
    end
  else
    for _, entity in ipairs(doc.entities:where { type = types }) do
      local name = entity.name
      for _, mention in ipairs(entity.mentions) do
        local kind, start = mention.kind, mention.start
        if kind ~= "pronoun" and kind ~= "role" and sentences.wanted[reader.sentence_at(sentences, start)] then
          list[#list + 1] = { span = mention, start = start, name = name }
        end
      end
    end
  end
  table.sort(list, function(a, b)
    if a.start ~= b.start then return a.start < b.start end
    return a.span.stop < b.span.stop
  end)
  return list
end

return reader
