extension Prelude {
  /// The module `copydesk.policy`: what words mean in numbers; a plugin may copy and change it.
  static let policy = #"""
    function host.policy()
      local function locked(value)
        if type(value) ~= "table" then return value end
        local copy = {}
        for key, inner in pairs(value) do copy[key] = locked(inner) end
        return readonly(copy)
      end
      return {
        vagueness = locked {
          interval = {
            couple = { 2, 2 }, ["few"] = { 3, 9 }, several = { 3, 9 }, dozen = { 12, 12 },
            dozens = { 24, 99 }, scores = { 40, 99 }, tens = { 20, 99 }, hundreds = { 200, 999 },
            thousands = { 2000, 9999 }, ["tens of thousands"] = { 20000, 99999 },
            ["hundreds of thousands"] = { 200000, 999999 }, millions = { 2000000, 9999999 },
          },
          acled = {
            couple = { 2, 2 }, ["few"] = { 3, 3 }, several = { 3, 3 }, tens = { 10, 10 },
            dozens = { 12, 12 }, scores = { 20, 20 }, hundreds = { 100, 100 },
            thousands = { 1000, 1000 }, ["tens of thousands"] = { 10000, 10000 },
          },
        },
        approximators = locked {
          about = "about", around = "about", approximately = "about", roughly = "about",
          some = "about", nearly = "nearly", almost = "nearly", ["close to"] = "nearly",
          ["at least"] = "at_least", ["no fewer than"] = "at_least", ["as few as"] = "at_least",
          ["more than"] = "more_than", over = "more_than", ["upwards of"] = "more_than",
          ["at most"] = "at_most", ["no more than"] = "at_most", ["up to"] = "up_to",
          ["as many as"] = "up_to", ["less than"] = "less_than", ["fewer than"] = "less_than",
          under = "less_than",
        },
        actors = locked {
          troops = { "army", "military", "forces", "troops", "coalition" },
          police = { "police", "gendarmerie", "border guard" },
          militants = { "militants", "fighters", "insurgents", "rebels", "gunmen" },
        },
        units = locked {
          troops = { "troop", "soldier", "serviceman", "servicewoman", "marine", "paratrooper" },
          police = { "policeman", "policewoman", "officer", "gendarme" },
          militants = { "militant", "fighter", "insurgent", "rebel", "gunman" },
          civilians = { "civilian", "resident", "villager", "child", "woman" },
          prisoners = { "prisoner", "detainee", "hostage", "captive" },
        },
      }
    end
    """#
}
