"""The figures: by hand on small articles, and against the shared scorer where it is at hand."""

from __future__ import annotations

import importlib.util
import os
import random
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from onrecord.document import Document
from onrecord.evaluation.attributions import ROLES, Attribution, GoldArticle
from onrecord.evaluation.evaluation import evaluate
from onrecord.evaluation.gold import read_gold

if TYPE_CHECKING:
    from onrecord.record import Span

TEXT = "“We will win,” Reil said. Brenn said that taxes rise. He added it was “bad”. Kyiv: the talks go on."


def place(phrase: str, text: str = TEXT) -> tuple[Span, ...]:
    """Where a phrase first stands; no span for the empty phrase."""
    start = text.index(phrase)
    return ((start, start + len(phrase)),) if phrase else ()


def statement(name: str, source: str, cue: str, content: str, **more: object) -> Attribution:
    """An attribution of TEXT."""
    return Attribution(name, place(source), place(cue), place(content), **more)  # type: ignore[arg-type]


WIN = statement("1", "Reil", "said", "“We will win,”")
TAXES = Attribution("2", place("Brenn"), ((32, 36),), place("that taxes rise"))
BAD = statement("3", "He", "added", "it was “bad”")
TALKS = statement("4", "Kyiv", ":", "the talks go on")


def gold(*attributions: Attribution) -> list[GoldArticle]:
    """One gold article with these statements."""
    return [GoldArticle(Document("a", TEXT), attributions)]


ALL = (WIN, TAXES, BAD, TALKS)
SHARED = Path(os.environ.get("ONRECORD_SHARED", Path(__file__).parents[3] / "shared"))
SCORER = SHARED / "tools" / "score_attributions.py"


def test_gold_as_its_own_record_scores_full() -> None:
    scored = evaluate(gold(*ALL), {"a": ALL})
    assert all(score.f1 == 1 for score in scored.statements.values())
    assert all(score.f1 == 1 for by in scored.spans.values() for score in by.values())
    assert scored.recall["relaxed"] == {"direct": (1, 1), "indirect": (2, 2), "mixed": (1, 1)}


def test_no_record_scores_nothing() -> None:
    scored = evaluate(gold(*ALL), {})
    assert scored.without_record == 1
    assert scored.statements["relaxed"].to_dict() == {"precision": 0, "recall": 0, "f1": 0, "found": 0, "gold": 4}


def test_no_gold_and_no_record() -> None:
    assert evaluate([], {}).statements["exact"].f1 == 0


CASES: list[tuple[str, Attribution, dict[str, int]]] = [
    ("edge marks do not count", replace(WIN, content=place("We will win")), {"relaxed": 1, "exact": 1}),
    ("a shorter content", replace(WIN, content=place("will win")), {"relaxed": 1, "exact": 0, "content_only": 1}),
    ("too short a content", replace(WIN, content=place("Reil said")), {"relaxed": 0, "exact": 0, "content_only": 0}),
    ("another source", replace(WIN, source=place("Brenn")), {"relaxed": 0, "exact": 0, "content_and_cue": 1}),
    ("no source", replace(WIN, source=()), {"relaxed": 0, "exact": 0, "content_and_cue": 1}),
    ("no cue", replace(WIN, cue=()), {"relaxed": 0, "exact": 0, "content_and_cue": 0, "content_only": 1}),
]


@pytest.mark.parametrize(("found", "hits"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_what_counts_as_found(found: Attribution, hits: dict[str, int]) -> None:
    scored = evaluate(gold(WIN), {"a": [found]})
    assert {rule: scored.statements[rule].found_credit for rule in hits} == hits


def test_both_without_a_source_agree() -> None:
    lone = replace(WIN, source=())
    assert evaluate(gold(lone), {"a": [lone]}).statements["relaxed"].f1 == 1


def test_a_statement_found_twice_counts_once() -> None:
    score = evaluate(gold(WIN), {"a": [WIN, replace(WIN, content=place("We will"))]}).statements["relaxed"]
    assert (score.precision, score.recall) == (0.5, 1.0)


def test_a_colon_is_a_cue() -> None:
    assert evaluate(gold(TALKS), {"a": [TALKS]}).spans["cue"]["exact"].gold == 1


def test_partial_spans_give_their_share() -> None:
    scored = evaluate(gold(TAXES), {"a": [replace(TAXES, content=place("taxes rise"))]}).spans["content"]
    assert scored["partial"].precision == 1
    assert scored["partial"].recall == pytest.approx(2 / 3)
    assert scored["overlap"].f1 == 1
    assert scored["exact"].f1 == 0


def test_parts_count_one_by_one() -> None:
    broken = replace(WIN, content=(*place("We will"), *place("taxes rise")))
    scored = evaluate(gold(broken), {"a": [replace(WIN, content=place("We will"))]}).spans["content"]["part_exact"]
    assert (scored.gold, scored.found, scored.found_credit) == (2, 1, 1)


OUTER = Attribution("o", place("He"), place("added"), place("taxes rise. He added it was “bad”. Kyiv: the talks go on"))
INNER = replace(TALKS, id="i", depth=1, parent="o")


@pytest.mark.parametrize(
    ("found", "hits", "count"),
    [
        ([OUTER, INNER], 1, 1),
        ([OUTER, replace(INNER, source=(), cue=())], 1, 1),
        ([OUTER, replace(INNER, depth=0, parent=None)], 0, 0),
        ([OUTER, WIN, replace(INNER, parent="1")], 0, 1),
        ([replace(OUTER, content=place("We will win")), INNER], 0, 1),
        ([OUTER, replace(INNER, content=place("He added"))], 0, 1),
        ([OUTER], 0, 0),
    ],
    ids=["right", "content is enough", "not nested", "other parent", "parent not matched", "other content", "missing"],
)
def test_nested_statements_need_the_right_parent(found: list[Attribution], hits: int, count: int) -> None:
    nested = evaluate(gold(OUTER, INNER), {"a": found}).nested
    assert (nested.found_credit, nested.found, nested.gold) == (hits, count, 1)


def test_calibration_judges_outermost_statements() -> None:
    found = [replace(WIN, confidence=0.9), replace(TAXES, confidence=0.2, cue=()), replace(INNER, confidence=0.5)]
    calibration = evaluate(gold(WIN, TAXES), {"a": found}).calibration
    assert calibration is not None
    assert calibration.statements == 2
    assert calibration.error_equal_width == pytest.approx(0.15)


def shared_scorer() -> Any:
    if not SCORER.exists():
        pytest.skip("the shared scorer is not at hand (set ONRECORD_SHARED)")
    specification = importlib.util.spec_from_file_location("score_attributions", SCORER)
    assert specification is not None
    assert specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    sys.modules["score_attributions"] = module
    specification.loader.exec_module(module)
    return module


def disturbed(one: Attribution, chance: random.Random, length: int) -> Attribution:
    def moved(spans: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
        if chance.random() < 0.1:
            return ()
        starts = [max(0, start + chance.choice([0, 0, -8, 5])) for start, _ in spans]
        ends = [min(length, end + chance.choice([0, 0, -7, 9])) for _, end in spans]
        return tuple(pair for pair in zip(starts, ends, strict=True) if pair[0] < pair[1])

    return replace(one, source=moved(one.source), cue=moved(one.cue), content=moved(one.content))


def agree(articles: Any, records: dict[str, tuple[Attribution, ...]]) -> None:
    def rows(statements: Any) -> list[dict[str, Any]]:
        return [{role: one.spans(role) for role in ROLES} for one in statements if one.depth == 0]

    theirs = shared_scorer().score(
        {one.document.id: rows(one.attributions) for one in articles},
        {name: rows(statements) for name, statements in records.items()},
        {one.document.id: one.document.text for one in articles},
    )
    ours = evaluate(articles, records)
    for role in ROLES:
        for measure, score in ours.spans[role].items():
            assert score.f1 == pytest.approx(theirs["span"][role][measure]["F1"])
    names = {"relaxed": "relaxed", "exact": "exact", "content_only": "content_only", "content_and_cue": "relaxed_nosrc"}
    for rule, name in names.items():
        assert ours.statements[rule].f1 == pytest.approx(theirs["attribution"][name]["F1"])
        for kind, (hits, count) in ours.recall[rule].items():
            if count:
                assert hits / count == pytest.approx(theirs["recall_by_type"][kind][name])


@pytest.mark.parametrize("seed", range(20))
def test_the_shared_scorer_gives_the_same_figures_on_small_articles(seed: int) -> None:
    chance = random.Random(seed)
    record = tuple(disturbed(one, chance, len(TEXT)) for one in ALL for _ in range(chance.choice([0, 1, 1, 2])))
    agree(gold(*ALL), {"a": record})


@pytest.mark.parametrize("corpus", ["polnear-dev", "crises-dev"])
def test_the_shared_scorer_gives_the_same_figures_on_corpora(corpus: str) -> None:
    folder = SHARED / "corpora" / corpus
    if not folder.exists():
        pytest.skip(f"{corpus} is not at hand (set ONRECORD_SHARED)")
    articles = read_gold(folder)[:20]
    chance = random.Random(7)
    records = {
        one.document.id: tuple(
            disturbed(each, chance, len(one.document.text))
            for each in one.attributions
            for _ in range(chance.choice([0, 1, 1, 3]))
        )
        for one in articles
    }
    agree(articles, records)
