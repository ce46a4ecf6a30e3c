internal import TextEngine

/// The host's own Lua code: what methods and modules do that need no native code.
enum Prelude {
  /// A chunk with its name in errors.
  struct Part: Sendable {
    let name: String
    let source: String
  }

  /// The chunks in the order they run.
  static let parts: [Part] = [
    Part(name: "sequences", source: sequences), Part(name: "items", source: items),
    Part(name: "rules", source: rules), Part(name: "searches", source: searches),
    Part(name: "words", source: "host.stopwords_en = [[\(StopWords.english)]]"),
    Part(name: "policy", source: policy), Part(name: "checks", source: APIChecks.source),
    Part(name: "statistics", source: statistics), Part(name: "modules", source: modules),
    Part(name: "run", source: run),
  ]

  /// What all sequences can do.
  static let sequences = #"""
    local host, methods, raise = host, methods, raise
    local column, keep, slice, sequence, item_class = column, keep, slice, sequence, item_class

    local function checked(f, name)
      if type(f) ~= "function" then raise(name .. " takes a function, got " .. type(f)) end
    end

    local sequence_methods = {}

    function sequence_methods:column(field)
      if type(field) ~= "string" then raise(":column takes the name of a field") end
      return column(self, field)
    end

    function sequence_methods:where(query)
      if type(query) ~= "table" then raise(":where takes a table of fields, got " .. type(query)) end
      local flags
      for field, wanted in pairs(query) do
        if type(field) ~= "string" then raise(":where takes named fields, as in { kind = \"count\" }") end
        if wanted ~= wanted then raise(":where: " .. field .. " is compared with what is no number") end
        local set = { [wanted] = true }
        if type(wanted) == "table" then
          set = {}
          for i = 1, #wanted do set[wanted[i]] = true end
        end
        local values = column(self, field)
        if flags then
          for i = 1, #values do flags[i] = flags[i] and set[values[i]] or false end
        else
          flags = values
          for i = 1, #values do flags[i] = set[values[i]] or false end
        end
      end
      return flags and keep(self, flags) or self
    end

    function sequence_methods:filter(f)
      checked(f, ":filter")
      local flags = {}
      for i = 1, #self do flags[i] = f(self[i]) and true or false end
      return keep(self, flags)
    end

    function sequence_methods:map(f)
      checked(f, ":map")
      local made, n = {}, 0
      for i = 1, #self do
        local value = f(self[i])
        if value ~= nil then n = n + 1; made[n] = value end
      end
      return made
    end

    function sequence_methods:first(f)
      if f == nil then return self[1] end
      checked(f, ":first")
      for i = 1, #self do
        local item = self[i]
        if f(item) then return item end
      end
      return nil
    end

    function sequence_methods:last() return self[#self] end

    function sequence_methods:slice(first, last)
      if not math.tointeger(first or 1) or not math.tointeger(last or -1) then
        raise ":slice takes two whole numbers: first and last item"
      end
      return slice(self, first, last)
    end

    function sequence_methods:iter()
      local i = 0
      return function()
        i = i + 1
        return self[i]
      end
    end

    methods("sequence", sequence_methods)
    """#

  /// What items with a place in the text can do.
  static let items = #"""
    local host, methods, raise = host, methods, raise

    local function place(other, name)
      if type(other) ~= "userdata" then raise(name .. " takes a span, got " .. type(other)) end
      return other.start, other.stop
    end

    local function count(n, name)
      if math.type(n) ~= "integer" or n < 0 then
        raise(name .. " takes a whole number of tokens, from 0")
      end
      return n
    end

    local span_methods = {}

    function span_methods:covers(other)
      local start, stop = place(other, ":covers")
      return self.start <= start and stop <= self.stop
    end

    function span_methods:overlaps(other)
      local start, stop = place(other, ":overlaps")
      return self.start <= stop and start <= self.stop
    end

    function span_methods:precedes(other)
      return self.stop < place(other, ":precedes")
    end

    function span_methods:to(other)
      place(other, ":to")
      return host.span_to(self, other)
    end

    function span_methods:expand(before, after)
      count(before, ":expand")
      return host.span_expand(self, before, after and count(after, ":expand") or before)
    end

    function span_methods:window(n)
      count(n, ":window")
      return host.span_around(self, n, n)
    end

    function span_methods:before(n) return host.span_before(self, count(n, ":before"), 0) end

    function span_methods:after(n) return host.span_after(self, 0, count(n, ":after")) end

    for _, name in ipairs { "span", "token", "sentence", "block", "mention", "number", "date", "quote", "phrase", "verb", "annotation" } do
      methods(name, span_methods)
    end

    methods("document", {
      layer = function(_, name) return host.layer(name) end,
      span = function(_, start, stop) return host.span(start, stop) end,
      annotate = function(_, layer, span, fields) host.annotate(layer, span, fields) end,
    })
    """#

  /// The call of a plugin for one document.
  static let run = #"""
    local host, raise, readonly, item, suggest = host, raise, readonly, item, suggest
    local getters = getters

    local emit
    local known_options, options_meta = {}, { __metatable = false }
    function options_meta.__index(_, name)
      if known_options[name] then return nil end
      raise("the plugin declares no option '" .. tostring(name) .. "'" .. suggest(tostring(name), known_options))
    end

    -- A layer that is not asked for is not there; reading it says what to write.
    local function refuse(layer)
      local function refusal(field)
        return function() raise("doc." .. field .. " is there if the plugin asks for it; add \"" .. layer .. "\" to needs") end
      end
      getters("document", { [layer] = refusal(layer) })
      if layer == "entities" then getters("document", { mentions = refusal "mentions" }) end
    end

    local function declare(tables, options, unread)
      for _, layer in ipairs(unread) do refuse(layer) end
      for _, name in ipairs(options) do known_options[name] = true end
      local functions, numbers = {}, {}
      for number, name in ipairs(tables) do
        numbers[name] = number
        functions[name] = function(row) host.emit(number, row) end
      end
      emit = setmetatable({}, {
        __index = function(_, name)
          local found = functions[name]
          if found then return found end
          raise(host.unknown_table(name))
        end,
        __newindex = function() raise("emit is read-only") end,
        __call = function(_, name, columns)
          if type(name) ~= "string" then
            raise("emit has a function for each table, as in emit.name { column = value }")
          end
          host.emit_rows(numbers[name] or raise(host.unknown_table(name)), columns)
        end,
        __metatable = false,
      })
    end

    local function run(analyze, options)
      analyze(item("document", 1), setmetatable(options, options_meta), emit)
    end

    return { declare = declare, run = run }
    """#
}
