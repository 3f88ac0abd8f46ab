"""The data files of stance: every entry can be read and is used."""

from __future__ import annotations

import pytest

from onrecord.stance.cues import read_cue
from onrecord.stance.distance import distance
from onrecord.stance.inflection import plural, verb_forms
from onrecord.stance.lexicon import cues, groups, rows
from onrecord.stance.likelihoods import may_hold_likelihood
from onrecord.stance.yardsticks import YARDSTICKS, interval, negated


def test_every_class_of_cue_is_described() -> None:
    assert {row[0] for row in rows("cues.tsv")} == set(groups())


def test_every_class_of_cue_can_be_read() -> None:
    assert {cue.kind for entries in cues().values() for cue in entries} == set(groups())


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("deny", ("deny", "denies", "denied", "denying")),
        ("agree", ("agree", "agrees", "agreed", "agreeing")),
        ("urge", ("urge", "urges", "urged", "urging")),
        ("admit", ("admit", "admits", "admitted", "admitting")),
        ("press", ("press", "presses", "pressed", "pressing")),
    ],
)
def test_verb_forms(verb: str, forms: tuple[str, ...]) -> None:
    assert verb_forms(verb) == forms


def test_plural() -> None:
    assert [plural(word) for word in ("story", "claim", "speech")] == ["stories", "claims", "speeches"]


@pytest.mark.parametrize(
    ("cue", "kinds", "is_negated"),
    [
        ("has repeatedly denied", ["deny"], False),
        ("did not say", ["say"], True),
        ("has strongly called for", ["urge"], False),
        ("does not rule out", ["notexclude"], False),
        ("would not discuss", ["unknown"], False),
    ],
)
def test_cue(cue: str, kinds: list[str], is_negated: bool) -> None:
    reading = read_cue(cue)
    assert ([entry.kind for entry in reading.entries], reading.negated) == (kinds, is_negated)


@pytest.mark.parametrize(("kind", "form", "entries"), list(rows("distances.tsv")))
def test_every_distance_is_used(kind: str, form: str, entries: str) -> None:
    assert form in ("verb", "noun", "word")
    assert {distance(entry) for entry in entries.split("; ")} == {kind}


def test_every_likelihood_has_a_step_and_a_trigger() -> None:
    for step, use, entries in rows("likelihoods.tsv"):
        for yardstick in YARDSTICKS:
            low, high = interval(step, yardstick)
            assert 0 <= low <= high <= 1
            left, right = negated(step, yardstick)
            assert 0 <= left < right <= 1
        assert use == "of chance" or all(may_hold_likelihood(entry) for entry in entries.split("; "))
