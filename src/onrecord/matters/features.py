"""What speaks for two statements being on one question: numbers for every pair of claims of a story.

Everything is computed for all pairs at once, as matrices (N, N), and read out for the pairs that are weighed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from onrecord.matters.claim import Claim, Quantity
from onrecord.matters.lexicon import lines_of
from onrecord.matters.matter import Ref

Matrix = NDArray[np.float32]
NEIGHBOURS = 10
"""A vector's nearness to these nearest ones is taken off (cross-domain local scaling, Conneau et al. 2018)."""
ACTS = ("assertive", "directive", "commissive", "expressive", "question")
DAYS = 14.0
FIRST_WORD = 1996
"""The piece of the commonest word."""


@cache
def cues() -> dict[str, frozenset[str]]:
    """Kinds of questions, and the words that point to each."""
    rows = (line.split() for line in lines_of("question_cues"))
    return {kind: frozenset(words) for kind, *words in rows}


def features_of(claims: Sequence[Claim], vectors: Matrix) -> dict[str, Matrix]:
    """Named matrices (N, N), symmetric. `vectors` is (N, 2, D): each claim's own, and in its context, of length 1."""
    found: dict[str, Matrix] = {}
    _likenesses(found, vectors)
    _words(found, claims)
    _layout(found, claims)
    _quantities(found, claims)
    _kinds(found, claims)
    return found


def _likenesses(found: dict[str, Matrix], vectors: Matrix) -> None:
    own, placed = vectors[:, 0], vectors[:, 1]
    found["own"] = own @ own.T
    found["placed"] = placed @ placed.T
    crossed = own @ placed.T
    found["crossed"] = np.maximum(crossed, crossed.T)
    for name in ("own", "placed"):
        found[f"{name} above"] = _scaled(found[name])
        found[f"{name} rank"] = _ranked(found[name])


def _scaled(likeness: Matrix) -> Matrix:
    """Each likeness less the mean of both sides' nearest."""
    count = min(NEIGHBOURS, len(likeness) - 1) or 1
    nearest = np.sort(likeness - 2 * np.eye(len(likeness), dtype=np.float32), axis=1)[:, -count:].mean(axis=1)
    scaled: Matrix = likeness - (nearest[:, None] + nearest[None, :]) / 2
    return scaled


def _ranked(likeness: Matrix) -> Matrix:
    """The better of the two ranks that each of a pair has among the other's neighbours, as a logarithm."""
    without = likeness - 2 * np.eye(len(likeness), dtype=np.float32)
    ranks = np.argsort(np.argsort(-without, axis=1), axis=1).astype(np.float32)
    return np.log1p(np.minimum(ranks, ranks.T))


def _words(found: dict[str, Matrix], claims: Sequence[Claim]) -> None:
    weights = _weights([claim.stems for claim in claims])
    own, around = (table_of(sets, weights) for sets in ([c.stems for c in claims], [c.context_stems for c in claims]))
    total = np.maximum((own**2).sum(axis=1), 1e-6)
    shared = own @ own.T
    found["topics"] = _topics(own > 0, found["placed"])
    common = table_of([claim.stems for claim in claims], {word: rarity(word) for word in weights})
    norms = np.maximum((common**2).sum(axis=1), 1e-6)
    alike = common @ common.T
    found["plain words"] = alike / np.sqrt(norms[:, None] * norms[None, :])
    found["plain words within"] = alike / np.minimum(norms[:, None], norms[None, :])
    found["words"] = shared / np.sqrt(total[:, None] * total[None, :])
    found["words within"] = shared / np.minimum(total[:, None], total[None, :])
    within = (own @ around.T) / total[:, None]
    found["words around"], found["words around less"] = np.maximum(within, within.T), np.minimum(within, within.T)
    size = np.log1p(np.array([len(claim.stems) for claim in claims], dtype=np.float32))
    _both(found, "length", size)
    named = table_of([claim.names for claim in claims], _weights([claim.names for claim in claims]))
    names = np.maximum((named**2).sum(axis=1), 1e-6)
    found["names"] = (named @ named.T) / np.sqrt(names[:, None] * names[None, :])


def _topics(holds: NDArray[np.bool_], likeness: Matrix) -> Matrix:
    """For each pair, how near to each other all claims stand that hold one of the words the pair shares: the best word.

    A word of the whole story ("ferry") is held by claims on everything, a topic's word ("clearance") by its own alone.
    """
    size = len(likeness)
    found = np.full((size, size), -0.5, dtype=np.float32)
    usual = float(likeness.mean())
    for column in range(holds.shape[1]):
        rows = np.flatnonzero(holds[:, column])
        if 2 <= len(rows) <= size // 2 + 1:
            block = likeness[np.ix_(rows, rows)]
            near = (float(block.sum()) - len(rows)) / (len(rows) * (len(rows) - 1)) - usual
            part = np.ix_(rows, rows)
            found[part] = np.maximum(found[part], near)
    return found


@cache
def rarity(word: str) -> float:
    """How rare a word is in English, from 0 to 1: its place in the encoder's list of pieces, which runs from frequent
    to rare; what is no piece by itself is rare.
    """
    from onrecord.matters.vectors import piece_number

    number = piece_number(word)
    return 1.0 if number is None else min(1.0, float(np.log1p(max(0, number - FIRST_WORD))) / 10.0)


def _weights(sets: Sequence[frozenset[str]]) -> dict[str, float]:
    """Weights by rarity, words in an order of their own: sums of floats must not hang on how Python hashes today."""
    counts = Counter(word for words in sets for word in sorted(words))
    return {word: float(np.log(1 + (len(sets) + 20) / count)) for word, count in counts.items()}


def table_of(sets: Sequence[frozenset[str]], weights: dict[str, float]) -> Matrix:
    """A row for each set, a column for each weighted word: its weight where the set holds it, else 0."""
    columns = {word: at for at, word in enumerate(weights)}
    table = np.zeros((len(sets), len(columns) or 1), dtype=np.float32)
    for row, words in enumerate(sets):
        for word in words:
            if word in columns:
                table[row, columns[word]] = weights[word]
    return table


def _both(found: dict[str, Matrix], name: str, values: NDArray[np.float32]) -> None:
    found[f"{name} least"] = np.minimum(values[:, None], values[None, :])
    found[f"{name} most"] = np.maximum(values[:, None], values[None, :])


def _layout(found: dict[str, Matrix], claims: Sequence[Claim]) -> None:
    documents = {name: at for at, name in enumerate(dict.fromkeys(claim.ref.document for claim in claims))}
    document = np.array([documents[claim.ref.document] for claim in claims])
    order = np.array([claim.order for claim in claims], dtype=np.float32)
    places = np.array([claim.at for claim in claims], dtype=np.float32)
    same = (document[:, None] == document[None, :]).astype(np.float32)
    found["one article"] = same
    found["steps"] = np.where(same > 0, np.abs(order[:, None] - order[None, :]), 99.0).astype(np.float32)
    found["way"] = np.where(same > 0, np.log1p(np.abs(places[:, None] - places[None, :])), 12.0).astype(np.float32)
    days = np.array([np.nan if claim.day is None else claim.day for claim in claims], dtype=np.float32)
    apart = np.nan_to_num(np.abs(days[:, None] - days[None, :]), nan=DAYS)
    found["days"] = np.minimum(apart, 60.0).astype(np.float32)
    found["one speaker"] = _shared([frozenset(claim.parties) for claim in claims])
    found["one within the other"] = _nested(claims)


def _shared(sets: Sequence[frozenset[str]]) -> Matrix:
    """1 where two sets have a member in common."""
    table = table_of(sets, dict.fromkeys((one for members in sets for one in sorted(members)), 1.0))
    return (table @ table.T > 0).astype(np.float32)


def _nested(claims: Sequence[Claim]) -> Matrix:
    """1 where one claim is reported inside the other."""
    rows = {claim.ref: row for row, claim in enumerate(claims)}
    found = np.zeros((len(claims), len(claims)), dtype=np.float32)
    for row, claim in enumerate(claims):
        parent = rows.get(Ref(claim.ref.document, claim.parent)) if claim.parent else None
        if parent is not None:
            found[row, parent] = found[parent, row] = 1
    return found


def _quantities(found: dict[str, Matrix], claims: Sequence[Claim]) -> None:
    counted = np.array([bool(claim.quantities) for claim in claims], dtype=np.float32)
    _both(found, "figures", counted)
    holders = [at for at, claim in enumerate(claims) if claim.quantities]
    fit = np.zeros((len(claims), len(claims)), dtype=np.float32)
    equal = np.zeros_like(fit)
    for place, row in enumerate(holders):
        for column in holders[:place]:
            fits, equals = _compared(claims[row], claims[column])
            fit[row, column] = fit[column, row] = fits
            equal[row, column] = equal[column, row] = equals
    found["figures fit"], found["figures equal"] = fit, equal


def _compared(one: Claim, other: Claim) -> tuple[float, float]:
    best = max(comparable(a, b) for a in one.quantities for b in other.quantities)
    equal = any(a.low == b.low and a.high == b.high for a in one.quantities for b in other.quantities)
    return best, float(equal)


def comparable(one: Quantity, other: Quantity) -> float:
    """How far two figures can be of one thing, from -1 (another unit or thing) to 2 (the same thing counted)."""
    if one.kind != other.kind or one.unit != other.unit:
        return -1.0
    if one.role or other.role:
        if one.role == other.role:
            return 2.0
        return -1.0 if one.role and other.role else 0.5
    if one.of and other.of:
        return 2.0 if one.of & other.of else -0.5
    return 1.5 if one.unit else 0.5


def _kinds(found: dict[str, Matrix], claims: Sequence[Claim]) -> None:
    for kind, words in cues().items():
        flags = np.array([bool(words & set(claim.text.lower().split())) for claim in claims], dtype=np.float32)
        found[f"{kind} in both"] = flags[:, None] * flags[None, :]
        found[f"{kind} in one"] = np.abs(flags[:, None] - flags[None, :])
    for act in ACTS:
        _both(found, act, np.array([claim.act == act for claim in claims], dtype=np.float32))
    denied = np.array([claim.polarity == "negated" for claim in claims], dtype=np.float32)
    _both(found, "negated", denied)
    timed = np.array([bool(claim.times) for claim in claims], dtype=np.float32)
    _both(found, "times", timed)
    found["times equal"] = _shared([frozenset(time[1] for time in claim.times) for claim in claims])
    found["places equal"] = _shared([claim.places for claim in claims])
