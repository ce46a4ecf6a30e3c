--- What many articles say together: SQL that SQLite and Spark both read.
local views = {
  series = {
    help = "how a force changes over time: actor, place and event by day, with the band of the policy", default = true,
    chart = { x = "day", y = "best", low = "low", high = "high", series = { "actor", "place", "event", "unit_class" } },
    sql = [[SELECT c.actor_name AS actor, c.place AS place, c.event AS event, c.unit_class AS unit_class,
                   COALESCE(c.date, d.published) AS day, MIN(c.low) AS low, AVG(c.best) AS best, MAX(c.high) AS high,
                   COUNT(*) AS claims
            FROM claims c LEFT JOIN documents d ON d.id = c.document
            WHERE c.modality = 'asserted' AND c.actor_name IS NOT NULL AND NOT c.part
              AND c.event IN ('present', 'deployed', 'withdrawn', 'total_strength')
            GROUP BY c.actor_name, c.place, c.event, c.unit_class, COALESCE(c.date, d.published)
            ORDER BY actor, place, event, day]],
  },
  conflicts = {
    help = "pairs of claims with one key whose bands do not meet (parts and repeats left out)",
    sql = [[SELECT a.key AS key, a.document AS document, a.quantity AS quantity, a.attribution AS attribution,
                   b.document AS other_document, b.quantity AS other_quantity, b.attribution AS other_attribution
            FROM claims a JOIN claims b
              ON a.key = b.key AND a.place IS NOT NULL
             AND (a.document < b.document OR (a.document = b.document AND a.quantity_start < b.quantity_start))
            LEFT JOIN documents d ON d.id = a.document
            LEFT JOIN documents e ON e.id = b.document
            WHERE (a.high < b.low OR b.high < a.low)
              AND a.modality IN ('asserted', 'denied') AND b.modality IN ('asserted', 'denied')
              AND NOT a.part AND NOT b.part AND NOT a.repeated AND NOT b.repeated
              AND SUBSTR(COALESCE(a.date, d.published, ''), 1, 7) = SUBSTR(COALESCE(b.date, e.published, ''), 1, 7)
              AND a.event IN ('killed', 'wounded', 'captured', 'missing', 'displaced', 'surrendered')
            ORDER BY key, document, a.quantity_start, other_document, b.quantity_start]],
  },
  standing = {
    help = "figures repeated across articles, with the first and the last day they were seen",
    sql = [[SELECT c.key AS key, c.actor_name AS actor, c.place AS place, c.unit_class AS unit_class, c.event AS event,
                   c.best AS best, COUNT(DISTINCT c.document) AS articles,
                   MIN(d.published) AS first_seen, MAX(d.published) AS last_seen
            FROM claims c LEFT JOIN documents d ON d.id = c.document
            WHERE c.modality = 'asserted' AND c.event IN ('present', 'deployed', 'total_strength')
            GROUP BY c.key, c.actor_name, c.place, c.unit_class, c.event, c.best
            HAVING COUNT(DISTINCT c.document) > 1
            ORDER BY articles DESC, key, best]],
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
