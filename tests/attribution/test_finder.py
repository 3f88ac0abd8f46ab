"""The finder's own rules, without the network: edges, parents, one source, doubles."""

from __future__ import annotations

import numpy as np
import pytest

from onrecord.attribution.decode import Found, with_one_source
from onrecord.attribution.finder import believable, pooled
from onrecord.attribution.nesting import with_parents

SURE = (1.0, 1.0, 1.0)


def _found(anchor: int, probability: float, cue: tuple[int, int] | None, content: tuple[int, int]) -> Found:
    roles = {"content": [content]} | ({"cue": [cue]} if cue else {})
    return Found(
        anchor, nested=False, cueless=cue is None, quoted=False, probability=probability, roles=roles, sureness=SURE
    )


def test_two_ways_to_draw_one_cue_are_one_statement_as_likely_as_both() -> None:
    kept = pooled(
        [_found(4, 0.45, (3, 5), (6, 9)), _found(3, 0.41, (3, 4), (6, 9)), _found(12, 0.5, (12, 13), (13, 20))]
    )
    assert [(one.anchor, round(one.probability, 2)) for one in kept] == [(4, 0.86), (12, 0.5)]


def test_a_rival_with_another_content_adds_nothing() -> None:
    kept = pooled([_found(4, 0.45, (3, 5), (6, 9)), _found(3, 0.41, (3, 4), (20, 30))])
    assert [(one.anchor, one.probability) for one in kept] == [(4, 0.45)]


def test_statements_without_a_cue_are_told_apart_by_content() -> None:
    kept = pooled([_found(0, 0.5, None, (0, 6)), _found(1, 0.7, None, (1, 6)), _found(9, 0.5, None, (9, 12))])
    assert [one.anchor for one in kept] == [1, 9]


def test_each_kind_has_its_own_limit() -> None:
    found = [_found(3, 0.5, (3, 4), (6, 9)), _found(9, 0.5, None, (9, 12))]
    assert believable(found, (0.4, 0.6, 0.4, 0.6)) == found[:1]
    assert believable(found, (0.6, 0.4, 0.4, 0.4)) == found[1:]


def test_a_source_is_one_run_the_likeliest() -> None:
    labels = np.array([[1, 0, 1, 2, 0, 5, 3, 4]])
    scores = np.zeros((1, 8, 7), dtype=np.float32)
    scores[0, 0, 1], scores[0, 2, 1], scores[0, 3, 2] = 0.5, 2.0, 2.0
    assert with_one_source(labels, scores).tolist() == [[0, 0, 1, 2, 0, 5, 3, 4]]


@pytest.mark.parametrize(
    ("statements", "parents"),
    [
        ([], []),
        ([([(5, 9)], [(10, 50)]), ([(20, 24)], [(25, 50)])], [None, 0]),
        ([([(5, 9)], [(10, 50)]), ([(52, 54)], [(55, 60)])], [None, None]),
        ([([(0, 2)], [(3, 90)]), ([(10, 12)], [(13, 60)]), ([(20, 24)], [(25, 50)])], [None, 0, 1]),
        ([([(1, 2)], [(3, 9)]), ([(1, 2)], [(3, 9)])], [None, None]),
        ([([(40, 44)], [(10, 39)]), ([(50, 54)], [(20, 30)])], [None, None]),
    ],
    ids=["none", "nested", "no holder", "innermost holder", "equal contents", "a cue outside"],
)
def test_parents(
    statements: list[tuple[list[tuple[int, int]], list[tuple[int, int]]]], parents: list[int | None]
) -> None:
    assert with_parents(statements) == parents
