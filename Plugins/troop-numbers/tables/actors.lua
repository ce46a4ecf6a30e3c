--- Whose the counted are: words and names beyond the host's layer of entities.
--
-- To use another table, copy this file, change it, and give it: --set troop-numbers.actors=mine.lua
-- Source: own compilation. Licence: as the project.
return {
  --- Words in lower case that name a side without a capital: "government soldiers".
  common = "government coalition alliance army navy rebel-held opposition royalist federal",

  --- Words of the names of groups that are militias whatever the article calls them.
  militias = "kataib fatemiyoun zaynabiyoun janjaweed mobilisation mobilization",

  --- Canonical names and countries by the name as written, in lower case:
  -- ["wagner"] = { name = "Wagner Group", country = "RU" }.
  names = {
    ["u.s."] = { name = "United States", country = "US" },
    ["u.n."] = { name = "United Nations" },
    ["un"] = { name = "United Nations" },
    ["a.u."] = { name = "African Union" },
    ["au"] = { name = "African Union" },
    ["isil"] = { name = "Islamic State" },
    ["isis"] = { name = "Islamic State" },
    ["daesh"] = { name = "Islamic State" },
    ["taleban"] = { name = "Taliban" },
    ["al-qaeda"] = { name = "Al Qaeda" },
    ["al-qaida"] = { name = "Al Qaeda" },
  },
}
