--- Counts who and what the articles talk about.
local views = require "./views"

---@type copydesk.Plugin
local plugin = {
  name = "entity-counts", version = "1.0.0", api = 1,
  summary = "People, organisations and places, aliases merged, with mention counts.",
  author = "Copydesk", license = "MIT",
  needs = { "entities", "quotes", "sentences" },
  options = {
    types = {
      type = "list", of = { "person", "organization", "place", "group", "event", "work", "product", "other" },
      default = { "person", "organization", "place", "group" }, help = "entity types to count",
    },
    min_mentions = { type = "integer", default = 1, minimum = 1, help = "drop entities mentioned less often" },
    roles = {
      type = "list", of = { "headline", "deck", "kicker", "byline", "dateline", "caption", "paragraph", "list", "subhead",
        "pullquote", "correction", "comment" },
      default = { "headline", "deck", "caption", "paragraph", "list", "subhead", "pullquote" },
      help = "the parts of an article in which mentions count",
    },
    pronouns = { type = "boolean", default = false, help = "also list pronouns in the table of mentions" },
  },
  tables = {
    entities = {
      help = "one row per entity and article",
      { "name", "text", "canonical name" },
      { "type", "text", "person organization place group event work product other" },
      { "mentions", "integer", "times mentioned, roles and pronouns included" },
      { "named_mentions", "integer", "times mentioned by a name" },
      { "aliases", "list", "the other names the article uses" },
      { "role", "text", "office or title in the article" },
      { "salience", "number", "how much the article is about it, 0 to 1" },
      { "country", "text", "ISO 3166 code" },
      { "first", "span", "first mention" },
    },
    mentions = {
      help = "one row per mention",
      { "entity", "text", "canonical name of the entity" },
      { "kind", "text", "full surname titled acronym demonym role pronoun" },
      { "role", "text", "the part of the article it stands in" },
      { "in_quote", "boolean", "whether it stands inside a quotation" },
      { "sentence", "integer", "number of the sentence in the article, from 1" },
      { "reason", "text", "why it belongs to this entity" },
      { "span", "span", "the words" },
    },
  },
  views = views,
}

local unnamed = { pronoun = true, role = true }

--- A test for whether a byte lies inside a quotation; positions must not go backwards.
---@param doc copydesk.Document
---@return fun(start: integer): boolean
local function quotation_test(doc)
  local starts, stops = {}, {}
  for _, quote in ipairs(doc.quotes) do
    if quote.kind ~= "indirect" then
      starts[#starts + 1], stops[#stops + 1] = quote.start, quote.stop
    end
  end
  local index = 1
  return function(start)
    while index <= #starts and stops[index] < start do index = index + 1 end
    return index <= #starts and starts[index] <= start
  end
end

--- The part of the article and the sentence of each mention, by walking the three lists together.
---@param doc copydesk.Document
---@param starts integer[]
---@return string[] roles
---@return table<integer, integer> sentences  the number of the sentence, where there is one
local function places(doc, starts)
  local block_stops, block_roles = doc.blocks:column "stop", doc.blocks:column "role"
  local firsts, stops = doc.sentences:column "start", doc.sentences:column "stop"
  local roles, sentences = {}, {}
  local block, sentence = 1, 1
  for index = 1, #starts do
    local start = starts[index]
    while block < #block_stops and block_stops[block] < start do block = block + 1 end
    while sentence < #stops and stops[sentence] < start do sentence = sentence + 1 end
    roles[index] = block_roles[block]
    if firsts[sentence] and firsts[sentence] <= start then sentences[index] = sentence end
  end
  return roles, sentences
end

--- Counts the mentions of each entity in the wanted parts of the article.
---@param columns table  one list a field of the mentions
---@param wanted table<string, boolean>
---@return table<integer, integer> counts
---@return table<integer, integer> named  how many of them use a name
---@return table<integer, integer> first  the first of them
local function counted(columns, wanted)
  local counts, named, first = {}, {}, {}
  for index = 1, #columns.start do
    if wanted[columns.role[index]] then
      local entity = columns.entity[index]
      counts[entity] = (counts[entity] or 0) + 1
      first[entity] = first[entity] or index
      if not unnamed[columns.kind[index]] then named[entity] = (named[entity] or 0) + 1 end
    end
  end
  return counts, named, first
end

--- Emits the entities of a document and their mentions.
---@param doc copydesk.Document
---@param options table
---@param emit table
function plugin.analyze(doc, options, emit)
  local wanted, types, names = {}, {}, {}
  for _, role in ipairs(options.roles) do wanted[role] = true end
  for _, kind in ipairs(options.types) do types[kind] = true end
  local mentions = doc.mentions
  local columns = {
    start = mentions:column "start", kind = mentions:column "kind", entity = mentions:column "entity_index",
    reason = mentions:column "reason",
  }
  local sentences
  columns.role, sentences = places(doc, columns.start)
  local counts, named, first = counted(columns, wanted)
  for number, entity in ipairs(doc.entities) do
    local count = counts[number] or 0
    if named[number] and count >= options.min_mentions and types[entity.type] then
      names[number] = entity.name
      emit.entities {
        name = entity.name, type = entity.type, mentions = count, named_mentions = named[number],
        aliases = entity.aliases, role = entity.role, salience = entity.salience, country = entity.country,
        first = mentions[first[number]],
      }
    end
  end
  local quoted = quotation_test(doc)
  for index, start in ipairs(columns.start) do
    local name, role, kind = names[columns.entity[index]], columns.role[index], columns.kind[index]
    if name and wanted[role] and (options.pronouns or kind ~= "pronoun") then
      emit.mentions {
        entity = name, kind = kind, role = role, in_quote = quoted(start), sentence = sentences[index],
        reason = columns.reason[index], span = mentions[index],
      }
    end
  end
end

return plugin
