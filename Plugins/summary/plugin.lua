--- The sentences that say most of an article, by TextRank.
local desk = require "copydesk"

---@type copydesk.Plugin
local plugin = {
  name = "summary", version = "1.0.0", api = 1,
  summary = "The most telling sentences of an article (TextRank), in the order of the text.",
  author = "Copydesk", license = "MIT",
  needs = { "sentences", "tokens" },
  options = {
    sentences = { type = "integer", default = 3, minimum = 1, maximum = 100, help = "sentences to pick" },
    lead = { type = "number", default = 0.5, minimum = 0, maximum = 10,
             help = "how much the order of news counts: the first sentence weighs 1 + lead, the last 1" },
    most = { type = "integer", default = 300, minimum = 2, maximum = 2000, help = "sentences to compare, from the start" },
  },
  tables = {
    sentences = {
      help = "one row per sentence picked, in the order of the text", place = "sentence",
      { "sentence", "span", "the sentence" }, { "score", "number", "its rank; the mean of all is 1" },
      { "rank", "integer", "1 for the most telling" },
    },
  },
}

--- The stems of content words of each sentence of the body.
local function collected(doc, most)
  local found = {}
  for _, sentence in ipairs(doc.sentences) do
    if #found == most then break end
    if sentence.block.role == "paragraph" then
      local tokens, set, size = sentence.tokens, {}, 0
      local stems, lower, letters = tokens:column "stem", tokens:column "lower", tokens:column "is_alpha"
      for i = 1, #tokens do
        if letters[i] and not desk.stopwords.en[lower[i]] and not set[stems[i]] then
          set[stems[i]], size = true, size + 1
        end
      end
      if size > 1 then found[#found + 1] = { sentence = sentence, set = set, size = size } end
    end
  end
  return found
end

--- Mihalcea and Tarau 2004: words shared over the logarithms of the lengths.
local function likeness(a, b)
  if a.size > b.size then a, b = b, a end
  local shared = 0
  for stem in pairs(a.set) do
    if b.set[stem] then shared = shared + 1 end
  end
  return shared / (math.log(a.size) + math.log(b.size))
end

--- The ranks by power iteration with damping 0.85; their mean is 1.
local function ranked(items)
  local count, weights, sums = #items, {}, {}
  for i = 1, count do weights[i], sums[i] = {}, 0 end
  for i = 1, count do
    for j = i + 1, count do
      local weight = likeness(items[i], items[j])
      weights[i][j], weights[j][i] = weight, weight
      sums[i], sums[j] = sums[i] + weight, sums[j] + weight
    end
  end
  local scores = {}
  for i = 1, count do scores[i] = 1 end
  for _ = 1, 30 do
    local next_scores, change = {}, 0
    for i = 1, count do
      local sum = 0
      for j = 1, count do
        if i ~= j and sums[j] > 0 then sum = sum + weights[j][i] / sums[j] * scores[j] end
      end
      next_scores[i] = 0.15 + 0.85 * sum
      change = math.max(change, math.abs(next_scores[i] - scores[i]))
    end
    scores = next_scores
    if change < 1e-6 then break end
  end
  return scores
end

--- Emits the best sentences.
function plugin.analyze(doc, options, emit)
  local items = collected(doc, options.most)
  local scores, order = ranked(items), {}
  for i, item in ipairs(items) do
    item.place = i
    item.score = scores[i] * (1 + options.lead * (1 - (i - 1) / #items))
    order[i] = item
  end
  table.sort(order, function(a, b) return a.score > b.score or a.score == b.score and a.place < b.place end)
  local picked = {}
  for rank = 1, math.min(options.sentences, #order) do
    order[rank].rank = rank
    picked[rank] = order[rank]
  end
  table.sort(picked, function(a, b) return a.place < b.place end)
  for _, item in ipairs(picked) do
    emit.sentences { sentence = item.sentence, score = item.score, rank = item.rank }
  end
end

return plugin
