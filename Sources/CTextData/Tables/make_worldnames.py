#!/usr/bin/env python3
"""Makes worldnames.tsv: given and family names of many countries, beside the US census list.

usage: make_worldnames.py FAKER
  FAKER  folder of the unpacked PyPI package Faker (40.63.0, MIT licence)
Takes the names in Latin letters of all its locales; leaves out what commonwords.tsv, censusnames.tsv,
givennames.tsv or the names of countries hold. The build never runs it; the table is checked in.
"""
import collections
import importlib
import os
import sys
import unicodedata

HERE = os.path.dirname(os.path.abspath(__file__))
FAMILY, GIVEN = ("last", "family", "surname"), ("first", "given", "middle")


def records(name):
    with open(os.path.join(HERE, name), encoding="utf-8") as file:
        for line in file:
            if not line.startswith("#"):
                yield line.rstrip("\n").split("\t")


def is_name(word):
    if not isinstance(word, str) or len(word) < 3 or not word[0].isupper() or word.isupper():
        return False
    return all(c in "'-" or "LATIN" in unicodedata.name(c, "") for c in word)


def attribute_class(name):
    """f, m, g for given names (female, male, either), s for family names, None for the rest."""
    if "name" not in name or name.startswith("_") or any(p in name for p in ("format", "prefix", "suffix")):
        return None
    if any(part in name for part in FAMILY):
        return "s"
    if not any(part in name for part in GIVEN):
        return None
    if "female" in name or "woman" in name:
        return "f"
    return "m" if "male" in name or "_man" in name else "g"


def main():
    sys.path.insert(0, sys.argv[1])
    skipped = {word.lower() for fields in records("commonwords.tsv") for word in fields[0].split("|")}
    for table in ("countrynames.tsv", "countries.tsv", "demonyms.tsv", "regions.tsv"):
        for fields in records(table):
            for field in fields:
                skipped |= {word.lower() for part in field.split("|") for word in part.split()}
    known = collections.defaultdict(set)
    for table in ("censusnames.tsv", "givennames.tsv"):
        for letter, words in records(table):
            for word in words.split("|"):
                known[word].add("s" if letter == "s" else "g")
    found = collections.defaultdict(set)
    people = os.path.join(sys.argv[1], "faker", "providers", "person")
    for locale in sorted(os.listdir(people)):
        if locale.startswith("__"):
            continue
        provider = importlib.import_module("faker.providers.person." + locale).Provider
        for attribute in dir(provider):
            letter = attribute_class(attribute)
            words = getattr(provider, attribute)
            if letter and isinstance(words, (tuple, list, dict)):
                for word in words:
                    if is_name(word) and word.lower() not in skipped:
                        found[word].add(letter)
    lists = collections.defaultdict(list)
    for word, letters in sorted(found.items()):
        if "s" in letters and "s" not in known[word]:
            lists["s"].append(word)
        if letters != {"s"} and "g" not in known[word]:
            sexes = letters & {"f", "m"}
            lists[sexes.pop() if len(sexes) == 1 else "g"].append(word)
    with open(os.path.join(HERE, "worldnames.tsv"), "w", encoding="utf-8") as file:
        file.write(
            "# Names of people of many countries: f, m, g given name (female, male, either), s family name.\n"
            "# Source: the PyPI package Faker 40.63.0, by make_worldnames.py. Licence: MIT, copyright (c) 2012\n"
            "# Daniele Faraglia; its text is in the NOTICE of the project.\n"
        )
        for letter in "fmgs":
            words = lists[letter]
            for start in range(0, len(words), 40):
                file.write(letter + "\t" + "|".join(words[start : start + 40]) + "\n")
    print({letter: len(words) for letter, words in lists.items()})


main()
