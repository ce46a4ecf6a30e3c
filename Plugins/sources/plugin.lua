--- Who is heard in an article: named people and bodies, the unnamed, and documents.
local desk = require "copydesk"

---@type copydesk.Plugin
local plugin = {
  name = "sources", version = "1.0.0", api = 1,
  summary = "Sources of an article: named, anonymous and documents, with their share of the words.",
  author = "Copydesk", license = "MIT",
  needs = { "sentences", "quotes", "entities" },
  tables = {
    sources = {
      help = "one row per source and article",
      { "source", "text", "the name, or the description of an unnamed source" },
      { "class", "text", "named, anonymous or document" },
      { "type", "text", "person, organization …, where it is a known entity" },
      { "quotes", "integer", "quotations" }, { "words", "integer", "words quoted" },
      { "share", "number", "of the article's quoted words, 0 to 1" },
      { "first", "span", "the first quotation" },
    },
  },
  views = {
    share = {
      help = "each source over all articles", default = true,
      sql = [[SELECT source, class, COUNT(*) AS articles, SUM(quotes) AS quotes, SUM(words) AS words,
                     ROUND(AVG(share), 3) AS mean_share
              FROM sources GROUP BY source, class ORDER BY words DESC, source, class]],
    },
    ["by-outlet"] = {
      help = "how much each outlet leans on unnamed sources",
      sql = [[SELECT d.outlet AS outlet, COUNT(*) AS sources,
                     SUM(CASE WHEN s.class = 'anonymous' THEN 1 ELSE 0 END) AS anonymous,
                     ROUND(1.0 * SUM(CASE WHEN s.class = 'anonymous' THEN s.words ELSE 0 END) / SUM(s.words), 3)
                     AS anonymous_share
              FROM sources s JOIN documents d ON d.id = s.document
              GROUP BY d.outlet ORDER BY anonymous_share DESC, outlet]],
    },
  },
}

-- Nouns of what is written; a description that ends in one is a document.
local documents = desk.lexicon {
  "report", "statement", "document", "documents", "letter", "memo", "filing", "files", "study", "survey", "poll",
  "communique", "communiqué", "transcript", "indictment", "lawsuit", "ruling", "agreement", "resolution", "paper",
  "analysis", "data", "records", "email", "emails", "cable", "cables", "dossier", "review", "release", "post", "tweet",
  "newspaper", "broadcaster", "bulletin",
}

--- The class of a source.
local function class(quote)
  if quote.speaker then return "named" end
  local tokens = quote.speaker_span and quote.speaker_span.tokens
  local last = tokens and tokens:last()
  if last and documents:has(last.text) then return "document" end
  return "anonymous"
end

--- Adds up the quotations of each source and emits them, the most quoted first.
function plugin.analyze(doc, _, emit)
  local found, order, total = {}, {}, 0
  for _, quote in ipairs(doc.quotes:where { kind = { "direct", "indirect", "mixed" } }) do
    local name = quote.speaker and quote.speaker.name or quote.speaker_name
    if name then
      local entry = found[name]
      if not entry then
        entry = { source = name, class = class(quote), type = quote.speaker and quote.speaker.type, quotes = 0, words = 0,
                  first = quote }
        found[name] = entry
        order[#order + 1] = entry
      end
      local words = 0
      for _, is_mark in ipairs(quote.tokens:column "is_punct") do
        if not is_mark then words = words + 1 end
      end
      entry.quotes, entry.words, total = entry.quotes + 1, entry.words + words, total + words
    end
  end
  for number, entry in ipairs(order) do entry.number = number end
  table.sort(order, function(a, b)
    return a.words > b.words or a.words == b.words and a.number < b.number
  end)
  for _, entry in ipairs(order) do
    entry.number, entry.share = nil, total > 0 and entry.words / total or 0
    emit.sources(entry)
  end
end

return plugin
