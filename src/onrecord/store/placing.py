"""Where a judgement on a statement stands in another reading of its article."""

from __future__ import annotations

from typing import Any

from onrecord.store.packing import Plain, words

OVERLAP = 0.5
"""The share of two contents' code points in common that makes them one statement, read again: the half, so that no
judgement has two homes."""
Spans = list[list[int]]


def snapshot(record: Plain, statement: Plain) -> dict[str, Any]:
    """What a judgement keeps of its statement, to find it again and to learn from."""
    return {"sha256": record["document"]["sha256"], "before": statement, "speakers_of": record["document"]["id"]}


def home(record: Plain, statement: str | None, kept: dict[str, Any]) -> tuple[str | None, str | None]:
    """The id of the statement that a judgement stands at now, and how it was found: id, spans or words; or Nones."""
    if any(one["id"] == statement for one in record["statements"]):
        return statement, "id"
    before = kept.get("before")
    if before is None:
        return None, None
    if kept.get("sha256") == record["document"]["sha256"]:
        return _by_spans(record, before["content"]["spans"])
    return _by_words(record, before)


def moved(record: Plain, spans: Spans, text_words: list[str], same_text: bool) -> Spans | None:
    """Spans of one text in another: where each piece's words stand there, if they stand there once."""
    if same_text:
        return spans
    text, found = record["document"]["text"], []
    for piece in text_words:
        if text.count(piece) != 1:
            return None
        at = text.index(piece)
        found.append([at, at + len(piece)])
    return found


def pieces(text: str, spans: Spans) -> list[str]:
    """The words of each span."""
    return [words(text, [span]) for span in spans]


def _by_spans(record: Plain, spans: Spans) -> tuple[str | None, str | None]:
    shares = [(_shared(one["content"]["spans"], spans), one["id"]) for one in record["statements"]]
    share, best = max(shares, default=(0.0, None), key=lambda pair: pair[0])
    return (best, "spans") if share >= OVERLAP else (None, None)


def _by_words(record: Plain, before: Plain) -> tuple[str | None, str | None]:
    wanted = _key(before)
    found = [one["id"] for one in record["statements"] if _key(one) == wanted]
    return (found[0], "words") if found else (None, None)


def _key(statement: Plain) -> tuple[str, str]:
    source = statement["source"]["text"] if statement["source"] else ""
    return " ".join(statement["content"]["text"].casefold().split()), " ".join(source.casefold().split())


def _shared(one: Spans, other: Spans) -> float:
    """Code points in common, as a share of all that either covers."""
    common = sum(max(0, min(b, d) - max(a, c)) for a, b in one for c, d in other)
    union = sum(b - a for a, b in one) + sum(d - c for c, d in other) - common
    return common / union if union else 0.0
