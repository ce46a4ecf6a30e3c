--- What many articles say together: SQL that SQLite and Spark both read.
local views = {
  series = {
    help = "how a force changes over time: actor, place and event by day, with the band of the policy", default = true,
    sql = [[SELECT c.actor_name AS actor, c.place AS place, c.event AS event, c.unit_class AS unit_class,
                   COALESCE(c.date, d.published) AS day, MIN(c.low) AS low, AVG(c.best) AS best, MAX(c.high) AS high,
                   COUNT(*) AS claims
            FROM claims c LEFT JOIN documents d ON d.id = c.document
            WHERE c.modality = 'asserted' AND c.actor_name IS NOT NULL
              AND c.event IN ('present', 'deployed', 'withdrawn', 'total_strength')
            GROUP BY c.actor_name, c.place, c.event, c.unit_class, COALESCE(c.date, d.published)
            ORDER BY actor, place, event, day]],
  },
  conflicts = {
    help = "pairs of claims on one side, fate and place whose bands do not meet (parts of wholes left out)",
    sql = [[SELECT a.event AS event, a.unit_class AS unit_class, a.place AS place,
                   a.document AS document, a.quantity AS quantity,
                   b.document AS other_document, b.quantity AS other_quantity
            FROM claims a JOIN claims b
              ON a.event = b.event AND a.unit_class = b.unit_class
             AND a.place = b.place
             AND COALESCE(a.actor_name, '') = COALESCE(b.actor_name, '')
             AND (a.document < b.document OR (a.document = b.document AND a.quantity_start < b.quantity_start))
            WHERE (a.high < b.low OR b.high < a.low)
              AND a.modality IN ('asserted', 'denied') AND b.modality IN ('asserted', 'denied')
              AND a.rule <> 'part' AND b.rule <> 'part'
              AND a.event IN ('killed', 'wounded', 'captured', 'missing', 'displaced', 'surrendered')
            ORDER BY a.event, a.unit_class, a.place, a.document, a.quantity_start, b.document, b.quantity_start]],
  },
  standing = {
    help = "figures repeated across articles, with the first and the last day they were seen",
    sql = [[SELECT c.actor_name AS actor, c.place AS place, c.unit_class AS unit_class, c.event AS event,
                   c.best AS best, COUNT(DISTINCT c.document) AS articles,
                   MIN(d.published) AS first_seen, MAX(d.published) AS last_seen
            FROM claims c LEFT JOIN documents d ON d.id = c.document
            WHERE c.modality = 'asserted' AND c.event IN ('present', 'deployed', 'total_strength')
            GROUP BY c.actor_name, c.place, c.unit_class, c.event, c.best
            HAVING COUNT(DISTINCT c.document) > 1
            ORDER BY articles DESC, actor, place, best]],
  },
  casualties = {
    help = "the largest figure an article gives by side, class and fate; parts are never added to wholes",
    sql = [[SELECT d.published AS published, c.document AS document, c.event AS event, c.unit_class AS unit_class,
                   c.actor_name AS actor, MAX(c.best) AS best, MAX(c.low) AS low, MAX(c.high) AS high
            FROM claims c LEFT JOIN documents d ON d.id = c.document
            WHERE c.modality = 'asserted' AND c.event IN ('killed', 'wounded', 'missing', 'captured')
            GROUP BY d.published, c.document, c.event, c.unit_class, c.actor_name
            ORDER BY published, document, event, unit_class, actor]],
  },
}

return views
