"""What the models of stance look at: the names of a statement's features, from its cue, content and source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.stance.contents import tags
from onrecord.stance.cues import CueReading, read_cue
from onrecord.stance.lexicon import groups, wordsets
from onrecord.stance.tokens import split

if TYPE_CHECKING:
    from onrecord.record import Span

MAX_CUE = 120
MAX_GAP = 40
MAX_SOURCE = 60
_OBJECTS = ("claims", "offers")
_INDIRECT_QUESTIONS = ("form=wh", "form=whether")
_HEAD_REACH = 5
"""A rejected thing is named within so many words: "any such allegation", "the latest offer"."""


def features(text: str, source: tuple[Span, ...], cue: tuple[Span, ...], content: tuple[Span, ...]) -> list[str]:
    """Names of the features that a statement has; a name that no model knows counts for nothing."""
    reading = read_cue(_cue_words(text, cue, content)) if cue else None
    kind = _kind(reading)
    group = groups().get(kind, kind)
    words, found = tags(text, *content[0], content[-1][1])
    if len(content) > 1:
        found.add("parts")
    found.update(_places(text, cue, content))
    found.add(_source_kind(text, source))
    if reading is not None and reading.negated and len(words) > 1 and not found.isdisjoint(_INDIRECT_QUESTIONS):
        found.add("untold")
    names = ["bias", *found, *_cue_features(reading, kind, group)]
    names += [f"{tag}&{kind}" for tag in found]
    names += [f"{tag}&&{group}" for tag in found]
    if group == "denial":
        names += [f"denied={name}" for name in _OBJECTS if not wordsets()[name].isdisjoint(words[:_HEAD_REACH])]
    if words:
        names += (f"c0={words[0]}", f"c1={'_'.join(words[:2])}")
    return names


def _kind(reading: CueReading | None) -> str:
    if reading is None:
        return "nocue"
    return reading.entries[-1].kind if reading.entries else "other"


def _cue_features(reading: CueReading | None, kind: str, group: str) -> list[str]:
    names = [f"last={kind}", f"group={group}"]
    if reading is None:
        return names
    for entry in reading.entries:
        names += (f"k={entry.kind}", f"l={entry.lemma}")
    names += [f"w={word}" for word in reading.rest]
    first = reading.entries[0].kind if reading.entries else "other"
    names.append(f"first={first}")
    if len(reading.entries) > 1:
        names.append(f"pair={first}+{kind}")
    if reading.negated:
        names += ("neg", f"neg&{kind}", f"neg&&{group}")
    if not reading.entries:
        names += [f"suf={word[-3:]}" for word in reading.rest]
    return names


def _places(text: str, cue: tuple[Span, ...], content: tuple[Span, ...]) -> list[str]:
    """Where the content stands to the cue, and the last word between them."""
    if not cue:
        return []
    start, end = content[0][0], cue[-1][1]
    if start < cue[0][0]:
        return ["before"]
    if start - end > MAX_GAP:
        return ["far"]
    between = split(text[end:start])
    return [f"g={between[-1]}"] if between else []


def _source_kind(text: str, source: tuple[Span, ...]) -> str:
    if not source:
        return "s=none"
    start, end = source[0]
    words = split(text[start : min(end, start + MAX_SOURCE)])
    sets = wordsets()
    if len(words) == 1:
        return f"s={words[0]}" if words[0] in sets["pronoun"] else "s=oneword"
    if not sets["document"].isdisjoint(words):
        return "s=document"
    return "s=other" if sets["group"].isdisjoint(words) else "s=group"


def _cue_words(text: str, cue: tuple[Span, ...], content: tuple[Span, ...]) -> str:
    """The cue, with an "against" that stands between it and its content: "warned | against | a return"."""
    words = _words(text, cue)[:MAX_CUE]
    start, end = cue[-1][1], content[0][0]
    against = start < end <= start + MAX_GAP and text[start:end].strip().lower() == "against"
    return f"{words} against" if against else words


def _words(text: str, spans: tuple[Span, ...]) -> str:
    return text[slice(*spans[0])] if len(spans) == 1 else " ".join(text[start:end] for start, end in spans)
