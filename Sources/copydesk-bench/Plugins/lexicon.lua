--- Looks up a lexicon of 2,000 phrases.
local desk = require "copydesk"

local phrases = {}
for number = 1, 1996 do phrases[number] = "unknown word" .. number end
for _, phrase in ipairs { "the", "the army", "said", "of" } do phrases[#phrases + 1] = phrase end
local lexicon = desk.lexicon(phrases)

return {
  name = "lexicon", version = "1.0.0", api = 1, summary = "Looks up 2,000 phrases.",
  needs = { "tokens" },
  tables = { counts = { help = "one row", { "count", "integer", "one if any was found" } } },
  analyze = function(doc, _, emit)
    local found = 0
    for _ in doc:lookup(lexicon) do found = 1 end
    emit.counts { count = found }
  end,
}
