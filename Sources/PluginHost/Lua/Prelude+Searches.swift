extension Prelude {
  /// Bulk calls of the document, and what they find.
  static let searches = #"""
    local host, methods, raise, class_of = host, methods, raise, class_of
    local index_of, suggest = index_of, suggest

    local span_fields = { text = true, sentence = true, block = true, tokens = true }

    -- Fields of something found: its own, then those of its span, made when first asked for.
    local function finding(hit, known, extra)
      return function(self, key)
        if extra then
          local value = extra(self, key)
          if value ~= nil then return value end
        end
        if key == "span" then
          local span = host.span(self.start, self.stop)
          self.span = span
          return span
        end
        if span_fields[key] then return self.span[key] end
        if known[key] or math.type(key) == "integer" then return nil end
        raise(hit .. " has no field '" .. tostring(key) .. "'" .. suggest(tostring(key), known))
      end
    end

    local found_names = {
      start = true, stop = true, first = true, last = true, span = true, text = true,
      sentence = true, block = true, tokens = true,
    }

    local function names_with(list)
      local known = {}
      for name in pairs(found_names) do known[name] = true end
      for i = 1, #list do
        if list[i] then known[list[i]] = true end
      end
      return known
    end

    local function iterate(make, flat, width)
      local at = 1 - width
      return function()
        at = at + width
        if flat[at] == nil then return nil end
        return make(flat, at)
      end
    end

    local function checked(value, name, class)
      if value == nil then
        raise(name .. " takes a " .. class .. ", got nil; methods are called with ':', as in " .. name .. "(…)")
      end
      if class_of(value) ~= class then
        raise(name .. " takes a " .. class .. ", got " .. (class_of(value) or type(value)))
      end
    end

    local document = {}

    -- What matches of a rule know, made once for the rule.
    function host.rule_meta(rule)
      local known = names_with(rule.names)
      known.rule = true
      return { __index = finding("a match of '" .. rule.name .. "'", known), __metatable = false }
    end

    -- The matches of the rules that win; each names its rule.
    local function rule_matches(inside)
      local flat, at = host.rule_matches(inside), 1
      return function()
        local number = flat[at]
        if not number then return nil end
        local rule = inside.rules[number]
        local hit = { rule = rule.name, start = flat[at + 1], stop = flat[at + 2],
          first = flat[at + 3], last = flat[at + 4] }
        for i = 1, #rule.names do hit[rule.names[i]] = flat[at + 4 + i] or nil end
        at = at + 5 + #rule.names
        return setmetatable(hit, rule.meta)
      end
    end

    function document:match(pattern, options)
      if type(pattern) == "string" then pattern = host.pattern(pattern, options) end
      local inside = host.rule_set(pattern)
      if inside then return rule_matches(inside) end
      checked(pattern, "doc:match", "pattern")
      local names = host.pattern_captures(pattern)
      local meta = { __index = finding("a match", names_with(names)), __metatable = false }
      return iterate(function(flat, at)
        local hit = { start = flat[at], stop = flat[at + 1], first = flat[at + 2], last = flat[at + 3] }
        for i = 1, #names do hit[names[i]] = flat[at + 3 + i] or nil end
        return setmetatable(hit, meta)
      end, host.match(pattern), 4 + #names)
    end

    function document:find(regex, flags)
      if type(regex) == "string" then regex = host.regex(regex, flags) end
      checked(regex, "doc:find", "regex")
      local names = host.regex_names(regex)
      local meta = { __index = finding("a match", names_with(names)), __metatable = false }
      return iterate(function(flat, at)
        local hit = { start = flat[at], stop = flat[at + 1] }
        for i = 1, #names do
          local group = flat[at + 1 + i] or nil
          hit[i] = group
          if names[i] then hit[names[i]] = group end
        end
        return setmetatable(hit, meta)
      end, host.find(regex), 2 + #names)
    end

    local lexicon_entries = {}

    local function entry_of(lexicon, number)
      local place = index_of(lexicon)
      local entries = lexicon_entries[place]
      if not entries then
        entries = {}
        lexicon_entries[place] = entries
      end
      local entry = entries[number]
      if not entry then
        entry = host.lexicon_entry(lexicon, number)
        entries[number] = entry
      end
      return entry
    end

    local hit_meta = {
      __index = finding("an entry found", setmetatable({}, { __index = function() return true end }),
        function(self, key) return rawget(self, "entry")[key] end),
      __metatable = false,
    }

    function document:lookup(lexicon)
      checked(lexicon, "doc:lookup", "lexicon")
      return iterate(function(flat, at)
        return setmetatable({
          start = flat[at], stop = flat[at + 1], first = flat[at + 2], last = flat[at + 3],
          entry = entry_of(lexicon, flat[at + 4]),
        }, hit_meta)
      end, host.lookup(lexicon), 5)
    end

    -- A query whose set of stop words can be read from outside; shared sets are read-only fronts.
    local function open(query)
      if type(query) ~= "table" or type(query.stop) ~= "table" then return query end
      local copy, stop = {}, {}
      for name, value in pairs(query) do copy[name] = value end
      for word, value in pairs(query.stop) do stop[word] = value end
      copy.stop = stop
      return copy
    end

    -- The names of each set of rules, made when first asked for.
    local rule_names = setmetatable({}, { __index = function(names, rules)
      if not rules then return nil end
      local name = host.valence_rules(rules)
      names[rules] = name
      return name
    end })

    -- A reading is a table whose columns are made when they are first asked for.
    local reading_columns = {
      sum = true, words = true, known = true, events = true, last_hit = true, start = true, stop = true,
      weight = true, rule = true, tones = true,
    }

    local function tones(reading, groups, options)
      if type(reading) ~= "table" or not rawget(reading, "reading") then
        raise "reading:tones takes a reading; methods are called with ':'"
      end
      return host.valence_tones(rawget(reading, "reading"), groups, options)
    end

    local reading_meta = { __metatable = false }
    function reading_meta.__index(self, name)
      if name == "tones" then return tones end
      if not reading_columns[name] then
        raise("a reading has no '" .. tostring(name) .. "'" .. suggest(tostring(name), reading_columns))
      end
      local values = host.valence_column(rawget(self, "reading"), name)
      if name == "rule" then
        local rules = values
        values = setmetatable({}, { __index = function(_, hit) return rule_names[rules[hit]] end, __metatable = false })
      end
      self[name] = values
      return values
    end

    function document:valence(valences, options)
      checked(valences, "doc:valence", "valence")
      return setmetatable({ reading = host.valence_read(valences, options) }, reading_meta)
    end

    function document:classify(model, spans, options)
      checked(model, "doc:classify", "model")
      return host.classify(model, spans, options)
    end

    function document:classes(model, spans, options)
      checked(model, "doc:classes", "model")
      return host.classes(model, spans, options)
    end

    methods("column", {
      size = function(self) return host.column_size(self) end,
      values = function(self) return host.column_values(self) end,
      pick = function(self, positions) return host.column_pick(self, positions) end,
    })

    methods("valence", { size = function(self) return host.valence_size(self) end })

    methods("model", {
      labels = function(self) return host.model_labels(self) end,
      size = function(self) return host.model_size(self) end,
      classify = function(self, features, reasons) return host.model_classify(self, features, reasons) end,
    })

    function document:count_tokens(query) return host.count_tokens(1, open(query)) end
    function document:ngrams(n, query) return host.ngrams(n, open(query)) end
    methods("document", document)

    methods("lexicon", {
      get = function(self, word)
        local number = host.lexicon_find(self, word)
        return number and entry_of(self, number)
      end,
      has = function(self, word) return host.lexicon_find(self, word) ~= nil end,
      size = function(self) return host.lexicon_size(self) end,
    })

    methods("pattern", {
      with = function(self, lexicons) return host.pattern_with(self, lexicons) end,
      explain = function(self) return host.pattern_explain(self) end,
    })

    local function captures(flat, at, count)
      if count == 0 then return nil end
      local values = {}
      for i = 1, count do values[i] = flat[at + 1 + i] or nil end
      return table.unpack(values, 1, count)
    end

    local function whole_or_captures(text, flat, at, count)
      if count == 0 then return text:sub(flat[at], flat[at + 1]) end
      return captures(flat, at, count)
    end

    local most = 2147483647

    methods("regex", {
      find = function(self, text, init)
        local flat = host.regex_search(self, text, init or 1, 1)
        if not flat[1] then return nil end
        return flat[1], flat[2], captures(flat, 1, #flat - 2)
      end,
      match = function(self, text, init)
        local flat = host.regex_search(self, text, init or 1, 1)
        if not flat[1] then return nil end
        return whole_or_captures(text, flat, 1, #flat - 2)
      end,
      test = function(self, text) return host.regex_search(self, text, 1, 1)[1] ~= nil end,
      gmatch = function(self, text)
        local flat = host.regex_search(self, text, 1, most)
        local count = #host.regex_names(self)
        local width = 2 + count
        local at = 1 - width
        return function()
          at = at + width
          if flat[at] == nil then return nil end
          return whole_or_captures(text, flat, at, count)
        end
      end,
      gsub = function(self, text, replacement, limit)
        local kind = type(replacement)
        if kind ~= "string" and kind ~= "function" and kind ~= "table" then
          raise(":gsub takes a string, a table or a function, got " .. kind)
        end
        local flat = host.regex_search(self, text, 1, limit or most)
        local count = #host.regex_names(self)
        local parts, from = {}, 1
        for at = 1, #flat, 2 + count do
          parts[#parts + 1] = text:sub(from, flat[at] - 1)
          local new = replacement
          if kind == "function" then
            new = replacement(whole_or_captures(text, flat, at, count))
          elseif kind == "table" then
            new = replacement[(whole_or_captures(text, flat, at, count))]
          end
          local old = text:sub(flat[at], flat[at + 1])
          parts[#parts + 1] = new and tostring(new) or old
          from = flat[at + 1] + 1
        end
        parts[#parts + 1] = text:sub(from)
        return table.concat(parts), #flat // (2 + count)
      end,
    })
    """#
}
