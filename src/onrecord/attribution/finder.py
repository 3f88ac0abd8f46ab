"""The finder: an article's words in, its attributed statements as character spans out."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

import numpy as np

from onrecord.attribution.confidence import confidence
from onrecord.attribution.decode import FloatArray, Found, IntArray, Run, runs_of, sureness, viterbi, with_one_source
from onrecord.attribution.edges import MARKS, trim
from onrecord.attribution.interrupted import with_what_goes_on
from onrecord.attribution.labels import OUTSIDE
from onrecord.attribution.nesting import with_parents
from onrecord.attribution.network import Encoded, Network
from onrecord.attribution.quotation import quotation_kind
from onrecord.attribution.surecues import LEAST, sure_anchors
from onrecord.attribution.windows import Window, cut_windows
from onrecord.language.words import QUOTE_STATES, Words, split_words
from onrecord.record import Quotation, Span

Spans = tuple[Span, ...]
Roles = dict[str, list[Run]]
Mapper = Callable[[Callable[[Window], "_Seen | None"], list[Window]], Iterable["_Seen | None"]]
OUTER, CUELESS, NESTED, QUOTED = range(4)
OPENING = QUOTE_STATES.index("opening mark")
FLOOR = 0.1
"""Anchors less likely than this are not looked at; several of them may still make one likely statement."""
ALIKE = 0.5
MOST = 0.999
LONGEST_NAME = 8
BORROWED = 0.8
"""Share of its words from which a content part is the same as another."""
REACH = 48
"""Words looked at on either side of an anchor at first; a statement that comes to this edge is read again in full."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """One statement's spans in the text. `parent` is the index, in the same list, of the statement that reports it."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    quotation: Quotation
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
    found = without_borrowed(believable(pooled(candidates(words, network, mapper)), network.settings.limits))
    return assemble(text, words, found, network.settings.calibration)


def candidates(words: Words, network: Network, mapper: Mapper = map) -> list[Found]:
    """The statement of every anchor that is at all likely, in word positions of the article."""
    sure = sure_anchors(words)
    looks = mapper(lambda window: _look(words, window, network, sure), cut_windows(words))
    seen = [look for look in looks if look]
    found = _decoded(words, seen, network, REACH)
    return [one for look, ones in zip(seen, found, strict=True) for one in ones]


def _look(words: Words, window: Window, network: Network, sure: IntArray) -> _Seen | None:
    encoded = network.encode(words, window)
    inside = sure[(sure >= window.first) & (sure < window.last)] - window.first
    encoded.anchors[inside, OUTER] = np.maximum(encoded.anchors[inside, OUTER], LEAST)
    anchors = np.flatnonzero(encoded.anchors.max(axis=1) >= FLOOR)
    if not len(anchors):
        return None
    likely = encoded.anchors[anchors]
    channels = (likely / np.array(network.settings.limits[:3], dtype=np.float32)).argmax(axis=1)
    # A word is an outermost or a nested statement's anchor, never both: together they tell that it is one.
    believed = np.where(channels == CUELESS, likely[:, CUELESS], likely[:, OUTER] + likely[:, NESTED])
    return _Seen(window, encoded, anchors, channels, believed)


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
        _found(words, look, index, runs_of(labels[index]), int(firsts[index]), sure[index])
        for index in np.flatnonzero(~cut).tolist()
    ]
    if cut.any():
        again = _Seen(look.window, look.encoded, look.anchors[cut], look.channels[cut], look.believed[cut])
        (full,) = _decoded(words, [again], network, size)
        found.extend(full)
    return [one for one in found if "content" in one.roles and ("cue" in one.roles or one.cueless)]


def _found(words: Words, look: _Seen, index: int, runs: dict[str, list[Run]], first: int, sure: FloatArray) -> Found:
    shift = look.window.first + first
    roles = {role: [(first + shift, last + shift) for first, last in spans] for role, spans in runs.items()}
    if "content" in roles:
        roles = _with_name_before_colon(words, roles)
        roles["content"] = with_what_goes_on(words, _without_bare_tail(words, roles["content"]))
    return Found(
        anchor=int(look.anchors[index]) + look.window.first,
        nested=bool(look.channels[index] == NESTED),
        cueless=bool(look.channels[index] == CUELESS),
        quoted=all(words.quotes[first:last].all() for first, last in roles.get("content", [])),
        probability=float(look.believed[index]),
        roles=roles,
        sureness=(float(sure[0]), float(sure[1]), float(sure[2])),
    )


def _with_name_before_colon(words: Words, roles: Roles) -> Roles:
    """In "REIL: Let me start" what stands before the colon says who speaks, and is no part of what is said."""
    (first, last), *more = roles.get("cue", [(0, 0)])
    named = [part for part in roles["content"] if part[1] == first]
    said = [part for part in roles["content"] if part[0] >= last]
    if more or "source" in roles or not named or not said or words.text[words.starts[first]] != ":":
        return roles
    begin, end = named[0]
    begin += int(words.quotes[begin] == OPENING)
    return roles | {"source": [(begin, end)], "content": said} if begin < end <= begin + LONGEST_NAME else roles


def _without_bare_tail(words: Words, parts: list[Run]) -> list[Run]:
    """Content parts without those after a whole quotation that hold no quoted word: there the reporter goes on.

    A part with a mark of its own at the end stays: that is a quotation whose opening mark went astray.
    """
    first, last = parts[0]
    if words.quotes[first] != OPENING or not words.quotes[first:last].all():
        return parts
    return [part for part in parts if words.quotes[slice(*part)].any() or _ends_with_mark(words, part)]


def _ends_with_mark(words: Words, part: Run) -> bool:
    return words.text[words.ends[part[1] - 1] - 1] in MARKS


def pooled(found: list[Found]) -> list[Found]:
    """Of statements that claim the same cue word (the same content word, where they have no cue) only the likeliest.

    "Said" and "said in July" are two ways to draw one cue: where the contents agree, the one that stays
    takes the other's probability too, since only one of them can be right.
    """
    kept: list[Found] = []
    holder: dict[tuple[str, int], int] = {}
    for one in sorted(found, key=lambda f: -f.probability):
        claims = _claims(one)
        rival = next((holder[claim] for claim in claims if claim in holder), None)
        if rival is None:
            holder.update(dict.fromkeys(claims, len(kept)))
            kept.append(one)
        elif _agree(one, kept[rival]):
            together = min(MOST, kept[rival].probability + one.probability)
            kept[rival] = replace(kept[rival], probability=together)
    return sorted(kept, key=lambda f: f.anchor)


def without_borrowed(found: list[Found]) -> list[Found]:
    """Contents in several parts lose a part that another outermost statement holds too, its anchor being nearer.

    Two quotations in a row, each with its cue, would else both count as said by the first speaker.
    """
    outer = [(part, one) for one in found if not one.nested for part in one.roles.get("content", [])]
    return [_own_parts(one, outer) for one in found]


def _own_parts(one: Found, outer: list[tuple[Run, Found]]) -> Found:
    parts = one.roles.get("content", [])
    if len(parts) < 2 or one.nested:
        return one
    own = [part for part in parts if not any(_nearer_to(other, theirs, part, one) for theirs, other in outer)]
    return replace(one, roles=one.roles | {"content": own}) if own and len(own) < len(parts) else one


def _nearer_to(other: Found, theirs: Run, part: Run, one: Found) -> bool:
    """Whether another statement holds the same part, and its anchor stands nearer."""
    overlaps = part[0] < theirs[1] and theirs[0] < part[1]
    return overlaps and _shared(part, theirs) >= BORROWED and _apart(other.anchor, part) < _apart(one.anchor, part)


def _shared(part: Run, other: Run) -> float:
    return max(0, min(part[1], other[1]) - max(part[0], other[0])) / max(part[1] - part[0], other[1] - other[0])


def _apart(anchor: int, part: Run) -> int:
    return max(part[0] - anchor, anchor - part[1] + 1, 0)


def _claims(one: Found) -> list[tuple[str, int]]:
    role = "cue" if "cue" in one.roles else "content"
    return [(role, word) for first, last in one.roles[role] for word in range(first, last)]


def _agree(one: Found, other: Found) -> bool:
    mine, theirs = ({word for run in f.roles["content"] for word in range(*run)} for f in (one, other))
    return 2 * len(mine & theirs) >= ALIKE * (len(mine) + len(theirs))


def believable(found: list[Found], limits: tuple[float, float, float, float]) -> list[Found]:
    """Those whose probability reaches the limit of their kind: outermost, without a cue, nested, quoted outermost."""
    return [one for one in found if one.probability >= limits[_kind(one)]]


def _kind(one: Found) -> int:
    if one.nested:
        return NESTED
    if one.cueless:
        return CUELESS
    return QUOTED if one.quoted else OUTER


def assemble(text: str, words: Words, found: list[Found], calibration: tuple[float, ...]) -> list[Attribution]:
    """Words to characters, edges mended, nested statements under their parents, in order of their first character."""
    attributions = [
        (one, drawn) for one in found if (drawn := _drawn(text, words, one, confidence(one, calibration))).content
    ]
    attributions.sort(key=lambda pair: (_first(pair[1]), pair[0].anchor))
    parents = with_parents([(drawn.cue, drawn.content) for _, drawn in attributions])
    return [replace(a, parent=parent) for (_, a), parent in zip(attributions, parents, strict=True)]


def _drawn(text: str, words: Words, one: Found, sure: float) -> Attribution:
    source, cue, content = (trim(text, words, one.roles.get(role, []), role) for role in ("source", "cue", "content"))
    return Attribution(source, cue, content, quotation_kind(content, words.stretches), None, sure)


def _first(attribution: Attribution) -> int:
    return min(start for part in (attribution.source, attribution.cue, attribution.content) for start, _ in part)
