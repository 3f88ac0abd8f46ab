"""Quality floors of times, figures, places and stance, on research corpora and with the scorers that come with them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import msgspec
import pytest

from onrecord.document import Published
from onrecord.grounding.figures import find_figures
from onrecord.grounding.places import find_places
from onrecord.grounding.times import find_times
from onrecord.record import Part, Statement
from onrecord.stance import weigh

ROOT = Path(__file__).resolve().parents[2]
SHARED = Path(os.environ.get("ONRECORD_SHARED", ROOT.parent / "shared"))
FLOORS: dict[str, Any] = json.loads(Path(__file__).with_name("value_floors.json").read_text(encoding="utf-8"))
_MOST_ARTICLES = 200
"""Of LGL and WikiWars only so many: the floors are to be quick."""


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]


def _times(row: dict[str, Any], _gold: dict[str, Any]) -> dict[str, Any]:
    published = Published(row["published"], "day", "input") if row.get("published") else None
    return {"times": find_times(row["text"], None, published)}


def _figures(row: dict[str, Any], _gold: dict[str, Any]) -> dict[str, Any]:
    return {"figures": find_figures(row["text"])}


def _places(row: dict[str, Any], _gold: dict[str, Any]) -> dict[str, Any]:
    return {"places": find_places(row["text"], source=row.get("source"))}


def _stance(row: dict[str, Any], gold: dict[str, Any]) -> dict[str, Any]:
    """The gold's own statements, weighed: so the finder's faults do not count."""
    return {"statements": [one | _weighed(row["text"], one) for one in gold["statements"]]}


def _weighed(text: str, one: dict[str, Any]) -> dict[str, Any]:
    source, cue, content = (_part(one.get(role)) for role in ("source", "cue", "content"))
    assert content
    statement = Statement(one["id"], 0, None, source, cue, content, "indirect", (), None, None, None, None, None, 1.0)
    stance = weigh(text, statement)
    return {"act": stance.act, "polarity": stance.polarity, "certainty": stance.certainty}


def _part(plain: dict[str, Any] | None) -> Part | None:
    return Part(tuple((start, end) for start, end in plain["spans"]), plain["text"]) if plain else None


_READERS = {"times": _times, "figures": _figures, "places": _places, "speakers": _stance}


def _records(pinned: dict[str, Any], folder: Path) -> Iterator[str]:
    gold = {row["id"]: row for row in _rows(folder / "gold.jsonl")}
    for row in _rows(folder / "docs.jsonl")[:_MOST_ARTICLES]:
        read = _READERS[pinned["scorer"]](row, gold[row["id"]])
        yield msgspec.json.encode({"document": {"id": row["id"], "text": row["text"]}, **read}).decode()


@pytest.mark.parametrize("name", FLOORS)
def test_no_score_falls_below_its_floor(name: str, tmp_path: Path) -> None:
    pinned = FLOORS[name]
    folder, scorer = SHARED / pinned["corpus"], SHARED / "tools" / f"score_{pinned['scorer']}.py"
    if not folder.exists() or not scorer.exists():
        pytest.skip(f"{name} is not here")
    digest = sha256((folder / "gold.jsonl").read_bytes()).hexdigest()
    assert digest == pinned["sha256"], "the gold has changed: measure again and pin new floors"
    scores = _scores(pinned, folder, scorer, tmp_path)
    found = {path: _at(scores, path) for path in pinned["floors"]}
    assert {path: found[path] for path, floor in pinned["floors"].items() if found[path] < floor} == {}, found


def _scores(pinned: dict[str, Any], folder: Path, scorer: Path, tmp_path: Path) -> dict[str, Any]:
    record, gold = tmp_path / "record.jsonl", tmp_path / "gold.jsonl"
    record.write_text("\n".join(_records(pinned, folder)) + "\n", encoding="utf-8")
    taken = {row["id"] for row in _rows(folder / "docs.jsonl")[:_MOST_ARTICLES]}
    gold.write_text(
        "".join(f"{json.dumps(row)}\n" for row in _rows(folder / "gold.jsonl") if row["id"] in taken), encoding="utf-8"
    )
    command = [sys.executable, str(scorer), "--gold", str(gold), "--docs", str(folder / "docs.jsonl"), "--json"]
    done = subprocess.run([*command, str(record)], capture_output=True, text=True, check=True)
    scores: dict[str, Any] = json.loads(done.stdout)
    return scores


def _at(scores: dict[str, Any], path: str) -> float:
    value: Any = scores
    for step in path.split("."):
        value = value[step]
    return float(value)
