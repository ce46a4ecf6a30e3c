extension Prelude {
  /// The module `copydesk`.
  static let modules = #"""
    local host, module, readonly, raise, suggest = host, module, readonly, raise, suggest
    local number, stats, similarity, syllables = host.number, host.stats, host.similarity, host.syllables

    local function line(level)
      return function(...)
        local parts = {}
        for i = 1, select("#", ...) do parts[i] = tostring((select(i, ...))) end
        host.log(level, table.concat(parts, " "))
      end
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

    -- Whether the way to the rows is asked for, as `copydesk explain` does.
    local explaining = host.explaining()

    local weekdays = { "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday" }

    text.syllables = syllables

    -- A module that answers for its own checks, and for names that it does not have.
    local function closed(name, entries)
      local prefix = name == "" and "" or name .. "."
      local shown = name == "" and "copydesk" or "desk." .. name
      for key, value in pairs(entries) do
        local check = host.checks[prefix .. key]
        if check then entries[key] = check(value) end
      end
      setmetatable(entries, {
        __index = function(_, key)
          raise(shown .. " has no '" .. tostring(key) .. "'" .. suggest(tostring(key), entries))
        end,
      })
      return readonly(entries)
    end

    local desk = {
      version = "0.1.0",
      api = 1,
      skip = function(reason) host.skip(reason) end,
      fail = function(reason) host.fail(reason) end,
      explaining = explaining,
      explain = explaining and function(span, rule, why, captures)
        host.explain(span, rule, why, captures)
      end or function() end,
      log = closed("log", { debug = line "debug", info = line "info", warn = line "warn" }),
      pattern = function(source, options) return host.pattern(source, options) end,
      lexicon = function(source, options)
        return host.lexicon(source, options and options.case or false)
      end,
      regex = function(source, flags) return host.regex(source, flags) end,
      data = function(path) return host.data(path) end,
      file = function(option) return host.file(option) end,
      valence = function(source) return host.valence(source) end,
      model = function(source) return host.model(source) end,
      stem = function(word) return host.stem(word) end,
      stopwords = readonly { en = readonly(stopwords) },
      json = closed("json", {
        encode = function(value) return host.json_encode(value) end,
        decode = function(source) return host.json_decode(source) end,
      }),
      number = closed("number", {
        parse = function(source) return host.number_parse(source) end,
        format = format_number,
      }),
      date = closed("date", {
        parse = function(source, anchor) return host.date_parse(source, anchor) end,
        add = function(date, days) return host.date_add(date, days) end,
        days = function(first, second) return host.date_days(first, second) end,
        weekday = function(date)
          local day = host.date_weekday(date)
          return day, day and weekdays[day]
        end,
      }),
      stats = closed("stats", stats),
      similarity = closed("similarity", similarity),
      text = closed("text", text),
      rules = host.rules,
    }
    module("copydesk", closed("", desk))

    local policy = host.policy()
    module("copydesk.policy", readonly(policy))
    """#
}
