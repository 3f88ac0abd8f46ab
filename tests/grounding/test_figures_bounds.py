"""What the words around a number say of its bounds and of the direction of change."""

import pytest

from onrecord.grounding.figures import find_figures


@pytest.mark.parametrize(
    ("text", "low", "high", "low_inclusive", "high_inclusive", "approximate"),
    [
        ("It took 40 boats.", 40, 40, True, True, False),
        ("It took more than 40 boats.", 40, None, False, True, False),
        ("It took over 40 boats.", 40, None, False, True, False),
        ("It took at least 40 boats.", 40, None, True, True, False),
        ("It took no fewer than 40 boats.", 40, None, True, True, False),
        ("It took 40 or more boats.", 40, None, True, True, False),
        ("It took 40+ boats.", 40, None, True, True, False),
        ("It took 40-plus boats.", 40, None, True, True, False),
        ("There were “two hundred, if not more”.", 200, None, True, True, False),
        ("It took fewer than 40 boats.", None, 40, True, False, False),
        ("It took up to 40 boats.", None, 40, True, True, False),
        ("It took as many as 40 boats.", None, 40, True, True, False),
        ("It took no more than 40 boats.", None, 40, True, True, False),
        ("It is a sub-500 sq m office.", None, 500, True, False, False),
        ("It took about 40 boats.", 40, 40, True, True, True),
        ("It took nearly 40 boats.", 40, 40, True, True, True),
        ("It took an estimated 40 boats.", 40, 40, True, True, True),
        ("It took 40 boats or so.", 40, 40, True, True, False),
        ("It took 40 or so boats.", 40, 40, True, True, True),
        ("It took 40-odd boats.", 40, 40, True, True, True),
        ("It took ~40 boats.", 40, 40, True, True, True),
        ("It took at least about 40 boats.", 40, None, True, True, True),
        ("It took more than a dozen boats.", 12, None, False, True, False),
        ("It took more than half a million boats.", 500000, None, False, True, False),
    ],
)
def test_bounds(
    text: str,
    low: float | None,
    high: float | None,
    low_inclusive: bool,
    high_inclusive: bool,
    approximate: bool,
) -> None:
    figure = find_figures(text)[0]
    assert (figure.low, figure.high) == (low, high)
    assert (figure.low_inclusive, figure.high_inclusive, figure.approximate) == (
        low_inclusive,
        high_inclusive,
        approximate,
    )


def test_the_words_of_the_bound_belong_to_the_figure() -> None:
    assert find_figures("It cost more than $18 billion.")[0].text == "more than $18 billion"


def test_an_amount_repeated_in_brackets_has_the_same_bound() -> None:
    assert [(f.low, f.high) for f in find_figures("It cost more than 700 crowns ($90).")][1] == (90, None)


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        ("Shares rose 5%.", ["up"]),
        ("Shares rose by about 5%.", ["up"]),
        ("Shares were up 19 cents.", ["up"]),
        ("Shares were down more than 3%.", ["down"]),
        ("Shares edged down 0.03% to 1,463.", ["down", None]),
        ("Shares rose to $5.", [None]),
        ("The firm grew sales by 35 per cent.", ["up"]),
        ("Wool was down 2.3%, silk by 2.6%.", ["down", "down"]),
        ("It makes up 20% of sales.", [None]),
        ("Up to 20% are old.", [None]),
        ("The ship went down 11 km off the coast.", [None]),
        ("They lost 3 games.", [None]),
        ("The staff was cut by 300.", ["down"]),
    ],
)
def test_changes(text: str, changes: list[str | None]) -> None:
    assert [figure.change for figure in find_figures(text)] == changes
