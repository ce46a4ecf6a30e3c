extension HostileCase {
  /// Cases that spin, in Lua and inside library functions.
  public static let spinning: [HostileCase] = [
    HostileCase(1, "an endless loop", .time, "while true do end"),
    HostileCase(
      2, "a loop that catches errors", .time,
      "while true do pcall(function() while true do end end) end"),
    HostileCase(
      3, "a loop over all integers", .time, "for i = math.mininteger, math.maxinteger do end"),
    HostileCase(
      4, "a loop in a coroutine", .time, "coroutine.wrap(function() while true do end end)()"),
    HostileCase(
      5, "a coroutine made before the call", .time,
      """
      local co = coroutine.wrap(function() coroutine.yield() while true do end end)
      co() return function() co() end
      """),
    HostileCase(
      6, "coroutines without end", .time,
      """
      local function spin() while true do end end
      while true do coroutine.resume(coroutine.create(spin)) end
      """),
    HostileCase(
      7, "a spinning message handler", .time,
      """
      local function spin() while true do end end
      xpcall(spin, function() while true do end end)
      """),
    HostileCase(
      8, "a spinning close handler", .time,
      """
      local function spin() while true do end end
      while true do
        pcall(function() local x <close> = setmetatable({}, { __close = spin }) error "a" end)
      end
      """),
    HostileCase(
      9, "a finalizer that spins", .error("'__gc' is not available"),
      "setmetatable({}, { __gc = function() while true do end end })"),
    HostileCase(
      10, "a finalizer, caught", .text("no"),
      "return pcall(setmetatable, {}, { __gc = function() end }) and 'yes' or 'no'"),
    HostileCase(
      11, "a finalizer set later", .error("'__gc' is not available"),
      "local m = { __gc = true } setmetatable({}, m) m.__gc = function() while true do end end"),
    HostileCase(
      11, "a finalizer assigned behind the check never runs", .text("alive"),
      """
      local m = {} for i = 1, 1000 do setmetatable({}, m) end
      m.__gc = function() while true do end end
      for i = 1, 1e5 do local t = { i } end return "alive"
      """),
    HostileCase(
      12, "load with a reader", .error("'load' is not available"), "load(function() return ' ' end)"
    ),
    HostileCase(13, "removing the hook", .error("'debug' is not available"), "debug.sethook()"),
    HostileCase(
      14, "a pattern of lazy dots", .time, "return (('a'):rep(200000)):find('.-.-.-.-b')"),
    HostileCase(
      15, "an exponential pattern", .time,
      "return (('a'):rep(40)):find(('a?'):rep(40) .. ('a'):rep(40))"),
    HostileCase(
      16, "an innocent right trim", .time, "return ((' '):rep(3e5) .. 'x'):gsub('%s+$', '')"),
    HostileCase(17, "unbalanced brackets", .time, "return (('('):rep(2e5)):gsub('%b()', '')"),
    HostileCase(18, "nothing, very often", .text(""), "return (''):rep(1 << 62)"),
    HostileCase(19, "moving without end", .time, "table.move({}, 1, 1 << 60, 2)"),
    HostileCase(
      20, "inserting into a lying length", .text("ok"),
      "table.insert(setmetatable({}, { __len = function() return 1 << 60 end }), 1, 0) return 'ok'"),
    HostileCase(
      21, "removing from a lying length", .error("position out of bounds"),
      "table.remove(setmetatable({}, { __len = function() return 1 << 60 end }), 2)"),
    HostileCase(
      22, "unpacking a million nils", .time, "while true do pcall(table.unpack, {}, 1, 999000) end"),
    HostileCase(
      23, "upper case of 20 MB", .limit,
      "local s = ('x'):rep(2e7) while true do local _ = s:upper() end"),
    HostileCase(
      24, "joining a lying length", .text(""),
      """
      return table.concat(setmetatable({}, { __len = function() return 1 << 60 end,
        __index = function() return "" end }))
      """),
    HostileCase(
      25, "sorting by nonsense", .error("invalid order function"),
      "local t = {} for i = 1, 1e5 do t[i] = i end table.sort(t, function() return true end)"),
    HostileCase(
      23, "comparing long strings", .limit,
      "local a = ('x'):rep(2e7) local b = a .. 'y' a = a .. 'z' while true do local _ = a < b end"),
    HostileCase(
      23, "equal long strings", .limit,
      "local a = ('x'):rep(2e7) .. 'y' local b = ('x'):rep(2e7) .. 'y' while true do local _ = a == b end"
    ),
    HostileCase(
      23, "numbers from long strings", .limit,
      "local s = (' '):rep(2e7) while true do local _ = tonumber(s) pcall(function() return s + 1 end) end"
    ),
    HostileCase(
      23, "utf8 length of a long string", .limit,
      "local s = ('x'):rep(2e7) while true do utf8.len(s) end"),
    HostileCase(
      23, "finding in a long string", .limit,
      "local s = ('x'):rep(2e7) while true do s:find('y', 1, true) end"),
    HostileCase(
      23, "pairs over an emptied table", .time,
      "local t = {} for i = 1, 1e5 do t[i] = i end for i = 1, 1e5 do t[i] = nil end while true do next(t) end"
    ),
  ]
}

extension HostileCase {
  /// Cases that fill memory, or recurse.
  public static let growing: [HostileCase] = [
    HostileCase(27, "a string of 1 GB", .memory, "return ('x'):rep(1 << 30)"),
    HostileCase(28, "a doubling string", .memory, "local s = 'x' while true do s = s .. s end"),
    HostileCase(29, "tables without end", .memory, "local t = {} while true do t[#t + 1] = {} end"),
    HostileCase(
      30, "a caught allocation", .memory, "while true do pcall(string.rep, 'x', 1e9) end"),
    HostileCase(
      31, "growing under pcall", .memory,
      """
      local keep = {}
      local function grow() while true do keep[#keep + 1] = ("x"):rep(1000) .. #keep end end
      while true do pcall(grow) end
      """),
    HostileCase(
      32, "a replacement bomb", .memory, "return (('a'):rep(1e5)):gsub('a', ('b'):rep(1e5))"),
    HostileCase(
      33, "coroutines kept", .limit,
      """
      local t, f = {}, function() coroutine.yield() end
      while true do t[#t + 1] = coroutine.create(f) coroutine.resume(t[#t]) end
      """),
    HostileCase(
      34, "stopping the collector", .error("'collectgarbage' is not available"),
      "collectgarbage('stop')"),
    HostileCase(35, "an error of 20 MB", .error("xxxxxx"), "error(('x'):rep(2e7))"),
    HostileCase(
      36, "an error that spins as text", .error("the error value is a table"),
      "error(setmetatable({}, { __tostring = function() while true do end end }))"),
    HostileCase(
      37, "an error with a huge type name", .error("attempt to perform arithmetic on a nnnn"),
      "return setmetatable({}, { __name = ('n'):rep(1e7) }) + 1"),
    HostileCase(
      38, "endless recursion", .error("stack overflow"), "local function f() return f() + 1 end f()"
    ),
    HostileCase(
      39, "recursion through gsub", .error("stack overflow"),
      "local function f(s) return (s:gsub('.', f)) end f 'x'"),
    HostileCase(
      40, "30,000 nested closes", .error("closed too deep"),
      """
      local last
      for i = 1, 30000 do
        local previous = last
        last = coroutine.create(function()
          local x <close> = setmetatable({}, { __close = function()
            if previous then assert(coroutine.close(previous)) end
          end })
          coroutine.yield()
        end)
        coroutine.resume(last)
      end
      assert(coroutine.close(last))
      """),
    HostileCase(
      41, "a spent recursion guard", .text("pattern too complex"),
      """
      local it = (("tr"):rep(150000)):gmatch(("[rt]?"):rep(150000))
      pcall(it) local ok, why = pcall(it) return (why:gsub("^.-%d: ", ""))
      """),
    HostileCase(
      42, "deep parentheses in a source", .error("C stack overflow"),
      "return " + String(repeating: "(", count: 5_000)),
    HostileCase(
      42, "deep tables in a source", .error("C stack overflow"),
      "return " + String(repeating: "{", count: 5_000)),
    HostileCase(
      43, "900,000 results", .limit,
      "while true do print(select('#', pcall(select, table.unpack({}, 1, 9e5)))) end"),
    HostileCase(
      44, "the longest number", .integer(410),
      "return #select(2, pcall(string.format, '%99.99f', -1e308))"),
    HostileCase(
      45, "a long chain of __index", .error("loop"),
      "local t = {} for i = 1, 3000 do t = setmetatable({}, { __index = t }) end return t.x"),
    HostileCase(
      46, "errors in 5,000 close handlers", .error("last"),
      """
      local function f(n)
        local x <close> = setmetatable({}, { __close = function() error "last" end })
        if n > 0 then f(n - 1) else error "first" end
      end
      f(150)
      """),
    HostileCase(
      47, "quoting without end", .limit,
      "local s = ('\\n'):rep(1e6) while true do local _ = string.format('%q', s) end"),
    HostileCase(
      48, "100,000 long keys", .integer(100_000),
      """
      local t, n = {}, 0 for i = 1, 1e5 do t[("key"):rep(20) .. i] = i end
      for _ in pairs(t) do n = n + 1 end return n
      """),
    HostileCase(
      49, "a weak metatable under pressure", .error("'__mode' is not available"),
      "local s = {} setmetatable({}, setmetatable({ __newindex = s }, { __mode = 'v' })) "),
  ]
}
