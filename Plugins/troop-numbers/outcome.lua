--- What was found out about the event of a candidate.
local outcome = {}

---@class troops.Event
---@field event string?
---@field rule string      which rule found it
---@field verb integer?    the token that carries the event
---@field subject boolean? the counted are the subject of the verb
---@field confidence number

--- Makes a finding.
---@param event string?
---@param rule string
---@param verb integer?
---@param confidence number
---@return troops.Event
function outcome.new(event, rule, verb, confidence)
  return { event = event, rule = rule, verb = verb, confidence = confidence }
end

return outcome
