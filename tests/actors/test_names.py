"""Who is called so: names, metonyms, short forms, and what is made of a state and a word."""

import pytest

from onrecord.actors.knowledge import Actors

NAMES = [
    # a capital in all its spellings
    ("Kyiv", "gov/ua", "capital"),
    ("Kiev", "gov/ua", "capital"),
    ("kyiv", "gov/ua", "capital"),
    ("KYIV", "gov/ua", "capital"),
    ("Kyiv’s", "gov/ua", "capital"),
    ("Washington", "gov/us", "capital"),
    ("Moscow", "gov/ru", "capital"),
    # seats
    ("the Kremlin", "gov/ru", "seat"),
    ("Downing Street", "gov/gb", "seat"),
    ("Brussels", "org/eu", "seat"),
    # states and governments
    ("Ukraine", "gov/ua", "name"),
    ("Türkiye", "gov/tr", "name"),
    ("the United States", "gov/us", "name"),
    ("U.S.", "gov/us", "acronym"),
    ("UK", "gov/gb", "acronym"),
    ("the Polish government", "gov/pl", "name"),
    ("government of Japan", "gov/jp", "name"),
    ("the Obama administration", "gov/us", "name"),
    ("Putin’s government", "gov/ru", "name"),
    ("the government of President Volodymyr Zelensky", "gov/ua", "name"),
    # short forms
    ("WHO", "org/who", "acronym"),
    ("NATO", "org/nato", "name"),
    ("Nato", "org/nato", "name"),
    ("U.N.", "org/un", "acronym"),
    # bodies
    ("the Pentagon", "org/us-defense-department", "name"),
    ("UN nuclear watchdog", "org/iaea", "name"),
    ("Ukraine Defense Contact Group", "org/ukraine-defense-contact-group", "name"),
    ("al-Qaida", "org/al-qaeda", "name"),
    ("Daesh", "org/islamic-state", "name"),
    # made of a state and a word
    ("Ukraine's Defence Ministry", "org/ua-defence-ministry", "name"),
    ("the Ukrainian Ministry of Defense", "org/ua-defence-ministry", "name"),
    ("the Ministry of Foreign Affairs of Iran", "org/ir-foreign-ministry", "name"),
    ("the Ukrainian military", "org/ua-armed-forces", "name"),
    ("the US military", "org/us-armed-forces", "name"),
    ("the U.S. Supreme Court", "org/us-supreme-court", "name"),
    ("Kazakhstan's central bank", "org/kz-central-bank", "name"),
    # people, however written
    ("Mark Milley", "person/mark-milley", "name"),
    ("Milley", "person/mark-milley", "surname"),
    ("Zelenskiy", "person/volodymyr-zelensky", "surname"),
    ("Volodymyr Zelenskyy", "person/volodymyr-zelensky", "name"),
    ("Erdogan", "person/recep-tayyip-erdogan", "surname"),
    ("The Hill", "org/the-hill", "name"),  # not Representative Hill
    ("JD Vance", "person/jd-vance", "name"),
    ("J.D. Vance", "person/jd-vance", "name"),
    ("Xi", "person/xi-jinping", "surname"),
    ("von der Leyen", "person/ursula-von-der-leyen", "surname"),
]


@pytest.mark.parametrize(("text", "id_", "sort"), NAMES)
def test_first_match(text: str, id_: str, sort: str) -> None:
    match = Actors.load().matches(text)[0]
    assert (match.actor.id, match.sort) == (id_, sort)


SEVERAL = [
    ("Clinton", {"person/bill-clinton", "person/hillary-clinton"}),
    ("Brussels", {"org/eu", "org/nato", "gov/be"}),
    ("Georgia", {"gov/ge", "gov/us-ga"}),
    ("Congo", {"gov/cd", "gov/cg"}),
    ("White House", {"gov/us", "org/us-white-house"}),
    ("Sanders", {"person/bernie-sanders", "person/sarah-huckabee-sanders"}),
    ("Menendez", {"person/bob-menendez", "person/rob-menendez"}),
    ("George Bush", {"person/george-w-bush", "person/george-h-w-bush"}),
    ("John Kennedy", {"person/john-f-kennedy", "person/john-kennedy"}),
    ("Charles Brown", {"person/charles-q-brown"}),
]


@pytest.mark.parametrize(("text", "ids"), SEVERAL)
def test_all_of_one_name(text: str, ids: set[str]) -> None:
    assert ids <= {actor.id for actor in Actors.load().by_alias(text)}


NOBODY = [
    "",
    "   ",
    "Jane Nobody",
    "who",  # not the health organization
    "us",
    "time",  # not the magazine
    "the Milley",
    "the minister",
    "Foreign Ministry",  # of which state?
    "Ukrainian",  # an adjective is nobody
    "Ukrainians",
    "the Nobody administration",
    "the Clinton Foundation",
    "'s",
    "the",
    "x" * 100_000,
    "a " * 50_000,
    "\t|;\n",
    "%ua",
    "@gov/ua",
    "#US/president",
]


@pytest.mark.parametrize("text", NOBODY, ids=lambda text: repr(text[:30]))
def test_nobody(text: str) -> None:
    assert Actors.load().by_alias(text) == []


def test_country_tells_whose_ministry() -> None:
    actors = Actors.load()
    assert [actor.id for actor in actors.by_alias("Foreign Ministry", country="RU")] == ["org/ru-foreign-ministry"]
    assert [actor.id for actor in actors.by_alias("the Foreign Ministry", country="GB")] == ["org/uk-foreign-office"]
    assert actors.by_alias("Milley", country="RU") == []


COUNTRIES = [
    ("Ukrainian", "UA"),
    ("Ukrainians", "UA"),
    ("British", "GB"),
    ("American", "US"),
    ("U.S.", "US"),
    ("South Korean", "KR"),
    ("Poles", "PL"),
    ("Texan", "US-TX"),
    ("Congolese", None),  # of which Congo?
    ("Martian", None),
    ("us", None),
]


@pytest.mark.parametrize(("word", "code"), COUNTRIES)
def test_country_of(word: str, code: str | None) -> None:
    assert Actors.load().country_of(word) == code


def test_government_has_capital_seat_and_adjective() -> None:
    ukraine, america = (Actors.load().by_alias(name)[0] for name in ("Ukraine", "America"))
    assert (ukraine.name, ukraine.kind, ukraine.country) == ("Ukrainian government", "government", "UA")
    assert "Kyiv" in ukraine.of_sort("capital")
    assert ukraine.of_sort("adjective") == ("Ukrainian",)
    assert america.name == "United States government"


def test_generated_institution_is_found_by_its_id() -> None:
    ministry = Actors.load().get("org/kz-finance-ministry")
    assert ministry is not None
    assert (ministry.name, ministry.kind, ministry.country) == (
        "Ministry of Finance of Kazakhstan",
        "organization",
        "KZ",
    )


@pytest.mark.parametrize("id_", ["", "org/", "org/zz-army", "person/nobody-at-all", "org/kz-dragons"])
def test_unknown_ids(id_: str) -> None:
    assert Actors.load().get(id_) is None
