--- Reads a field of one token 10,000 times: what a read costs, with nothing around it.
return {
  name = "reads", version = "1.0.0", api = 1, summary = "Reads a field 10,000 times.",
  needs = { "tokens" },
  tables = { counts = { help = "reads of the article", { "count", "integer", "reads" } } },
  analyze = function(doc, _, emit)
    local token, count = doc.tokens[1], 0
    for _ = 1, 10000 do
      if token.start then count = count + 1 end
    end
    emit.counts { count = count }
  end,
}
