"""People killed, wounded, captured, displaced or missing: roles, the toll of a text, and conservative counting."""

import pytest

from onrecord.grounding.figures import acled, find_figures, tolls


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("The blast killed 12 people.", ["killed"]),
        ("The storm sank a ferry, killing at least 21.", ["killed"]),
        ("Twelve miners were killed and nine were injured.", ["killed", "wounded"]),
        ("Two people died in a garage.", ["killed"]),
        ("“Thirty-eight dead, 33 missing.”", ["killed", "missing"]),
        ("The death toll rose to 34.", ["killed"]),
        ("The mayor put the dead at 24.", ["killed"]),
        ("The fire caused 30 deaths.", ["killed"]),
        ("The wreck claimed 21 lives.", ["killed"]),
        ("Police arrested a porter and two clerks.", ["captured", "captured"]),
        ("Police arrested a baker along with three of his cousins.", ["captured", "captured"]),
        ("Several men were taken into custody.", ["captured"]),
        ("Also killed in the raid were two cooks.", ["killed"]),
        ("The death of two wardens was confirmed.", ["killed"]),
        ("Some 4,000 villagers fled.", ["displaced"]),
        ("The flood left 200 families homeless.", ["displaced"]),
        ("Two hikers, both from the valley, were wounded.", ["wounded"]),
        ("A guard was shot dead.", ["killed"]),
        ("Forty sailors remained missing.", ["missing"]),
        ("The force went to arrest two smugglers.", [None]),
        ("They captured three rifles.", [None]),
        ("He was killed by two wardens.", [None]),
        ("The bank killed 3 projects.", [None]),
    ],
)
def test_roles(text: str, roles: list[str | None]) -> None:
    assert [figure.role for figure in find_figures(text)] == roles


@pytest.mark.parametrize(
    ("text", "toll"),
    [
        ("Two guards were killed. The two guards were killed at noon. One cook was killed.", {"killed": 3}),
        ("Police arrested a baker. Two additional suspects were detained.", {"captured": 3}),
        ("More than five rebels were killed.", {"killed": 6}),
        ("Soldiers killed rebel leader Amon.", {"killed": 1}),
        ("The mayor was arrested.", {"captured": 1}),
        ("No mayor was arrested.", {}),
        ("Police detained two men, one of whom was a baker. One of whom was hurt.", {"captured": 2}),
        ("Police arrested three bakers. They have arrested 90 bakers this year.", {"captured": 3}),
        ("Soldiers killed the rebels.", {"killed": 3}),
    ],
)
def test_tolls_count_nobody_twice(text: str, toll: dict[str, int]) -> None:
    found = {role: count for role, count in tolls(text, find_figures(text)).items() if role in toll or not toll}
    assert found == toll


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Dozens of people were killed.", 12),
        ("Tens of people were killed.", 10),
        ("Hundreds of people were killed.", 100),
        ("Tens of thousands of people were killed.", 10000),
        ("Several people were killed.", 3),
        ("Many people were killed.", 3),
        ("A few people were killed.", 3),
        ("Several hundred people were killed.", 300),
        ("Between 20 and 30 people were killed.", 20),
        ("At least 20 people were killed.", 20),
        ("More than 20 people were killed.", 20),
        ("About 20 people were killed.", 20),
        ("Up to 20 people were killed.", 20),
        ("Twenty people were killed.", 20),
    ],
)
def test_acled_counts_conservatively(text: str, value: int) -> None:
    figure = find_figures(text)[0]
    coded = acled(figure)
    assert (coded.low, coded.high, coded.approximate) == (value, value, False)
    assert (coded.span, coded.text, coded.role) == (figure.span, figure.text, figure.role)
