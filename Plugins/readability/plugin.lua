--- How hard an article is to read, by published formulas.
local desk = require "copydesk"
local formulas = require "./formulas"

---@type copydesk.Plugin
local plugin = {
  name = "readability", version = "1.0.0", api = 1,
  summary = "Reading ease and school grades by six published formulas.",
  author = "Copydesk", license = "MIT",
  needs = { "sentences", "tokens" },
  options = {
    roles = { type = "list", default = { "paragraph", "list", "pullquote" }, help = "parts of an article to read" },
  },
  tables = {
    scores = {
      help = "one row per article",
      { "sentences", "integer", "sentences" }, { "words", "integer", "tokens with a letter" },
      { "syllables", "integer", "estimated syllables" }, { "letters", "integer", "letters and digits" },
      { "long_words", "integer", "words of three or more syllables" },
      { "flesch", "number", "reading ease, about 0 (hard) to 100 (Flesch 1948)" },
      { "kincaid", "number", "school grade (Kincaid and others 1975)" },
      { "fog", "number", "school grade (Gunning 1952)" }, { "smog", "number", "school grade (McLaughlin 1969)" },
      { "ari", "number", "school grade (Smith and Senter 1967)" },
      { "coleman_liau", "number", "school grade (Coleman and Liau 1975)" },
    },
  },
  views = {
    ["by-outlet"] = {
      help = "means for each outlet", default = true,
      sql = [[SELECT d.outlet AS outlet, COUNT(*) AS articles, ROUND(AVG(s.flesch), 1) AS flesch,
                     ROUND(AVG(s.kincaid), 1) AS kincaid, ROUND(AVG(s.fog), 1) AS fog, ROUND(AVG(s.smog), 1) AS smog
              FROM scores s JOIN documents d ON d.id = s.document
              GROUP BY d.outlet ORDER BY flesch, outlet]],
    },
  },
}

local syllables_of = {}

local function syllables(word)
  local known = syllables_of[word]
  if not known then
    known = desk.text.syllables(desk.text.fold(word))
    syllables_of[word] = known
  end
  return known
end

--- Counts what the formulas need; clitics such as 's belong to the word before.
local function counted(doc, roles)
  local counts = { sentences = 0, words = 0, syllables = 0, letters = 0, long_words = 0 }
  for _, sentence in ipairs(doc.sentences) do
    if roles[sentence.block.role] then
      local tokens, words = sentence.tokens, counts.words
      local lower, letters, clitics = tokens:column "lower", tokens:column "is_alpha", tokens:column "is_clitic"
      for i = 1, #tokens do
        if letters[i] and not clitics[i] then
          local count = syllables(lower[i])
          counts.words, counts.syllables = counts.words + 1, counts.syllables + count
          counts.letters = counts.letters + desk.text.len(lower[i])
          if count >= 3 then counts.long_words = counts.long_words + 1 end
        end
      end
      if counts.words > words then counts.sentences = counts.sentences + 1 end
    end
  end
  return counts
end

--- Emits the scores of an article that has words.
function plugin.analyze(doc, options, emit)
  local roles = {}
  for _, role in ipairs(options.roles) do roles[role] = true end
  local counts = counted(doc, roles)
  if counts.words == 0 then return end
  local row = formulas.scores(counts)
  for name, count in pairs(counts) do row[name] = count end
  emit.scores(row)
end

return plugin
