"""The finder: an article's words in, its attributed statements as character spans out."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

import numpy as np

from onrecord.attribution.confidence import confidence
from onrecord.attribution.decode import FloatArray, Found, IntArray, Run, runs_of, sureness, viterbi, with_one_source
from onrecord.attribution.edges import trim
from onrecord.attribution.labels import OUTSIDE
from onrecord.attribution.nesting import with_parents
from onrecord.attribution.network import Encoded, Network
from onrecord.attribution.windows import Window, cut_windows
from onrecord.language.words import Words, split_words
from onrecord.record import Span

Mapper = Callable[[Callable[[Window], "_Seen | None"], list[Window]], Iterable["_Seen | None"]]
OUTER, CUELESS, NESTED = range(3)
REACH = 64
"""Words looked at on either side of an anchor at first; a statement that comes to this edge is read again in full."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """One statement's spans in the text. `parent` is the index, in the same list, of the statement that reports it."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    parent: int | None
    confidence: float


@dataclass(frozen=True, slots=True)
class _Seen:
    """A window's anchors that are worth a look: positions in the window, channels and probabilities, shape (K,)."""

    window: Window
    encoded: Encoded
    anchors: IntArray
    channels: IntArray
    believed: FloatArray


def find(text: str, network: Network, mapper: Mapper = map) -> list[Attribution]:
    """All attributed statements of a text, outermost and nested, in order of their first word.

    `mapper` runs the network over the text's windows: `map`, or the `map` of a pool of threads.
    """
    words = split_words(text, network.tokenizer)
    return assemble(text, words, without_doubles(candidates(words, network, mapper)), network.settings.calibration)


def candidates(words: Words, network: Network, mapper: Mapper = map) -> list[Found]:
    """The statement of every anchor that passes its threshold, in word positions of the article."""
    looks = mapper(lambda window: _look(words, window, network), cut_windows(words))
    seen = [look for look in looks if look]
    found = _decoded(words, seen, network, REACH)
    return [one for look, ones in zip(seen, found, strict=True) for one in ones]


def _look(words: Words, window: Window, network: Network) -> _Seen | None:
    encoded = network.encode(words, window)
    settings = network.settings
    limits = np.array([settings.threshold, settings.cueless_threshold, settings.nested_threshold], dtype=np.float32)
    over = encoded.anchors / limits
    anchors = np.flatnonzero(over.max(axis=1) >= 1.0)
    channels = over[anchors].argmax(axis=1)
    if not len(anchors):
        return None
    return _Seen(window, encoded, anchors, channels, encoded.anchors[anchors, channels])


def _decoded(words: Words, seen: list[_Seen], network: Network, reach: int) -> list[list[Found]]:
    """The best role of every word for every anchor; one dynamic programme for all windows of an article."""
    if not seen:
        return []
    read = [
        network.roles(s.encoded, words, s.window, s.anchors, (s.channels == CUELESS).astype(np.int64), reach)
        for s in seen
    ]
    width = max(scores.shape[1] for scores, _ in read)
    scores = np.concatenate([np.pad(part, ((0, 0), (0, width - part.shape[1]), (0, 0))) for part, _ in read])
    lengths = np.concatenate([np.full(len(firsts), part.shape[1]) for part, firsts in read])
    labels = with_one_source(viterbi(scores, lengths, network.settings.steps, network.settings.start), scores)
    sure = sureness(scores, labels)
    found: list[list[Found]] = []
    row = 0
    for look, (_, firsts) in zip(seen, read, strict=True):
        rows = slice(row, row + len(firsts))
        row += len(firsts)
        found.append(_of_window(words, look, firsts, lengths[rows], labels[rows], sure[rows], network))
    return found


def _of_window(
    words: Words,
    look: _Seen,
    firsts: IntArray,
    lengths: IntArray,
    labels: IntArray,
    sure: FloatArray,
    network: Network,
) -> list[Found]:
    size = look.window.last - look.window.first
    cut = ((labels[:, 0] != OUTSIDE) & (firsts > 0)) | (
        (labels[np.arange(len(firsts)), lengths - 1] != OUTSIDE) & (firsts + lengths < size)
    )
    found = [
        _found(look, index, runs_of(labels[index]), int(firsts[index]), sure[index])
        for index in np.flatnonzero(~cut).tolist()
    ]
    if cut.any():
        again = _Seen(look.window, look.encoded, look.anchors[cut], look.channels[cut], look.believed[cut])
        (full,) = _decoded(words, [again], network, size)
        found.extend(full)
    return [one for one in found if "content" in one.roles and ("cue" in one.roles or one.cueless)]


def _found(look: _Seen, index: int, runs: dict[str, list[Run]], first: int, sure: FloatArray) -> Found:
    shift = look.window.first + first
    return Found(
        anchor=int(look.anchors[index]) + look.window.first,
        nested=bool(look.channels[index] == NESTED),
        cueless=bool(look.channels[index] == CUELESS),
        probability=float(look.believed[index]),
        roles={role: [(first + shift, last + shift) for first, last in spans] for role, spans in runs.items()},
        sureness=(float(sure[0]), float(sure[1]), float(sure[2])),
    )


def without_doubles(found: list[Found]) -> list[Found]:
    """Of statements that claim the same cue word the likeliest; likewise of those without a cue that share content."""
    kept: list[Found] = []
    taken: set[tuple[str, int]] = set()
    for one in sorted(found, key=lambda f: -f.probability):
        key = "cue" if "cue" in one.roles else "content"
        claims = {(key, word) for a, b in one.roles[key] for word in range(a, b)}
        if not claims & taken:
            taken |= claims
            kept.append(one)
    return sorted(kept, key=lambda f: f.anchor)


def assemble(text: str, words: Words, found: list[Found], calibration: tuple[float, ...]) -> list[Attribution]:
    """Words to characters, edges mended, nested statements under their parents, in order of their first character."""
    attributions = []
    for one in found:
        spans = {role: trim(text, words, one.roles.get(role, []), role) for role in ("source", "cue", "content")}
        if spans["content"]:
            attributions.append(
                (one, Attribution(spans["source"], spans["cue"], spans["content"], None, confidence(one, calibration)))
            )
    attributions.sort(key=lambda pair: (_first(pair[1]), pair[0].anchor))
    parents = with_parents([(one.nested, a.cue, a.content) for one, a in attributions])
    return [replace(a, parent=parent) for (_, a), parent in zip(attributions, parents, strict=True)]


def _first(attribution: Attribution) -> int:
    return min(start for part in (attribution.source, attribution.cue, attribution.content) for start, _ in part)
