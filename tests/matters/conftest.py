"""Records made by hand, for tests of the grouping: each line is `speaker | content`."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.document import Document, Published
from onrecord.record import Part, Record, Speaker, Statement

Maker = Callable[..., Record]


@pytest.fixture
def make() -> Maker:
    return make_record


def make_record(name: str, day: str, lines: list[str], title: str = "") -> Record:
    text, statements = f"{title}\n\n", []
    for number, line in enumerate(lines):
        speaker, content = (part.strip() for part in line.split("|"))
        start = len(text)
        text += f"{speaker} said {content}.\n\n"
        begin = start + len(speaker) + 6
        statements.append(
            Statement(
                id=f"s{number}",
                depth=0,
                parent=None,
                source=Part(((start, start + len(speaker)),), speaker),
                cue=Part(((start + len(speaker) + 1, begin - 1),), "said"),
                content=Part(((begin, begin + len(content)),), content),
                quotation="indirect",
                speakers=(
                    Speaker(None, None, speaker, "person", None, None, (start, start + len(speaker)), "name", 1.0),
                ),
                act="assertive",
                polarity="affirmed",
                certainty=None,
                distance="neutral",
                said=None,
                confidence=1.0,
            )
        )
    document = Document(name, text, title or None, published=Published(day, "day", "input"))
    return Record(document, tuple(statements))
