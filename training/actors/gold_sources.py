"""Gold for the ranker: articles with statements and who speaks, from JSON lines corpora and from marked texts."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from onrecord.document import Document, Published
from onrecord.evaluation import marked
from onrecord.record import Part, Statement

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

Gold = list[dict[str, Any]]


@dataclass(frozen=True)
class GoldSources:
    """An article, its statements as the reader makes them, and for each the gold parties (name, kind)."""

    document: Document
    statements: tuple[Statement, ...]
    speakers: list[Gold]


def read_corpus(folder: Path) -> Iterator[GoldSources]:
    """A folder of docs.jsonl and gold.jsonl, or of marked .txt files."""
    if (folder / "gold.jsonl").exists():
        yield from _from_lines(folder)
    for file in sorted(folder.rglob("*.txt")):
        yield from from_marked(file)


def _from_lines(folder: Path) -> Iterator[GoldSources]:
    texts = [json.loads(line) for line in (folder / "docs.jsonl").read_text(encoding="utf-8").splitlines()]
    documents = {entry["id"]: entry for entry in texts}
    for line in (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines():
        gold = json.loads(line)
        document = _document(documents[gold["id"]])
        statements = tuple(_statement(document.text, one, number) for number, one in enumerate(gold["statements"]))
        yield GoldSources(document, statements, [one["speakers"] for one in gold["statements"]])


def _document(entry: dict[str, Any]) -> Document:
    day = entry.get("published")
    published = Published(day[:10], "day", "input") if day else None
    return Document(id=entry["id"], text=entry["text"], title=entry.get("title"), published=published)


def _statement(text: str, one: dict[str, Any], number: int) -> Statement:
    roles = {role: _part(text, (one.get(role) or {}).get("spans")) for role in ("source", "cue", "content")}
    return _made(one.get("id") or str(number), one.get("depth") or 0, one.get("parent"), roles)


def from_marked(file: Path) -> Iterator[GoldSources]:
    """One marked text, as in docs/gold.md."""
    article = marked.load(file)
    day = article.headers.get("published")
    published = Published(day[:10], "day", "input") if day else None
    document = Document(id=file.stem, text=article.text, title=article.headers.get("title"), published=published)
    by_number = {one.number: one for one in article.statements}
    statements = []
    for one in article.statements:
        roles = {role: _part(article.text, one.spans.get(role)) for role in ("source", "cue", "content")}
        depth, above = 0, one.parent
        while above is not None and depth < 9:
            depth, above = depth + 1, by_number[above].parent
        parent = None if one.parent is None else str(one.parent)
        statements.append(_made(str(one.number), depth, parent, roles))
    yield GoldSources(document, tuple(statements), [list(one.speakers or []) for one in article.statements])


def _part(text: str, spans: Any) -> Part | None:
    kept = tuple((int(start), int(end)) for start, end in spans or ())
    return Part(kept, " ".join(text[start:end] for start, end in kept)) if kept else None


def _made(id_: str, depth: int, parent: str | None, roles: dict[str, Part | None]) -> Statement:
    content = roles["content"]
    assert content is not None
    return Statement(
        id_, depth, parent, roles["source"], roles["cue"], content, "indirect", (), None, None, None, None, None, 1.0
    )


_SUBJECTS = frozenset("he she they it".split())
_TYPES = {"person": "person", "per": "person", "organization": "organization", "org": "organization"}


def from_coreference(folder: Path) -> Iterator[GoldSources]:
    """A corpus of coreference (gum-news, meantime) as if pronouns and definite descriptions in it were sources."""
    texts = [json.loads(line) for line in (folder / "docs.jsonl").read_text(encoding="utf-8").splitlines()]
    documents = {entry["id"]: entry for entry in texts}
    for line in (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines():
        gold = json.loads(line)
        document = _document(documents[gold["id"]])
        chains: dict[str, list[dict[str, Any]]] = {}
        for mention in gold["mentions"]:
            if mention["entity"] and mention["type"] and mention["type"].lower() in _TYPES:
                chains.setdefault(mention["entity"], []).append(mention)
        pairs = [(m, _called(chain)) for chain in chains.values() for m in chain if _may_speak(m)]
        pairs.sort(key=lambda pair: int(pair[0]["span"][0]))
        yield GoldSources(
            document,
            tuple(_as_source(document.text, mention, number) for number, (mention, _) in enumerate(pairs)),
            [[{"name": name, "kind": _TYPES[mention["type"].lower()]}] for mention, name in pairs],
        )


def _called(chain: list[dict[str, Any]]) -> str | None:
    return max((m["text"] for m in chain if m["kind"] == "name"), key=len, default=None)


def _may_speak(mention: dict[str, Any]) -> bool:
    words = mention["text"].lower().split()
    if mention["kind"] == "pronoun":
        return words[0] in _SUBJECTS and len(words) == 1
    return mention["kind"] == "nominal" and words[0] in ("the", "this", "that") and 1 < len(words) < 8


def _as_source(text: str, mention: dict[str, Any], number: int) -> Statement:
    start, end = mention["span"]
    stop = min((place for mark in ".\n" if (place := text.find(mark, end)) >= 0), default=len(text))
    content = _part(text, [(end, max(stop, end + 1))])
    return _made(str(number), 0, None, {"source": _part(text, [(start, end)]), "cue": None, "content": content})
