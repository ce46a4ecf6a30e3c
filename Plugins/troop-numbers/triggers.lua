--- Verbs, participles and nouns that say what happened to the people counted.
local words = require "./words"

local triggers = {}

--- What a verb does to its object, by form.
---@type table<string, string>
triggers.object = {}
words.map(triggers.object, "killed", [[kill kills killed killing murder murders murdered murdering assassinate
  assassinates assassinated assassinating execute executed executing behead beheaded beheading slay slew slain slaying
  slaughter slaughtered slaughtering massacre massacred massacring claim-lives drown drowned drowning bury buried
  crush crushed crushing burying shot shoots shooting shoot lynched lynching]])
words.map(triggers.object, "wounded", [[wound wounds wounded wounding injure injures injured injuring hurt hurts hurting
  maim maims maimed maiming burned burning scalded poisoned]])
words.map(triggers.object, "killed", "lose loses lost losing")
words.map(triggers.object, "captured", [[capture captures captured capturing arrest arrests arrested arresting detain
  detains detained detaining kidnap kidnaps kidnapped kidnapping abduct abducts abducted abducting hold holds held
  holding imprison imprisoned imprisoning jail jailed jailing seize seizes seized seizing nab nabbed apprehend
  apprehended apprehending interned interning took-hostage round-up caught catching catch jails]])
words.map(triggers.object, "displaced", [[displace displaces displaced displacing drive drives drove driven driving
  uproot uproots uprooted uprooting expel expelled expelling forced forcing forces-out]])
words.map(triggers.object, "trained", "train trains trained training graduated graduating")
words.map(triggers.object, "recruited", [[recruit recruits recruited recruiting enlist enlists enlisted enlisting hire
  hires hired hiring conscript conscripted conscripting mobilise mobilised mobilize mobilized mobilizing swear swore
  call-up called-up]])
words.map(triggers.object, "deployed", [[deploy deploys deployed deploying send sends sent sending dispatch dispatches
  dispatched dispatching station stations stationed stationing airlift airlifts airlifted airlifting contribute
  contributes contributed contributing provide provides provided providing pledge pledges pledged pledging commit
  commits committed committing land landed landing use used using post posted assign assigned add adding]])
words.map(triggers.object, "withdrawn", [[withdraw withdraws withdrew withdrawn withdrawing pull pulls pulled pulling
  recall recalls recalled recalling repatriate repatriates repatriated repatriating redeploy redeployed redeploying
  remove removed removing bring-home]])
words.map(triggers.object, "other", [[attack attacks attacked attacking ambush ambushes ambushed ambushing free frees freed
  freeing release releases released releasing rescue rescues rescued rescuing evacuate evacuates evacuated evacuating
  destroy destroys destroyed destroying damage damages damaged damaging strike struck striking hit hits hitting target
  targets targeted targeting rape raped raping lead leads led leading involve involves involving involved carry
  carries carried carrying suffer suffers suffered suffering inflict inflicts inflicted inflicting command commands
  commanded commanding face faces faced facing trap trapped trapping treat treated treating sink sank sunk sinking
  down downed downing lure crash crashed crashing clear clears cleared charge charged question]])
words.map(triggers.object, "total_strength", "total totals totalled totalling number numbers numbered numbering comprise comprises comprised")
words.map(triggers.object, "present", "keep keeps kept keeping maintain maintains maintained maintaining")

--- What an intransitive verb says of its subject.
---@type table<string, string>
triggers.subject = {}
words.map(triggers.subject, "killed", [[die dies died dying drown drowns drowned drowning perish perishes perished
  perishing succumbed]])
words.map(triggers.subject, "present", "remain remains remained remaining stay stays stayed staying stand stood")
words.map(triggers.subject, "deployed", [[arrive arrives arrived arriving land landed enter enters entered entering cross
  crosses crossed crossing serve serves served serving patrol patrols patrolled patrolling]])
words.map(triggers.subject, "withdrawn", [[leave leaves left leaving depart departs departed departing withdraw withdraws
  withdrew withdrawing]])
words.map(triggers.subject, "surrendered", "surrender surrenders surrendered surrendering")
words.map(triggers.subject, "displaced", "flee flees fled fleeing")
words.map(triggers.subject, "other", [[participate participates participated participating fight fights fought fighting
  attack attacked attacking escape escaped escaping return returned returning desert deserted]])
words.map(triggers.subject, "missing", "disappear disappears disappeared disappearing vanish vanished")

--- What a participle or adjective says of the noun it follows or is predicated of.
---@type table<string, string>
triggers.state = {}
words.map(triggers.state, "killed", [[killed dead murdered assassinated executed beheaded slain massacred drowned
  slaughtered lynched perished buried crushed]])
words.map(triggers.state, "wounded", "wounded injured hurt maimed burned scalded poisoned")
words.map(triggers.state, "captured", [[captured arrested detained kidnapped abducted held imprisoned jailed seized nabbed
  apprehended interned rounded caught]])
words.map(triggers.state, "missing", "missing unaccounted disappeared")
words.map(triggers.state, "displaced", "displaced uprooted homeless driven expelled")
words.map(triggers.state, "trained", "trained graduated")
words.map(triggers.state, "recruited", "recruited enlisted hired conscripted mobilised mobilized sworn")
words.map(triggers.state, "deployed", [[deployed stationed sent dispatched posted serving based airlifted assigned
  garrisoned pledged]])
words.map(triggers.state, "withdrawn", "withdrawn redeployed recalled repatriated")
words.map(triggers.state, "present", "remaining present")
words.map(triggers.state, "total_strength", "strong")
words.map(triggers.state, "other", [[released freed rescued evacuated raped destroyed damaged lost involved participating
  trapped treated stranded cleared charged armed attacked convicted sentenced acquitted hospitalised hospitalized
  needed requested]])

--- Nouns with "of N" or "N's": "the deaths of 14 people".
---@type table<string, string>
triggers.noun = {}
words.map(triggers.noun, "killed", [[death deaths killing killings murder murders body bodies massacre assassination lives
  execution corpses remains slaughter life slaying beheading loss toll]])
words.map(triggers.noun, "wounded", "wounding injury injuries")
words.map(triggers.noun, "captured", [[detention capture arrest arrests kidnapping kidnappings abduction seizure
  imprisonment captivity]])
words.map(triggers.noun, "displaced", "displacement expulsion exodus")
words.map(triggers.noun, "deployed", "deployment arrival dispatch landing")
words.map(triggers.noun, "withdrawn", "withdrawal departure pullout repatriation")
words.map(triggers.noun, "other", "release evacuation return rescue resettlement")
words.map(triggers.noun, "recruited", "recruitment")
words.map(triggers.noun, "trained", "training")
words.map(triggers.noun, "surrendered", "surrender")
words.map(triggers.noun, "total_strength", [[force army contingent garrison fleet militia mission battalion brigade
  regiment strength]])

--- Participles of report that stand before the real state: "reported killed".
triggers.reporting = words.set "reported believed feared confirmed presumed said found shot burned declared listed left pronounced blown gunned hacked beaten stabbed"

--- Forms that are always a participle or a gerund.
triggers.gerund = function(word) return word:sub(-3) == "ing" end

--- Events that people of any class must undergo to be counted.
triggers.harm = words.set "killed wounded captured missing displaced surrendered"

--- Verbs whose subject owns the force that is their object.
triggers.owner = words.set [[have has had having withdraw withdraws withdrew withdrawing withdrawn send sends sent sending
  deploy deploys deployed deploying lose loses lost losing pull pulls pulling pulled keep keeps kept maintain
  maintains maintained contribute contributes contributed provide provides provided pledge pledges pledged suffer
  suffers suffered suffering recall recalled recruit recruited number numbers numbered]]

--- Verbs that undo or do harm which has no event of its own; their objects count, whoever they are.
triggers.affecting = words.set [[free frees freed freeing release releases released releasing rescue rescues rescued
  rescuing evacuate evacuates evacuated evacuating rape rapes raped raping clear cleared clearing]]

--- Verbs whose subjects are attackers.
triggers.assault = words.set "attack attacked attacking storm stormed storming ambush ambushed raid raided"

--- Words that turn what follows into an intention.
triggers.intention = words.set [[plan plans planned planning intend intends intended intending prepare prepares prepared
  preparing agree agrees agreed want wants wanted wanting decide decides decided pledge pledges pledged pledging
  promise promises promised order orders ordered ready willing expected due set will request requests requested
  requesting scheduled slated]]

--- Words that leave it open.
triggers.doubt = words.set [[if could would may might perhaps maybe possibly consider considers considered considering
  discuss discussed discussing suggest suggests suggested unless should whether propose proposes proposed proposing
  proposal]]

--- Words that deny.
triggers.denial = words.set [[deny denies denied denying reject rejects rejected rejecting dismiss dismisses dismissed
  dismissing refute refutes refuted refuting false untrue]]

return triggers
