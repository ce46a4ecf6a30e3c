--- Verbs, participles and nouns that say what happened to those counted.
--
-- To use another table, copy this file, change it, and give it: --set troop-numbers.events=mine.lua
-- Words are in lower case, divided by blanks; the keys are the values of the column `event`.
-- Where an entry is in two lists of a table, the later event wins: `killed` first, `other` last.
-- Source: own compilation. Licence: as the project.
return {
  --- What a verb does to its object, by form.
  object = {
    killed = [[
      kill kills killed killing murder murders murdered murdering assassinate assassinates
      assassinated assassinating execute executed executing behead beheaded beheading slay slew
      slain slaying slaughter slaughtered slaughtering massacre massacred massacring claim-lives
      drown drowned drowning bury buried crush crushed crushing burying shot shoots shooting shoot
      lynched lynching lose loses lost losing]],
    wounded = [[
      wound wounds wounded wounding injure injures injured injuring hurt hurts hurting maim maims
      maimed maiming burned burning scalded poisoned]],
    captured = [[
      capture captures captured capturing arrest arrests arrested arresting detain detains
      detained detaining kidnap kidnaps kidnapped kidnapping abduct abducts abducted abducting
      hold holds held holding imprison imprisoned imprisoning jail jailed jailing seize seizes
      seized seizing nab nabbed apprehend apprehended apprehending interned interning took-hostage
      round-up caught catching catch jails]],
    displaced = [[
      displace displaces displaced displacing drive drives drove driven driving uproot uproots
      uprooted uprooting expel expelled expelling forced forcing forces-out]],
    trained = "train trains trained training graduated graduating",
    recruited = [[
      recruit recruits recruited recruiting enlist enlists enlisted enlisting hire hires hired
      hiring conscript conscripted conscripting mobilise mobilised mobilize mobilized mobilizing
      swear swore call-up called-up]],
    deployed = [[
      deploy deploys deployed deploying send sends sent sending dispatch dispatches dispatched
      dispatching station stations stationed stationing airlift airlifts airlifted airlifting
      contribute contributes contributed contributing provide provides provided providing pledge
      pledges pledged pledging commit commits committed committing land landed landing use used
      using post posted assign assigned add adding mass masses massed massing amass amassed
      amassing rush rushed rushing ship shipped shipping insert inserts inserted inserting]],
    withdrawn = [[
      withdraw withdraws withdrew withdrawn withdrawing pull pulls pulled pulling recall recalls
      recalled recalling repatriate repatriates repatriated repatriating redeploy redeployed
      redeploying remove removed removing bring-home]],
    other = [[
      attack attacks attacked attacking ambush ambushes ambushed ambushing free frees freed
      freeing release releases released releasing rescue rescues rescued rescuing evacuate
      evacuates evacuated evacuating destroy destroys destroyed destroying damage damages damaged
      damaging strike struck striking hit hits hitting target targets targeted targeting rape
      raped raping lead leads led leading involve involves involving involved carry carries
      carried carrying suffer suffers suffered suffering inflict inflicts inflicted inflicting
      command commands commanded commanding face faces faced facing trap trapped trapping treat
      treated treating sink sank sunk sinking down downed downing lure crash crashed crashing
      clear clears cleared charge charged question resettle resettles resettled resettling]],
    total_strength = [[
      total totals totalled totalling number numbers numbered numbering comprise comprises
      comprised]],
    present = "keep keeps kept keeping maintain maintains maintained maintaining",
  },

  --- What an intransitive verb says of its subject.
  subject = {
    killed = [[
      die dies died dying drown drowns drowned drowning perish perishes perished perishing
      succumbed]],
    present = "remain remains remained remaining stay stays stayed staying stand stood",
    deployed = [[
      arrive arrives arrived arriving land landed enter enters entered entering cross crosses
      crossed crossing serve serves served serving patrol patrols patrolled patrolling sail sails
      sailed sailing march marches marched marching pour poured pouring stream streamed roll
      rolled advance advanced advancing disembark disembarked]],
    withdrawn = [[
      leave leaves left leaving depart departs departed departing withdraw withdraws withdrew
      withdrawing]],
    surrendered = "surrender surrenders surrendered surrendering",
    displaced = "flee flees fled fleeing",
    other = [[
      participate participates participated participating fight fights fought fighting attack
      attacked attacking escape escaped escaping return returned returning desert deserted]],
    missing = "disappear disappears disappeared disappearing vanish vanished",
  },

  --- What a participle or adjective says of the noun it follows or is predicated of.
  state = {
    killed = [[
      killed dead murdered assassinated executed beheaded slain massacred drowned slaughtered
      lynched perished buried crushed]],
    wounded = "wounded injured hurt maimed burned scalded poisoned",
    captured = [[
      captured arrested detained kidnapped abducted held imprisoned jailed seized nabbed
      apprehended interned rounded caught]],
    missing = "missing unaccounted disappeared",
    displaced = "displaced uprooted homeless driven expelled",
    trained = "trained graduated",
    recruited = "recruited enlisted hired conscripted mobilised mobilized sworn",
    deployed = [[
      deployed stationed sent dispatched posted serving based airlifted assigned garrisoned
      pledged]],
    withdrawn = "withdrawn redeployed recalled repatriated",
    present = "remaining present",
    total_strength = "strong",
    other = [[
      released freed rescued evacuated raped destroyed damaged lost involved participating trapped
      treated stranded cleared charged armed attacked convicted sentenced acquitted hospitalised
      hospitalized needed requested]],
  },

  --- Nouns with "of N" or "N's": "the deaths of 14 people".
  noun = {
    killed = [[
      death deaths killing killings murder murders body bodies massacre assassination lives
      execution corpses remains slaughter life slaying beheading loss toll]],
    wounded = "wounding injury injuries",
    captured = [[
      detention capture arrest arrests kidnapping kidnappings abduction seizure imprisonment
      captivity]],
    displaced = "displacement expulsion exodus",
    deployed = "deployment arrival dispatch landing",
    withdrawn = "withdrawal departure pullout repatriation",
    other = "release evacuation return rescue resettlement",
    recruited = "recruitment",
    trained = "training",
    surrendered = "surrender",
    total_strength = "force army contingent garrison fleet militia mission battalion brigade regiment strength",
  },

  --- Verbs, by their base, whose particle decides: "pulled out 400 commandos".
  phrasal = {
    pull = { out = "withdrawn", back = "withdrawn" }, bring = { back = "withdrawn", home = "withdrawn" },
    round = { up = "captured" }, call = { up = "recruited" }, fly = { ["in"] = "deployed", out = "withdrawn" },
    gun = { down = "killed" }, mow = { down = "killed" }, cut = { down = "killed" },
    wipe = { out = "killed" }, blow = { up = "killed" }, drive = { out = "displaced", away = "displaced" },
  },

  --- Participles of report that stand before the real state: "reported killed".
  reporting = [[
    reported believed feared confirmed presumed said found shot burned declared listed left
    pronounced blown gunned hacked beaten stabbed]],

  --- Events that people of any class must undergo to be counted.
  harm = "killed wounded captured missing displaced surrendered",

  --- Verbs that say equipment is lost.
  lost = [[
    destroyed destroying destroy damaged damaging damage crashed crash crashes lost losing sank
    sunk downed hit exploded]],

  --- Verbs whose subject owns the force that is their object.
  owner = [[
    have has had having withdraw withdraws withdrew withdrawing withdrawn send sends sent sending
    deploy deploys deployed deploying lose loses lost losing pull pulls pulling pulled keep keeps
    kept maintain maintains maintained contribute contributes contributed provide provides
    provided pledge pledges pledged suffer suffers suffered suffering recall recalled recruit
    recruited number numbers numbered]],

  --- Verbs that undo or do harm which has no event of its own; their objects count, whoever they are.
  affecting = [[
    free frees freed freeing release releases released releasing rescue rescues rescued rescuing
    evacuate evacuates evacuated evacuating rape rapes raped raping clear cleared clearing repatriate repatriates
    repatriated repatriating resettle resettles resettled resettling]],

  --- Verbs that say people were struck, whatever came of it; they count where the sentence names what strikes.
  striking = "hit hits hitting struck strikes striking",

  --- What strikes people.
  means = [[
    bullet bullets gunfire gunshot gunshots shrapnel fragment fragments splinters debris shell shells shelling
    shellfire mortar mortars rocket rockets missile missiles bomb bombs bombing bombings bomblets blast blasts
    explosion explosions grenade grenades sniper snipers fire crossfire airstrike airstrikes drone drones artillery
    mine mines landmine landmines gunman gunmen attack attacks raid ambush arrow arrows stones car cars lorry
    truck bus train van vehicle motorcycle tram lightning avalanche landslide]],

  --- Verbs whose subjects are attackers.
  assault = "attack attacked attacking storm stormed storming ambush ambushed raid raided",

  --- Words that turn what follows into an intention.
  intention = [[
    plan plans planned planning intend intends intended intending prepare prepares prepared
    preparing agree agrees agreed want wants wanted wanting decide decides decided pledge pledges
    pledged pledging promise promises promised order orders ordered ready willing expected due set
    will request requests requested requesting scheduled slated]],

  --- Words that leave it open.
  doubt = [[
    if could would may might perhaps maybe possibly consider considers considered considering
    discuss discussed discussing suggest suggests suggested unless should whether propose proposes
    proposed proposing proposal]],

  --- Verbs before "to": what follows was tried, sought or threatened, not done.
  attempt = [[
    try tries tried trying attempt attempts attempted attempting plot plots plotted plotting conspire
    conspired conspiring conspiracy threaten threatens threatened threatening vow vows vowed vowing seek
    seeks sought seeking hope hopes hoped hoping fail fails failed failing aim aims aimed aiming plan plans planned
    planning bid intention intent scheme want wants wanted wanting]],

  --- Words that deny.
  denial = [[
    deny denies denied denying reject rejects rejected rejecting dismiss dismisses dismissed
    dismissing refute refutes refuted refuting false untrue]],
}
