"""Records made by hand for the tests of the store: invented articles, each content found in its text."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any

from onrecord.document import Document, Published
from onrecord.record import Certainty, Part, Record, Speaker, Statement


def part(text: str, words: str) -> Part:
    start = text.index(words)
    return Part(((start, start + len(words)),), words)


def speaker(name: str | None, actor: str | None = None, **fields: Any) -> Speaker:
    told = {"kind": "person", "role": None, "country": None, "mention": None, "basis": "name", "confidence": 0.9}
    return Speaker(actor=actor, actor_name=name if actor else None, name=name, **{**told, **fields})


def statement(document: Document, content: Part, **fields: Any) -> Statement:
    key = f"{document.id}\0{document.sha256}\0{content.spans}"
    told: dict[str, Any] = {
        "id": hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:12], "depth": 0, "parent": None,
        "source": None, "cue": None, "content": content, "quotation": "indirect", "speakers": (), "act": "assertive",
        "polarity": "affirmed", "certainty": Certainty("unstated", None, None, None), "distance": "neutral",
        "said": None, "confidence": 0.9,
    }  # fmt: skip
    return Statement(**{**told, **fields})


def record(identity: str, text: str, contents: Sequence[str], **fields: Any) -> Record:
    """An article whose statements have these contents; fields of the document by name."""
    document = Document(identity, text, **fields)
    return Record(document, tuple(statement(document, part(text, content)) for content in contents))


def published(day: str) -> Published:
    return Published(day, "day", "input")


def article(number: int) -> Record:
    text = f"Minister Ada Brenn said that pier {number} holds. Report {number} doubts it."
    return record(f"article-{number}", text, [f"pier {number} holds"], source="Lowland Courier")


def told(identity: str, day: str, source: str, *statements: tuple[str, dict[str, Any]]) -> Record:
    """An article of sentences, each a content with the fields of its statement."""
    text = " ".join(f"It was said that {content}." for content, _ in statements)
    document = Document(identity, text, title=identity.title(), source=source, published=published(day))
    made = tuple(statement(document, part(text, content), **fields) for content, fields in statements)
    return Record(document, made)


BRENN = speaker("Ada Brenn", "p/brenn", role="Transport Minister", country="LO")
OLEANDER = speaker("Tomas Oleander", role="mayor")
COMPANY = speaker("Blue Line", "o/blue-line", kind="organization", country="SE")
SURE, MAYBE = Certainty("certain", 0.95, 1.0, None), Certainty("possible", 0.3, 0.6, None)

BRIDGE = told(
    "bridge",
    "2027-03-02",
    "The Lowland Courier",
    ("the bridge will stay closed until the thaw", {"speakers": (BRENN,), "certainty": SURE, "act": "commissive"}),
    ("the closure is a gift to the ferrymen", {"speakers": (OLEANDER,), "quotation": "direct"}),
    ("two piers may be cracked", {"speakers": (BRENN,), "certainty": MAYBE}),
)
FERRY = told(
    "ferry",
    "2027-03-05",
    "Harbour News",
    ("ferries will run every hour while the bridge is closed", {"speakers": (COMPANY,), "act": "commissive"}),
    ("nobody asked the ferrymen", {"speakers": (OLEANDER,), "quotation": "mixed"}),
)


def nothing(connection: Any) -> None:
    """A migration that does nothing."""
