--- Files each article under a label by a linear model that you can replace by your own.
local desk = require "copydesk"

---@type copydesk.Plugin
local plugin = {
  name = "own-model", version = "1.0.0", api = 1,
  summary = "The label of each article by a linear model over its words; bring your own model.",
  author = "Copydesk", license = "MIT",
  needs = { "sentences", "tokens" },
  options = {
    model = { type = "file", help = "a model of yours in place of data/desk.model" },
    reasons = { type = "integer", default = 3, minimum = 0, maximum = 20, help = "words to list that speak for the label" },
  },
  tables = {
    labels = {
      help = "one row per article",
      { "label", "text", "the likeliest label" }, { "probability", "number", "its probability" },
      { "reasons", "json", "the features that speak most for it" },
    },
  },
}

-- A file can only be read while the plugin loads, so a model is made once, not for every article.
local text = desk.file "model"
local model = text and desk.model { source = text } or desk.model "data/desk.model"

--- Emits the label of an article.
---@param doc copydesk.Document
---@param options table
---@param emit table
function plugin.analyze(doc, options, emit)
  -- A feature is any text; this model calls a stem "stem=…". Whatever trains a model has to name features the same way.
  local features = {}
  for stem in pairs(doc:count_tokens { by = "stem", stop = desk.stopwords.en }) do features["stem=" .. stem] = 1 end
  local class = model:classify(features, options.reasons)
  for _, reason in ipairs(class.reasons) do reason.weight = math.floor(reason.weight * 100 + 0.5) / 100 end
  emit.labels {
    label = class.label, probability = math.floor(class.probability * 1000 + 0.5) / 1000, reasons = class.reasons,
  }
end

return plugin
