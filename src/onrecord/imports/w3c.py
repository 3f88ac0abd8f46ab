"""W3C annotations as `export.w3c` writes them, corrected or not, as records."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from onrecord.errors import InputError
from onrecord.export.w3c import PARTS
from onrecord.imports.anchoring import AnchorError, anchored
from onrecord.imports.assembly import part, record

if TYPE_CHECKING:
    from pathlib import Path

    from onrecord.record import Record, Span

_ARTICLE, _STATEMENT, _VALUE = "onrecord:Article", "onrecord:Statement", "onrecord:value"
_FIRST_LINE = '"items":['


@dataclass
class _Gathered:
    """One article's annotations: the record without statements, statements by their annotation's id, parts of these."""

    article: dict[str, Any]
    statements: dict[str, dict[str, Any]] = field(default_factory=dict)
    parts: list[tuple[str, str, list[Span]]] = field(default_factory=list)


def read_w3c(path: Path) -> Iterator[Record | InputError]:
    """The records of a page of annotations. An article's annotations follow the one that carries the article.

    Spans are taken from the targets: by position where the quote stands there, else by the quote and the words around
    it. Annotations of other tools are passed over.
    """
    name = str(path)
    gathered: _Gathered | None = None
    for item in _items(path):
        for body in _bodies(item):
            if body.get("type") == _ARTICLE:
                if gathered is not None:
                    yield _settled(gathered, name)
                gathered = _Gathered(_held(body, name))
            elif gathered is not None:
                _gather(gathered, item, body, name)
    if gathered is None:
        raise InputError(name, "holds no article's annotation of OnRecord's own form; nothing can be read from it")
    yield _settled(gathered, name)


def _items(path: Path) -> Iterator[dict[str, Any]]:
    """The annotations: line by line where the file is as we wrote it, else the whole at once."""
    with path.open(encoding="utf-8-sig") as stream:
        first = stream.readline()
        if not first.rstrip().endswith(_FIRST_LINE):
            yield from _listed(_parsed(first + stream.read(), str(path)))
            return
        for number, line in enumerate(stream, 2):
            bare = line.strip().removesuffix(",")
            if bare == "]}":
                return
            yield from _listed(_parsed(bare, f"{path}:{number}"))
    raise InputError(str(path), "breaks off before its end; write it again")


def _parsed(text: str, name: str) -> Any:  # noqa: ANN401 - whatever JSON can hold
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise InputError(name, f"is no JSON ({error})") from None


def _listed(value: object) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict) and isinstance(value.get("items"), list):
        value = value["items"]
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, dict):
            yield item


def _bodies(item: dict[str, Any]) -> Iterator[dict[str, Any]]:
    body = item.get("body")
    for one in body if isinstance(body, list) else [body]:
        if isinstance(one, dict):
            yield one


def _held(body: dict[str, Any], name: str) -> dict[str, Any]:
    held = body.get(_VALUE)
    if not isinstance(held, dict):
        raise InputError(name, f"has a body {body.get('type')} without {_VALUE}")
    return held


def _gather(gathered: _Gathered, item: dict[str, Any], body: dict[str, Any], name: str) -> None:
    target = str(item.get("id"))
    if body.get("type") == _STATEMENT:
        gathered.statements[target] = dict(_held(body, name))
        gathered.parts.append((target, "content", _spans(gathered, item, name)))
    elif body.get("purpose") == "linking" and isinstance(body.get("source"), str):
        roles = [one.get("value") for one in _bodies(item) if one.get("purpose") == "tagging"]
        role = next((role for role in roles if role in PARTS), None)
        if role is not None:
            gathered.parts.append((body["source"], str(role), _spans(gathered, item, name)))


def _spans(gathered: _Gathered, item: dict[str, Any], name: str) -> list[Span]:
    document = gathered.article.get("document")
    text = document.get("text") if isinstance(document, dict) else None
    if not isinstance(text, str):
        raise InputError(name, "has an article without a text")
    targets = item.get("target")
    try:
        return [anchored(text, _selectors(one)) for one in (targets if isinstance(targets, list) else [targets])]
    except AnchorError as error:
        raise InputError(name, f"annotation {item.get('id')}: {error}") from None


def _selectors(target: object) -> list[dict[str, Any]]:
    selector = target.get("selector") if isinstance(target, dict) else None
    return [one for one in (selector if isinstance(selector, list) else [selector]) if isinstance(one, dict)]


def _settled(gathered: _Gathered, name: str) -> Record | InputError:
    text = gathered.article["document"]["text"] if gathered.statements else ""
    for one in gathered.statements.values():
        one |= dict.fromkeys(PARTS)
    for target, role, spans in gathered.parts:
        if target in gathered.statements:
            gathered.statements[target][role] = part(text, spans)
    try:
        return record(gathered.article, _whole(gathered.statements.values(), name), name)
    except InputError as error:
        return error


def _whole(statements: Iterable[dict[str, Any]], name: str) -> list[dict[str, Any]]:
    kept = [{key: value for key, value in one.items() if key != "document"} for one in statements]
    for one in kept:
        if not isinstance(one.get("id"), str) or "parent" not in one:
            raise InputError(name, "has a statement without 'id' or 'parent'")
    return kept
