--- The smallest useful plugin: one row per article.
---@type copydesk.Plugin
local plugin = {
  name = "first-sentence", version = "1.0.0", api = 1,
  summary = "The sentence that opens the body of an article.",
  author = "Copydesk", license = "MIT",
  needs = { "sentences" },
  options = {},
  tables = {
    openings = {
      help = "one row per article that has a body",
      { "sentence", "span", "the sentence" },
      { "characters", "integer", "its length" },
    },
  },
}

--- Emits the first sentence that stands in a paragraph.
function plugin.analyze(doc, _, emit)
  local sentence = doc.sentences:first(function(item) return item.block.role == "paragraph" end)
  if sentence then
    emit.openings { sentence = sentence, characters = utf8.len(sentence.text) }
  end
end

return plugin
