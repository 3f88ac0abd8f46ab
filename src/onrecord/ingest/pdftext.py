"""From the lines of pages to paragraphs: running heads dropped, lines joined, words put together that a line end split.

What ends a paragraph is told by the gap to the next line, an indent, another size of type, or a short last line.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

_RUNNING_PAGES = 3
_NUMBER = re.compile(
    r"(?:[-–—(\[]? ?)?(?:page |p\. ?|seite )?[0-9]{1,4}(?: ?(?:of|/|von) ?[0-9]{1,4})?(?: ?[-–—)\]])?", re.IGNORECASE
)
_PRINTED = re.compile(
    r"[0-9]{1,2}/[0-9]{1,2}/[0-9]{2,4}, [0-9]{1,2}:[0-9]{2}(?: [AP]M)?\b.*|(?:https?|file)://\S+(?: [0-9]+/[0-9]+)?"
)
"""What browsers print above and below a page: the moment and the title, the address and the page's number."""

_ENDS = re.compile(r"[.!?:;][\"'”’»)\]]*$")
_BULLET = re.compile(r"(?:[•◦▪●■–—*-]|\(?[0-9]{1,2}[.)]|\(?[a-z]\))\s")
_SPLIT = re.compile(r"(\w+)[-\u00ad\u2010]$")
_START = re.compile(r"^(\w+)")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page: its text, where it starts (points from the lower left), and its size of type."""

    text: str
    x: float = 0.0
    y: float = 0.0
    size: float = 0.0


def joined_pages(pages: Sequence[Sequence[Line]]) -> str:
    """The text of a file's pages, paragraphs with a blank line between them."""
    lines = [line for page in _without_running_lines(pages) for line in page]
    if not lines:
        return ""
    width = _usual_width(lines)
    gap = _usual_gap(lines)
    words = Counter(word.lower() for line in lines for word in re.findall(r"\w+(?:[-\u2010]\w+)*", line.text))
    paragraphs: list[str] = [lines[0].text]
    for before, line in zip(lines, lines[1:], strict=False):
        if _ends_paragraph(before, line, width, gap):
            paragraphs.append(line.text)
        else:
            paragraphs[-1] = _joined(paragraphs[-1], line.text, words)
    return "\n\n".join(paragraphs)


def _without_running_lines(pages: Sequence[Sequence[Line]]) -> list[Sequence[Line]]:
    """Page numbers, and what stands first or last on several pages but for its numbers, are no text of the article."""
    edges = Counter(key for page in pages for key in {_key(line) for line in (*page[:2], *page[-2:])})
    running = {key for key, count in edges.items() if count >= max(_RUNNING_PAGES, len(pages) // 2)}
    several = len(pages) > 1
    return [
        [
            line
            for place, line in enumerate(page)
            if not (min(place, len(page) - 1 - place) < 2 and _is_running(line, running, several))
        ]
        for page in pages
    ]


def _is_running(line: Line, running: set[str], several: bool) -> bool:
    if _PRINTED.fullmatch(line.text) or _key(line) in running:
        return True
    return several and bool(_NUMBER.fullmatch(line.text))


def _key(line: Line) -> str:
    return re.sub(r"[0-9]+", "#", line.text)


def _usual_width(lines: Sequence[Line]) -> float:
    """The length in characters of a full line: nine tenths of all are no longer."""
    lengths = sorted(len(line.text) for line in lines)
    return float(lengths[int(len(lengths) * 0.9)])


def _usual_gap(lines: Sequence[Line]) -> float:
    """From one line to the next within a paragraph: the lower quartile, since paragraphs of news have two lines."""
    pairs = zip(lines, lines[1:], strict=False)
    gaps = sorted(before.y - line.y for before, line in pairs if 0.7 * line.size < before.y - line.y < 60)
    return gaps[len(gaps) // 4] if gaps else 0.0


def _ends_paragraph(before: Line, line: Line, width: float, gap: float) -> bool:
    if _SPLIT.search(before.text) and line.text[:1].islower():
        return False
    if _BULLET.match(line.text) or abs(before.size - line.size) > 0.1 * max(before.size, line.size, 1.0):
        return True
    down = before.y - line.y
    if gap and 0 < down < 200:
        if down > gap * 1.35:
            return True
        if line.x > before.x + 5 and down > 0.5 * gap and _ENDS.search(before.text):
            return True
    if len(before.text) < 0.4 * width and line.text[:1].isupper():
        return True  # a heading or a byline: no full stop, but far too short to be filled up
    return bool(_ENDS.search(before.text)) and len(before.text) < 0.8 * width


def _joined(text: str, line: str, words: Counter[str]) -> str:
    """A line put to the text before it; a word that was split is whole again, one with a hyphen of its own keeps it."""
    split, start = _SPLIT.search(text), _START.match(line)
    if split is None or start is None or not line[:1].islower():
        return f"{text} {line}" if not text.endswith(("-", "–", "—", "/")) or line[:1].isupper() else f"{text}{line}"
    whole, hyphened = (split[1] + start[1]).lower(), f"{split[1]}-{start[1]}".lower()
    if words[hyphened] > words[whole]:
        return text + line
    return text[: split.end(1)] + line
