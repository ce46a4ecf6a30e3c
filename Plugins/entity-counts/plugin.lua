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

--- The mentions of an entity that lie in the wanted parts of the article.
---@param entity copydesk.Entity
---@param wanted table<string, boolean>
---@return copydesk.Mention[] mentions
---@return integer named  how many of them use a name
local function wanted_mentions(entity, wanted)
  local list, named = {}, 0
  for _, mention in ipairs(entity.mentions) do
    if wanted[mention.block.role] then
      list[#list + 1] = mention
      if not unnamed[mention.kind] then named = named + 1 end
    end
  end
  return list, named
end

--- Emits the entities of a document and their mentions.
---@param doc copydesk.Document
---@param options table
---@param emit table
function plugin.analyze(doc, options, emit)
  local wanted = {}
  for _, role in ipairs(options.roles) do wanted[role] = true end
  local rows = {}
  for _, entity in ipairs(doc.entities:where { type = options.types }) do
    local mentions, named = wanted_mentions(entity, wanted)
    if named > 0 and #mentions >= options.min_mentions then
      emit.entities {
        name = entity.name, type = entity.type, mentions = #mentions, named_mentions = named,
        aliases = entity.aliases, role = entity.role, salience = entity.salience, country = entity.country,
        first = mentions[1],
      }
      for _, mention in ipairs(mentions) do
        if options.pronouns or mention.kind ~= "pronoun" then
          rows[#rows + 1] = { start = mention.start, name = entity.name, mention = mention }
        end
      end
    end
  end
  table.sort(rows, function(a, b)
    if a.start ~= b.start then return a.start < b.start end
    return a.name < b.name
  end)
  local quoted = quotation_test(doc)
  for _, row in ipairs(rows) do
    local mention = row.mention
    emit.mentions {
      entity = row.name, kind = mention.kind, role = mention.block.role, in_quote = quoted(row.start),
      sentence = mention.sentence and mention.sentence.index, reason = mention.reason, span = mention,
    }
  end
end

return plugin
