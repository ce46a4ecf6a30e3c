/// The sentences that generated articles are made of; our own.
enum NewsTemplates {
  static let leads = [
    "~The {nat} government {verb} to send {count} {force} to {c2} on {weekday}|, {office} said|.",
    "{o1} {verb} to release {money} for {k2} after talks in {c1} on {weekday}|.",
    "At least {exact} {force} were killed in {c2} when a bomb went off near a market|.",
    "{title} {p1} {verb} to withdraw {count} {force} from {k2} by the end of {year}|.",
    "Oil prices rose {percent} on {weekday} after {k1} closed a pipeline to {k2}|.",
  ].map(NewsTemplate.init)

  static let facts = [
    "The {adjective} plan|, which {o1} approved on {date}|, covers {exact} {good}|.",
    "{s1} has led the {nat} delegation since {date}|.",
    "About {length} later|, {p2} flew to {c2} for talks with {p3}|.",
    "The talks in {c1} are due to resume at {clock} on {weekday}|.",
    "{k1} has {count} {force} in {k2}|, down from {count} @a year ago|.",
    "~The army said that it had lost {exact} vehicles and {exact} {force} since {fullDate}|.",
    "Unemployment in {k1} fell to {percent} in {year}|.",
    "{p3}|, {age}|, was born in {c2} and moved to {c1} in {year}|.",
    "The contract is worth {money} and runs for {length}|.",
    "{o2} and {o1} did|n't comment on the report|.",
    "The {nat}|-|led force patrols a {adjective} border of {exact} miles|.",
    "Roads between {c1} and {c2} were closed for {length}|.",
    "Prices went up by {percent} in {year} and by {percent} the year before|.",
    "The court in {c2} {verb} to hear the case on {date}|.",
    "No one knows how many {good} were lost in the flood|, but {o2} counted {exact}|.",
    "Voters in {k2} {verb} to back the {adjective} party of {p2}|.",
    "Schools will stay closed until {weekday}|, and the airport until {date}|.",
    "The budget sets aside {money} for {good} and {money} for {adjective} projects|.",
    "#Thousands of {force} marched through {c1} on {weekday}|.",
    "It was the worst attack on {nat} {force} in {length}|.",
  ].map(NewsTemplate.init)

  static let quotes = [
    "~“|We will not leave until the work is done|,|” {p1} said|.",
    "~“|There is no other way out of this crisis|,|” said {p2}|, {office} of {k1}|.",
    "~\"|Nobody asked us|,|\" {s1} told reporters in {c1} on {weekday}|.",
    "~{s2} said that the {adjective} deal would cost {money}|.",
    "~{o1} said {exact} {force} had crossed into {k2} since {weekday}|.",
    "~“|This is a {adjective} step|,|” {s3} said in a statement|.",
    "~According to {o2}|, {count} {force} remain in {c2}|.",
    "~“|It|’s far too early to say|,|” {p3} said at a news conference in {c2}|.",
    "~{p1} told {o1} that the {good} would arrive within {length}|.",
  ].map(NewsTemplate.init)
}
