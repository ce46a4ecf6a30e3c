--- Turns a document into flat arrays over tokens, so that rules need no call per word.
local words = require "./words"

local reader = {}

local pronoun = words.set "he she it they we i you who"

--- Words for a militia.
reader.militia_words = words.set "militia militias militiamen militiaman paramilitary paramilitaries"

---@class troops.View
---@field low string[]        tokens in lower case
---@field text string[]       tokens as written
---@field start integer[]     first byte of each token
---@field stop integer[]      last byte of each token
---@field number table<integer, troops.Number>    by first token
---@field inside table<integer, troops.Mention>   by each token of the mention
---@field date table<integer, table>              by first token
---@field dated integer[]                       the keys of `date`
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

--- The index of the first token that ends at or after a byte, sought around a guess from a token that is not behind it.
---@param stops integer[]
---@param count integer
---@param byte integer
---@param from integer
---@return integer
local function token_at(stops, count, byte, from)
  if from > count then return from end
  local guess = from + (byte - stops[from]) * count // stops[count]
  if guess > count then guess = count end
  while guess > from and stops[guess - 1] >= byte do guess = guess - 1 end
  if guess < from then guess = from end
  while guess <= count and stops[guess] < byte do guess = guess + 1 end
  return guess
end

reader.token_at = token_at

--- The token range of a span.
---@param view troops.View
---@param first_byte integer
---@param last_byte integer
---@param from integer?  a token that is not behind it
---@return integer first
---@return integer last
function reader.range(view, first_byte, last_byte, from)
  local starts, count = view.start, view.count
  local first = token_at(view.stop, count, first_byte, from or 1)
  local last = first
  while last < count and starts[last + 1] <= last_byte do last = last + 1 end
  return first, last
end

--- Indexes the mentions by token: those of sentences that can hold a claim or, where the article speaks of militias, all.
---@param doc copydesk.Document
---@param view troops.View
---@param sentences table[]
---@param all boolean
local function index_mentions(doc, view, sentences, all)
  local mentions, inside = doc.mentions, view.inside
  local starts, stops, kinds = mentions:column "start", mentions:column "stop", mentions:column "kind"
  local names, types, countries = mentions:column "name", mentions:column "type", mentions:column "country"
  local from, next_sentence = 1, 1
  local opens, closes = 0, 0
  for index = 1, #starts do
    local kind, start = kinds[index], starts[index]
    while not all and start > closes and next_sentence <= #sentences do
      local sentence = sentences[next_sentence]
      opens, closes, next_sentence = view.start[sentence.first], view.stop[sentence.last], next_sentence + 1
    end
    if kind ~= "pronoun" and kind ~= "role" and (all or start >= opens and start <= closes) then
      local first, last = reader.range(view, start, stops[index], from)
      local mention = {
        first = first, last = last, name = names[index], type = types[index], country = countries[index] or nil, kind = kind,
      }
      for token = first, last do inside[token] = mention end
      from = first
    end
  end
end

--- Makes a test of stretches of the text, asked in text order: whether one shares a byte with a sentence.
---@param view troops.View
---@param sentences table[]
---@return fun(start: integer, stop: integer): boolean
local function touching(view, sentences)
  local opens, closes = view.start, view.stop
  local at, count = 1, #sentences
  return function(start, stop)
    while at <= count and closes[sentences[at].last] < start do at = at + 1 end
    return at <= count and opens[sentences[at].first] <= stop
  end
end

--- Indexes the dates of the sentences by token.
---@param doc copydesk.Document
---@param view troops.View
---@param sentences table[]
local function index_dates(doc, view, sentences)
  local dates = doc.dates
  local starts = dates:column "start"
  if #starts == 0 then return end
  local values, grains, anchors = dates:column "value", dates:column "grain", dates:column "anchor"
  local touches, token = touching(view, sentences), 1
  for index = 1, #starts do
    local start = starts[index]
    if touches(start, start) then
      token = token_at(view.stop, view.count, start, start >= view.start[token] and token or 1)
      view.dated[#view.dated + 1] = token
      view.date[token] = { value = values[index] or nil, grain = grains[index] or nil, anchor = anchors[index] or nil }
    end
  end
end

--- Notes the names that the document calls a militia: "the militia Kataib Hezbollah".
---@param view troops.View
---@param places integer[]  the tokens that say "militia" or the like
local function index_militias(view, places)
  for _, index in ipairs(places) do
    for near = math.max(1, index - 5), math.min(view.count, index + 5) do
      local mention = view.inside[near]
      if mention and mention.type ~= "place" and mention.kind ~= "demonym" then
        view.called_militia[view.low[near]] = true
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

--- Notes who speaks the tokens of the quotations that reach into the sentences.
---@param doc copydesk.Document
---@param view troops.View
---@param sentences table[]
local function index_speakers(doc, view, sentences)
  local quotes = doc.quotes
  local speakers = quotes:column "speaker_name"
  if #speakers == 0 then return end
  local starts, stops, kinds = quotes:column "start", quotes:column "stop", quotes:column "kind"
  local touches, from = touching(view, sentences), 1
  for index = 1, #speakers do
    local speaker = touches(starts[index], stops[index]) and speakers[index]
    if speaker and kinds[index] == "indirect" then
      local quote = quotes[index]
      local named = quote.speaker_span
      if not named or pronoun[named.text:lower():match "%S+$"] or not tells(doc, quote) then speaker = nil end
    end
    if speaker then
      local first, last = reader.range(view, starts[index], stops[index], starts[index] >= view.start[from] and from or 1)
      for token = first, last do view.speaker[token] = speaker end
      from = first
    end
  end
end

--- Indexes the numbers that count something by their first token.
---@param doc copydesk.Document
---@param view troops.View
local function index_numbers(doc, view)
  local numbers = doc.numbers
  local kinds = numbers:column "kind"
  local starts, stops, values = numbers:column "start", numbers:column "stop", numbers:column "value"
  local lows, highs = numbers:column "low", numbers:column "high"
  local approximations, forms = numbers:column "approx", numbers:column "form"
  local from = 1
  for index = 1, #kinds do
    if kinds[index] == "count" then
      local first, last = reader.range(view, starts[index], stops[index], from)
      view.number[first] = {
        first = first, last = last, value = values[index] or nil, low = lows[index] or nil, high = highs[index] or nil,
        approx = approximations[index], form = forms[index],
      }
      from = first
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
    number = {}, inside = {}, date = {}, dated = {}, speaker = {}, called_militia = {}, source = doc.text,
  }
  view.count = #view.low
  index_numbers(doc, view)
  return view
end

--- The tokens as written, each cut out of the text when a rule first asks for it: few are asked for.
---@param view troops.View
---@return string[]
local function written(view)
  local source, starts, stops = view.source, view.start, view.stop
  return setmetatable({}, {
    __index = function(texts, index)
      local start = starts[index]
      if not start then return nil end
      local text = source:sub(start, stops[index])
      texts[index] = text
      return text
    end,
  })
end

--- Adds the other layers, which only documents with candidates need.
---@param doc copydesk.Document
---@param view troops.View
---@param sentences table[]    those that can hold a claim, in text order
---@param militias integer[]   the tokens that say "militia" or the like
function reader.layers(doc, view, sentences, militias)
  view.text = written(view)
  index_mentions(doc, view, sentences, #militias > 0)
  index_dates(doc, view, sentences)
  index_militias(view, militias)
  index_speakers(doc, view, sentences)
end

--- The text between two tokens, both included.
---@param view troops.View
---@param first integer
---@param last integer
---@return string
function reader.words(view, first, last) return view.source:sub(view.start[first], view.stop[last]) end

return reader
