--- What many articles say together: SQL that SQLite and Spark both read.
local views = {
  top = {
    help = "most mentioned over all articles", default = true,
    sql = [[SELECT name, type, SUM(mentions) AS mentions, COUNT(*) AS articles
            FROM entities GROUP BY name, type ORDER BY mentions DESC, name, type]],
  },
  ["by-month"] = {
    help = "mentions by month of publication",
    sql = [[SELECT SUBSTR(d.published, 1, 7) AS month, e.name AS name, e.type AS type,
                   SUM(e.mentions) AS mentions, COUNT(*) AS articles
            FROM entities e JOIN documents d ON d.id = e.document
            WHERE d.published IS NOT NULL
            GROUP BY SUBSTR(d.published, 1, 7), e.name, e.type
            ORDER BY month, mentions DESC, name, type]],
  },
  pairs = {
    help = "entities named in the same sentence, with the log-likelihood ratio of their meeting (Dunning 1993)",
    sql = [[WITH s AS (SELECT DISTINCT document, sentence, entity FROM mentions WHERE sentence IS NOT NULL),
                 n AS (SELECT COUNT(*) AS total FROM (SELECT DISTINCT document, sentence FROM s) q),
                 f AS (SELECT entity, COUNT(*) AS seen FROM s GROUP BY entity),
                 p AS (SELECT a.entity AS entity, b.entity AS other, COUNT(*) AS together
                       FROM s a JOIN s b ON a.document = b.document AND a.sentence = b.sentence AND a.entity < b.entity
                       GROUP BY a.entity, b.entity),
                 t AS (SELECT p.entity AS entity, p.other AS other, p.together AS together,
                              1.0 * p.together AS k11, 1.0 * x.seen - p.together AS k12,
                              1.0 * y.seen - p.together AS k21,
                              1.0 * n.total - x.seen - y.seen + p.together AS k22, 1.0 * n.total AS total,
                              1.0 * x.seen AS r1, 1.0 * y.seen AS c1
                       FROM p JOIN f x ON x.entity = p.entity JOIN f y ON y.entity = p.other CROSS JOIN n)
            SELECT entity, other, together,
                   ROUND(2.0 * (k11 * LN(k11 * total / (r1 * c1))
                     + CASE WHEN k12 > 0 THEN k12 * LN(k12 * total / (r1 * (total - c1))) ELSE 0.0 END
                     + CASE WHEN k21 > 0 THEN k21 * LN(k21 * total / ((total - r1) * c1)) ELSE 0.0 END
                     + CASE WHEN k22 > 0 THEN k22 * LN(k22 * total / ((total - r1) * (total - c1))) ELSE 0.0 END), 2)
                   AS log_likelihood
            FROM t ORDER BY together DESC, log_likelihood DESC, entity, other]],
  },
  new = {
    help = "when each entity is first seen",
    sql = [[SELECT e.name AS name, e.type AS type, MIN(d.published) AS first_seen, COUNT(*) AS articles
            FROM entities e JOIN documents d ON d.id = e.document
            WHERE d.published IS NOT NULL
            GROUP BY e.name, e.type ORDER BY first_seen, articles DESC, name, type]],
  },
}

return views
