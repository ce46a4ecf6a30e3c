-- Our own lists. A term is a word or phrase in any case; a * at its end takes any ending.
return {
  conflict = {
    "war", "ceasefire", "cease-fire", "truce", "air strike", "airstrike*", "drone strike", "artillery", "missile*",
    "troops", "soldier*", "militant*", "insurgen*", "rebel*", "offensive", "ambush*", "casualt*", "front line",
    "checkpoint*", "bombing*", "shelling", "militia*",
  },
  diplomacy = {
    "talks", "negotiat*", "treaty", "summit", "envoy*", "ambassador*", "diplomat*", "sanction*", "foreign minister",
    "foreign ministry", "bilateral", "embassy", "united nations", "security council", "communiqué",
  },
  economy = {
    "econom*", "inflation", "interest rate", "interest rates", "central bank", "unemployment", "gdp", "recession",
    "budget", "deficit", "export*", "import", "imports", "trade", "tariff*", "stock market", "shares", "investor*", "wages",
  },
  energy = {
    "oil", "gas", "pipeline*", "electricity", "power plant", "nuclear power", "solar", "wind farm", "coal", "opec",
    "barrel*", "refiner*", "blackout*",
  },
  environment = {
    "climate", "emission*", "carbon", "pollut*", "drought*", "flood*", "wildfire*", "deforest*", "biodivers*",
    "heat wave", "global warming", "conservation",
  },
  health = {
    "hospital*", "doctor*", "nurse*", "vaccin*", "virus*", "epidemic*", "pandemic*", "patient*", "disease*", "cancer",
    "public health", "medicine*", "outbreak*",
  },
  justice = {
    "court*", "judge*", "trial", "prosecut*", "lawsuit*", "verdict*", "convict*", "acquit*", "prison*", "arrest*",
    "police", "indict*", "appeal", "supreme court", "sentenced",
  },
  politics = {
    "election*", "parliament*", "president", "prime minister", "government", "minister", "ministry", "opposition", "coalition",
    "campaign*", "vote", "votes", "voters", "ballot*", "referendum*", "lawmaker*", "senate", "congress", "legislat*",
  },
}
