"""How the shipped gazetteer lies in its file: written by the builder, read in place by the gazetteer.

magic, then the lengths of all sections (unsigned 32 bit, little-endian), then the sections, each padded to 4 bytes:
ids         GeoNames id of each entry, 0 for none            (I)
latitudes   hundred-thousandths of a degree                  (i)
longitudes  likewise                                         (i)
parents     the entry that holds this one; itself at the top (I)
labels      where the entry's own name lies in `letters`     (I)
people      8 times log2(1 + population), at most 255        (B)
features    index into FEATURES                              (B)
countries   index into `codes`, two letters each             (B)
codes       ISO 3166-1 alpha-2, "  " for none
letters     names in UTF-8, each after its length in a byte
slots       hash table: 1 + where a key's record lies, 0 for an empty slot (I)
records     key (after its length in a byte), flags, number of entries, then 4 bytes an entry;
the top bit of an entry says that the key is one of its further names
"""

from __future__ import annotations

from zlib import crc32

MAGIC = b"ONPLACE1"
SECTIONS = (
    ("ids", "I"), ("latitudes", "i"), ("longitudes", "i"), ("parents", "I"), ("labels", "I"), ("people", "B"),
    ("features", "B"), ("countries", "B"), ("codes", "B"), ("letters", "B"), ("slots", "I"), ("records", "B"),
)  # fmt: skip
DEGREE = 100_000
FURTHER_NAME = 1 << 31

FEATURES = (
    "country", "region", "county", "city", "capital", "continent", "area", "sea", "river", "lake", "mountain", "desert",
    "island", "park", "building",
)  # fmt: skip
"""Kinds of entries. The record shows a capital as a city, and an area (a region that is no division) as a region."""

WORD, GIVEN_NAME, SURNAME = 1, 2, 4
"""Flags of a key: an English word, a given name, a surname of many."""


def slot_of(key: bytes, slots: int) -> int:
    """Where the search for a key begins, in a table whose size is a power of two."""
    return crc32(key) & (slots - 1)
