extension Prelude {
  /// The module `copydesk`.
  static let modules = #"""
    local host, module, readonly, raise = host, module, readonly, raise

    local function line(level)
      return function(...)
        local parts = {}
        for i = 1, select("#", ...) do parts[i] = tostring((select(i, ...))) end
        host.log(level, table.concat(parts, " "))
      end
    end

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

    local function format_number(value, decimals)
      number(value, "number.format")
      if value ~= value or value == math.huge or value == -math.huge then return tostring(value) end
      local text
      if decimals then
        if math.type(decimals) ~= "integer" or decimals < 0 or decimals > 20 then
          raise "number.format takes 0 to 20 decimals"
        end
        text = string.format("%." .. decimals .. "f", value)
      else
        text = math.type(value) == "integer" and tostring(value) or string.format("%.14g", value)
      end
      local sign, whole, rest = text:match "^(-?)(%d+)(.*)$"
      if not whole then return text end
      local parts = {}
      for at = #whole, 1, -3 do table.insert(parts, 1, whole:sub(math.max(1, at - 2), at)) end
      return sign .. table.concat(parts, ",") .. rest
    end

    local text = {
      lower = function(value) return host.text_lower(value) end,
      upper = function(value) return host.text_upper(value) end,
      fold = function(value) return host.text_fold(value) end,
      len = function(value) return host.text_len(value) end,
      sub = function(value, first, last) return host.text_sub(value, first, last) end,
      width = function(value) return host.text_width(value) end,
      words = function(value) return host.text_words(value) end,
    }

    -- White space of ASCII and the no-break spaces, from both ends, in linear time.
    function text.trim(value)
      if type(value) ~= "string" then raise("text.trim takes a text, got " .. type(value)) end
      local first, last = 1, #value
      while first <= last do
        local byte = value:byte(first)
        if byte == 32 or (byte >= 9 and byte <= 13) then first = first + 1
        elseif byte == 0xC2 and value:byte(first + 1) == 0xA0 then first = first + 2
        else break end
      end
      while last >= first do
        local byte = value:byte(last)
        if byte == 32 or (byte >= 9 and byte <= 13) then last = last - 1
        elseif byte == 0xA0 and value:byte(last - 1) == 0xC2 then last = last - 2
        else break end
      end
      return value:sub(first, last)
    end

    local stopwords = {}
    for word in host.stopwords_en:gmatch "%S+" do stopwords[word] = true end

    local weekdays = { "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday" }

    local desk = {
      version = "0.1.0",
      api = 1,
      skip = function(reason) host.skip(reason) end,
      fail = function(reason) host.fail(reason) end,
      log = readonly { debug = line "debug", info = line "info", warn = line "warn" },
      pattern = function(source, options) return host.pattern(source, options) end,
      lexicon = function(source, options)
        return host.lexicon(source, options and options.case or false)
      end,
      regex = function(source, flags) return host.regex(source, flags) end,
      data = function(path) return host.data(path) end,
      stem = function(word) return host.stem(word) end,
      stopwords = readonly { en = readonly(stopwords) },
      json = readonly {
        encode = function(value) return host.json_encode(value) end,
        decode = function(source) return host.json_decode(source) end,
      },
      number = readonly {
        parse = function(source) return host.number_parse(source) end,
        format = format_number,
      },
      date = readonly {
        parse = function(source, anchor) return host.date_parse(source, anchor) end,
        add = function(date, days) return host.date_add(date, days) end,
        days = function(first, second) return host.date_days(first, second) end,
        weekday = function(date)
          local day = host.date_weekday(date)
          return day, day and weekdays[day]
        end,
      },
      stats = readonly(stats),
      similarity = readonly(similarity),
      text = readonly(text),
    }
    module("copydesk", readonly(desk))

    local policy = host.policy()
    module("copydesk.policy", readonly(policy))
    """#

  /// The words that say little about what a text is about.
  ///
  /// Our own list: articles, pronouns, prepositions, conjunctions, auxiliaries, common adverbs, and
  /// the pieces of split contractions.
  static let stopwords = """
    a about above after again against all also although am among an and another any anybody anyone \
    anything are around as at away back be became because been before behind being below beside \
    besides between beyond both but by can can't cannot could did do does doing done down during \
    each either else enough even ever every everybody everyone everything except few for from \
    further get gets getting give given go goes going gone got had has have having he hence her \
    here hers herself him himself his how however i if in indeed instead into is it its itself just \
    last least less let like made make makes many may maybe me might mine more most much must my \
    myself neither never next no nobody none nor not nothing now nowhere of off often on once one \
    only onto or other others otherwise our ours ourselves out over own per perhaps put quite \
    rather really said same say says see seem seemed seems several shall she should since so some \
    somebody someone something sometimes still such take than that the their theirs them themselves \
    then there therefore these they this those though through throughout thus to together too \
    toward towards under until up upon us very via was we well were what whatever when where \
    whereas whether which while who whoever whole whom whose why will with within without would yet \
    you your yours yourself yourselves 's 't 'd 'll 'm 're 've n't ’s ’t ’d ’ll ’m ’re ’ve n’t ca \
    wo ai
    """
}
