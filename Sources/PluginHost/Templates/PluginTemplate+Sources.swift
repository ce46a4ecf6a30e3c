extension PluginTemplate {
  static let words = PluginTemplate(
    name: "sentences", help: "sentences that hold certain words",
    source: #"""
      --- Finds the sentences that hold certain words.
      local desk = require "copydesk"

      ---@type copydesk.Plugin
      local plugin = {
        name = "NAME", version = "0.1.0", api = 1,
        summary = "Sentences with certain words.",
        license = "MIT",
        needs = { "sentences", "tokens" },
        options = {
          words = { type = "list", default = { "minister", "ministry" }, help = "the words, in lower case" },
        },
        tables = {
          sentences = {
            help = "one row per word found", place = "sentence",
            { "word", "text", "the word found" }, { "sentence", "span", "the sentence it stands in" },
          },
        },
        views = {
          all = {
            help = "how often each word is found, by outlet", default = true,
            sql = [[SELECT d.outlet AS outlet, s.word AS word, COUNT(*) AS found
                    FROM sentences s JOIN documents d ON d.id = s.document
                    GROUP BY d.outlet, s.word ORDER BY found DESC, outlet, word]],
          },
        },
      }

      --- Called for each article; emit.sentences gives a row.
      function plugin.analyze(doc, options, emit)
        for _, token in ipairs(doc.tokens:where { lower = options.words }) do
          emit.sentences { word = token.lower, sentence = token.sentence }
        end
      end

      return plugin

      """#,
    sample: "The minister spoke on Monday. Nobody listened. The ministry said nothing.\n")

  static let pattern = PluginTemplate(
    name: "pattern", help: "a token pattern over words, names and numbers",
    source: #"""
      --- Finds people with their office by a token pattern.
      local desk = require "copydesk"

      ---@type copydesk.Plugin
      local plugin = {
        name = "NAME", version = "0.1.0", api = 1,
        summary = "People named with their office.",
        license = "MIT",
        needs = { "sentences", "tokens", "entities" },
        tables = {
          holders = {
            help = "one row per office and name", place = "place",
            { "office", "text", "the office as written" }, { "name", "text", "the person's fullest name" },
            { "place", "span", "office and name" },
          },
        },
        views = {
          all = {
            help = "how often each person is named with an office, by outlet", default = true,
            sql = [[SELECT d.outlet AS outlet, h.name AS name, h.office AS office, COUNT(*) AS found
                    FROM holders h JOIN documents d ON d.id = h.document
                    GROUP BY d.outlet, h.name, h.office ORDER BY found DESC, outlet, name, office]],
          },
        },
      }

      local holder = desk.pattern [[
        office: ([is title]{0,3} [lower in @offices])  person: PERSON
      ]]:with { offices = desk.lexicon { "minister", "president", "secretary" } }

      --- Called for each article; emit.holders gives a row.
      function plugin.analyze(doc, _, emit)
        for match in doc:match(holder) do
          emit.holders { office = match.office.text, name = match.person.name, place = match }
        end
      end

      return plugin

      """#,
    sample: "Defence Minister Anna Lindqvist met President Omar Haddad in Oslo on Monday.\n")

  static let lexicon = PluginTemplate(
    name: "lexicon", help: "words and phrases with values, from a table",
    source: #"""
      --- Finds words and phrases of a list with their class.
      local desk = require "copydesk"

      ---@type copydesk.Plugin
      local plugin = {
        name = "NAME", version = "0.1.0", api = 1,
        summary = "Words and phrases of a list, by class.",
        license = "MIT",
        needs = { "sentences", "tokens" },
        tables = {
          terms = {
            help = "one row per term found", place = "words",
            { "term", "text", "the entry of the list" }, { "class", "text", "its class" },
            { "words", "span", "where it stands" },
          },
        },
        views = {
          all = {
            help = "terms and articles for each class", default = true,
            sql = [[SELECT class, COUNT(*) AS terms, COUNT(DISTINCT document) AS articles
                    FROM terms GROUP BY class ORDER BY terms DESC, class]],
          },
        },
      }

      -- The list may also be a file: desk.lexicon "terms.tsv" reads data/terms.tsv.
      local terms = desk.lexicon {
        ["cease-fire"] = { class = "peace" }, ["peace talks"] = { class = "peace" },
        ["air strike"] = { class = "war" }, ["artillery"] = { class = "war" },
      }

      --- Called for each article; emit.terms gives a row.
      function plugin.analyze(doc, _, emit)
        for found in doc:lookup(terms) do
          emit.terms { term = found.phrase, class = found.class, words = found }
        end
      end

      return plugin

      """#,
    sample: "Peace talks began after the artillery fell silent.\n")

  static let counts = PluginTemplate(
    name: "counts", help: "counts for each article, compared over many by a view",
    source: #"""
      --- Counts what an article is made of.
      ---@type copydesk.Plugin
      local plugin = {
        name = "NAME", version = "0.1.0", api = 1,
        summary = "Sentences, words and quotations of each article.",
        license = "MIT",
        needs = { "sentences", "tokens", "quotes" },
        tables = {
          counts = {
            help = "one row per article",
            { "sentences", "integer", "sentences" }, { "words", "integer", "tokens with letters" },
            { "quotes", "integer", "quotations" },
          },
        },
        views = {
          all = {
            help = "means for each outlet", default = true,
            sql = [[SELECT d.outlet AS outlet, COUNT(*) AS articles, ROUND(AVG(c.words), 1) AS words,
                           ROUND(AVG(c.quotes), 1) AS quotes
                    FROM counts c JOIN documents d ON d.id = c.document
                    GROUP BY d.outlet ORDER BY articles DESC, outlet]],
          },
        },
      }

      --- Called for each article; emit.counts gives a row.
      function plugin.analyze(doc, _, emit)
        emit.counts {
          sentences = #doc.sentences, words = #doc.tokens:where { is_alpha = true }, quotes = #doc.quotes,
        }
      end

      return plugin

      """#,
    sample: "\"We will stay,\" the mayor said. The council agreed.\n")
}
