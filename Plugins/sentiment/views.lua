--- What many articles say together: SQL that SQLite and Spark both read.
local views = {
  ["by-target"] = {
    help = "mean tone towards each target", default = true,
    sql = [[SELECT target, COUNT(*) AS mentions, COUNT(DISTINCT document) AS articles, ROUND(AVG(score), 3) AS score,
                   SUM(CASE WHEN label = 'positive' THEN 1 ELSE 0 END) AS positive,
                   SUM(CASE WHEN label = 'negative' THEN 1 ELSE 0 END) AS negative
            FROM sentiment WHERE level = 'target'
            GROUP BY target ORDER BY mentions DESC, target]],
  },
  ["by-speaker"] = {
    help = "mean tone of what each speaker says",
    sql = [[SELECT COALESCE(holder, 'unknown') AS speaker, COUNT(*) AS quotes, COUNT(DISTINCT document) AS articles,
                   ROUND(AVG(score), 3) AS score,
                   SUM(CASE WHEN label = 'positive' THEN 1 ELSE 0 END) AS positive,
                   SUM(CASE WHEN label = 'negative' THEN 1 ELSE 0 END) AS negative
            FROM sentiment WHERE level = 'quote'
            GROUP BY COALESCE(holder, 'unknown') ORDER BY quotes DESC, speaker]],
  },
  ["by-outlet"] = {
    help = "mean tone and conflict load of the articles of each outlet",
    sql = [[SELECT d.outlet AS outlet, COUNT(*) AS articles, ROUND(AVG(s.score), 3) AS score,
                   ROUND(AVG(s.conflict_load), 2) AS conflict_load
            FROM sentiment s JOIN documents d ON d.id = s.document
            WHERE s.level = 'document' AND s.holder IS NULL
            GROUP BY d.outlet ORDER BY articles DESC, outlet]],
  },
  ["over-time"] = {
    help = "mean tone and conflict load by month of publication",
    sql = [[SELECT SUBSTR(d.published, 1, 7) AS month, COUNT(*) AS articles, ROUND(AVG(s.score), 3) AS score,
                   ROUND(AVG(s.conflict_load), 2) AS conflict_load
            FROM sentiment s JOIN documents d ON d.id = s.document
            WHERE s.level = 'document' AND s.holder IS NULL AND d.published IS NOT NULL
            GROUP BY SUBSTR(d.published, 1, 7) ORDER BY month]],
  },
}

return views
