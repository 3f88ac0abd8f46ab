"""Places: what is found, what it means, and what is left out."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.grounding.places import Place, find_places

PARIS_FRANCE, PARIS_TEXAS = 2988507, 4717560
GEORGIA_STATE, GEORGIA_COUNTRY = 4197000, 614540
KYIV, WASHINGTON, LONDON_ONTARIO, LONDON = 703448, 4140963, 6058560, 2643743
UNITED_STATES, RUSSIA, UKRAINE, UNITED_KINGDOM = 6252001, 2017370, 690791, 2635167


def named(text: str, **given: object) -> list[tuple[str, int | None]]:
    return [(place.text, place.geonames) for place in find_places(text, **given)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("The train left Paris for Lyon.", [("Paris", PARIS_FRANCE), ("Lyon", 2996944)], id="population"),
        pytest.param(
            "He was born in Paris, Texas.", [("Paris", PARIS_TEXAS), ("Texas", 4736286)], id="holder after a comma"
        ),
        pytest.param(
            "A storm hit Atlanta, and all of Georgia and Alabama.",
            [("Atlanta", 4180439), ("Georgia", GEORGIA_STATE), ("Alabama", 4829764)],
            id="state by its company",
        ),
        pytest.param(
            "Troops moved from Tbilisi to Gori in Georgia.",
            [("Tbilisi", 611717), ("Gori", 614455), ("Georgia", GEORGIA_COUNTRY)],
            id="country by its company",
        ),
        pytest.param(
            "The fire spread in London, Ontario.",
            [("London", LONDON_ONTARIO), ("Ontario", 6093943)],
            id="another London",
        ),
        pytest.param(
            "Shells fell on Kiev and Kharkov in Ukraine.",
            [("Kiev", KYIV), ("Kharkov", 706483), ("Ukraine", UKRAINE)],
            id="older names",
        ),
        pytest.param(
            "The U.S. and the UK sent ships.", [("U.S.", UNITED_STATES), ("UK", UNITED_KINGDOM)], id="short forms"
        ),
        pytest.param(
            "She moved to Fresno, Calif., in May.",
            [("Fresno", 5350937), ("Calif.", 5332921)],
            id="short form of a state",
        ),
        pytest.param(
            "Crowds gathered in Washington, D.C., today.",
            [("Washington", WASHINGTON), ("D.C.", 4138106)],
            id="the capital",
        ),
        pytest.param("WASHINGTON (AP) - The talks began.", [("WASHINGTON", WASHINGTON)], id="dateline in capitals"),
        pytest.param("A Russian ship sank.", [("Russian", RUSSIA)], id="adjective points to its country"),
        pytest.param(
            "Crews in Walker and Polk counties in Texas waited.",
            [("Walker", 4739690), ("Polk", 4719903), ("Texas", 4736286)],
            id="a list of counties",
        ),
        pytest.param("The price is US$ 400.", [], id="currency is no country"),
    ],
)
def test_meaning(text: str, expected: list[tuple[str, int | None]]) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Mr. Lincoln went home.", id="after a title"),
        pytest.param("Chelsea Clinton smiled.", id="given name before a surname"),
        pytest.param("Michael Jordan retired. Jordan said he was tired.", id="surname known from the article"),
        pytest.param("The letter came on Wednesday, and March was cold.", id="time words"),
        pytest.param("NATO met.", id="institution"),
    ],
)
def test_what_is_no_place(text: str) -> None:
    assert named(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Washington considers the matter closed.", [], id="capital that thinks"),
        pytest.param("Ukraine insists that the border is quiet.", [], id="state that insists"),
        pytest.param("Moscow launched rockets.", [], id="capital that acts"),
        pytest.param("They hold land taken by Moscow.", [], id="capital by which something was done"),
        pytest.param("Envoys flew to Washington.", ["Washington"], id="capital that is gone to"),
        pytest.param("Reporters waited at the Pentagon.", ["Pentagon"], id="at a building"),
        pytest.param("The Pentagon declined.", [], id="who works in a building"),
    ],
)
def test_metonyms(text: str, expected: list[str]) -> None:
    assert [place.text for place in find_places(text)] == expected


def test_a_source_of_place_names_alone_speaks_and_is_left_out() -> None:
    text = "In the view of Moscow and Kyiv the talks in Minsk failed."
    start = text.index("Moscow")
    speaking = [(start, start + len("Moscow and Kyiv"))]
    assert [place.text for place in find_places(text, speaking=speaking)] == ["Minsk"]


def test_a_place_inside_a_longer_source_stays() -> None:
    text = "The mayor of Lyon said so."
    assert [place.text for place in find_places(text, speaking=[(0, 17)])] == ["Lyon"]


@pytest.mark.parametrize(
    ("text", "feature", "country"),
    [
        ("Farmers in Kansas waited.", "region", "US"),
        ("They sailed across the Black Sea.", "sea", None),
        ("It flows into the Danube.", "river", None),
        ("Troops entered Crimea.", "region", "UA"),
        ("They live in Kenya.", "country", "KE"),
        ("They live in Nairobi.", "city", "KE"),
        ("They live in Walker County, Texas.", "county", "US"),
        ("They met across Europe.", "continent", None),
        ("They climbed in the Alps.", "mountain", None),
    ],
)
def test_precision_is_kept(text: str, feature: str, country: str | None) -> None:
    place = find_places(text)[0]
    assert (place.feature, place.country) == (feature, country)


def test_a_street_is_found_but_not_drawn() -> None:
    assert find_places("A man was hurt on Alder Street.") == (
        Place((18, 30), "Alder Street", "Alder Street", None, None, None, None, "street"),
    )


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("lfpress.com", LONDON_ONTARIO),
        ("theguardian.com", LONDON),
        (None, LONDON),
        ("https://www.lfpress.com/news", LONDON_ONTARIO),
    ],
)
def test_the_publishers_home_decides(source: str | None, expected: int) -> None:
    assert ("London", expected) in named("The council in London met.", source=source)


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", "A" * 1_000_000, "Paris, " * 5_000, "\ud800 in \udfff", "U.S.\x00", "“'-–—"]
)
def test_odd_texts_are_read(text: str) -> None:
    assert all(text[place.span[0] : place.span[1]] == place.text for place in find_places(text))


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from("Paris , Texas . the in St . Mr U.S. New York and - ’ s County 12 Street \n de".split(" ")),
        max_size=40,
    )
)
def test_spans_are_ordered_and_carry_their_text(words: list[str]) -> None:
    text = " ".join(words)
    last = 0
    for place in find_places(text, source="nytimes.com"):
        assert last <= place.span[0] < place.span[1]
        assert text[place.span[0] : place.span[1]] == place.text
        last = place.span[1]
