--- What `copydesk explain` shows: the rules that held, and why others did not.
local desk = require "copydesk"
local triggers = require "./triggers"
local units = require "./units"
local structure = require "./structure"

local trace = {}

--- The bytes of a token or of a range of tokens.
---@param view troops.View
---@param first integer?
---@param last integer?
---@return integer[]?
local function bytes(view, first, last)
  return first and { view.start[first], view.stop[last or first] } or nil
end

--- Why a candidate is no claim.
---@param view troops.View
---@param candidate troops.Candidate
---@return string
local function objection(view, candidate)
  local found = candidate.found
  if candidate.form == "article" then
    return "one of them alone counts only if killed, wounded, captured, missing, surrendered or, of equipment, lost"
  elseif candidate.form == "bare" then
    return "the number has no noun, and its clause has no event that counts people"
  elseif units.is_weak(candidate.class) and not triggers.harm[found.event or ""] then
    return "people who are no force count only if harmed, held or driven out, struck by what the sentence names or, as aid "
      .. "workers, stationed; the event is " .. (found.event or "none")
  end
  return "the event is " .. (found.event or "none")
end

local sources = { "structure.lua", "events.lua", "predicates.lua", "governor.lua" }
local lines_of_rules

--- The lines of the plugin's files that make a finding under each rule's name.
---@return table<string, string>
local function read_rules()
  local found = {}
  for _, file in ipairs(sources) do
    local number = 0
    for line in (desk.data(file) .. "\n"):gmatch "([^\n]*)\n" do
      number = number + 1
      for name in line:gmatch '"([%l%-]+)"' do
        if line:find("result(", 1, true) and not found[name] then found[name] = "troop-numbers/" .. file .. ":" .. number end
      end
    end
  end
  return found
end

--- Where the rule of a finding stands: file and line.
---@param rule string
---@return string?
local function line_of(rule)
  lines_of_rules = lines_of_rules or read_rules()
  return lines_of_rules[rule] or lines_of_rules[(rule:gsub("^relative%-", ""))]
end

--- Notes what became of a candidate.
---@param view troops.View
---@param candidate troops.Candidate
---@param holds boolean
function trace.judged(view, candidate, holds)
  local found = candidate.found
  local bound = structure.find(view, candidate)
  if bound and bound.event ~= found.event then
    desk.explain(bytes(view, candidate.first, candidate.last), bound.rule,
      "the clause says " .. tostring(bound.event) .. ", but the rule " .. found.rule .. " goes first",
      { verb = bytes(view, bound.verb), defined = line_of(bound.rule) })
  end
  desk.explain(bytes(view, candidate.first, candidate.last), found.rule, not holds and objection(view, candidate) or nil, {
    noun = bytes(view, candidate.head), verb = bytes(view, found.verb), event = found.event or "none",
    class = candidate.class or "none", role = candidate.role or "none", defined = line_of(found.rule),
  })
end

--- Notes a number that no noun of force or casualties follows.
---@param view troops.View
---@param number troops.Number
function trace.no_unit(view, number)
  desk.explain(bytes(view, number.first, number.last), "unit", "no noun of people or equipment goes with the number")
end

--- Notes the numbers that count nothing.
---@param doc copydesk.Document
function trace.uncounted(doc)
  for _, number in ipairs(doc.numbers) do
    if number.kind ~= "count" then
      desk.explain(number, "count", "the number is of kind " .. number.kind .. ", not a count")
    end
  end
end

return trace
