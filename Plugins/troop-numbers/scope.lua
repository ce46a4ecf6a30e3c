--- Which candidates are claims: force and casualties, but no other people.
local words = require "./words"
local units = require "./units"
local triggers = require "./triggers"
local classes = require "./classes"

local scope = {}

local uncounted = words.set "diplomat ambassador minister senator lawmaker judge protester demonstrator voter politician"
local abstract = words.set "injury loss killing murder homicide"
local losing = words.set "lose loses lost losing"
local craft = words.set "ship vessel boat plane airliner airplane helicopter"
local robbing = words.set "hijack hijacks hijacked hijacking seize seizes seized seizing"

local at_work = words.set "present deployed withdrawn"

--- Whether the clause around a verb of striking names what strikes people: "were hit by shrapnel".
---@param view troops.View
---@param candidate troops.Candidate
---@return boolean
local function struck(view, candidate)
  local verb = candidate.found.verb
  for index = math.max(candidate.from, verb - 12), math.min(candidate.to, verb + 12) do
    if triggers.means[view.low[index]] and index ~= verb then return true end
  end
  return false
end

--- Events that make a single person a claim.
scope.singular_events = words.set "killed wounded captured missing surrendered"

--- Whether a candidate is a claim, now that its event is known.
---@param view troops.View
---@param candidate troops.Candidate
---@return boolean
function scope.counts(view, candidate)
  local event = candidate.found.event
  local hurt = event and triggers.harm[event]
  if candidate.form == "article" then
    if candidate.class == "equipment" then
      local verb = candidate.found.verb
      return verb ~= nil and triggers.lost[view.low[verb]] or false
    end
    if candidate.lemma == "casualty" then return view.low[candidate.first] == "another" end
    if abstract[candidate.lemma] or not scope.singular_events[event] or triggers.is_attempt(view, candidate.found.verb) then
      return false
    end
    return not (candidate.class == "civilians" and losing[view.low[candidate.found.verb or 0]])
  end
  local verb = candidate.found.verb and view.low[candidate.found.verb]
  if candidate.form == "bare" then
    if candidate.number and candidate.number.value == 1 then return hurt or false end
    if candidate.found.rule == "be-toll" or candidate.found.rule == "toll" then return true end
    if units.is_weak(candidate.class) and not hurt and not (verb and triggers.affecting[verb]) then
      return candidate.found.rule == "whose" or candidate.leans and event == "other" and candidate.partitive ~= nil
    end
    return event ~= nil and (event ~= "other" or candidate.leans) and candidate.found.confidence >= 0.5
  end
  if (candidate.lemma == "leader" or candidate.lemma == "supporter") and not hurt and not candidate.of_first
    and not units.names_group(view, candidate) then
    return false
  end
  local number = candidate.number
  if craft[candidate.lemma] and (robbing[verb] or robbing[view.low[candidate.first - 1]])
    and candidate.head == candidate.number.last + 1 then
    return false
  end
  if number and number.form == "zero" and (candidate.found.rule == "noun" or not hurt) then return false end
  if number and number.value == 1 and number.approx == "exact" then
    return hurt or false
  end
  if units.is_weak(candidate.class) then
    if candidate.found.rule == "assault" then return true end
    if verb and triggers.striking[verb] and struck(view, candidate) then return true end
    if at_work[event] and units.in_field(view, candidate) then return true end
    if uncounted[candidate.lemma] and (event == "displaced" or event == "other") then return false end
    if verb and (triggers.affecting[verb] or (candidate.found.subject or candidate.found.rule == "participle") and triggers.assault[verb]) then return true end
    if hurt or candidate.found.rule == "noun" or units.fate(candidate.lemma) == "displaced" then return true end
    if candidate.leans and (candidate.definite or candidate.partitive) and candidate.class ~= "civilians" then
      return event ~= nil and candidate.found.rule ~= "there" and candidate.found.rule ~= "have"
    end
    if candidate.lemma == "national" then return event == "trained" or event == "recruited" or event == "deployed" end
    return event == "recruited" or event == "trained"
  end
  return true
end

--- Events that the class of the counted turns into others.
---@param view troops.View
---@param candidate troops.Candidate
function scope.settle_event(view, candidate)
  local found = candidate.found
  if candidate.lemma ~= "member" and candidate.generic and found.event == "total_strength" and classes.of_army(view, candidate) then
    candidate.class = "troops"
  end
  if candidate.form == "compound" and found.event == "other" and found.rule == "agent" then
    found.event, found.rule = "total_strength", "compound"
  end
  if found.rule == "noun-of" and view.low[found.verb] == "return" and view.low[candidate.after] == "from"
    and not units.is_weak(candidate.class) and candidate.class ~= "prisoners" then
    found.event = "withdrawn"
  end
  if found.rule == "change" and candidate.form == "bare" and units.is_weak(candidate.class) then
    candidate.class, candidate.level = classes.of_number(view, candidate)
  end
  if found.rule == "raise-by" or found.rule == "cut-by" then
    candidate.class = classes.of_level(view, candidate) or candidate.class
  end
  if found.event == "withdrawn" and units.is_weak(candidate.class) and not units.in_field(view, candidate) then
    found.event = "other"
  end
  if candidate.class == "prisoners" and found.event == "present" then found.event = "captured" end
  if candidate.class == "equipment" and (found.event == "killed" or found.event == "wounded") then found.event = "other" end
  if found.rule == "toll-up" then candidate.number.approx, found.rule = "exact", "toll" end
  if found.rule == "toll" and candidate.form == "bare" and view.recent[#view.recent]
    and view.recent[#view.recent].form == "article" then
    candidate.class = "casualties_unspecified"
  end
  if candidate.form == "bare" and found.rule == "noun-of" and found.event == "total_strength" then
    candidate.class = "troops"
  end
end

return scope
