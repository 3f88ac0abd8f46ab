"""Finds the places of an article: what its names mean, less those that are no places where they stand."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.grounding.places.gazetteer import Entry
from onrecord.grounding.places.lexicon import given_names, not_places
from onrecord.grounding.places.mentions import Mention
from onrecord.grounding.places.metonyms import Speakers, acts, rules
from onrecord.grounding.places.reading import Reading, best_entry, holder_of, read_places
from onrecord.values import Place, Span

_LEAST_CHANCE = 0.5
_SHOWN = {"capital": "city", "area": "region"}
_LOCATING = frozenset("in at near outside inside from to around into beneath under".split())


def find_places(text: str, *, source: str | None = None, speaking: Sequence[Span] = ()) -> tuple[Place, ...]:
    """Every place that an English text names, in order; nothing in the text raises an error.

    `source` is the publisher's web domain, `speaking` the spans of the sources of statements (code points): a name
    that is such a source by itself ("Washington") is the government that speaks, not a place, and is left out.
    """
    reading = read_places(text, source)
    speakers = Speakers(reading.tokens, reading.mentions, speaking)
    places: list[Place] = []
    for number, mention in enumerate(reading.mentions):
        entry = _entry(reading, number)
        if not speakers.include(mention) and _is_place(reading, number, entry):
            places.append(_place(reading, mention, entry))
    return tuple(places)


def _entry(reading: Reading, number: int) -> Entry | None:
    name = reading.names.get(reading.keys[number])
    return best_entry(name, holder_of(reading.tokens, reading.mentions, number)) if name else None


def _is_place(reading: Reading, number: int, entry: Entry | None) -> bool:
    mention = reading.mentions[number]
    if mention.key in not_places():
        return False
    if entry is not None and entry.feature == "building":
        return _is_located(reading, mention)
    if reading.chances[number] < _LEAST_CHANCE:
        return False
    return entry is None or mention.kind == "adjective" or not _is_metonym(reading, mention, entry)


def _is_metonym(reading: Reading, mention: Mention, entry: Entry) -> bool:
    """Whether a state speaks, or a capital that stands for its government speaks or acts."""
    if entry.feature == "capital" and acts(reading.tokens, mention):
        return True
    return entry.feature in ("country", "capital") and rules(reading.tokens, mention)


def _is_located(reading: Reading, mention: Mention) -> bool:
    """Whether something happens at a building ("at the Pentagon"), which else is who works there.

    A caption may name its photographer right after ("at the Pentagon Susan Walsh"); "at the Pentagon City" goes on.
    """
    tokens = reading.tokens
    before = mention.first - 2 if tokens.key(mention.first - 1) == "the" else mention.first - 1
    is_longer_name = tokens.is_capital(mention.last) and tokens.key(mention.last) not in given_names()
    return tokens.key(before) in _LOCATING and not is_longer_name


def _place(reading: Reading, mention: Mention, entry: Entry | None) -> Place:
    tokens = reading.tokens
    span = (tokens.starts[mention.first], tokens.end(mention.last - 1))
    text = tokens.text[span[0] : span[1]]
    if entry is None:
        return Place(span, text, text, None, None, None, None, mention.feature)
    feature = _SHOWN.get(entry.feature, entry.feature)
    return Place(
        span=span,
        text=text,
        name=entry.name,
        country=entry.country or None,
        lat=entry.latitude,
        lon=entry.longitude,
        geonames=entry.geonames or None,
        feature=feature,
    )
