"""The gazetteer: names of places and what is known of each, read in place from one file of the package.

The file is mapped, not loaded: opening it takes a millisecond, and memory holds only the pages that were asked for.
"""

from __future__ import annotations

import mmap
import struct
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple

from onrecord.errors import ModelError
from onrecord.grounding.places.layout import DEGREE, FEATURES, FURTHER_NAME, MAGIC, SECTIONS, slot_of


class Entry(NamedTuple):
    """One place of the gazetteer.

    `people` is 8 times log2(1 + inhabitants); `holders` are the numbers of what it lies in, from the nearest to the
    continent, `levels` their features.
    """

    number: int
    geonames: int
    name: str
    feature: str
    country: str
    latitude: float
    longitude: float
    people: int
    holders: tuple[int, ...]
    levels: tuple[str, ...]


class Meaning(NamedTuple):
    """One place that a name can mean; `further` where the name is not the one the place goes by."""

    number: int
    further: bool


class Names(NamedTuple):
    """What a name can mean, and the flags of `layout` that say what else it is."""

    flags: int
    meanings: tuple[Meaning, ...]


class Gazetteer:
    """Read-only table over the bytes of one file; `of` and `entry` may be called from many threads."""

    def __init__(self, raw: bytes | mmap.mmap) -> None:
        view = memoryview(raw)
        head = len(MAGIC) + 4 * len(SECTIONS)
        if bytes(view[: len(MAGIC)]) != MAGIC or len(view) < head:
            raise ModelError("The gazetteer of places is damaged: install the package again.")
        at = head
        parts: dict[str, Any] = {}
        for (name, kind), length in zip(
            SECTIONS, struct.unpack_from(f"<{len(SECTIONS)}I", view, len(MAGIC)), strict=True
        ):
            parts[name] = view[at : at + length].cast(kind)  # type: ignore[call-overload]
            at += length + -length % 4
        if at > len(view):
            raise ModelError("The gazetteer of places is cut short: install the package again.")
        self._parts = parts
        self._slots, self._records, self._raw = parts["slots"], parts["records"], raw
        self.names = lru_cache(maxsize=20_000)(self._names)
        self.entry = lru_cache(maxsize=20_000)(self._entry)

    def _names(self, key: str) -> Names | None:
        """What a key (of `name_key`, or with one of the marks of short forms) can mean, or None."""
        coded = key.encode("utf-8", "ignore")
        length = len(coded)
        if not 0 < length < 64:
            return None
        last = len(self._slots) - 1
        slot = slot_of(coded, last + 1)
        while at := self._slots[slot]:
            if self._records[at - 1] == length and self._records[at : at + length] == coded:
                return self._meanings(at + length)
            slot = (slot + 1) & last
        return None

    def _meanings(self, at: int) -> Names:
        flags, count = self._records[at], self._records[at + 1]
        packed = struct.unpack_from(f"<{count}I", self._records, at + 2)
        return Names(flags, tuple(Meaning(each & ~FURTHER_NAME, each >= FURTHER_NAME) for each in packed))

    def _entry(self, number: int) -> Entry:
        parts = self._parts
        holders: list[int] = []
        at = number
        while (holder := parts["parents"][at]) != at and len(holders) < 8:
            holders.append(holder)
            at = holder
        start = parts["labels"][number]
        code = 2 * parts["countries"][number]
        return Entry(
            number,
            parts["ids"][number],
            bytes(parts["letters"][start + 1 : start + 1 + parts["letters"][start]]).decode(),
            FEATURES[parts["features"][number]],
            bytes(parts["codes"][code : code + 2]).decode().strip(),
            parts["latitudes"][number] / DEGREE,
            parts["longitudes"][number] / DEGREE,
            parts["people"][number],
            tuple(holders),
            tuple(FEATURES[parts["features"][holder]] for holder in holders),
        )


@cache
def gazetteer() -> Gazetteer:
    """The gazetteer that ships with the package. Raises ModelError when its file is missing or damaged."""
    source = files("onrecord.grounding.places").joinpath("data", "gazetteer.bin")
    try:
        if isinstance(source, Path):
            with source.open("rb") as file:
                return Gazetteer(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
        return Gazetteer(source.read_bytes())
    except (OSError, ValueError) as error:
        raise ModelError(f"The gazetteer of places cannot be read ({error}): install the package again.") from error
