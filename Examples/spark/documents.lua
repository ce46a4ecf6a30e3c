--- A row for each article that was read: what the views of other plugins know as `documents`.
---@type copydesk.Plugin
local plugin = {
  name = "documents", version = "1.0.0", api = 1, summary = "What is known of each article.",
  tables = {
    articles = {
      help = "one row per article",
      { "title", "text", "title" }, { "outlet", "text", "outlet" }, { "published", "text", "date of publication" },
      { "url", "text", "address" }, { "language", "text", "language" },
    },
  },
}

function plugin.analyze(doc, _, emit)
  local metadata = doc.metadata
  emit.articles {
    title = doc.title, outlet = metadata.outlet, published = metadata.published, url = metadata.url,
    language = doc.language,
  }
end

return plugin
