"""Grouping: the same question is found across articles, and stories do not mix."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.matters import MatterJudgement, Ref, group
from onrecord.matters.vectors import MODEL_FOLDER
from onrecord.record import Record

pytestmark = pytest.mark.skipif(not (MODEL_FOLDER / "sentences.onnx").exists(), reason="the sentence model is not here")

Maker = Callable[..., Record]


def _sets(records: list[Record], *judgements: MatterJudgement) -> list[set[tuple[str, str]]]:
    return [{(ref.document, ref.statement) for ref in one.statements} for one in group(records, judgements)]


def test_the_same_claim_in_two_articles_is_one_matter(make: Maker) -> None:
    records = [
        make(
            "a", "2024-03-01", ["Mayor Ilse Brandt | the bridge at Torvik had been closed on Monday"], "Torvik bridge"
        ),
        make("b", "2024-03-02", ["Ilse Brandt | the Torvik bridge had been closed on Monday"], "Torvik bridge shut"),
    ]
    assert _sets(records) == [{("a", "s0"), ("b", "s0")}]


def test_a_judgement_keeps_statements_apart_and_another_joins_them(make: Maker) -> None:
    records = [
        make("a", "2024-03-01", ["Ilse Brandt | the Torvik bridge had been closed on Monday"], "Torvik bridge"),
        make("b", "2024-03-02", ["Ilse Brandt | the Torvik bridge had been closed on Monday"], "Torvik bridge shut"),
    ]
    pair = Ref("a", "s0"), Ref("b", "s0")
    apart = MatterJudgement("different matter", *pair)
    assert _sets(records, apart) == []
    assert _sets(records, apart, MatterJudgement("same matter", *pair)) == [{("a", "s0"), ("b", "s0")}]


def test_ids_stay_when_an_article_arrives(make: Maker) -> None:
    first = [
        make("a", "2024-03-01", ["Ilse Brandt | the Torvik bridge had been closed on Monday"], "Torvik bridge"),
        make("b", "2024-03-02", ["Ilse Brandt | the Torvik bridge had been closed on Monday"], "Torvik bridge shut"),
    ]
    later = make("c", "2024-03-03", ["Per Lund | the Torvik bridge had been closed on Monday"], "Torvik bridge row")
    assert {one.id for one in group(first)} == {one.id for one in group([*first, later])}
