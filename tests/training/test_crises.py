"""Marked crises become gold whose every span carries its text, and whose matters hold together."""

import json
from pathlib import Path

import pytest

from training.crises.build import BUILT, SOURCES, files, names
from training.crises.checks import faults
from training.crises.marks import MarkError, parse
from training.crises.reports import load_reports
from training.crises.truth import load_truth

ONE = """source: Highland Wire
published: 2028-03-06

Shells kill [f=9..:dead at least nine]

[s1,2 Mayor Ada Brenn] [q1 said] on [t=2028-03-06 Monday] that [c1 [s3 the army] [q3 denied] [c3 it]] and [q2 asked]
[c2 for help].

[c4 It was late], [s4 she] [q4 added].
---
1 | Ada Brenn | p | a+c | m1 p1
2 | Ada Brenn | p | d+ | -
3 | - | o | a-c | m1 p2
4 | Ada Brenn | p | a+c | -
"""
TWO = """copy: 1
source: Valley Post
published: 2028-03-07

replace: [q1 said] => [q1 told] us
drop: 3
"""
MATTERS = "note of a test\nm1 Who fired?\np1 the army\np2 not the army\nconflict p1 p2\n"


@pytest.fixture
def crisis(tmp_path: Path) -> Path:
    folder = tmp_path / "hill"
    folder.mkdir()
    for name, text in (("1.txt", ONE), ("2.txt", TWO), ("matters.txt", MATTERS)):
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_marks_become_gold(crisis: Path) -> None:
    built, wrong = files(crisis)
    assert wrong == []
    first, second = (json.loads(line) for line in built["gold.jsonl"].splitlines())
    assert [(s["id"], s["depth"], s["parent"]) for s in first["statements"]] == [
        ("s1", 0, None), ("s3", 1, "s1"), ("s2", 0, None), ("s4", 0, None),
    ]  # fmt: skip
    assert [s["source_form"] for s in first["statements"]] == ["name", "description", "name", "pronoun"]
    assert first["figures"] == [{"span": [12, 25], "low": 9, "high": None, "unit": "dead", "text": "at least nine"}]
    assert [(t["value"], t["type"]) for t in first["times"]] == [("2028-03-06", "DATE")]
    assert [s["id"] for s in second["statements"]] == ["s1", "s3", "s2"]
    assert json.loads(built["matters.json"])["copies"] == [["hill-1", "hill-2"]]


@pytest.mark.parametrize(
    ("body", "labels", "complaint"),
    [
        ("[c1 open", ["1 | - | p | a+c | -"], "never closes"),
        ("shut]", [], "never opened"),
        ("[x1 odd]", [], "no mark begins"),
        ("[c1 said]", [], "no label line"),
        ("plain", ["1 | - | p | a+c | -"], "no marks"),
        ("[q1 said]", ["1 | - | p | a+c | -"], "no content"),
        ("[c1 said]", ["1 | - | p | a+ | -"], "no code of act"),
        ("[c1 said]", ["1 | - | pp | a+c | -"], "1 names"),
        ("[c1 said]", ["1 | - | p | a+c"], "a label is"),
    ],
)
def test_broken_notation_is_named(body: str, labels: list[str], complaint: str) -> None:
    with pytest.raises(MarkError, match=complaint):
        parse("test", body, labels)


@pytest.mark.parametrize(
    ("matters", "complaint"),
    [
        (MATTERS.replace("p2 not the army\n", ""), "m1 has no position p2"),
        (MATTERS + "p3 nobody\n", "nobody takes position p3"),
        (MATTERS + "change 1.1 1.3 reversed\n", "not one speaker"),
        (MATTERS + "change 1.1 1.9 reversed\n", "no such statement"),
        (MATTERS + "change 2.1 1.1 hardened\n", "backwards in time"),
        (MATTERS + "change 1.1 2.1 revised\n", "the position stays p1"),
        (MATTERS + "change 1.1 2.1 hardened\nconflict p1 p7\n", "unknown positions"),
    ],
)
def test_what_does_not_hold_together_is_named(crisis: Path, matters: str, complaint: str) -> None:
    (crisis / "matters.txt").write_text(matters, encoding="utf-8")
    assert complaint in "\n".join(faults(load_reports(crisis), load_truth(crisis)))


@pytest.mark.parametrize("name", names())
def test_the_built_crisis_is_what_its_marks_say(name: str) -> None:
    built, wrong = files(SOURCES / name)
    assert wrong == []
    for file, text in built.items():
        assert (BUILT / name / file).read_text(encoding="utf-8") == text, "run python -m training.crises.build"


@pytest.mark.parametrize("name", names())
def test_every_span_carries_its_text(name: str) -> None:
    lines = (BUILT / name / "docs.jsonl").read_text(encoding="utf-8").splitlines()
    texts = {d["id"]: d["text"] for d in map(json.loads, lines)}
    for gold in map(json.loads, (BUILT / name / "gold.jsonl").read_text(encoding="utf-8").splitlines()):
        text = texts[gold["id"]]
        for value in gold["times"] + gold["figures"]:
            assert text[slice(*value["span"])] == value["text"]
        for statement in gold["statements"]:
            for part in filter(None, (statement[role] for role in ("source", "cue", "content"))):
                assert " ".join(text[b:e] for b, e in part["spans"]) == part["text"]
