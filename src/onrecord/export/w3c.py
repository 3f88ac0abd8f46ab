"""W3C Web Annotation: one annotation a source, cue and content, and one that carries the article and the rest.

Model and vocabulary: W3C Recommendations of 23 February 2017 (www.w3.org/TR/annotation-model). Positions count code
points, as the model demands (section 4.2.5). `onrecord.imports` reads these files again, without loss.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TextIO

from onrecord.export.common import JsonList, around, article_name, json_text, statement_name, web_address
from onrecord.export.jsonl import to_dict
from onrecord.export.wording import how, who

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.record import Part, Record, Span, Statement

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
VOCABULARY = {"onrecord": "urn:onrecord:vocabulary#", "onrecord:value": {"@type": "@json"}}
HEAD = {"@context": [CONTEXT, VOCABULARY], "id": "urn:onrecord:annotations", "type": "AnnotationPage"}
PARTS = ("source", "cue", "content")
_HELD_BY_TARGETS = (*PARTS, "id")
_VALUES = ("times", "figures", "places")


class W3cWriter:
    """Writes one AnnotationPage, each annotation as it comes; what is written is whole once it is closed."""

    def __init__(self, stream: TextIO) -> None:
        self._page = JsonList(stream, HEAD, "items")

    def write(self, record: Record) -> None:
        """Write one article's annotations."""
        for annotation in annotations_of(record):
            self._page.add(annotation)

    def close(self) -> None:
        """End the page."""
        self._page.close()


def annotations_of(record: Record) -> Iterator[dict[str, Any]]:
    """The annotations of one article: itself, each statement and its parts, each time, figure and place."""
    plain = to_dict(record)
    yield _article(record, plain)
    for one, row in zip(record.statements, plain["statements"], strict=True):
        yield _statement(record, one, row)
        yield from (_part(record, one, role, part) for role, part in (("source", one.source), ("cue", one.cue)) if part)
    for kind in _VALUES:
        for number, row in enumerate(plain[kind]):
            yield _value(record, kind, number, row)


def _article(record: Record, plain: dict[str, Any]) -> dict[str, Any]:
    rest = {name: value for name, value in plain.items() if name != "statements"}
    return {
        "id": f"{article_name(record.document)}#annotation",
        "type": "Annotation",
        "motivation": "describing",
        "body": {"type": "onrecord:Article", "onrecord:value": rest},
        "target": _about(record),
    }


def _statement(record: Record, one: Statement, row: dict[str, Any]) -> dict[str, Any]:
    held = {name: value for name, value in row.items() if name not in _HELD_BY_TARGETS}
    words = " ".join(filter(None, (who(one), how(one), f"({one.quotation})")))
    return {
        "id": statement_name(record.document, one.id),
        "type": "Annotation",
        "motivation": "describing",
        "body": [
            {"type": "TextualBody", "purpose": "tagging", "value": "content"},
            {"type": "TextualBody", "purpose": "describing", "value": words, "format": "text/plain"},
            {"type": "onrecord:Statement", "onrecord:value": {"document": record.document.id, "id": one.id, **held}},
        ],
        "target": _targets(record, one.content),
    }


def _part(record: Record, one: Statement, role: str, part: Part) -> dict[str, Any]:
    name = statement_name(record.document, one.id)
    return {
        "id": f"{name}#{role}",
        "type": "Annotation",
        "motivation": "linking",
        "body": [
            {"type": "TextualBody", "purpose": "tagging", "value": role},
            {"type": "SpecificResource", "purpose": "linking", "source": name},
        ],
        "target": _targets(record, part),
    }


def _value(record: Record, kind: str, number: int, row: dict[str, Any]) -> dict[str, Any]:
    tag = kind.removesuffix("s")
    return {
        "id": f"{article_name(record.document)}#{tag}-{number}",
        "type": "Annotation",
        "motivation": "identifying",
        "body": [
            {"type": "TextualBody", "purpose": "tagging", "value": tag},
            {"type": "TextualBody", "purpose": "identifying", "value": json_text(row), "format": "application/json"},
        ],
        "target": _target(record, (row["span"][0], row["span"][1])),
    }


def _targets(record: Record, part: Part) -> list[dict[str, Any]]:
    return [_target(record, span) for span in part.spans]


def _target(record: Record, span: Span) -> dict[str, Any]:
    text = record.document.text
    prefix, suffix = around(text, span)
    return {
        "type": "SpecificResource",
        "source": _about(record),
        "selector": [
            {"type": "TextQuoteSelector", "exact": text[span[0] : span[1]], "prefix": prefix, "suffix": suffix},
            {"type": "TextPositionSelector", "start": span[0], "end": span[1]},
        ],
    }


def _about(record: Record) -> str:
    """The article's address, which is what an annotating browser looks for; its name where it has none."""
    return web_address(record.document) or article_name(record.document)
