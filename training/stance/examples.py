"""Examples for the models of stance: the features of gold statements and their labels."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, NamedTuple

from onrecord.evaluation.marked import load
from onrecord.stance.features import features

Spans = tuple[tuple[int, int], ...]


class Example(NamedTuple):
    """The features of one statement of an article, with its labels; `level` is None unless it is assertive."""

    article: str
    features: list[str]
    act: str
    polarity: str
    level: str | None


def read_texts(folder: Path) -> list[Example]:
    """The labelled statements of all marked texts under a folder."""
    found = []
    for path in sorted(folder.rglob("*.txt")):
        article = load(path)
        for one in article.statements:
            if one.act and one.polarity:
                spans = {role: tuple(one.spans.get(role, ())) for role in ("source", "cue", "content")}
                names = features(article.text, spans["source"], spans["cue"], spans["content"])
                found.append(Example(path.stem, names, one.act, one.polarity, one.certainty))
    return found


def read_corpus(folder: Path) -> list[Example]:
    """The statements of a folder with docs.jsonl and gold.jsonl in the record's field names."""
    texts = {line["id"]: line["text"] for line in _lines(folder / "docs.jsonl")}
    return [
        Example(
            article["id"],
            features(texts[article["id"]], _spans(one, "source"), _spans(one, "cue"), _spans(one, "content")),
            one["act"],
            one["polarity"],
            (one["certainty"] or {}).get("level"),
        )
        for article in _lines(folder / "gold.jsonl")
        for one in article["statements"]
    ]


def _lines(path: Path) -> list[dict[str, Any]]:
    with path.open(encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def _spans(one: dict[str, Any], role: str) -> Spans:
    part = one.get(role)
    return tuple((start, end) for start, end in part["spans"]) if isinstance(part, dict) else ()
