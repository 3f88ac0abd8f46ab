"""Figures of single sentences: value, unit, what is counted. The sentences are our own."""

import pytest

from onrecord.grounding.figures import Figure, find_figures


def only(text: str) -> Figure:
    figures = find_figures(text)
    assert len(figures) == 1, [figure.text for figure in figures]
    return figures[0]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The bridge cost 1,250,000 crowns.", 1250000),
        ("It holds 40\u202f000 seats.", 40000),
        ("He bought 260.000 bricks.", 260000),
        ("He hit .300 last spring.", 0.3),
        ("The rate is 4.75 percent.", 4.75),
        ("It grew 1,5 percent.", 1.5),
        ("They sold 3.6 million tickets.", 3600000),
        ("They sold 3.6bn tickets.", 3600000000),
        ("There were 4 hundred million stamps.", 400000000),
        ("There were twenty-five boats.", 25),
        ("There were one hundred and five boats.", 105),
        ("There were two million three hundred thousand and six boats.", 2300006),
        ("It took two and a half hours.", 2.5),
        ("It took 2½ hours.", 2.5),
        ("It took 2 1/2 hours.", 2.5),
        ("They lost a million and a half sheep.", 1500000),
        ("It costs two point five million euros.", 2500000),
        ("It costs half a million euros.", 500000),
        ("It costs a quarter of a million euros.", 250000),
        ("He ordered half a dozen eggs.", 6),
        ("He ordered two dozen eggs.", 24),
        ("A hundred swans came.", 100),
        ("Two-thirds of the harbour burnt.", 2 / 3),
        ("A third of the harbour burnt.", 1 / 3),
        ("Half of the harbour burnt.", 0.5),
        ("The price fell by a fifth.", 0.2),
        ("Add 1/2 cup of milk.", 0.5),
        ("One in five trains is late.", 0.2),
        ("Three out of ten trains are late.", 0.3),
        ("The risk is one chance in four.", 0.25),
        ("It was minus 9 degrees at noon.", -9),
        ("It was -9C at noon.", -9),
        ("It was minus-30 degrees at noon.", -30),
        ("A couple of trains were late.", 2),
    ],
)
def test_values(text: str, value: float) -> None:
    figure = only(text)
    assert figure.low == pytest.approx(value)
    assert figure.high == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("They found dozens of coins.", 12, 120),
        ("They found scores of coins.", 20, 200),
        ("Thousands marched.", 1000, 10000),
        ("Tens of thousands marched.", 10000, 100000),
        ("Hundreds of millions of dollars are gone.", 100000000, 1000000000),
        ("A handful of trains ran.", 3, 9),
        ("Several hundred trains ran.", 300, 900),
        ("It lasts 10-12 weeks.", 10, 12),
        ("It lasts 10 to 12 weeks.", 10, 12),
        ("It lasts three or four weeks.", 3, 4),
        ("It lasts one to two weeks.", 1, 2),
        ("It weighs between 5 and 10 million tonnes.", 5000000, 10000000),
        ("It costs 5 to 10 million euros.", 5000000, 10000000),
        ("It costs €5m-€10m.", 5000000, 10000000),
        ("It fell from $90 to $80 a barrel.", 80, 90),
        ("It rose from 20 mpg in 2008 to 29 mpg.", 20, 29),
        ("Eat 2000 - 2500 calories.", 2000, 2500),
    ],
)
def test_ranges_and_vague_numbers_keep_both_bounds(text: str, low: float, high: float) -> None:
    figure = only(text)
    assert (figure.low, figure.high) == (low, high)


@pytest.mark.parametrize(
    ("text", "unit", "kind"),
    [
        ("It costs $5.", "USD", "money"),
        ("It costs US$5 million.", "USD", "money"),
        ("It costs US $5.", "USD", "money"),
        ("It costs AU$5.", "AUD", "money"),
        ("It costs CDN$5.", "CAD", "money"),
        ("It costs €5.", "EUR", "money"),
        ("It costs £3.5m.", "GBP", "money"),
        ("It costs EUR 5.", "EUR", "money"),
        ("It costs 5 EUR.", "EUR", "money"),
        ("It costs 5 US dollars.", "USD", "money"),
        ("It costs 5 Danish crowns.", "DKK", "money"),
        ("It costs 5 cents.", "cent", "money"),
        ("He was fined 500 pounds.", "GBP", "money"),
        ("They seized 500 pounds of opium.", "lb", "measure"),
        ("The family got P10,000.", "PHP", "money"),
        ("It is a million dollar house.", "USD", "money"),
        ("It fell 3%.", "%", "percent"),
        ("It fell 3 per cent.", "%", "percent"),
        ("It fell 3 percentage points.", "percentage point", "percent"),
        ("It fell 30 basis points.", "basis point", "percent"),
        ("It is 11 km away.", "km", "measure"),
        ("It is a 550-megawatt plant.", "MW", "measure"),
        ("It is a 7.5 metre wall.", "m", "measure"),
        ("It covers 3 sq km.", "km²", "measure"),
        ("It covers 3 square feet.", "square foot", "measure"),
        ("They drove 155mph.", "mph", "measure"),
        ("It was 500 degrees Celsius.", "°C", "measure"),
        ("It ran for six minutes.", "minute", "measure"),
        ("The man is a 62-year-old.", "year of age", "measure"),
        ("A driver aged 62 slept.", "year of age", "measure"),
        ("It pumps 52,000 barrels a day.", "barrel per day", "measure"),
        ("It costs $58.24 per barrel.", "USD per barrel", "money"),
        ("They pay $185 per 1,000 cubic metres.", "USD per 1000 m³", "money"),
        ("They pay C$6 (US$4) per share.", "CAD per share", "money"),
        ("It spins 78,000 times a minute.", "times per minute", "count"),
        ("It lasted 50 previous years.", "year", "measure"),
        ("Twenty boats sank.", None, "count"),
        ("Half of the boats sank.", None, "percent"),
    ],
)
def test_units(text: str, unit: str | None, kind: str) -> None:
    figure = find_figures(text)[0]
    assert (figure.unit, figure.kind) == (unit, kind)


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("They sent more than $18 billion in military aid.", "military aid"),
        ("They found 40 percent of protection relays broken.", "protection relays"),
        ("They sold 26 wooden boats in June.", "wooden boats"),
        ("They made 4.3M digital and physical sales.", "digital and physical sales"),
        ("It is a 12 page document.", "page"),
        ("One proposal asks the board to leave.", "proposal"),
        ("Two of the wardens left.", "wardens"),
        ("Dozens of boats sank.", "boats"),
        ("It spent 80 percent of the town's budget.", "town's budget"),
        ("It rose to 40.", None),
    ],
)
def test_the_thing_counted(text: str, thing: str | None) -> None:
    figure = find_figures(text)[0]
    assert (text[figure.of[0] : figure.of[1]] if figure.of else None) == thing


def test_a_count_takes_the_noun_of_the_count_before_it() -> None:
    text = "Storms cut off 6 million homes, including 1.5 million in the south."
    assert [text[slice(*figure.of)] for figure in find_figures(text) if figure.of] == ["homes", "homes"]


def test_index_points_are_taken_over() -> None:
    assert [figure.unit for figure in find_figures("The index rose 64.06 points to 4,577.10.")] == ["point", "point"]


def test_spans_carry_their_text() -> None:
    text = "“Some 410,000 customers” — 3½ times as many — lost power; 😀 it cost €5m or more."
    figures = find_figures(text)
    assert [figure.text for figure in figures] == ["Some 410,000", "3½ times", "€5m or more"]
    assert all(text[slice(*figure.span)] == figure.text for figure in figures)
