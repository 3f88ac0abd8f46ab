"""Direct, indirect or mixed, told for gold by the plainest of rules.

An evaluation must not lean on the code that it measures: so gold is sorted by double quotation marks
alone, read paragraph by paragraph, and not by the package's own reader of quotation marks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.evaluation.tokens import Tokens, TokenSet
    from onrecord.record import Quotation

KINDS: tuple[Quotation, ...] = ("direct", "indirect", "mixed")


def quoted_places(text: str) -> bytearray:
    """One byte a character: 1 inside double marks. A straight mark turns the state, a new line ends it."""
    places = bytearray(len(text))
    inside = False
    for at, character in enumerate(text):
        if character == "\n" or character == "”":
            inside = False
        elif character == "“":
            inside = True
        elif character == '"':
            inside = not inside
        else:
            places[at] = inside
    return places


def kind_of(content: TokenSet, tokens: Tokens, quoted: bytearray) -> Quotation:
    """The kind of a gold content, by its words' first characters."""
    inside = sum(quoted[tokens.place(token)] for token in content)
    if not inside:
        return "indirect"
    return "direct" if inside == len(content) else "mixed"
