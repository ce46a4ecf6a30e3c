#!/usr/bin/env python3
"""Makes Plugins/sentiment/data/lexicon.tsv: words, their valence from -4 to 4, and where each is from.

usage: make_lexicon.py VADER_LEXICON PATTERN_XML STRINGS_JSON NEWSMTSC_TRAIN CONFLICT_TSV OUT.tsv

VADER_LEXICON   vader_lexicon.txt of the PyPI package vaderSentiment 3.3.2 (MIT)
PATTERN_XML     textblob/en/en-sentiment.xml of the PyPI package textblob 0.20.1: the lexicon of Pattern,
                whose own head puts it under the PDDL (public domain)
STRINGS_JSON    vocab/strings.json of spaCy's en_core_web_md (MIT), see make_clusters.py: a list of words
NEWSMTSC_TRAIN  newsmtsc.train.jsonl: NewsMTSC (MIT), sentences of US political news with labelled targets
own_words.txt   beside this script

A word of VADER keeps its rating, averaged with ours where both have it. Pattern's adjectives add words at
a quarter of their polarity times 3.2. Forms that the sources lack are derived from a base that they have.
Then a ridge regression on NewsMTSC moves each word that it knows well towards how the sentences with it
are labelled. Words that rarely judge in news prose are left out.
AFINN is left out: its data is under the Open Database License, which would bind the merged table.
"""
import collections
import json
import os
import re
import sys
import xml.etree.ElementTree as tree

import numpy as np
from scipy import sparse
from sklearn.linear_model import Ridge

HARMLESS = set(
    """party united security interest gross play plays played playing shares matter matters hands help number
    grand novel certain treasury welfare top reach stock straight sort kind mean natural energy defense defence
    defend forces force allow allowed allows intelligence chance commit committed charge charged charges hearts
    goods giving authority grant grants feeling feelings share alert value values cut cuts pay display base backed back military
    like""".split()) - {"like", "help"}
NO_BASE = set("wing being thing things during offing outing ling bring sting string ring king number news does goes times".split())
SUFFIXES = [("ily", ["y"]), ("ally", ["", "al"]), ("ly", ["", "le"]), ("iness", ["y"]), ("ness", [""]), ("ies", ["y"]),
            ("es", [""]), ("s", [""]), ("ied", ["y"]), ("ed", ["", "e"]), ("ing", ["", "e"]), ("ier", ["y"]),
            ("iest", ["y"]), ("est", ["", "e"])]
LENGTH, POWER = 12, 0.6


def vader(path):
    for line in open(path, encoding="utf-8"):
        word, valence = line.split("\t")[:2]
        # Emoticons of currency signs and the like are figures in news.
        if not re.search(r"[$%&#]", word):
            yield word, float(valence)


def pattern(path):
    senses = collections.defaultdict(list)
    for word in tree.parse(path).getroot():
        senses[word.get("form")].append(float(word.get("polarity")))
    for form, polarity in senses.items():
        if re.fullmatch(r"[a-z-]+", form):
            yield form, sum(polarity) / len(polarity)


def own():
    for line in open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "own_words.txt"), encoding="utf-8"):
        if line.startswith("#"):
            continue
        valence, *words = line.split()
        for word in words:
            yield word, float(valence)


def bases(word):
    for suffix, endings in SUFFIXES:
        if not word.endswith(suffix) or len(word) - len(suffix) < 3:
            continue
        stem = word[: -len(suffix)]
        for ending in endings:
            yield stem + ending
        if suffix in ("ed", "ing", "est") and len(stem) > 3 and stem[-1] == stem[-2]:
            yield stem[:-1]


def derived(table, words):
    found = {}
    for word in words:
        if word in table or word in NO_BASE or not re.fullmatch(r"[a-z]{5,}", word):
            continue
        for base in bases(word):
            if len(base) >= 4 and abs(table.get(base, (0,))[0]) >= 0.7:
                found[word] = (0.85 * table[base][0], "derived:" + table[base][1])
                break
        else:
            for prefix in ("un", "non"):
                base = word[len(prefix):]
                if word.startswith(prefix) and len(base) >= 4 and table.get(base, (0,))[0] > 0.7:
                    found[word] = (-0.7 * table[base][0], "derived:" + table[base][1])
                    break
    return found


def adjusted(table, path, events):
    """Moves valences towards the labels of the sentences; words seen in fewer than six stay."""
    sentences, labels = [], []
    for line in open(path, encoding="utf-8"):
        record = json.loads(line)
        text = re.sub(r"(?<=[a-z,] )[A-Z]\S+", " ", record["text"])
        sentences.append(re.findall(r"n't|[a-z]+(?:-[a-z]+)*(?=n't)|[a-z]+(?:-[a-z]+)*", text.replace("’", "'").lower()))
        score = {"negative": -1, "neutral": 0, "positive": 1}
        labels.append(np.mean([score[t["label"]] for t in record["targets"]]))
    labels = np.array(labels) - np.mean(labels)
    seen = collections.Counter(word for words in sentences for word in set(words))
    column = {w: i for i, w in enumerate(sorted(w for w, n in seen.items() if n >= 6 and w in table and w not in events))}
    rows, columns, values, known = [], [], [], np.zeros(len(sentences))
    for row, words in enumerate(sentences):
        share = (LENGTH / max(6, len(words))) ** POWER
        for index, word in enumerate(words):
            if word in table and word not in events:
                turned = any(w in ("not", "n't", "no", "never") for w in words[max(0, index - 3):index])
                known[row] += share * table[word][0] * (-0.5 if turned else 1)
        for word in set(words):
            if word in column:
                rows.append(row), columns.append(column[word]), values.append(share)
    matrix = sparse.csr_matrix((values, (rows, columns)), shape=(len(sentences), len(column)))
    scale = known @ labels / (known @ known)
    change = Ridge(alpha=60).fit(matrix, labels - scale * known).coef_ / scale
    for word, index in column.items():
        valence, source = table[word]
        moved = max(-4.0, min(4.0, valence + 0.8 * change[index]))
        if abs(moved - valence) >= 0.05:
            table[word] = (moved, source + "+newsmtsc")


def main():
    vader_path, pattern_path, strings, train, conflict, out = sys.argv[1:]
    ours = dict(own())
    table = {w: (v, "vader") for w, v in vader(vader_path)}
    for word, polarity in pattern(pattern_path):
        if word not in table and word not in ours and abs(polarity) >= 0.375:
            table[word] = (0.8 * polarity, "pattern")
    for word, valence in ours.items():
        if word in table:
            table[word] = ((table[word][0] + valence) / 2, "vader+copydesk")
        else:
            table[word] = (valence, "copydesk")
    for word in HARMLESS:
        table.pop(word, None)
    table.update(derived(table, sorted(set(json.load(open(strings, encoding="utf-8"))))))
    events = {line.split("\t")[0].strip() for line in open(conflict, encoding="utf-8") if line[0] != "#"}
    adjusted(table, train, events)
    with open(out, "w", encoding="utf-8") as file:
        file.write("# Words and how good or bad they sound, from -4 to 4, each with its source; made by make_lexicon.py.\n"
                   "# vader: VADER (Hutto and Gilbert 2014), MIT. pattern: Pattern (De Smedt and Daelemans), PDDL. copydesk: own.\n"
                   "# derived:X: a form of a word of X. +newsmtsc: moved by the labels of NewsMTSC (Hamborg and Donnay 2021), MIT.\n"
                   "word\tvalence\tsource\n")
        for word in sorted(table):
            valence, source = table[word]
            if abs(valence) >= 0.05:
                file.write("%s\t%.2f\t%s\n" % (word, valence, source))
    print(len(table), "words", collections.Counter(s.split(":")[0].split("+")[0] for _, s in table.values()))


main()
