--- Counts runs of two words.
local desk = require "copydesk"

return {
  name = "ngrams", version = "1.0.0", api = 1, summary = "Counts runs of two words.",
  needs = { "tokens" },
  tables = { counts = { help = "one row", { "count", "integer", "one if there are any" } } },
  analyze = function(doc, _, emit)
    local runs = doc:ngrams(2, { by = "lower", stop = desk.stopwords.en })
    emit.counts { count = next(runs) and 1 or 0 }
  end,
}
