--- Turns a document into flat arrays over tokens, so that rules need no call per word.
local rules = require "./rules"

local reader = {}

--- The index of the first token that ends at or after a byte.
---@param view sentiment.View
---@param byte integer
---@return integer
local function token_at(view, byte)
  local low, high = 1, #view.stop + 1
  while low < high do
    local middle = (low + high) // 2
    if view.stop[middle] >= byte then high = middle else low = middle + 1 end
  end
  return low
end

--- The token range of a span.
---@param view sentiment.View
---@param start integer
---@param stop integer
---@return integer first
---@return integer last
local function range(view, start, stop)
  local first = token_at(view, start)
  local last = token_at(view, stop)
  if last > #view.stop then last = #view.stop end
  return first, last
end

--- Forgets the tone of capitalised words inside a sentence ("the Peace Corps"), unless most words of it are
--- capitalised, as in headlines.
---@param doc copydesk.Document
---@param view sentiment.View
---@param text string[]
local function mark_capitals(doc, view, text)
  for _, sentence in ipairs(doc.sentences) do
    local first, last = range(view, sentence.start, sentence.stop)
    local capitals, count = {}, 0
    for index = first, last do
      if view.word[index] then
        count = count + 1
        if text[index]:find "^%u%l" and (index > first and view.word[index - 1]) then
          capitals[#capitals + 1] = index
        end
      end
    end
    if 2 * #capitals < count then
      for _, index in ipairs(capitals) do view.valence[index], view.conflict[index] = nil, nil end
    end
  end
end

--- Marks the tokens that names are made of; words in a name do not judge.
---@param doc copydesk.Document
---@param view sentiment.View
local function mark_names(doc, view)
  for _, entity in ipairs(doc.entities) do
    for _, mention in ipairs(entity.mentions) do
      if mention.kind ~= "pronoun" and mention.kind ~= "role" then
        local first, last = range(view, mention.start, mention.stop)
        for index = first, last do view.valence[index], view.conflict[index] = nil, nil end
      end
    end
  end
end

--- Indexes quotations.
---@param doc copydesk.Document
---@param view sentiment.View
local function mark_quotes(doc, view)
  for _, quote in ipairs(doc.quotes) do
    local first, last = range(view, quote.start, quote.stop)
    local speaker = quote.speaker_name
    view.quotes[#view.quotes + 1] = { first = first, last = last, kind = quote.kind, speaker = speaker, span = quote }
    if quote.kind ~= "indirect" then
      for index = first, last do view.quoted[index] = speaker or "unknown" end
    end
  end
end

--- Reads a document.
---@param doc copydesk.Document
---@param lexicons copydesk.Lexicon[]
---@param conflict copydesk.Lexicon
---@return sentiment.View
function reader.read(doc, lexicons, conflict)
  local tokens = doc.tokens
  local view = {
    low = tokens:column "lower", start = tokens:column "start", stop = tokens:column "stop",
    valence = {}, conflict = {}, word = {}, quotes = {}, quoted = {},
  }
  for index, word in ipairs(view.low) do
    if word:find "^%a" then view.word[index] = true end
  end
  for _, lexicon in ipairs(lexicons) do
    for hit in doc:lookup(lexicon) do
      local index = token_at(view, hit.start)
      local word = view.low[index]
      local before = rules.harmless_before[word]
      if not rules.harmless[word] and not (before and before[view.low[index - 1] or ""]) then
        view.valence[index] = tonumber(hit.valence)
      end
    end
  end
  for hit in doc:lookup(conflict) do view.conflict[token_at(view, hit.start)] = true end
  mark_names(doc, view)
  mark_capitals(doc, view, tokens:column "text")
  mark_quotes(doc, view)
  return view
end

--- The sentences in the wanted parts of the article.
---@param doc copydesk.Document
---@param view sentiment.View
---@param wanted table<string, boolean>?  all parts when nil
---@return table[]
function reader.sentences(doc, view, wanted)
  local list = {}
  for _, sentence in ipairs(doc.sentences) do
    local block = sentence.block
    if not wanted or wanted[block.role] then
      local first, last = range(view, sentence.start, sentence.stop)
      if first <= last then list[#list + 1] = { first = first, last = last, block = block.start } end
    end
  end
  return list
end

--- The targets: those the input names, else the named mentions of entities.
---@param doc copydesk.Document
---@param view sentiment.View
---@param types string[]
---@return table[] list  in text order
---@return boolean given  whether the input named them
function reader.targets(doc, view, types)
  local list = {}
  local given = doc.targets
  if given and #given > 0 then
    for _, span in ipairs(given) do
      local first, last = range(view, span.start, span.stop)
      list[#list + 1] = { first = first, last = last, name = span.text, span = span }
    end
  else
    for _, entity in ipairs(doc.entities:where { type = types }) do
      for _, mention in ipairs(entity.mentions) do
        if mention.kind ~= "pronoun" and mention.kind ~= "role" then
          local first, last = range(view, mention.start, mention.stop)
          list[#list + 1] = { first = first, last = last, name = entity.name, span = mention }
        end
      end
    end
  end
  table.sort(list, function(a, b)
    if a.first ~= b.first then return a.first < b.first end
    return a.last < b.last
  end)
  return list, given ~= nil and #given > 0
end

return reader
