extension Prelude {
  /// Bulk calls of the document.
  static let searches = #"""
    """#

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
      skip = function(reason) host.skip(reason) end,
      fail = function(reason) host.fail(reason) end,
      log = readonly { debug = line "debug", info = line "info", warn = line "warn" },
    }
    module("copydesk", readonly(desk))
    """#
}
