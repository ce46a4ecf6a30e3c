import ArticleReaders
import DocumentModel
import Testing

struct PageTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let text: String
    /// The blocks as `role: words`, line breaks as spaces.
    let blocks: [String]
    /// Metadata as `field: value`, in the order of `summary`.
    var metadata: [String] = []
    var testDescription: String { name }
  }

  static func summary(_ metadata: Metadata) -> [String] {
    func date(_ value: Sourced<CalendarDate>?) -> String? { value?.value.description }
    let fields: [(String, String?)] = [
      ("title", metadata.title?.value), ("deck", metadata.deck?.value),
      ("kicker", metadata.kicker?.value), ("byline", metadata.byline?.value),
      ("authors", metadata.authors?.value.joined(separator: "; ")),
      ("outlet", metadata.outlet?.value), ("url", metadata.url?.value),
      ("section", metadata.section?.value),
      ("tags", metadata.tags?.value.joined(separator: "; ")), ("rights", metadata.rights?.value),
      ("published", date(metadata.published)), ("modified", date(metadata.modified)),
      ("reposted", date(metadata.reposted)), ("place", metadata.datelinePlace?.value),
      ("day", date(metadata.datelineDate)),
    ]
    return fields.compactMap { name, value in value.map { "\(name): \($0)" } }
  }

  static let first =
    "The river Orle rose two metres overnight and closed the road to Tarn, the council said."
  static let second = "Nobody was hurt when the bridge went down, its keeper said on the radio."

  static let cases: [Case] = [
    Case(
      name: "a sentence", text: "about 30 boats remain in the harbour",
      blocks: ["paragraph: about 30 boats remain in the harbour"]),
    Case(
      name: "a sentence in capitals at its start", text: "About 30 boats remain in the harbour\n",
      blocks: ["paragraph: About 30 boats remain in the harbour"]),
    Case(
      name: "two paragraphs", text: "\(first)\n\n\(second)\n",
      blocks: ["paragraph: \(first)", "paragraph: \(second)"]),
    Case(
      name: "a headline over two paragraphs",
      text: "River closes road to Tarn\n\n\(first)\n\n\(second)",
      blocks: [
        "headline: River closes road to Tarn", "paragraph: \(first)", "paragraph: \(second)",
      ],
      metadata: ["title: River closes road to Tarn"]),
    Case(
      name: "a paragraph a line", text: "River closes road to Tarn\n\(first)\n\(second)",
      blocks: [
        "headline: River closes road to Tarn", "paragraph: \(first)", "paragraph: \(second)",
      ],
      metadata: ["title: River closes road to Tarn"]),
    Case(
      name: "the same with CR LF, tabs and NBSP",
      text: "\u{A0}River closes road to Tarn \r\n\r\n\t\(first)\r\n\r\n\(second)\u{A0}\r\n",
      blocks: [
        "headline: River closes road to Tarn", "paragraph: \(first)", "paragraph: \(second)",
      ],
      metadata: ["title: River closes road to Tarn"]),
    Case(
      name: "a paragraph first", text: "\(first)\n\n3 May 2024\n\n\(second)",
      blocks: ["paragraph: \(first)", "published: 3 May 2024", "paragraph: \(second)"],
      metadata: ["published: 2024-05-03"]),
    Case(
      name: "a reposted page",
      text: """
        Friday, May 3, 2024

        River closes road to Tarn

        Council asks drivers to stay at home


        Jane Roe, left, and a neighbour at the bridge. AP

        The Orle Post
        May 2, 2024

        \(first)

        \(second)

        No comments:
        """,
      blocks: [
        "reposted: Friday, May 3, 2024", "headline: River closes road to Tarn",
        "deck: Council asks drivers to stay at home",
        "caption: Jane Roe, left, and a neighbour at the bridge.", "credit: AP",
        "source: The Orle Post", "published: May 2, 2024", "paragraph: \(first)",
        "paragraph: \(second)", "boilerplate: No comments:",
      ],
      metadata: [
        "title: River closes road to Tarn", "deck: Council asks drivers to stay at home",
        "outlet: The Orle Post", "published: 2024-05-02", "reposted: 2024-05-03",
      ]),
    Case(
      name: "a deck with a full stop above the byline",
      text: """
        FLOODS

        River closes road to Tarn
        The council has asked all drivers to stay at home until the water falls.
        By Jane Roe and John Doe, Northgate Wire
        Published: 2 May 2024, 10:15 GMT | Updated: 3 May 2024

        \(first)
        """,
      blocks: [
        "kicker: FLOODS", "headline: River closes road to Tarn",
        "deck: The council has asked all drivers to stay at home until the water falls.",
        "byline: By Jane Roe and John Doe, Northgate Wire",
        "published: Published: 2 May 2024, 10:15 GMT | Updated: 3 May 2024", "paragraph: \(first)",
      ],
      metadata: [
        "title: River closes road to Tarn",
        "deck: The council has asked all drivers to stay at home until the water falls.",
        "kicker: FLOODS", "byline: By Jane Roe and John Doe, Northgate Wire",
        "authors: Jane Roe; John Doe", "published: 2024-05-02", "modified: 2024-05-03",
      ]),
    Case(
      name: "fields by their names",
      text: """
        Title: River closes road to Tarn
        Author: Jane Roe, John Doe
        Source: The Orle Post
        Date: 2024-05-02
        URL: https://example.com/river
        Tags: river, roads

        \(first)
        """,
      blocks: [
        "boilerplate: Title:", "headline: River closes road to Tarn",
        "byline: Author: Jane Roe, John Doe", "source: Source: The Orle Post",
        "published: Date: 2024-05-02", "source: URL: https://example.com/river",
        "boilerplate: Tags: river, roads", "paragraph: \(first)",
      ],
      metadata: [
        "title: River closes road to Tarn", "byline: Jane Roe, John Doe",
        "authors: Jane Roe; John Doe", "outlet: The Orle Post", "url: https://example.com/river",
        "tags: river; roads", "published: 2024-05-02",
      ]),
    Case(
      name: "parts on one line",
      text: "River closes road to Tarn\nBy Jane Roe | The Orle Post | May 2, 2024\n\n\(first)",
      blocks: [
        "headline: River closes road to Tarn", "byline: By Jane Roe |", "source: The Orle Post |",
        "published: May 2, 2024", "paragraph: \(first)",
      ],
      metadata: [
        "title: River closes road to Tarn", "byline: By Jane Roe", "authors: Jane Roe",
        "outlet: The Orle Post", "published: 2024-05-02",
      ]),
    Case(
      name: "a dateline with agency and day",
      text: "River closes road\n\nThursday 2 May 2024\n\nTARN, May 2 (Reuters) - \(first)",
      blocks: [
        "headline: River closes road", "published: Thursday 2 May 2024",
        "dateline: TARN, May 2 (Reuters) -", "paragraph: \(first)",
      ],
      metadata: [
        "title: River closes road", "published: 2024-05-02", "place: TARN", "day: 2024-05-02",
      ]),
    Case(
      name: "a correction that opens with a single letter",
      text: "\(first)\n\n\(second)\n\nA previous version of this article named the wrong river.",
      blocks: [
        "paragraph: \(first)", "paragraph: \(second)",
        "correction: A previous version of this article named the wrong river.",
      ],
      metadata: []),
    Case(
      name: "a dateline in small letters", text: "Old Tarn (AP) — \(first)\n\n\(second)",
      blocks: ["dateline: Old Tarn (AP) —", "paragraph: \(first)", "paragraph: \(second)"],
      metadata: ["place: Old Tarn"]),
    Case(
      name: "an acronym and a dash",
      text: "NATO — The alliance said on Monday that it would not send a single boat to Tarn.",
      blocks: [
        "paragraph: NATO — The alliance said on Monday that it would not send a single boat to Tarn."
      ]),
    Case(
      name: "subheads, lists and a pulled quotation",
      text: """
        \(first)

        What happened

        \(second)

        • sand for the walls
        • boats for the school

        1. Stay at home.
        2) Boil the water.

        “We have seen worse, and we have stayed.”
        — Jane Roe, farmer

        \(second)
        """,
      blocks: [
        "paragraph: \(first)", "subhead: What happened", "paragraph: \(second)",
        "list: • sand for the walls", "list: • boats for the school", "list: 1. Stay at home.",
        "list: 2) Boil the water.",
        "pullquote: “We have seen worse, and we have stayed.” — Jane Roe, farmer",
        "paragraph: \(second)",
      ]),
    Case(
      name: "a picture and furniture between paragraphs",
      text: """
        \(first)

        Advertisement

        Boats on the Orle on Thursday. (Photo: Jane Roe/AFP)

        Read more: How to build a raft

        \(second)

        (Reporting by Jane Roe in Tarn; Editing by John Doe)

        Correction: The bridge is in Tarn. An earlier version said Orle.

        Tags: river, roads
        Copyright 2024 The Orle Post. All rights reserved.
        Related articles
        Raft wins race
        """,
      blocks: [
        "paragraph: \(first)", "boilerplate: Advertisement",
        "caption: Boats on the Orle on Thursday.", "credit: (Photo: Jane Roe/AFP)",
        "boilerplate: Read more: How to build a raft", "paragraph: \(second)",
        "byline: (Reporting by Jane Roe in Tarn; Editing by John Doe)",
        "correction: Correction: The bridge is in Tarn. An earlier version said Orle.",
        "boilerplate: Tags: river, roads",
        "boilerplate: Copyright 2024 The Orle Post. All rights reserved.",
        "boilerplate: Related articles", "boilerplate: Raft wins race",
      ],
      metadata: [
        "authors: Jane Roe", "tags: river; roads",
        "rights: Copyright 2024 The Orle Post. All rights reserved.",
      ]),
    Case(
      name: "comments of readers",
      text:
        "\(first)\n\n\(second)\n\n2 comments:\n\nJohn wrote\n\nI saw it from my window, it was terrible to watch all of that.\n\nOlder Post\nHome",
      blocks: [
        "paragraph: \(first)", "paragraph: \(second)", "boilerplate: 2 comments:",
        "comment: John wrote",
        "comment: I saw it from my window, it was terrible to watch all of that.",
        "boilerplate: Older Post", "boilerplate: Home",
      ]),
    Case(
      name: "a caption below its credit line",
      text:
        "River closes road to Tarn\n\nA man carries a goat through the water in the old town of Tarn on Thursday.\nGetty Images\n\n\(first)",
      blocks: [
        "headline: River closes road to Tarn",
        "caption: A man carries a goat through the water in the old town of Tarn on Thursday.",
        "credit: Getty Images", "paragraph: \(first)",
      ],
      metadata: ["title: River closes road to Tarn"]),
    Case(
      name: "a way through the site and buttons",
      text: "Home > World > Floods\nRiver closes road to Tarn\n3 min read\nShare\n\(first)",
      blocks: [
        "boilerplate: Home > World > Floods", "headline: River closes road to Tarn",
        "boilerplate: 3 min read", "boilerplate: Share", "paragraph: \(first)",
      ],
      metadata: ["title: River closes road to Tarn", "section: Floods"]),
    Case(
      name: "short lines", text: "Roses are red\nViolets are blue\nSugar is sweet\nAnd so are you",
      blocks: [
        "paragraph: Roses are red", "paragraph: Violets are blue", "paragraph: Sugar is sweet",
        "paragraph: And so are you",
      ]),
    Case(
      name: "wrapped lines",
      text: """
        River closes road to Tarn

        The river Orle rose two metres overnight and closed the
        road to Tarn, the council said. Schools in the valley will
        stay closed until Monday, and the mayor has asked everyone
        to help.
        Nobody was hurt when the bridge went down, its keeper said
        on the radio.
        """,
      blocks: [
        "headline: River closes road to Tarn",
        "paragraph: The river Orle rose two metres overnight and closed the road to Tarn, the council said. Schools in the valley will stay closed until Monday, and the mayor has asked everyone to help.",
        "paragraph: Nobody was hurt when the bridge went down, its keeper said on the radio.",
      ],
      metadata: ["title: River closes road to Tarn"]),
  ]

  @Test(arguments: cases)
  func `a page is read into blocks and metadata`(_ sample: Case) throws {
    let document = try read(Array(sample.text.utf8))
    let blocks = document.blocks.map { block in
      let words = document.text.string(in: block.span).split(whereSeparator: \.isNewline)
      return "\(block.role.rawValue): \(words.joined(separator: " "))"
    }
    #expect(blocks == sample.blocks)
    #expect(Self.summary(document.metadata) == sample.metadata)
  }

  @Test(arguments: [
    ("Tuesday, February 27, 2024", "2024-02-27"), ("Feb 26, 2024", "2024-02-26"),
    ("26 February 2024", "2024-02-26"), ("2024-02-26", "2024-02-26"),
    ("2024-02-26T10:15:00.123Z", "2024-02-26"), ("26/02/2024", "2024-02-26"),
    ("02/26/2024", "2024-02-26"), ("05/05/2024", "2024-05-05"), ("26.02.2024", "2024-02-26"),
    ("Tuesday, February 27, 2024 - 10:15", "2024-02-27"),
    ("Published: Sept. 3rd, 2023", "2023-09-03"),
    ("Mon, 26 Feb 2024 10:15:00 +0000", "2024-02-26"),
    ("10:15 a.m. EST, Mar 1, 2024", "2024-03-01"),
    ("Posted on the 1st of May 2024 at 9pm local time", "2024-05-01"), ("March 2024", "2024-03"),
  ])
  func `a line with a date is the day of publication`(_ line: String, _ date: String) throws {
    let document = try read(Array("River closes road to Tarn\n\(line)\n\n\(Self.first)".utf8))
    #expect(document.metadata.published?.value.description == date)
    #expect(document.blocks.map(\.role) == [.headline, .published, .paragraph])
  }

  @Test(arguments: [
    "05/06/2024", "31 February 2024", "May 2024 was wet", "24 boats", "In May", "2024",
    "Room 12/13/14",
  ])
  func `a line that may be no date is none`(_ line: String) throws {
    let document = try read(Array("River closes road to Tarn\n\(line)\n\n\(Self.first)".utf8))
    #expect(document.metadata.published == nil)
  }
}
