--- What is counted: head nouns with the class of force or casualty they belong to.
local words = require "./words"

local units = {}

--- Plural forms that the rules for "-s" do not give.
local irregular = {
  men = "man", women = "woman", children = "child", people = "person", policemen = "policeman",
  policewomen = "policewoman", servicemen = "serviceman", servicewomen = "servicewoman", gunmen = "gunman",
  militiamen = "militiaman", guardsmen = "guardsman", fishermen = "fisherman", personnel = "personnel",
  police = "police", aircraft = "aircraft", dead = "dead", wounded = "wounded", injured = "injured",
  missing = "missing", others = "other", staff = "staff", infantrymen = "infantryman", crewmen = "crewman",
  airmen = "airman", businessmen = "businessman", clergymen = "clergyman", tribesmen = "tribesman",
  cavalrymen = "cavalryman", lives = "life", babies = "baby", riflemen = "rifleman", frigates = "frigate",
}

local class_of = {}
words.map(class_of, "troops", [[soldier troop marine peacekeeper guardsman serviceman servicewoman
  trooper paratrooper commando sailor airman infantryman cavalryman conscript reservist recruit cadet sergeant
  lieutenant corporal private captain general colonel major ranger sniper personnel force legionnaire warrior
  rifleman gunner crewman pilot instructor trainer nco veteran legionary engineer deserter adviser advisor]])
words.map(class_of, "police", [[policeman policewoman police constable gendarme guard officer carabiniere]])
words.map(class_of, "militants", [[militant insurgent rebel guerrilla guerilla gunman fighter terrorist pirate
  trafficker attacker jihadist jihadi extremist bomber separatist combatant infiltrator loyalist assailant raider
  bandit kidnapper hijacker mujahideen islamist commander leader militiaman activist supporter]])
words.map(class_of, "militia", [[militiaman paramilitary tribesman]])
words.map(class_of, "civilians", [[civilian worker child woman girl boy baby infant journalist reporter official
  refugee student teacher villager peasant farmer driver bystander passenger doctor nurse medic contractor
  prosecutor employee resident pilgrim worshipper tourist shopper fisherman businessman engineer lawyer judge
  priest monk imam clergyman cleric schoolgirl schoolboy schoolchild pupil toddler teenager mother father
  daughter son wife husband relative migrant labourer laborer miner shepherd monitor photographer cameraman
  editor broadcaster mayor politician lawmaker senator minister diplomat ambassador staff technician welder
  operator aid-worker paramedic firefighter commuter demonstrator protester settler trader merchant cook
  patient customer family translator interpreter guest crew evacuee newborn]])
words.map(class_of, "prisoners", [[prisoner inmate detainee hostage captive convict internee pow]])
words.map(class_of, "casualties_unspecified", [[person other man body victim dead suspect individual casualty death
  fatality injured wounded missing life survivor corpse homicide murder injury adult youth national loss returnee
  killing passerby]])
words.map(class_of, "equipment", [[vehicle tank aircraft helicopter plane jet airplane ship warship boat submarine
  frigate destroyer drone bomber-jet gunship tanker humvee howitzer bulldozer warplane airliner vessel carrier
  cruiser corvette minesweeper transport truck-bomb fighter-jet patrol-boat apc jeep speedboat gunboat]])
class_of.engineer, class_of.pilot = "troops", "troops"
class_of.militiaman = "militia"

--- Nouns that stand for the person class only when the text shows harm, capture or flight.
local weak = words.set "civilians casualties_unspecified"

--- Head nouns that name what happened to those counted.
local fate_of = {
  death = "killed", fatality = "killed", dead = "killed", body = "killed", corpse = "killed", homicide = "killed",
  murder = "killed", killing = "killed", wounded = "wounded", injured = "wounded", injury = "wounded",
  missing = "missing", casualty = "other", refugee = "displaced", hostage = "captured", captive = "captured",
  evacuee = "other", detainee = "captured",
}

--- Head nouns that say nothing of the class; they take that of their antecedent.
local generic = words.set [[other man woman person body victim dead wounded injured individual casualty death fatality
  member officer missing suspect survivor loss]]

--- A noun after a person noun that takes the headship: "rebel camp", "police stations".
local takes_over = words.set [[camp camps base bases station stations post posts checkpoint checkpoints attack attacks
  strike strikes operation operations convoy convoys group groups unit units division divisions squadron squadrons
  battalion battalions brigade brigades regiment regiments house houses position positions rocket rockets barracks
  headquarters hideout hideouts chief level levels increase increases drawdown rotation rotations reduction
  withdrawal presence academy raid raids organization organizations organisation organisations system systems
  boat boats bomber bombers boats vehicle vehicles ambush ambushes carrier carriers strength deployment
  deployments stronghold strongholds cell cells leader leaders commander commanders movement movements network
  member members team teams accident accidents]]

--- Modifiers that settle the class of a vague head noun ("army officers", "riot police").
local class_by_modifier = {}
words.map(class_by_modifier, "troops", [[army military navy naval marine marines infantry air coalition nato alliance
  peacekeeping military-police commissioned noncommissioned noncom forces guard reserve troop uniform uniformed
  airborne artillery armed]])
words.map(class_by_modifier, "police", "police traffic riot gendarmerie prison security border customs")
words.map(class_by_modifier, "militants", [[rebel militant insurgent guerrilla terrorist taliban taleban qaida qaeda
  al-qaida al-qaeda extremist islamist hamas isis isil jihad farc terror separatist hezbollah shining jihadist]])
words.map(class_by_modifier, "militia", "militia paramilitary militias kataib")
words.map(class_by_modifier, "civilians", [[civilian aid human-rights rights health hospital medical government media
  private humanitarian embassy school university church security-contractor bus truck taxi teenage teenaged rescue
  construction oil factory textile railway mine farm bank election]])

--- Head nouns whose class a modifier may change.
local open_to_modifier = words.set [[officer member commander leader official fighter force personnel guard worker
  operative general people person volunteer chief staff colleague agent individual man casualty death contractor
  adviser advisor cook monitor employee engineer driver doctor captain body suspect activist supporter element]]
for noun in pairs { member = 1, operative = 1, agent = 1, colleague = 1, volunteer = 1, chief = 1, element = 1 } do
  class_of[noun] = class_of[noun] or "casualties_unspecified"
end

local lemma_cache = {}

--- The singular of a noun, for nouns that count people or equipment.
---@param word string  lower case
---@return string? lemma  nil for other nouns
function units.lemma(word)
  local known = lemma_cache[word]
  if known ~= nil then return known or nil end
  local lemma = irregular[word]
  if not lemma and class_of[word] and word ~= "other" then lemma = word end
  if not lemma and word:sub(-1) == "s" then
    local stem = word:sub(1, -2)
    if class_of[stem] then
      lemma = stem
    elseif word:sub(-3) == "ies" and class_of[word:sub(1, -4) .. "y"] then
      lemma = word:sub(1, -4) .. "y"
    elseif word:sub(-2) == "es" and class_of[word:sub(1, -3)] then
      lemma = word:sub(1, -3)
    end
  end
  if lemma and not class_of[lemma] then lemma = nil end
  lemma_cache[word] = lemma or false
  return lemma
end

--- The class of a head noun without context.
---@param lemma string
---@return string?
function units.class(lemma) return class_of[lemma] end

--- The class that a modifier gives to a vague head noun.
---@param lemma string
---@param modifier string  lower case
---@return string?
function units.class_with(lemma, modifier)
  return open_to_modifier[lemma] and class_by_modifier[modifier] or nil
end

--- Whether nouns of a class count only with harm, capture or flight.
---@param class string
---@return boolean
function units.is_weak(class) return weak[class] or false end

--- What the noun itself says has happened ("deaths": killed).
---@param lemma string
---@return string?
function units.fate(lemma) return fate_of[lemma] end

--- Whether the noun leaves the class to its antecedent.
---@param lemma string
---@return boolean
function units.is_generic(lemma) return generic[lemma] or false end

--- Whether a noun after a person noun is the real head.
---@param word string  lower case
---@return boolean
function units.takes_over(word) return takes_over[word] or false end

--- Whether a word is a plural that can stand for the counted people.
---@param word string  lower case
---@param lemma string
---@return boolean
function units.is_plural(word, lemma)
  return word ~= lemma or lemma == "police" or lemma == "personnel" or lemma == "aircraft" or lemma == "dead"
    or lemma == "wounded" or lemma == "injured" or lemma == "missing" or lemma == "staff" or lemma == "crew"
end

return units
