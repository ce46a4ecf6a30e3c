--- Who said what, to whom.
---@type copydesk.Plugin
local plugin = {
  name = "quotes", version = "1.0.0", api = 1,
  summary = "Who said what to whom: direct, indirect and mixed quotations.",
  author = "Copydesk", license = "MIT",
  needs = { "sentences", "quotes", "entities" },
  options = {
    kinds = { type = "list", of = { "direct", "indirect", "mixed", "scare" }, default = { "direct", "indirect", "mixed" },
              help = "kinds of quotations to list" },
  },
  tables = {
    quotes = {
      help = "one row per quotation", place = "quote",
      { "quote", "span", "the words" }, { "kind", "text", "direct, indirect, mixed or scare" },
      { "speaker", "text", "who says it: the fullest name or description" },
      { "speaker_type", "text", "person, organization …, where the speaker is a known entity" },
      { "cue", "span", "the verb or phrase of saying" }, { "addressee", "text", "who is told" },
      { "words", "integer", "tokens with letters or digits" },
      { "continues", "boolean", "whether it carries on the quotation before" },
      { "unknown", "text", "why the speaker is not known" },
      { "sentence", "span", "the sentence it begins in" },
    },
  },
  views = {
    ["by-speaker"] = {
      help = "how often and how much each speaker is quoted", default = true,
      sql = [[SELECT speaker, COUNT(*) AS quotes, SUM(words) AS words, COUNT(DISTINCT document) AS articles,
                     SUM(CASE WHEN kind = 'direct' THEN 1 ELSE 0 END) AS direct
              FROM quotes WHERE speaker IS NOT NULL
              GROUP BY speaker ORDER BY quotes DESC, words DESC, speaker]],
    },
    ["who-to-whom"] = {
      help = "who speaks to whom",
      sql = [[SELECT speaker, addressee, COUNT(*) AS quotes FROM quotes
              WHERE speaker IS NOT NULL AND addressee IS NOT NULL
              GROUP BY speaker, addressee ORDER BY quotes DESC, speaker, addressee]],
    },
  },
}

--- The tokens of a quotation that are no marks.
local function words(quote)
  local count = 0
  for _, is_mark in ipairs(quote.tokens:column "is_punct") do
    if not is_mark then count = count + 1 end
  end
  return count
end

--- Emits a row for each quotation of the wanted kinds.
function plugin.analyze(doc, options, emit)
  for _, quote in ipairs(doc.quotes:where { kind = options.kinds }) do
    emit.quotes {
      quote = quote, kind = quote.kind, speaker = quote.speaker and quote.speaker.name or quote.speaker_name,
      speaker_type = quote.speaker and quote.speaker.type, cue = quote.cue, addressee = quote.addressee,
      words = words(quote), continues = quote.continuation_of ~= nil, unknown = quote.unknown_reason,
      sentence = quote.sentence,
    }
  end
end

return plugin
