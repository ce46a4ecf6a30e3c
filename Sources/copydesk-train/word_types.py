"""Guesses from its vector what a capitalised word names: trains a small network on labelled names.

Used by make_clusters.py. A vector that stands in the labelled text gets the guess of a network that
has not seen it, so that the tagger, trained on the same text, learns how far a guess can be trusted.
"""
import collections
import json
import re

import numpy as np

SETS = (
    "gmb_voa.train gum.train wikigold.all crossner_politics.train crossner_politics.dev btc.train "
    "wnut17.train uner_ewt.dev"
).split()
CLOSED = ("fiction", "whow", "essay", "letter", "podcast", "reddit")  # GUM's non-commercial genres
LABELS = {"PER": 0, "ORG": 1, "LOC": 2, "MISC": 3}
OUTSIDE, KINDS = 4, 5
TOKEN = re.compile(r"[^\W\d_](?:[^\W\d_]|['.&](?=[^\W\d_]))*")
FOLDS, HIDDEN, PASSES, BATCH, DECAY, DROPOUT = 5, 64, 15, 128, 1e-3, 0.3


def counts(folder):
    """How often each capitalised form of the free sets is part of a name of each kind."""
    found = collections.defaultdict(lambda: np.zeros(KINDS))
    for name in SETS:
        with open("%s/%s.jsonl" % (folder, name), encoding="utf-8") as file:
            for line in file:
                document = json.loads(line)
                if document["id"].startswith(tuple("gum-GUM_%s_" % genre for genre in CLOSED)):
                    continue
                text = document["text"]
                labels = np.full(len(text), OUTSIDE)
                for start, end, label in document["entities"]:
                    labels[start:end] = LABELS[label]
                for match in TOKEN.finditer(text):
                    if match.group()[0].isupper():
                        found[match.group()][labels[match.start()]] += 1
    return found


class Network:
    """Vector → 64 rectified units → shares of the five kinds; Adam on cross-entropy."""

    def __init__(self, size, seed):
        self.random = np.random.RandomState(seed)
        shapes = ((size, HIDDEN), (HIDDEN,), (HIDDEN, KINDS), (KINDS,))
        self.weights = [
            (self.random.randn(*shape) * 0.2 if len(shape) > 1 else np.zeros(shape)).astype(np.float32)
            for shape in shapes
        ]

    def shares(self, points):
        first, bias, second, bias2 = self.weights
        scores = np.maximum(points @ first + bias, 0) @ second + bias2
        scores = np.exp(scores - scores.max(axis=1, keepdims=True))
        return scores / scores.sum(axis=1, keepdims=True)

    def train(self, points, wanted, weight):
        means = [np.zeros_like(w) for w in self.weights]
        squares = [np.zeros_like(w) for w in self.weights]
        step = 0
        for epoch in range(PASSES):
            order = self.random.permutation(len(points))
            rate = 3e-3 * (1 - epoch / PASSES) + 1e-5
            for start in range(0, len(points), BATCH):
                batch = order[start : start + BATCH]
                step += 1
                slopes = self.slopes(points[batch], wanted[batch], weight[batch])
                for w, slope, mean, square in zip(self.weights, slopes, means, squares):
                    mean += 0.1 * (slope - mean)
                    square += 0.001 * (slope * slope - square)
                    w -= rate * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
        return self

    def slopes(self, points, wanted, weight):
        first, bias, second, bias2 = self.weights
        hidden = np.maximum(points @ first + bias, 0)
        kept = (self.random.rand(*hidden.shape) > DROPOUT) / (1 - DROPOUT)
        hidden = hidden * kept
        scores = hidden @ second + bias2
        scores = np.exp(scores - scores.max(axis=1, keepdims=True))
        scores /= scores.sum(axis=1, keepdims=True)
        error = (scores - wanted) * weight[:, None] / len(points)
        back = (error @ second.T) * (hidden > 0) * kept
        return (
            points.T @ back + DECAY * first,
            back.sum(axis=0),
            hidden.T @ error + DECAY * second,
            error.sum(axis=0),
        )


def guesses(vectors, row_of, folder):
    """A byte for each vector: likeliest kind, how sure (0…3), second kind (3, 2 and 3 bits)."""
    by_row = collections.defaultdict(lambda: np.zeros(KINDS))
    for form, found in sorted(counts(folder).items()):
        row = row_of(form)
        if row is not None:
            by_row[row] += found * min(1, 8 / found.sum())
    rows = np.array(sorted(by_row))
    totals = np.array([by_row[row] for row in rows])
    sums = totals.sum(axis=1)
    wanted, weight = totals / sums[:, None], np.sqrt(np.minimum(sums, 8))
    unit = vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
    unit = unit.astype(np.float32)
    fold = np.random.RandomState(3).randint(0, FOLDS, len(rows))
    all_shares, own = np.zeros((len(unit), KINDS)), np.zeros((len(rows), KINDS))
    for number in range(FOLDS):
        used = fold != number
        network = Network(unit.shape[1], number).train(unit[rows[used]], wanted[used], weight[used])
        shares = network.shares(unit)
        all_shares += shares / FOLDS
        own[~used] = shares[rows[~used]]
    all_shares[rows] = own
    order = np.argsort(-all_shares, axis=1, kind="stable")
    sure = np.digitize(all_shares.max(axis=1), (0.45, 0.6, 0.75))
    right = (order[rows, 0] == wanted.argmax(axis=1)).mean()
    print("guesses: %d forms' vectors seen, %.3f of them guessed right unseen" % (len(rows), right))
    return order[:, 0] | sure << 3 | order[:, 1] << 5
