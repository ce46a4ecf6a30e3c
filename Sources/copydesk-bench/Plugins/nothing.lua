--- Does nothing but say so.
return {
  name = "nothing", version = "1.0.0", api = 1, summary = "Does nothing but say so.",
  needs = { "tokens" },
  tables = { counts = { help = "one row", { "count", "integer", "one" } } },
  analyze = function(_, _, emit) emit.counts { count = 1 } end,
}
