extension Prelude {
  /// Rule sets: patterns that compete for the text, as JAPE's phases do.
  static let rules = #"""
    local host, raise, class_of, suggest = host, raise, class_of, suggest

    -- What is behind each rule set; plugins see only the set's methods.
    local insides = {}
    host.rule_set = function(value) return insides[value] end

    local known = { name = true, pattern = true, priority = true, with = true }
    local selections = { longest = true, first = true, all = true }

    local function compiled(rule, place, within)
      if type(rule) ~= "table" then raise(place .. " takes { name = …, pattern = … }; got " .. type(rule)) end
      for key in pairs(rule) do
        if not known[key] then
          raise(place .. " has no '" .. tostring(key) .. "'" .. suggest(tostring(key), known))
        end
      end
      if type(rule.name) ~= "string" then raise(place .. ".name takes a string; got " .. type(rule.name)) end
      if type(rule.pattern) ~= "string" then
        raise(place .. ".pattern takes a string; got " .. (class_of(rule.pattern) or type(rule.pattern)))
      end
      local priority = rule.priority or 0
      if math.type(priority) ~= "integer" then raise(place .. ".priority takes a whole number") end
      return {
        name = rule.name, priority = priority,
        pattern = host.pattern(
          rule.pattern, { select = "each", within = within }, "rule '" .. rule.name .. "'"),
      }
    end

    local methods = {}
    local meta = {
      __index = function(_, key)
        if methods[key] then return methods[key] end
        raise("a rule set has no '" .. tostring(key) .. "'" .. suggest(tostring(key), methods))
      end,
      __newindex = function() raise "a rule set is read-only" end,
      __metatable = false,
    }

    local function made(rules, selection)
      local set = setmetatable({}, meta)
      local patterns, priorities, names = {}, {}, {}
      for i, rule in ipairs(rules) do
        rule.names = host.pattern_captures(rule.pattern)
        rule.meta = host.rule_meta(rule)
        patterns[i], priorities[i], names[i] = rule.pattern, rule.priority, rule.name
      end
      insides[set] = {
        rules = rules, patterns = patterns, priorities = priorities, select = selection, names = names,
      }
      return set
    end

    function host.rules(list, options)
      local selection, within = "longest", "sentence"
      for key, value in pairs(options or {}) do
        if key == "select" and selections[value] then selection = value
        elseif key == "within" then within = value
        else raise "desk.rules takes select = \"longest\", \"first\" or \"all\", and within = \"…\"" end
      end
      local rules = {}
      for i = 1, #list do rules[i] = compiled(list[i], "desk.rules: rule " .. i, within) end
      if #rules == 0 then raise "desk.rules takes a list of rules, such as { { name = \"a\", pattern = \"…\" } }" end
      return made(rules, selection)
    end

    function methods:with(lexicons)
      local inside = insides[self]
      if not inside then raise ":with is called with ':', as in rules:with { nouns = … }" end
      if type(lexicons) ~= "table" then raise(":with takes a table of lexicons, got " .. type(lexicons)) end
      local rules, used = {}, {}
      for i, rule in ipairs(inside.rules) do
        local own, any = {}, false
        for _, name in ipairs(host.pattern_lexicons(rule.pattern)) do
          own[name], any = lexicons[name], true
          used[name] = true
        end
        rules[i] = {
          name = rule.name, priority = rule.priority,
          pattern = any and host.pattern_with(rule.pattern, own) or rule.pattern,
        }
      end
      for name in pairs(lexicons) do
        if not used[name] then raise("no rule has @" .. tostring(name) .. suggest(tostring(name), used)) end
      end
      return made(rules, inside.select)
    end

    -- The matches that win, flat: the number of the rule, then what the host gives for a match.
    function host.rule_matches(inside)
      return host.match_rules(inside.patterns, inside.priorities, inside.select, inside.names)
    end
    """#
}
