/// A Lua script that runs random patterns over random subjects and hands each outcome to `output`.
///
/// It uses only what plugins have, and a generator of its own, so that the stock interpreter and the
/// sandbox run the very same cases. Positions before error messages are taken away, as the two name
/// their chunks differently.
let differentialScript = #"""
  local state = 20240226
  local function random(n)
    state = (state * 1103515245 + 12345) % 2147483648
    return state // 65536 % n + 1
  end

  local letters = { "a", "b", "c", "A", "1", " ", "(", ")", ".", "-", "%", "\0", "\200", "," }
  local singles = { "a", "b", "c", ".", "%a", "%d", "%s", "%w", "%u", "%l", "%p", "%c", "%x", "%g",
    "%A", "%D", "%S", "%W", "[abc]", "[^a]", "[a-c]", "[%a1]", "[]]", "[^]]", "[a-]", "[%-a]",
    "[%d%s]", "[\128-\255]", "\0", "%.", "%(", "%z", "x" }
  local odd = { "%b()", "%bab", "%f[%a]", "%f[%s]", "%f[^a]", "%1", "%2", "%9", "()", "%0", "%", "[",
    "[a", "[^", "[%", "%b", "%ba", "%f", "%fa", "(", ")", "^", "$", "*", "?" }
  local suffixes = { "", "", "", "", "*", "+", "-", "?" }
  local templates = { "x", "<%0>", "%1", "%2%1", "%%", "%", "%a", "", "[%1]%0", "%9" }

  local function text(most)
    local out = {}
    for i = 1, random(most + 1) - 1 do out[i] = letters[random(#letters)] end
    return table.concat(out)
  end

  local function pattern()
    local out, open = {}, 0
    if random(8) == 1 then out[1] = "^" end
    for _ = 1, random(6) do
      local roll = random(20)
      if roll <= 2 then
        out[#out + 1] = odd[random(#odd)]
      elseif roll <= 5 then
        out[#out + 1] = "("
        open = open + 1
      elseif roll <= 7 and open > 0 then
        out[#out + 1] = ")"
        open = open - 1
      else
        out[#out + 1] = singles[random(#singles)] .. suffixes[random(#suffixes)]
      end
    end
    if random(6) > 1 then out[#out + 1] = (")"):rep(open) end
    if random(8) == 1 then out[#out + 1] = "$" end
    return table.concat(out)
  end

  local function shown(...)
    local values = table.pack(...)
    local out = {}
    for i = 1, values.n do
      local value = values[i]
      if type(value) == "string" then
        -- The stock interpreter does not say where the capture index stands.
        value = value:gsub("^[^\n]-:%d+: ", ""):gsub(" in replacement string$", "")
        -- It calls the position of table.remove its first argument.
        value = value:gsub("#1 to 'remove'", "#2 to 'remove'")
        out[i] = string.format("%q", value)
      else
        out[i] = tostring(value)
      end
    end
    return (table.concat(out, " "):gsub("\\?\n", "\\n"))
  end

  local function run(case)
    local s, p = text(24), pattern()
    local init = random(4) == 1 and random(30) - 15 or nil
    local kind = random(6)
    local result
    if kind == 1 then
      result = shown(pcall(string.find, s, p, init))
    elseif kind == 2 then
      result = shown(pcall(string.find, s, p, init, true))
    elseif kind == 3 then
      result = shown(pcall(string.match, s, p, init))
    elseif kind == 4 then
      result = shown(pcall(function()
        local all = {}
        for a, b in string.gmatch(s, p, init) do
          all[#all + 1] = tostring(a) .. "/" .. tostring(b)
          if #all > 40 then break end
        end
        return table.concat(all, "|")
      end))
    elseif kind == 5 then
      local limit = random(3) == 1 and random(5) - 1 or nil
      result = shown(pcall(string.gsub, s, p, templates[random(#templates)], limit))
    else
      local roll = random(3)
      local replacement = roll == 1 and { a = "X", b = false, [1] = "P", [" "] = 7 }
        or roll == 2 and function(a, b) return b or (a ~= "a" and a) or nil end
        or function() return {} end
      result = shown(pcall(string.gsub, s, p, replacement))
    end
    output(case, kind, shown(s, p, init), result)
  end

  local function library(case)
    local s, n = text(12):gsub("%z", "0"), random(20) - 10
    local m = random(20) - 10
    local rows = {
      { pcall(string.sub, s, n, m) }, { pcall(string.byte, s, n, m) }, { pcall(string.rep, s, n, "-") },
      { pcall(string.upper, s) }, { pcall(string.lower, s) }, { pcall(string.reverse, s) },
      { pcall(string.format, "%5s|%-6s|%.2s|%q|%5.1f|%g|%x|%i", s, s, s, s, n / 3, m / 7, n & 255, m) },
      { pcall(string.format, "%+d|% d|%05d|%#x|%e|%a|%c|%%", n, n, n, m & 15, n / 9, m / 4, 65 + random(20)) },
      { pcall(string.format, "%q", n / 3) }, { pcall(table.concat, { s, n, m }, ",", random(3), random(4)) },
      { pcall(function() return s + 1 end) }, { pcall(function() return "1" .. n + "2" * "0x10" end) },
      { pcall(function() local t = { 1, 2, 3, n } table.insert(t, random(6), m)
        return table.concat(t, ",") end) },
      { pcall(function() local t = { 1, 2, 3, n } local x = table.remove(t, random(7) - 1)
        return x, table.concat(t, ",") end) },
      { pcall(function() return table.concat(table.move({ 1, 2, 3, n, m }, random(4), random(5), random(6)), ",", 1, 3) end) },
      { pcall(function() local t = {} for i = 1, random(9) do t[i] = random(50) end table.sort(t)
        return table.concat(t, ",") end) },
      { pcall(function() local t = {} for i = 1, random(9) do t[i] = text(3) end
        table.sort(t, function(a, b) return #a < #b or #a == #b and a > b end) return table.concat(t, ",") end) },
      { pcall(utf8.len, s) }, { pcall(utf8.codepoint, s, n) }, { pcall(tonumber, s) },
      { pcall(select, n, 1, 2, 3) }, { pcall(table.unpack, { 1, 2, n }, random(3), random(5)) },
    }
    for i, row in ipairs(rows) do output(case, i + 10, shown(s, n, m), shown(table.unpack(row, 1, 8))) end
  end

  for case = 1, 120000 do run(case) end
  for case = 1, 3000 do library(case) end
  """#
