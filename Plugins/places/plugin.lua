--- Where: the places an article names, with country and coordinates.
local desk = require "copydesk"

---@type copydesk.Plugin
local plugin = {
  name = "places", version = "1.0.0", api = 1,
  summary = "Places with country, coordinates and mentions.",
  author = "Copydesk", license = "MIT",
  needs = { "sentences", "entities" },
  tables = {
    places = {
      help = "one row per place and article",
      { "name", "text", "the place" }, { "country", "text", "ISO 3166-1 alpha-2 code" },
      { "latitude", "number", "degrees north; of a country its capital's" },
      { "longitude", "number", "degrees east" }, { "mentions", "integer", "times it is named" },
      { "salience", "number", "how much the article is about it, 0 to 1" },
      { "first", "span", "its first mention" },
    },
  },
  views = {
    all = {
      help = "each place over all articles", default = true,
      sql = [[SELECT name, country, MAX(latitude) AS latitude, MAX(longitude) AS longitude,
                     SUM(mentions) AS mentions, COUNT(*) AS articles
              FROM places GROUP BY name, country ORDER BY mentions DESC, name, country]],
    },
    countries = {
      help = "mentions by country",
      sql = [[SELECT country, SUM(mentions) AS mentions, COUNT(DISTINCT document) AS articles,
                     COUNT(DISTINCT name) AS places
              FROM places WHERE country IS NOT NULL GROUP BY country ORDER BY mentions DESC, country]],
    },
    geojson = {
      help = "places with coordinates as GeoJSON features, a line each",
      sql = [[SELECT '{"type":"Feature","geometry":{"type":"Point","coordinates":[' || CAST(MAX(longitude) AS VARCHAR(20))
                     || ',' || CAST(MAX(latitude) AS VARCHAR(20)) || ']},"properties":{"name":"'
                     || REPLACE(REPLACE(name, '\', '\\'), '"', '\"') || '","mentions":'
                     || CAST(SUM(mentions) AS VARCHAR(20)) || '}}' AS feature
              FROM places WHERE latitude IS NOT NULL GROUP BY name, country ORDER BY name, country]],
    },
  },
}

-- Names of countries, and of cities by country: `name` or `name, CC`.
local coordinates = desk.lexicon "coordinates.tsv"

--- The entry of a name: that of its country, else the largest place of the name anywhere.
local function entry(name, country)
  return country and coordinates:get(name .. ", " .. country) or coordinates:get(name)
end

--- The entry of a place, by its name or by one of the other names that the text gives; an entry of
--- another country than the place's is none.
local function located(place)
  local names = place.aliases
  table.insert(names, 1, place.name)
  for _, name in ipairs(names) do
    local found = entry(name, place.country)
    if found and (not place.country or found.country == place.country) then return found end
  end
end

--- Emits a row for each place that is named.
function plugin.analyze(doc, _, emit)
  for _, place in ipairs(doc.entities:where { type = "place" }) do
    local named = place.mentions:filter(function(mention)
      return mention.kind ~= "pronoun" and mention.kind ~= "demonym"
    end)
    if #named > 0 then
      local at = located(place)
      emit.places {
        name = place.name, country = place.country or at and at.country, latitude = at and at.latitude,
        longitude = at and at.longitude, mentions = #named, salience = place.salience, first = named[1],
      }
    end
  end
end

return plugin
