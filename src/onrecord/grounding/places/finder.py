"""Finds the places of an article."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.grounding.places.gazetteer import Entry
from onrecord.grounding.places.mentions import Mention
from onrecord.grounding.places.place import Place, Span
from onrecord.grounding.places.reading import Reading, best_entry, holder_of, read_places

_LEAST_CHANCE = 0.5
_SHOWN = {"capital": "city", "area": "region"}


def find_places(text: str, *, source: str | None = None, speaking: Sequence[Span] = ()) -> tuple[Place, ...]:
    """Every place that an English text names, in order; nothing in the text raises an error.

    `source` is the publisher's web domain, `speaking` the spans of the sources of statements: a name that is such a
    source by itself ("Washington") is the government that speaks, not a place, and is left out.
    """
    reading = read_places(text, source)
    places = [
        _place(reading, number)
        for number in range(len(reading.mentions))
        if reading.chances[number] >= _LEAST_CHANCE
    ]
    return tuple(places)


def _place(reading: Reading, number: int) -> Place:
    tokens, mention = reading.tokens, reading.mentions[number]
    span = (tokens.starts[mention.first], tokens.end(mention.last - 1))
    text = tokens.text[span[0] : span[1]]
    name = reading.names.get(mention.key)
    entry = best_entry(name, holder_of(tokens, reading.mentions, number)) if name else None
    return _unplaced(span, text, mention) if entry is None else _placed(span, text, entry)


def _placed(span: Span, text: str, entry: Entry) -> Place:
    return Place(
        span,
        text,
        entry.name,
        entry.country or None,
        entry.latitude,
        entry.longitude,
        entry.geonames or None,
        _SHOWN.get(entry.feature, entry.feature),
    )


def _unplaced(span: Span, text: str, mention: Mention) -> Place:
    return Place(span, text, text, None, None, None, None, mention.feature)
