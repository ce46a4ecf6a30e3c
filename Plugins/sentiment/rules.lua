--- The words that change the tone of the words after them.
local rules = {}

--- A set from a string of words.
---@param text string
---@return table<string, boolean>
local function set(text)
  local words = {}
  for word in text:gmatch "%S+" do words[word] = true end
  return words
end

--- How much a booster adds to the word it modifies, and a damper takes (VADER's constant).
rules.step = 0.293
--- What negation makes of a tone (VADER's constant).
rules.negated = -0.74
--- How much the words before and after "but" count.
rules.before_but, rules.after_but = 0.5, 1.5

rules.negations = set [[not n't n’t never no none nobody nothing neither nor nowhere cannot without hardly barely
  scarcely rarely seldom despite lack lacks lacked lacking fails failed fail denies denied deny]]

rules.boosters = set [[very really extremely absolutely completely considerably decidedly deeply enormously entirely
  especially exceptionally extraordinarily fully greatly highly hugely incredibly intensely more most particularly purely
  quite remarkably so substantially thoroughly totally tremendously unbelievably unusually utterly strongly sharply
  severely badly bitterly widely truly profoundly immensely overwhelmingly]]

rules.dampers = set [[almost barely hardly less little marginally occasionally partly scarcely slightly somewhat mildly
  relatively fairly reasonably sort kind]]

rules.contrast = set "but however yet although though"

--- Words that close the reach of a negation.
rules.stops = set ", ; : . ! ? ( ) — – but"

--- Lexicon words that are no judgement in these company: the word before, then the words that follow.
rules.harmless_before = {
  like = set "looks look looked something things places countries people sites anything nothing states just much",
  interest = set "of in rate rates national",
  well = set "as",
}
--- Lexicon words that rarely judge in news prose.
rules.harmless = set [[
  like party united security interest gross play plays played playing credit shares matter matters hand help
  number grand novel please fine certain well treasury care welfare top reach stock straight sort kind mean
  natural energy defense defence defend dear forces force allow allowed allows agree intelligence want wants
  wanted chance commit committed charge charged charges no]]

return rules
