extension Prelude {
  /// The modules that `require` finds.
  static let modules = #"""
    local host, module, readonly = host, module, readonly

    local function line(level)
      return function(...)
        local parts = {}
        for i = 1, select("#", ...) do parts[i] = tostring((select(i, ...))) end
        host.log(level, table.concat(parts, " "))
      end
    end

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
    }
    module("copydesk", readonly(desk))
    """#
}
