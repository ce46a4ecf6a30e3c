--- Runs the hundred rules of data/rules.txt, which compete for the text.
local desk = require "copydesk"

local list = {}
for line in desk.data("rules.txt"):gmatch "[^\n]+" do
  list[#list + 1] = { name = "rule_" .. #list + 1, pattern = line }
end
local rules = desk.rules(list)

return {
  name = "rules", version = "1.0.0", api = 1, summary = "Counts the matches of a hundred rules.",
  needs = { "tokens", "numbers", "entities" },
  tables = { counts = { help = "matches of the article", { "count", "integer", "matches" } } },
  analyze = function(doc, _, emit)
    local count = 0
    for _ in doc:match(rules) do count = count + 1 end
    emit.counts { count = count }
  end,
}
