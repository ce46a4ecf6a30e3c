--- Who and what is counted: head nouns, modifiers and names with the class they belong to.
--
-- To use another table, copy this file, change it, and give it: --set troop-numbers.units=mine.lua
-- Words are in lower case and in the singular, divided by blanks; classes are those of the column `unit_class`.
-- Source: own compilation. Licence: as the project.
return {
  --- Head nouns by class; the first class that has a noun keeps it.
  nouns = {
    troops = [[
      soldier troop marine peacekeeper guardsman serviceman servicewoman trooper paratrooper
      commando sailor airman infantryman cavalryman conscript reservist recruit cadet sergeant
      lieutenant corporal private captain general colonel major ranger sniper personnel force
      legionnaire gurkha warrior rifleman gunner sentry crewman pilot instructor trainer nco veteran legionary
      engineer deserter adviser advisor]],
    police = "policeman policewoman police constable gendarme guard bodyguard officer carabiniere",
    militants = [[
      militant insurgent rebel guerrilla guerilla gunman fighter terrorist pirate trafficker
      attacker jihadist jihadi extremist bomber separatist combatant infiltrator loyalist
      assailant raider bandit kidnapper hijacker mujahideen islamist commander leader follower
      accomplice henchman thug sympathiser sympathizer smuggler associate gangster]],
    militia = "militiaman paramilitary tribesman",
    civilians = [[
      civilian worker child woman girl boy baby infant journalist reporter official refugee
      student teacher villager peasant farmer driver bystander passenger doctor nurse medic
      contractor prosecutor employee resident pilgrim worshipper tourist shopper fisherman
      businessman lawyer judge priest monk imam clergyman cleric schoolgirl schoolboy schoolchild
      pupil toddler teenager mother father daughter son wife husband relative migrant labourer
      laborer miner shepherd monitor photographer cameraman editor broadcaster mayor politician
      lawmaker senator minister diplomat ambassador staff technician welder operator aid-worker
      paramedic firefighter commuter demonstrator protester settler trader merchant cook patient
      customer family translator interpreter guest crew evacuee newborn activist supporter aide
      observer professor lecturer academic scientist researcher scholar principal headmaster schoolteacher
      surgeon dentist pharmacist midwife accountant banker clerk secretary manager executive
      administrator governor councillor councilman councilor legislator deputy magistrate attorney
      dissident campaigner organiser organizer unionist blogger columnist correspondent newsman
      vendor shopkeeper waiter waitress chef baker butcher barber tailor carpenter electrician
      plumber mechanic cleaner janitor maid gardener herder herdsman farmworker seaman seafarer
      trucker motorist motorcyclist cyclist pedestrian musician singer actor actress artist writer
      poet author filmmaker athlete footballer player coach referee spectator fan hiker climber
      camper swimmer mourner nun bishop rabbi missionary preacher pastor grandmother grandfather
      grandson granddaughter brother sister nephew niece cousin uncle aunt sibling parent spouse
      widow orphan bride groom kid teen neighbour neighbor pensioner retiree holidaymaker vacationer
      traveller traveler visitor rescuer entrepreneur applicant trainee]],
    prisoners = "prisoner inmate detainee hostage captive convict internee pow",
    casualties_unspecified = [[
      person other man body victim dead suspect individual casualty death fatality injured wounded
      missing life survivor corpse homicide murder injury adult youth national loss returnee
      killing westerner foreigner expatriate inhabitant citizen passerby member operative agent colleague volunteer chief element]],
    equipment = [[
      vehicle tank aircraft helicopter plane jet airplane ship warship boat submarine frigate
      destroyer drone bomber-jet gunship tanker humvee howitzer bulldozer warplane airliner vessel
      cruiser corvette minesweeper truck-bomb fighter-jet patrol-boat apc carrier jeep speedboat gunboat]],
  },

  --- Plurals that the rules for "-s" do not give.
  plurals = {
    men = "man", women = "woman", children = "child", people = "person", policemen = "policeman",
    policewomen = "policewoman", servicemen = "serviceman", servicewomen = "servicewoman", gunmen = "gunman",
    militiamen = "militiaman", guardsmen = "guardsman", fishermen = "fisherman", personnel = "personnel",
    police = "police", aircraft = "aircraft", dead = "dead", wounded = "wounded", injured = "injured",
    missing = "missing", others = "other", staff = "staff", infantrymen = "infantryman", crewmen = "crewman",
    airmen = "airman", businessmen = "businessman", clergymen = "clergyman", tribesmen = "tribesman",
    cavalrymen = "cavalryman", councilmen = "councilman", newsmen = "newsman", herdsmen = "herdsman",
    seamen = "seaman", henchmen = "henchman", lives = "life", babies = "baby", riflemen = "rifleman", frigates = "frigate",
  },

  --- Nouns that say by themselves what has happened to those counted, by event.
  fates = {
    killed = "death fatality dead body corpse homicide murder killing",
    wounded = "wounded injured injury",
    missing = "missing",
    other = "casualty evacuee",
    displaced = "refugee",
    captured = "hostage captive detainee",
  },

  --- Nouns that say nothing of the class; they take that of their antecedent.
  generic = [[
    other man woman person body victim dead wounded injured individual casualty death fatality
    member officer missing suspect survivor loss]],

  --- Nouns whose class a modifier may change.
  open = [[
    officer member commander leader official fighter force personnel guard worker operative
    general people person volunteer chief staff colleague agent individual man casualty death
    adviser advisor cook monitor employee engineer driver doctor captain body suspect
    activist supporter element trainee]],

  --- Modifiers that settle the class of such a noun: "army officers", "riot police".
  modifiers = {
    troops = [[
      army military navy naval marine marines infantry air coalition nato alliance peacekeeping
      military-police commissioned noncommissioned noncom forces guard reserve troop uniform
      uniformed airborne artillery armed revolutionary republican presidential]],
    police = "police traffic riot gendarmerie prison security border customs",
    militants = [[
      rebel militant insurgent guerrilla terrorist taliban taleban qaida qaeda al-qaida al-qaeda
      extremist islamist hamas isis isil jihad farc terror separatist hezbollah shining jihadist]],
    militia = "militia paramilitary militias",
    civilians = [[
      civilian aid human-rights rights health hospital medical government media private
      humanitarian embassy school university church security-contractor bus truck taxi teenage
      teenaged rescue construction oil factory textile railway mine farm bank election]],
  },

  --- Words of names that settle the class of "members of …".
  names = {
    troops = [[
      army navy marine marines guard brigade battalion corps force forces regiment division
      airborne legion mission nato isaf amisom reserve reserves command]],
    police = "police gendarmerie constabulary patrol",
    militia = "militia militias paramilitary",
    militants = [[
      taliban taleban qaida qaeda hamas isis isil islamic jihad farc shabaab haram fmln front
      brigades movement hezbollah pkk eta ltte tigers sayyaf path liberation brotherhood]],
    civilians = "ministry council university registry cross crescent agency company party parliament union",
  },

  --- Civilians who work where forces do; they count where they are stationed, sent or withdrawn.
  field = "monitor observer peacebuilder",

  --- Nouns that such a modifier makes one of them: "aid workers".
  field_open = "worker employee staff contractor volunteer specialist",
  field_modifiers = "aid relief humanitarian security military private",

  --- Nouns that take the headship from a noun before them: "rebel camp", "police stations".
  heads = [[
    camp camps base bases station stations post posts checkpoint checkpoints attack attacks strike
    strikes operation operations convoy convoys group groups unit units division divisions
    squadron squadrons battalion battalions brigade brigades regiment regiments house houses
    position positions rocket rockets barracks headquarters hideout hideouts chief level levels
    increase increases drawdown rotation rotations reduction withdrawal presence academy raid
    raids organization organizations organisation organisations system systems boat boats bomber
    bombers vehicle vehicles ambush ambushes strength deployment deployments
    stronghold strongholds cell cells leader leaders commander commanders movement movements
    faction factions network member members team teams accident accidents]],
}
