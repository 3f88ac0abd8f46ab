"""The values of numbers written in digits, with the separators of several countries."""

from __future__ import annotations

import re
from decimal import Decimal

_PLAIN = re.compile(r"[0-9]{1,15}")
_GROUPED = re.compile(r"[0-9]{1,3}(?:,[0-9]{2,3})*,[0-9]{3}(?:\.[0-9]{1,9})?")
_DECIMAL = re.compile(r"[0-9]{1,15}\.[0-9]{1,15}")
_CONTINENTAL = re.compile(r"[0-9]{1,3}(?:(?:\.[0-9]{3}){2,3}|\.000)")
_THIN_SPACES = re.compile(r"[\u00a0\u2009\u202f]")
_DECIMAL_COMMA = re.compile(r"[0-9]{1,3},[0-9]{1,2}")
GLYPHS = dict(
    zip("½¼¾⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞", "1/2 1/4 3/4 1/3 2/3 1/5 2/5 3/5 4/5 1/6 5/6 1/8 3/8 5/8 7/8".split(), strict=True)
)


def digits_value(written: str) -> Decimal | None:
    """The value of digits with their separators, or None where they are no number ("192.168.1.2")."""
    written = _THIN_SPACES.sub("", written)
    if _PLAIN.fullmatch(written) or (_DECIMAL.fullmatch(written) and not _CONTINENTAL.fullmatch(written)):
        return Decimal(written)
    if _GROUPED.fullmatch(written):
        return Decimal(written.replace(",", ""))
    if _CONTINENTAL.fullmatch(written):
        return Decimal(written.replace(".", ""))
    if _DECIMAL_COMMA.fullmatch(written):
        return Decimal(written.replace(",", "."))
    return None


def glyph_value(written: str) -> Decimal:
    """The value of a fraction written as one character."""
    upper, _, lower = GLYPHS[written].partition("/")
    return Decimal(upper) / Decimal(lower)
