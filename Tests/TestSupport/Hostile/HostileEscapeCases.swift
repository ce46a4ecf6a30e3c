extension HostileCase {
  /// Cases that reach for what plugins do not have, or for what is not theirs.
  public static let escaping: [HostileCase] = [
    HostileCase(
      50, "changing all strings", .error("attempt to index a boolean"),
      "getmetatable('').__index = function() return 'pwn' end"),
    HostileCase(
      51, "replacing string.find", .error("library tables are read-only"), "string.find = nil"),
    HostileCase(51, "replacing table.insert", .error("read-only"), "table.insert = print"),
    HostileCase(52, "the global table", .error("'_G' is not available"), "_G._G = nil"),
    HostileCase(
      52, "an environment of its own", .error("nil value"), "_ENV = {} return tostring(1)"),
    HostileCase(53, "rawset on a library", .error("read-only"), "rawset(string, 'rep', print)"),
    HostileCase(53, "inserting into a library", .error("read-only"), "table.insert(string, 1)"),
    HostileCase(53, "sorting a library", .error("read-only"), "table.sort(math)"),
    HostileCase(
      53, "moving into a library", .error("read-only"), "table.move({ 1 }, 1, 1, 1, string)"),
    HostileCase(53, "next on a library", .text("nil"), "return tostring(next(string))"),
    HostileCase(
      53, "a library's metatable", .text("false"), "return tostring(getmetatable(string))"),
    HostileCase(
      53, "a library with another metatable", .error("protected metatable"),
      "setmetatable(string, {})"),
    HostileCase(
      54, "replacing ipairs", .error("global variable 'ipairs'"), "ipairs = function() end"),
    HostileCase(55, "running bytecode", .error("'load' is not available"), "load('\\27Lua')"),
    HostileCase(
      55, "making bytecode", .error("'string.dump' is not available"), "string.dump(function() end)"
    ),
    HostileCase(
      56, "load for the real globals", .error("'load' is not available"), "load('return io')()"),
    HostileCase(58, "package", .error("'package' is not available"), "package.loadlib('x', 'y')"),
    HostileCase(59, "os", .error("'os' is not available"), "os.execute('true')"),
    HostileCase(59, "io", .error("'io' is not available"), "io.open('/etc/passwd')"),
    HostileCase(60, "dofile", .error("'dofile' is not available"), "dofile()"),
    HostileCase(60, "loadfile", .error("'loadfile' is not available"), "loadfile('-')"),
    HostileCase(
      61, "addresses", .text("table: 1 table: 1 function: 2 table: 3"),
      """
      local t = {} local f = function() end
      return tostring(t) .. " " .. tostring(t) .. " " .. tostring(f) .. " " .. tostring({})
      """),
    HostileCase(
      61, "addresses by format", .error("'%p' is not available"), "return string.format('%p', {})"),
    HostileCase(
      62, "the order of pairs", .text("1=a 2=b 2.5=c 10=d true=t b=2 ba=3 c=1"),
      """
      local t = { "a", "b", c = 1, b = 2, ba = 3, [10] = "d", [2.5] = "c", [true] = "t" }
      local out = {}
      for k, v in pairs(t) do out[#out + 1] = tostring(k) .. "=" .. tostring(v) end
      return table.concat(out, " ")
      """),
    HostileCase(
      62, "the order of next", .text("1 2 x y "),
      """
      local t, out = { "a", "b", y = 1, x = 2 }, ""
      local k = next(t)
      while k ~= nil do out = out .. tostring(k) .. " " k = next(t, k) end
      return out
      """),
    HostileCase(
      62, "removing while walking", .text("0"),
      """
      local t, n = {}, 0 for i = 1, 100 do t["k" .. i] = i end
      for k in pairs(t) do t[k] = nil end
      for _ in pairs(t) do n = n + 1 end return tostring(n)
      """),
    HostileCase(
      62, "objects in the order of their making", .text("abc"),
      """
      local a, b, c = {}, function() end, coroutine.create(function() end)
      local t, out = { [c] = "c", [a] = "a", [b] = "b" }, ""
      for _, v in pairs(t) do out = out .. v end return out
      """),
    HostileCase(
      81, "escape codes in an error", .error("\\x1B]0;pwn\\x07"), "error '\\27]0;pwn\\7'"),
    HostileCase(
      81, "a forged line", .error("a\\x0D\\nfake: all is well"), "error 'a\\r\\nfake: all is well'"),
    HostileCase(82, "a forged limit", .error("time limit exceeded"), "error 'time limit exceeded'"),
    HostileCase(85, "bytecode as a file", .error("compiled Lua code"), "\u{1B}Lua"),
    HostileCase(85, "zero bytes", .error("zero bytes"), "return\0 1"),
    HostileCase(85, "a byte order mark", .integer(1), "\u{FEFF}return 1"),
    HostileCase(85, "a #! line", .integer(2), "#!/usr/bin/lua\nreturn 2"),
    HostileCase(85, "CRLF", .integer(3), "local a = 1\r\nlocal b = 2\r\nreturn a + b\r\n"),
    HostileCase(85, "nothing", .nothing, ""),
    HostileCase(
      86, "a random series", .text("same"),
      """
      math.randomseed(1) local a = math.random(1 << 40)
      return a == math.random(1 << 40) and "stuck" or "same"
      """),
    HostileCase(
      0, "an undeclared variable", .error("undeclared variable 'tokne'; is"), "return tokne"),
    HostileCase(0, "a misspelt function", .error("did you mean 'ipairs'?"), "return iparis"),
    HostileCase(0, "a global", .error("did you forget 'local'?"), "count = 1"),
    HostileCase(
      0, "yielding across sort", .error("attempt to yield across a C-call boundary"),
      """
      local co = coroutine.wrap(function() table.sort({ 3, 1, 2 }, function(a, b) coroutine.yield() end) end)
      co()
      """),
    HostileCase(
      0, "a coroutine that resumes itself", .text("cannot resume non-suspended coroutine"),
      """
      local co co = coroutine.create(function() return coroutine.resume(co) end)
      local _, _, why = coroutine.resume(co) return why
      """),
    HostileCase(
      0, "coroutines nested without end", .error("C stack overflow"),
      "local function f() coroutine.wrap(f)() end f()"),
    HostileCase(
      0, "an error across coroutines", .error("inside"),
      "coroutine.wrap(function() coroutine.wrap(function() error 'inside' end)() end)()"),
  ]
}
