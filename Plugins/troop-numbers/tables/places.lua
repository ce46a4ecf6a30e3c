--- How a named place is tied to what happened.
--
-- To use another table, copy this file, change it, and give it: --set troop-numbers.places=mine.lua
-- Words are in lower case, divided by blanks.
-- Source: own compilation. Licence: as the project.
return {
  --- Prepositions that a place can stand after.
  prepositions = [[
    in at near on from to into inside outside across along around of off over throughout north south east west onto
    toward towards between]],

  --- Nouns that make a name before them a place: "Anbar province".
  nouns = [[
    province state district region city town village department municipality county prison airport base camp valley
    island river governorate area neighborhood neighbourhood peninsula desert border highway]],

  --- Nouns that a name follows: "the town of Arlit", "the capital, Mogadishu".
  settlements = [[
    city town village capital locality municipality port province state region stronghold]],

  --- Words between a preposition and the name: "in the northern city of".
  between = [[
    the of a city town village province state district region area capital southern northern eastern western central
    northeastern northwestern southeastern southwestern south north east west and outskirts locality municipality
    port stronghold]],

  --- Verbs whose object is the place: "struck the northern city of Mosul".
  striking = [[
    hit hits hitting strike strikes struck striking rock rocks rocked rocking attack attacked attacking raid raided
    raiding bomb bombed bombing shell shelled shelling storm stormed storming pound pounded pounding lash lashed
    lashing batter battered battering devastate devastated devastating ravage ravaged ravaging sweep swept sweeping
    flood flooded flooding]],

  --- Names that are written otherwise in the column `place`, by the name as written, in lower case.
  names = {},
}
