"""The finder: an article's words in, its attributed statements as character spans out."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from onrecord.attribution.confidence import confidence
from onrecord.attribution.decode import FloatArray, Found, IntArray, runs_of, sureness, viterbi
from onrecord.attribution.edges import trim
from onrecord.attribution.nesting import with_parents
from onrecord.attribution.network import Encoded, Network
from onrecord.attribution.windows import Window, cut_windows
from onrecord.language.words import Words, split_words
from onrecord.record import Span

OUTER, CUELESS, NESTED = range(3)


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
    """A window's anchors that are worth a look: positions, channels and probabilities, shape (K,), and role scores."""

    window: Window
    anchors: IntArray
    channels: IntArray
    believed: FloatArray
    scores: FloatArray


def find(text: str, network: Network) -> list[Attribution]:
    """All attributed statements of a text, outermost and nested, in order of their first word."""
    words = split_words(text, network.tokenizer)
    return assemble(text, words, decode_all(look(words, network), network), network.settings.calibration)


def look(words: Words, network: Network) -> list[_Seen]:
    """Run the network over an article; windows without a believable anchor are left out."""
    seen = []
    for window in cut_windows(words):
        encoded = network.encode(words, window)
        anchors, channels = _anchors(encoded, network)
        if len(anchors):
            scores = network.roles(encoded, words, window, anchors, (channels == CUELESS).astype(np.int64))
            seen.append(_Seen(window, anchors, channels, encoded.anchors[anchors, channels], scores))
    return seen


def _anchors(encoded: Encoded, network: Network) -> tuple[IntArray, IntArray]:
    """Words whose best channel passes that channel's threshold, and that channel."""
    settings = network.settings
    over = encoded.anchors / np.array([settings.threshold, settings.cueless_threshold, settings.nested_threshold], dtype=np.float32)
    best = over.argmax(axis=1)
    anchors = np.flatnonzero(over[np.arange(len(over)), best] >= 1.0)
    return anchors, best[anchors]


def decode_all(seen: list[_Seen], network: Network) -> list[Found]:
    """The best role of every word for every anchor of an article, in word positions of the article."""
    if not seen:
        return []
    width = max(part.scores.shape[1] for part in seen)
    scores = np.concatenate([np.pad(part.scores, ((0, 0), (0, width - part.scores.shape[1]), (0, 0))) for part in seen])
    lengths = np.concatenate([np.full(len(part.anchors), part.scores.shape[1]) for part in seen])
    labels = viterbi(scores, lengths, network.settings.steps, network.settings.start)
    found: list[Found] = []
    row = 0
    for part in seen:
        for anchor, channel, believed in zip(part.anchors, part.channels, part.believed, strict=True):
            runs = runs_of(labels[row])
            sure = sureness(scores[row], labels[row], int(lengths[row]))
            row += 1
            if "content" in runs and ("cue" in runs or channel == CUELESS):
                shifted = {role: [(a + part.window.first, b + part.window.first) for a, b in spans] for role, spans in runs.items()}
                found.append(Found(int(anchor) + part.window.first, channel == NESTED, float(believed), shifted, sure))
    return _without_doubles(found)


def _without_doubles(found: list[Found]) -> list[Found]:
    """Of statements that claim the same cue word, the likeliest; likewise of those with one and the same content and no cue."""
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
