"""The words for a reader's eyes: who spoke, how, how sure; the same in every format made for reading."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.export.speaking import resolved

if TYPE_CHECKING:
    from onrecord.document import Document
    from onrecord.record import Part, Record, Statement

REPLACEMENT = "\ufffd"
UNNAMED = "source not named"

# A control character could steer a terminal, a bidirectional override could show one text as another,
# and a lone surrogate cannot be written as UTF-8. Each becomes one visible character, so offsets hold.
_UNSHOWABLE = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_SURROGATE = re.compile("[\ud800-\udfff]")

# Bounds of the calibrated probability that a statement was read right.
_CONFIDENCE_WORDS = ((0.9, "very likely right"), (0.7, "likely right"), (0.5, "uncertain"), (0.0, "doubtful"))


def showable(text: str) -> str:
    """The text, code point for code point, with what must not reach a reader's screen replaced by U+FFFD."""
    return _UNSHOWABLE.sub(REPLACEMENT, text)


def encodable(text: str) -> str:
    """The text, code point for code point, with lone surrogates replaced by U+FFFD."""
    return _SURROGATE.sub(REPLACEMENT, text)


def one_line(text: str) -> str:
    """The text on one line: every run of white space is one space, and only showable characters."""
    return showable(" ".join(text.split()))


def who(statement: Statement) -> str:
    """The source in its own words, and in parentheses the names that they stand for."""
    words = one_line(statement.source.text) if statement.source else UNNAMED
    names = [one_line(speaker.name) for speaker in statement.speakers if speaker.name]
    fuller = [name for name in names if name.casefold() not in words.casefold()]
    return f"{words} ({'; '.join(fuller)})" if fuller else words


def who_is(statement: Statement) -> str:
    """The source in its own words, and who that is: "the soldier → Mark Milley, description (General, US)"."""
    words = one_line(statement.source.text) if statement.source else UNNAMED
    told = one_line(resolved(statement))
    return f"{words} {told}" if told else words


def how(statement: Statement) -> str:
    """The cue in its own words; empty where the text has none."""
    return one_line(statement.cue.text) if statement.cue else ""


def what(record: Record, statement: Statement) -> str:
    """The content in its own words, its pieces joined by an ellipsis."""
    return one_line(pieces(record.document, statement.content))


def pieces(document: Document, part: Part) -> str:
    """The words under a part's spans, joined by an ellipsis where the text between them is left out."""
    return " … ".join(document.text[start:end] for start, end in part.spans)


def percent(probability: float) -> str:
    """A probability as a percentage that never claims more than was meant: 0.998 is '>99%', not '100%'."""
    rounded = round(probability * 100)
    if rounded >= 100 and probability < 1:
        return ">99%"
    return "<1%" if rounded <= 0 and probability > 0 else f"{rounded}%"


def confidence_words(probability: float) -> str:
    """A calibrated confidence in words."""
    return next((words for bound, words in _CONFIDENCE_WORDS if probability >= bound), "doubtful")


def heading(document: Document) -> str:
    """What an article is called: its title, or the last part of its id (a file's name) where it has none."""
    return one_line(document.title or "") or one_line(document.id.rstrip("/").rpartition("/")[2]) or "Untitled article"


def published_day(document: Document) -> str:
    """When an article appeared, cut to the day; empty where that is not known."""
    return one_line(document.published.value)[:10] if document.published else ""


def counted(number: int, noun: str) -> str:
    """A number with its noun: '1 statement', '3 statements'."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
