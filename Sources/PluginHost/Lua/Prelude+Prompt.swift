extension Prelude {
  /// The Lua side of the prompt: its globals, and how values are shown.
  static let prompt = #"""
    local host, raise, suggest, members = host, raise, suggest, members
    local class_of, item_class, item, column, slice = class_of, item_class, item, column, slice
    local given, pages, shown, fields = ...
    local desk, builtins = given.desk, given.environment
    local ROWS, DEPTH, WIDTH = 20, 3, 40

    local function literal(value, depth)
      local kind = type(value)
      if kind == "string" then
        local text = value:gsub("[%c\\\"]", function(c)
          return c == "\n" and "\\n" or c == "\t" and "\\t" or c == "\"" and "\\\"" or c == "\\" and "\\\\"
            or string.format("\\%d", c:byte())
        end)
        return '"' .. text .. '"'
      elseif kind ~= "table" then
        return tostring(value)
      elseif depth == 0 then
        return "{…}"
      end
      local parts, n = {}, 0
      for i = 1, #value do
        n = n + 1
        if n > WIDTH then break end
        parts[n] = literal(value[i], depth - 1)
      end
      local keys = {}
      for key in pairs(value) do
        if not (math.type(key) == "integer" and key >= 1 and key <= #value) then keys[#keys + 1] = key end
      end
      table.sort(keys, function(a, b) return tostring(a) < tostring(b) end)
      for _, key in ipairs(keys) do
        n = n + 1
        if n > WIDTH then break end
        local name = type(key) == "string" and key:find "^[%a_][%w_]*$" and key or "[" .. literal(key, 0) .. "]"
        parts[#parts + 1] = name .. " = " .. literal(value[key], depth - 1)
      end
      if n > WIDTH then parts[#parts + 1] = "…" end
      return #parts == 0 and "{}" or "{ " .. table.concat(parts, ", ") .. " }"
    end

    local function cell(value)
      local kind = type(value)
      if kind == "string" or kind == "number" or kind == "boolean" then return value end
      if kind == "userdata" and class_of(value) == "span" then return value.text end
      if value == nil then return false end
      return literal(value, 1)
    end

    -- A sequence as a table: the first rows, a column a field.
    local function of_sequence(value)
      local class = item_class(value)
      local names, count = shown[class], #value
      if not names then return tostring(value) end
      local rows, first = {}, slice(value, 1, ROWS)
      for i = 1, #first do rows[i] = {} end
      for at, name in ipairs(names) do
        local values = column(first, name)
        for i = 1, #first do rows[i][at] = cell(values[i]) end
      end
      return { columns = { table.unpack(names) }, rows = rows, count = count }
    end

    -- An item as a table of its fields.
    local function of_item(value)
      local class, rows = class_of(value), {}
      for _, name in ipairs(fields[class] or {}) do
        local field = value[name]
        if field ~= nil then
          local written = type(field) == "userdata" and class_of(field) ~= "sequence" and field.text
            and tostring(field) .. " " .. literal(field.text:sub(1, 200), 1) or literal(type(field) == "string" and field:sub(1, 200) or field, 1)
          rows[#rows + 1] = { name, written }
        end
      end
      if #rows == 0 then return tostring(value) end
      return { columns = { tostring(value), "value" }, rows = rows, count = #rows }
    end

    -- A list of records as a table; nil where it is none.
    local function of_records(value)
      if #value == 0 then return nil end
      local names, known = {}, {}
      for i = 1, #value do
        local record = value[i]
        if type(record) ~= "table" or record[1] ~= nil then return nil end
        if i <= ROWS then
          for key in pairs(record) do
            if type(key) ~= "string" then return nil end
            if not known[key] then known[key] = true; names[#names + 1] = key end
          end
        end
      end
      if #names == 0 or #names > 12 then return nil end
      table.sort(names)
      local rows = {}
      for i = 1, math.min(ROWS, #value) do
        rows[i] = {}
        for at, name in ipairs(names) do rows[i][at] = cell(value[i][name]) end
      end
      return { columns = names, rows = rows, count = #value }
    end

    -- Counts and weights by name as a table, the greatest first; nil where it is none.
    local function of_weights(value)
      local names = {}
      for key, weight in pairs(value) do
        if type(key) ~= "string" or type(weight) ~= "number" then return nil end
        names[#names + 1] = key
      end
      if #names < 4 then return nil end
      table.sort(names, function(a, b)
        if value[a] ~= value[b] then return value[a] > value[b] end
        return a < b
      end)
      local rows = {}
      for i = 1, math.min(ROWS, #names) do rows[i] = { names[i], value[names[i]] } end
      return { columns = { "key", "value" }, rows = rows, count = #names }
    end

    local function part(value)
      local kind = type(value)
      if kind == "userdata" then
        local class = class_of(value)
        if class == "sequence" then return of_sequence(value) end
        if class == "pattern" then return value:explain() end
        return shown[class] and of_item(value) or tostring(value)
      elseif kind == "table" then
        return of_records(value) or of_weights(value) or literal(value, DEPTH)
      elseif kind == "string" then
        return literal(value, 0)
      end
      return tostring(value)
    end

    local function show(...)
      local parts = {}
      for i = 1, select("#", ...) do
        local value = select(i, ...)
        if value ~= nil or select("#", ...) > 1 then parts[#parts + 1] = part(value) end
      end
      return parts
    end

    -- The names of functions, for help(desk.stats.mean).
    local names = {}
    local function learn(prefix, entries)
      for key, value in pairs(entries) do
        if type(value) == "function" then names[value] = prefix .. "." .. key
        elseif type(value) == "table" and prefix == "desk" and key ~= "stopwords" then learn("desk." .. key, value) end
      end
    end
    learn("desk", desk)

    local function help(value)
      local name
      if value == nil then
        print "doc is the article shown, docs lists all; desk has the modules. :help tells the commands."
        print("help(doc), help(doc.tokens[1]), help \"doc:match\", help(desk.stats.mean), or a page: " .. pages)
        return
      elseif type(value) == "string" then name = value
      elseif type(value) == "userdata" then
        name = class_of(value)
        if name == "sequence" and fields[item_class(value)] then
          print(host.prompt_help "sequence")
          name = item_class(value)
        end
      elseif value == desk then name = "desk"
      else name = names[value] end
      if not name then raise("help takes a name, an item or a function of desk; " .. type(value) .. " has none") end
      print(host.prompt_help(name))
    end

    local globals = { desk = desk, help = help, docs = {}, __render = show }
    -- The names that earlier lines declared as local.
    local ended = {}
    local environment = setmetatable({}, {
      __index = function(_, name)
        local value = globals[name]
        if value ~= nil then return value end
        if ended[name] and not pcall(function() return builtins[name] end) then
          raise("'" .. name .. "' was local to an earlier line, with which it ended; assign it without 'local'")
        end
        return builtins[name]
      end,
      __metatable = false,
    })

    function globals.__assigned()
      local found = {}
      for name in next, environment do if type(name) == "string" then found[#found + 1] = name end end
      return found
    end

    local function ends(names) for _, name in ipairs(names) do ended[name] = true end end
    local function list(records) globals.docs = records end
    local function turn() globals.doc = item("document", 1) end
    return { environment = environment, list = list, turn = turn, ends = ends }
    """#
}
