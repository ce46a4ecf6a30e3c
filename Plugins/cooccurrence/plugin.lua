--- Who is named together: an edge for each two entities of a sentence.
---@type copydesk.Plugin
local plugin = {
  name = "cooccurrence", version = "1.0.0", api = 1,
  summary = "Entities named in one sentence or paragraph, as the edges of a network.",
  author = "Copydesk", license = "MIT",
  needs = { "sentences", "entities" },
  options = {
    types = { type = "list", of = { "person", "organization", "place", "group", "event", "work", "product" },
              default = { "person", "organization", "place" }, help = "entity types" },
    within = { type = "choice", of = { "sentence", "block" }, default = "sentence", help = "what the two must share" },
  },
  tables = {
    edges = {
      help = "one row per pair and article, in order of the alphabet",
      { "source", "text", "the one entity" }, { "source_type", "text", "its type" },
      { "target", "text", "the other" }, { "target_type", "text", "its type" },
      { "weight", "integer", "sentences, or paragraphs, that name both" },
    },
  },
  views = {
    all = {
      help = "edges over all articles", default = true,
      sql = [[SELECT source, source_type, target, target_type, SUM(weight) AS weight, COUNT(*) AS articles
              FROM edges GROUP BY source, source_type, target, target_type
              ORDER BY weight DESC, articles DESC, source, target]],
    },
    nodes = {
      help = "entities with their number of neighbours",
      sql = [[WITH e AS (SELECT source AS name, source_type AS type, target AS other, weight FROM edges
                         UNION ALL SELECT target, target_type, source, weight FROM edges)
              SELECT name, type, COUNT(DISTINCT other) AS degree, SUM(weight) AS weight
              FROM e GROUP BY name, type ORDER BY degree DESC, weight DESC, name, type]],
    },
  },
}

--- Emits an edge for each two entities that share a sentence or block.
function plugin.analyze(doc, options, emit)
  local wanted, parts, order = {}, {}, {}
  for _, type in ipairs(options.types) do wanted[type] = true end
  for _, mention in ipairs(doc.mentions) do
    local part = mention[options.within]
    if wanted[mention.type] and part then
      local members = parts[part.index]
      if not members then
        members = {}
        parts[part.index] = members
        order[#order + 1] = members
      end
      members[mention.entity_index] = mention.entity
    end
  end
  local edges, keys = {}, {}
  for _, members in ipairs(order) do
    local list = {}
    for _, entity in pairs(members) do list[#list + 1] = entity end
    table.sort(list, function(a, b) return a.name < b.name or a.name == b.name and a.type < b.type end)
    for i = 1, #list do
      for j = i + 1, #list do
        local key = list[i].index .. " " .. list[j].index
        local edge = edges[key]
        if not edge then
          edge = { source = list[i].name, source_type = list[i].type, target = list[j].name, target_type = list[j].type,
                   weight = 0 }
          edges[key] = edge
          keys[#keys + 1] = edge
        end
        edge.weight = edge.weight + 1
      end
    end
  end
  table.sort(keys, function(a, b)
    if a.source ~= b.source then return a.source < b.source end
    if a.target ~= b.target then return a.target < b.target end
    return a.source_type .. a.target_type < b.source_type .. b.target_type
  end)
  for _, edge in ipairs(keys) do emit.edges(edge) end
end

return plugin
