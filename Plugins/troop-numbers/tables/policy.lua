--- What vague and open numbers are worth in the columns `best`, `low` and `high`.
--
-- To use a policy of your own, copy this file, change it, and give it: --set troop-numbers.policy=mine.lua
-- A file may return one policy, or several by name like this one; then the one named `mine`, else `interval`, is used.
-- Shares are parts of the number: about = 0.10 allows a tenth either way; open = 0.25 lets "at least 40" reach 50.
return {
  --- A vague word spans from its least value up to just below the next word; its best value is the geometric mean.
  interval = {
    about = 0.10, open = 0.25,
    vague = {
      { 3, 9 }, { 24, 99 }, { 36, 99 }, { 40, 99 }, { 200, 999 }, { 300, 999 }, { 2000, 9999 }, { 3000, 9999 },
      { 20000, 99999 }, { 200000, 999999 }, { 300000, 999999 }, { 2000000, 9999999 },
    },
  },

  --- The least number of the right size, taken as exact: several 3, dozens 12, hundreds 100.
  -- Source: codebook of the Armed Conflict Location & Event Data project, "Fatalities".
  acled = {
    about = 0, open = 0,
    least = {
      [24] = 12, [36] = 12, [40] = 20, [200] = 100, [300] = 100, [2000] = 1000, [3000] = 1000,
      [20000] = 10000, [200000] = 100000, [300000] = 100000, [2000000] = 1000000,
    },
  },
}
