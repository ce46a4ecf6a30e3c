import DocumentModel
import Testing

@testable import TextEngine

/// A small text and clusters that it must give, each as `type: mention | mention` of named mentions.
struct ClusterCase: Sendable, CustomTestStringConvertible {
  let name: String
  let text: String
  let clusters: [String]

  init(_ name: String, _ text: String, _ clusters: [String]) {
    self.name = name
    self.text = text
    self.clusters = clusters
  }

  var testDescription: String { name }
}

/// One rule of clustering a row.
let clusterCases: [ClusterCase] = [
  ClusterCase(
    "surname after full name",
    "Nadia Ferrell opened the bridge. Ferrell thanked the crews.",
    ["person: Nadia Ferrell | Ferrell"]),
  ClusterCase(
    "surname before full name",
    "Ferrell opened the bridge on Friday. Later, Nadia Ferrell thanked the crews.",
    ["person: Ferrell | Nadia Ferrell"]),
  ClusterCase(
    "titled surname",
    "Nadia Ferrell opened the bridge. The crews thanked Ms Ferrell.",
    ["person: Nadia Ferrell | Ferrell"]),
  ClusterCase(
    "two Smiths are never merged",
    "John Smith met Peter Smith in the hall.",
    ["person: John Smith", "person: Peter Smith"]),
  ClusterCase(
    "a bare surname of two stays apart",
    "John Smith met Peter Smith in the hall. Smith left early.",
    ["person: John Smith", "person: Peter Smith", "person: Smith"]),
  ClusterCase(
    "a bare surname goes to the one just named",
    "John Smith runs the shop. It opened last year. It sells bread. It sells milk. It sells eggs. It is small. Peter Smith runs the mill. Smith bought it in May.",
    ["person: John Smith", "person: Peter Smith | Smith"]),
  ClusterCase(
    "Mr and Mrs are two",
    "Tom Harker and Lucy Harker own the farm. Mr Harker milks the cows. Mrs Harker keeps the books.",
    ["person: Tom Harker | Harker", "person: Lucy Harker | Harker"]),
  ClusterCase(
    "Mr is not Jane",
    "Jane Holloway wrote the report. Mr Holloway was not there.",
    ["person: Jane Holloway", "person: Holloway"]),
  ClusterCase(
    "Mrs is not John",
    "John Holloway wrote the report. Mrs Holloway was not there.",
    ["person: John Holloway", "person: Holloway"]),
  ClusterCase(
    "father and son",
    "Walter Adair Sr. founded the mill. Walter Adair Jr. sold it.",
    ["person: Walter Adair Sr.", "person: Walter Adair Jr."]),
  ClusterCase(
    "a middle initial",
    "Karen J. Whitfield spoke first. Karen Whitfield spoke again.",
    ["person: Karen J. Whitfield | Karen Whitfield"]),
  ClusterCase(
    "an initial for the given name",
    "Karen Whitfield spoke first. The paper quoted K. Whitfield at length.",
    ["person: Karen Whitfield | K. Whitfield"]),
  ClusterCase(
    "another given name",
    "Karen Whitfield spoke first. Then Laura Whitfield spoke.",
    ["person: Karen Whitfield", "person: Laura Whitfield"]),
  ClusterCase(
    "given name alone",
    "Barbara Quill won the race. Everyone cheered Barbara.",
    ["person: Barbara Quill | Barbara"]),
  ClusterCase(
    "rank",
    "Col. Martin Dray led the march. Dray rested at noon.",
    ["person: Martin Dray | Dray"]),
  ClusterCase(
    "doctor",
    "Dr Helen Marsh saw the patients. Dr Marsh went home late.",
    ["person: Helen Marsh | Marsh"]),
  ClusterCase(
    "particle in a family name",
    "Pieter van den Berg built the dyke. Van den Berg was proud.",
    ["person: Pieter van den Berg | Van den Berg"]),
  ClusterCase(
    "Arabic particle",
    "Karim al-Hadi signed the paper. Later al-Hadi flew home.",
    ["person: Karim al-Hadi | al-Hadi"]),
  ClusterCase(
    "Chinese surname first",
    "Xi Jinping spoke for an hour. Xi then left.",
    ["person: Xi Jinping | Xi"]),
  ClusterCase(
    "possessive is left out",
    "Nadia Ferrell's speech was short. Reporters liked Ferrell's jokes.",
    ["person: Nadia Ferrell | Ferrell"]),
  ClusterCase(
    "curly possessive is left out",
    "Nadia Ferrell’s speech was short. Reporters liked Ferrell’s jokes.",
    ["person: Nadia Ferrell | Ferrell"]),
  ClusterCase(
    "hyphenated surname",
    "Anna Petersen-Hall chaired the panel. Petersen-Hall was late.",
    ["person: Anna Petersen-Hall | Petersen-Hall"]),
  ClusterCase(
    "company named after a person",
    "Henry Dalton founded Dalton Industries in a shed. Dalton Industries now has ten plants.",
    ["person: Henry Dalton", "organization: Dalton Industries | Dalton Industries"]),
  ClusterCase(
    "founder and firm with a title",
    "Dalton Industries was founded by Henry Dalton. Mr Dalton sold his shares.",
    ["organization: Dalton Industries", "person: Henry Dalton | Dalton"]),
  ClusterCase(
    "city and club",
    "Crowds filled Leeds on Saturday. Leeds United won at home.",
    ["place: Leeds", "organization: Leeds United"]),
  ClusterCase(
    "university of a city",
    "She was born in Bristol. She taught at the University of Bristol for years.",
    ["place: Bristol", "organization: University of Bristol"]),
  ClusterCase(
    "river and city",
    "The boat left Cairo and sailed up the Nile. In Cairo it was hot.",
    ["place: Cairo | Cairo", "place: Nile"]),
  ClusterCase(
    "acronym after expansion",
    "The Harbour Workers Union (HWU) met on Monday. HWU members voted.",
    ["organization: Harbour Workers Union | HWU | HWU"]),
  ClusterCase(
    "acronym before expansion",
    "HWU members voted on Monday. The Harbour Workers Union met again.",
    ["organization: HWU | Harbour Workers Union"]),
  ClusterCase(
    "known acronym",
    "The United Nations sent food. The UN sent tents, and the U.N. sent doctors.",
    ["organization: United Nations | UN | U.N."]),
  ClusterCase(
    "other initials do not join",
    "The Harbour Workers Union met on Monday. The WHO sent a letter.",
    ["organization: Harbour Workers Union", "organization: WHO"]),
  ClusterCase(
    "short form of a body",
    "Amnesty International wrote to the court. Amnesty has members there.",
    ["organization: Amnesty International | Amnesty"]),
  ClusterCase(
    "corporate suffix",
    "Brightwater Systems Inc. was sold. Brightwater Systems had forty workers.",
    ["organization: Brightwater Systems Inc. | Brightwater Systems"]),
  ClusterCase(
    "two ministries",
    "The Ministry of Health and the Ministry of Finance agreed.",
    ["organization: Ministry of Health", "organization: Ministry of Finance"]),
  ClusterCase(
    "ministry with and",
    "The Ministry of Health and Welfare agreed.",
    ["organization: Ministry of Health and Welfare"]),
  ClusterCase(
    "country by its aliases",
    "The United States sent ships. The U.S. sent planes. US troops followed.",
    ["place: United States | U.S. | US"]),
  ClusterCase(
    "UK by its aliases",
    "The United Kingdom paid. The UK had promised it, and Britain kept its word.",
    ["place: United Kingdom | UK | Britain"]),
  ClusterCase(
    "two Congos",
    "Troops left the Democratic Republic of the Congo. The DRC thanked them.",
    ["place: Democratic Republic of the Congo | DRC"]),
  ClusterCase(
    "North and South Korea",
    "North Korea fired a rocket. South Korea protested.",
    ["place: North Korea", "place: South Korea"]),
  ClusterCase(
    "demonym apart from its country",
    "Iraqi soldiers left Iraq. The Iraqis were tired.",
    ["group: Iraqi | Iraqis", "place: Iraq"]),
  ClusterCase(
    "demonym and person",
    "The Iraqi leader spoke. American Jane Porter listened.",
    ["group: Iraqi", "group: American", "person: Jane Porter"]),
  ClusterCase(
    "US-led counts its place",
    "A US-led coalition flew over the desert.",
    ["place: US"]),
  ClusterCase(
    "Iran-backed counts its place",
    "The Iran-backed group denied it.",
    ["place: Iran"]),
  ClusterCase(
    "two places with a hyphen",
    "The Israel-Gaza war went on.",
    ["place: Israel", "place: Gaza"]),
  ClusterCase(
    "a place that is a surname",
    "Michael Jordan bought the team. Jordan paid in cash.",
    ["person: Michael Jordan | Jordan"]),
  ClusterCase(
    "the place itself",
    "Michael Jordan bought the team. He was never in Jordan.",
    ["person: Michael Jordan", "place: Jordan"]),
  ClusterCase(
    "armed group",
    "Fighters of Kataib Hezbollah left. Kataib Hezbollah denied it.",
    ["organization: Kataib Hezbollah | Kataib Hezbollah"]),
  ClusterCase(
    "armed group by two names",
    "ISIS lost the town. Islamic State had held it for a year.",
    ["organization: ISIS | Islamic State"]),
  ClusterCase(
    "hyphen in a group's name",
    "Fighters of al-Qaeda fled. Al-Qaeda said nothing.",
    ["organization: al-Qaeda | Al-Qaeda"]),
  ClusterCase(
    "title stacked on a body",
    "Finance Ministry Secretary Olga Brandt resigned. Brandt gave no reason.",
    ["person: Olga Brandt | Brandt"]),
  ClusterCase(
    "prime minister",
    "Prime Minister Olga Brandt resigned. Brandt gave no reason.",
    ["person: Olga Brandt | Brandt"]),
  ClusterCase(
    "secretary of state",
    "US Secretary of State Olga Brandt resigned. Ms Brandt gave no reason.",
    ["place: US", "person: Olga Brandt | Brandt"]),
  ClusterCase(
    "lower-case role",
    "The singer Olga Brandt retired. Brandt was 70.",
    ["person: Olga Brandt | Brandt"]),
  ClusterCase(
    "apposition",
    "Olga Brandt, the mayor of Bristol, retired. Brandt was 70.",
    ["person: Olga Brandt | Brandt", "place: Bristol"]),
  ClusterCase(
    "a day is no name",
    "On Monday Olga Brandt retired.",
    ["person: Olga Brandt"]),
  ClusterCase(
    "an adverb is no name",
    "Yesterday Olga Brandt retired. However Brandt stayed in town.",
    ["person: Olga Brandt | Brandt"]),
  ClusterCase(
    "sentence start needs proof",
    "Bakers protested in Cairo. Bread was dear.",
    ["place: Cairo"]),
  ClusterCase(
    "May the month",
    "In May the rains came. Theresa May resigned.",
    ["person: Theresa May"]),
  ClusterCase(
    "group of lawmakers",
    "The Iraqi Parliament met. Parliament will vote.",
    ["organization: Iraqi Parliament | Parliament"]),
  ClusterCase(
    "lake and mount",
    "They crossed Lake Victoria and climbed Mount Kenya.",
    ["place: Lake Victoria", "place: Mount Kenya"]),
  ClusterCase(
    "region of the world",
    "Attacks in the Middle East rose. The Middle East was tense.",
    ["place: Middle East | Middle East"]),
  ClusterCase(
    "event",
    "He fought in the Crimean War.",
    ["event: Crimean War"]),
  ClusterCase(
    "emoji and spaces",
    "Nadia Ferrell 🎉 sang. Ferrell\u{A0}bowed.",
    ["person: Nadia Ferrell | Ferrell"]),
  ClusterCase(
    "no-break space inside a name",
    "Nadia\u{A0}Ferrell sang. Ferrell bowed.",
    ["person: Nadia\u{A0}Ferrell | Ferrell"]),
  ClusterCase(
    "accents",
    "José Muñoz sang in Bogotá. Muñoz bowed.",
    ["person: José Muñoz | Muñoz", "place: Bogotá"]),
  ClusterCase(
    "headline in capitals of titles",
    "Ferrell Opens New Bridge In Cairo\n\nNadia Ferrell opened the bridge in Cairo on Friday. She smiled.",
    ["person: Ferrell | Nadia Ferrell", "place: Cairo | Cairo"]),
  ClusterCase(
    "three of one family",
    "Carl Ott, Maria Ott and Paul Ott inherited the house. Carl Ott sold it.",
    ["person: Carl Ott | Carl Ott", "person: Maria Ott", "person: Paul Ott"]),
  ClusterCase(
    "name inside a longer word",
    "The Brandts left. Olga Brandt stayed.",
    ["person: Olga Brandt"]),
  ClusterCase(
    "a school by its town's name",
    "Girls of Dunwich College rowed on the lake. She was taken to Dunwich when she was nine, and she never wished to go back to Dunwich in May.",
    ["organization: Dunwich College | Dunwich | Dunwich"]),
  ClusterCase(
    "a school and the town that things are in",
    "Girls of Dunwich College rowed on the lake. Her aunt lived in Dunwich. The mayor of Dunwich knew her.",
    ["organization: Dunwich College", "place: Dunwich | Dunwich"]),
  ClusterCase(
    "a surname before a possessive that a preposition opens",
    "Olga Preston mended boats. In Preston's yard, the paint was cheap.",
    ["person: Olga Preston | Preston"]),
  ClusterCase(
    "a name that the text states to be a person's",
    "Quorn herself baked bread. In Quorn's house they ate. They met at Quorn's.",
    ["person: Quorn | Quorn | Quorn"]),
  ClusterCase(
    "God as a person, not as a call",
    "Few of them still believed in God. The question whether God exists was open. Thank God it was Friday.",
    ["person: God | God"]),
  ClusterCase(
    "a ruler's first numeral",
    "Emperor Oswin I ruled for ten years. Oswin I loved horses.",
    ["person: Oswin I | Oswin I"]),
  ClusterCase(
    "a whole name where only its end was found",
    "The Friday Evening Post reporter took pictures. He read the Friday Evening Post. She wrote for the Friday Evening Post.",
    ["organization: Friday Evening Post | Friday Evening Post | Friday Evening Post"]),
  ClusterCase(
    "a body and its part",
    "Members of Marlow University's Faculty of Stage Arts marched. The Faculty of Stage Arts is big.",
    [
      "organization: Marlow University",
      "organization: Faculty of Stage Arts | Faculty of Stage Arts",
    ]),
  ClusterCase(
    "Santa Claus is no town",
    "Children wait for Santa Claus in May. They love Santa.",
    ["person: Santa Claus | Santa"]),
  ClusterCase(
    "a town called Santa beside Santa Claus",
    "Children wait for Santa Claus in May. They love Santa. Their aunt lives in Santa, Idaho.",
    ["person: Santa Claus | Santa", "place: Santa"]),
  ClusterCase(
    "a town called Santa",
    "The crowd in Santa Marlow met. Snow fell on Santa, Idaho. The mayor of Santa spoke in Santa.",
    ["place: Santa | Santa | Santa"]),
]
