--- Reads a field of every token.
return {
  name = "fields", version = "1.0.0", api = 1, summary = "Reads a field of every token.",
  needs = { "tokens" },
  tables = { counts = { help = "tokens of the article", { "count", "integer", "tokens" } } },
  analyze = function(doc, _, emit)
    local count = 0
    for _, token in ipairs(doc.tokens) do
      if token.start <= token.stop then count = count + 1 end
    end
    emit.counts { count = count }
  end,
}
