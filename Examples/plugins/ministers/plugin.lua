--- Finds office holders with a token pattern over names and words.
local desk = require "copydesk"

---@type copydesk.Plugin
local plugin = {
  name = "ministers", version = "1.0.0", api = 1,
  summary = "People named together with their office: 'Defence Minister Idriss Hamani'.",
  author = "Copydesk", license = "MIT",
  needs = { "tokens", "sentences", "entities" },
  options = {},
  tables = {
    holders = {
      help = "one row per office and name",
      { "office", "text", "the office as written" }, { "name", "text", "the person's full name" },
      { "span", "span", "office and name" },
    },
  },
}

local holder = desk.pattern [[
  office: ([is title]{0,3} [lower in @offices])  person: PERSON
]]:with { offices = desk.lexicon { "minister", "governor", "president", "secretary", "ambassador" } }

--- Emits each office that stands right before a name.
function plugin.analyze(doc, _, emit)
  for found in doc:match(holder) do
    emit.holders {
      office = found.office.text, name = found.person.name, span = found.office:to(found.person),
    }
  end
end

return plugin
