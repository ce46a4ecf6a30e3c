extension Prelude {
  /// The modules `stats` and `similarity`, and the syllables of words; each formula names its source.
  static let statistics = #"""
    local host, raise = host, raise

    local function number(value, name)
      if type(value) ~= "number" then raise(name .. " takes numbers, got " .. type(value)) end
      return value
    end

    local function numbers(values, name)
      if type(values) ~= "table" then raise(name .. " takes a list of numbers, got " .. type(values)) end
      for i = 1, #values do number(values[i], name) end
      return #values
    end

    local stats = {}

    function stats.sum(values)
      local total = 0
      for i = 1, numbers(values, "stats.sum") do total = total + values[i] end
      return total
    end

    function stats.mean(values)
      local count = numbers(values, "stats.mean")
      if count == 0 then return nil end
      return stats.sum(values) / count
    end

    function stats.quantile(values, share)
      local count = numbers(values, "stats.quantile")
      if count == 0 then return nil end
      number(share, "stats.quantile")
      if not (share >= 0 and share <= 1) then raise "stats.quantile takes a share from 0 to 1" end
      local sorted = table.move(values, 1, count, 1, {})
      table.sort(sorted)
      local place = 1 + share * (count - 1)
      local low = math.floor(place)
      local high = math.min(low + 1, count)
      return sorted[low] + (sorted[high] - sorted[low]) * (place - low)
    end

    function stats.median(values) return stats.quantile(values, 0.5) end

    function stats.deviation(values)
      local count = numbers(values, "stats.deviation")
      if count < 2 then return nil end
      local mean, squares = stats.mean(values), 0
      for i = 1, count do squares = squares + (values[i] - mean) ^ 2 end
      return math.sqrt(squares / (count - 1))
    end

    -- Dunning 1993: G2 of a 2x2 table of observed counts, from the marginal totals.
    function stats.log_likelihood(both, first, second, total)
      number(both, "stats.log_likelihood")
      number(first, "stats.log_likelihood")
      number(second, "stats.log_likelihood")
      if number(total, "stats.log_likelihood") <= 0 then return 0 end
      local function term(observed, row, column)
        local expected = row * column / total
        if observed <= 0 or expected <= 0 then return 0 end
        return observed * math.log(observed / expected)
      end
      local sum = term(both, first, second) + term(first - both, first, total - second)
        + term(second - both, total - first, second)
        + term(total - first - second + both, total - first, total - second)
      return 2 * math.max(0, sum)
    end

    -- Rychly 2008: 14 plus the logarithm to base 2 of the Dice coefficient.
    function stats.log_dice(both, first, second)
      if number(both, "stats.log_dice") <= 0 then return nil end
      return 14 + math.log(2 * both / (number(first, "stats.log_dice") + number(second, "stats.log_dice")), 2)
    end

    function stats.correlation(first, second)
      local count = numbers(first, "stats.correlation")
      if numbers(second, "stats.correlation") ~= count then
        raise("stats.correlation takes lists of one length, got " .. count .. " and " .. #second)
      end
      if count < 2 then return nil end
      local one, two = stats.mean(first), stats.mean(second)
      local both, squares, others = 0, 0, 0
      for i = 1, count do
        local x, y = first[i] - one, second[i] - two
        both, squares, others = both + x * y, squares + x * x, others + y * y
      end
      if squares == 0 or others == 0 then return nil end
      return both / math.sqrt(squares * others)
    end

    -- Church and Hanks 1990: the binary logarithm of observed over expected.
    function stats.mutual_information(both, first, second, total)
      if both <= 0 or first <= 0 or second <= 0 then return nil end
      return math.log(both * total / (first * second), 2)
    end

    -- Church, Gale, Hanks and Hindle 1991.
    function stats.t_score(both, first, second, total)
      if both <= 0 or total <= 0 then return nil end
      return (both - first * second / total) / math.sqrt(both)
    end

    -- Rayson and Garside 2000: G2 over two corpora; the sign says where the word is more common.
    function stats.keyness(count, size, other, other_size)
      local total = size + other_size
      if size <= 0 or other_size <= 0 then return 0 end
      local function term(observed, part)
        local expected = part * (count + other) / total
        return observed > 0 and observed * math.log(observed / expected) or 0
      end
      local value = 2 * math.max(0, term(count, size) + term(other, other_size))
      return count / size < other / other_size and -value or value
    end

    -- Hardie 2014: the binary logarithm of the ratio of relative frequencies, 0 taken as 0.5.
    function stats.log_ratio(count, size, other, other_size)
      if size <= 0 or other_size <= 0 or count + other <= 0 then return nil end
      if count == 0 then count = 0.5 end
      if other == 0 then other = 0.5 end
      return math.log((count / size) / (other / other_size), 2)
    end

    -- Juilland, Brodin and Davidovitch 1970: 1 - V / sqrt(n - 1), V the coefficient of variation.
    function stats.juilland_d(counts)
      local count = numbers(counts, "stats.juilland_d")
      local mean = stats.mean(counts)
      if count < 2 or mean == 0 then return nil end
      local squares = 0
      for i = 1, count do squares = squares + (counts[i] - mean) ^ 2 end
      return 1 - math.sqrt(squares / count) / mean / math.sqrt(count - 1)
    end

    -- Gries 2008: half the sum of the differences between shares of the word and of the corpus.
    function stats.dispersion(counts, sizes)
      local count = numbers(counts, "stats.dispersion")
      if numbers(sizes, "stats.dispersion") ~= count then
        raise("stats.dispersion takes lists of one length, got " .. count .. " and " .. #sizes)
      end
      local words, size = stats.sum(counts), stats.sum(sizes)
      if words <= 0 or size <= 0 then return nil end
      local sum = 0
      for i = 1, count do sum = sum + math.abs(counts[i] / words - sizes[i] / size) end
      return sum / 2
    end

    -- Sparck Jones 1972.
    function stats.tf_idf(count, documents_with, documents)
      if documents_with <= 0 or documents <= 0 then return 0 end
      return count * math.log(documents / documents_with)
    end

    local similarity = {}

    function similarity.edits(first, second) return host.edit_distance(first, second) end

    function similarity.ratio(first, second)
      local longest = math.max(host.text_len(first), host.text_len(second))
      return longest == 0 and 1 or 1 - host.edit_distance(first, second) / longest
    end

    function similarity.jaccard(first, second)
      local both, either = 0, 0
      for key in pairs(first) do
        either = either + 1
        if second[key] then both = both + 1 end
      end
      for key in pairs(second) do
        if not first[key] then either = either + 1 end
      end
      return either == 0 and 1 or both / either
    end

    function similarity.cosine(first, second)
      local product, one, two = 0, 0, 0
      for key, value in pairs(first) do
        one = one + value * value
        product = product + value * (second[key] or 0)
      end
      for _, value in pairs(second) do two = two + value * value end
      if one == 0 or two == 0 then return 0 end
      return product / math.sqrt(one * two)
    end

    function similarity.simhash(words) return host.simhash(words) end

    function similarity.hamming(first, second) return host.hamming(first, second) end

    function similarity.minhash(items, count) return host.minhash(items, count or 64) end

    function similarity.agreement(first, second)
      if #first ~= #second then
        raise("similarity.agreement takes signatures of one length, got " .. #first .. " and " .. #second)
      end
      local equal = 0
      for i = 1, #first do
        if first[i] == second[i] then equal = equal + 1 end
      end
      return #first == 0 and 1 or equal / #first
    end

    function similarity.shingles(words, n)
      if n < 1 then raise "similarity.shingles takes runs of 1 or more words" end
      local made, seen = {}, {}
      for i = 1, #words - n + 1 do
        local run = table.concat(words, " ", i, i + n - 1)
        if not seen[run] then
          seen[run] = true
          made[#made + 1] = run
        end
      end
      return made
    end

    -- Groups of vowels, without a silent e at the end; each word has one.
    local function syllables(word)
      local letters = string.lower(word)
      local count, inside = 0, false
      for i = 1, #letters do
        local vowel = string.find("aeiouy", letters:sub(i, i), 1, true) ~= nil
        if vowel and not inside then count = count + 1 end
        inside = vowel
      end
      local ending = letters:match "[^aeiouyl]e[sd]?$"
      local sounded = letters:match "[td]ed$" or letters:match "[sxz]es$" or letters:match "[cs]hes$"
        or letters:match "[cg]es$"
      if ending and not sounded and count > 1 then count = count - 1 end
      return math.max(1, count)
    end

    host.number, host.stats, host.similarity, host.syllables = number, stats, similarity, syllables
    """#
}
