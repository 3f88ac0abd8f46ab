"""What a statement's words mean: times, figures and places inside its content, as 'words → value'."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from onrecord.export.value_words import amount
from onrecord.export.wording import one_line

if TYPE_CHECKING:
    from onrecord.record import Record, Statement


@dataclass(frozen=True, slots=True)
class Value:
    """One expression: what it is ('time', 'figure', 'place'), its words, and what they stand for."""

    kind: str
    words: str
    meaning: str


class Values:
    """The values of one article, found by where they stand."""

    def __init__(self, record: Record) -> None:
        kinds: tuple[tuple[str, tuple[Any, ...], Callable[[Any], str]], ...] = (
            ("time", record.times, time_words),
            ("figure", record.figures, amount),
            ("place", record.places, place_words),
        )
        found = [(one.span[0], one.span[1], kind, one, say) for kind, ones, say in kinds for one in ones]
        self._found = sorted(found, key=lambda entry: entry[:2])
        self._starts = [entry[0] for entry in self._found]

    def within(self, statement: Statement) -> tuple[Value, ...]:
        """The values inside a statement's content, in the order of the text."""
        return tuple(
            Value(kind, one_line(one.text), say(one))
            for first, last in statement.content.spans
            for _, end, kind, one, say in self._found[
                bisect_left(self._starts, first) : bisect_left(self._starts, last)
            ]
            if end <= last
        )


def time_words(time: Any) -> str:  # noqa: ANN401 - a Time
    """A time's value, with its bounds where they say more."""
    begin, end = getattr(time, "begin", None), getattr(time, "end", None)
    if begin and end and begin != end and time.type != "DURATION":
        return f"{begin} to {end}"
    return str(begin or time.value)


def place_words(place: Any) -> str:  # noqa: ANN401 - a Place
    """A place's usual name, country and what it is."""
    parts: Sequence[str | None] = (place.name, place.country, place.feature)
    return ", ".join(dict.fromkeys(one_line(part) for part in parts if part))
