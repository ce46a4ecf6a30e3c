--- The formulas as they were published; counts in, scores out.
local formulas = {}

--- Scores of a text with sentences, words, syllables, letters and long_words (three syllables or more).
---@param c table<string, integer>
---@return table<string, number>
function formulas.scores(c)
  local per_sentence, per_word = c.words / c.sentences, c.syllables / c.words
  return {
    -- Flesch 1948, "A new readability yardstick".
    flesch = 206.835 - 1.015 * per_sentence - 84.6 * per_word,
    -- Kincaid, Fishburne, Rogers and Chissom 1975.
    kincaid = 0.39 * per_sentence + 11.8 * per_word - 15.59,
    -- Gunning 1952, "The technique of clear writing".
    fog = 0.4 * (per_sentence + 100 * c.long_words / c.words),
    -- McLaughlin 1969, "SMOG grading"; with fewer than 30 sentences, scaled to 30.
    smog = 1.0430 * math.sqrt(c.long_words * 30 / c.sentences) + 3.1291,
    -- Smith and Senter 1967, the automated readability index.
    ari = 4.71 * c.letters / c.words + 0.5 * per_sentence - 21.43,
    -- Coleman and Liau 1975: letters and sentences per hundred words.
    coleman_liau = 0.0588 * (100 * c.letters / c.words) - 0.296 * (100 * c.sentences / c.words) - 15.8,
  }
end

return formulas
