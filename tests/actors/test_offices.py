"""Who held an office on a day, and who is better left unnamed."""

import pytest

from onrecord.actors.knowledge import Actors, Office
from onrecord.actors.knowledge.terms import held
from onrecord.errors import UsageError

HELD = [
    # one office, four dates
    ("Secretary of Defense", "US", "2016-12-31", "ash-carter"),
    ("Secretary of Defense", "US", "2017-03-01", "jim-mattis"),
    ("Secretary of Defense", "US", "2022-11-16", "lloyd-austin"),
    ("Secretary of Defense", "US", "2025-03-01", "pete-hegseth"),
    # the day on which it passes on belongs to the next
    ("president", "US", "2021-01-20", "joe-biden"),
    ("UK prime minister", None, "2022-09-06", "liz-truss"),
    # a month or a year, where one held it throughout
    ("president", "FR", "2022", "emmanuel-macron"),
    ("UN chief", None, "2022-11", "antonio-guterres"),
    # the state in the words, in all ways
    ("the US Secretary of Defense", None, "2022-11-16", "lloyd-austin"),
    ("US defence secretary", None, "2022-11-16", "lloyd-austin"),
    ("Pentagon chief", None, "2022-11-16", "lloyd-austin"),
    ("Ukraine's defence minister", None, "2022-11-16", "oleksii-reznikov"),
    ("the Ukrainian Minister of Defence", None, "2023-10-01", "rustem-umerov"),
    ("prime minister of Italy", None, "2022-11-16", "giorgia-meloni"),
    # soldiers
    ("the top US military chief", None, "2022-11-16", "mark-milley"),
    ("Chairman of the Joint Chiefs of Staff", None, "2022-11-16", "mark-milley"),
    ("Chairman of the Joint Chiefs of Staff", None, "2024-01-01", "charles-q-brown"),
    ("Commander-in-Chief of the Armed Forces", "UA", "2023-01-01", "valerii-zaluzhnyi"),
    ("Commander-in-Chief of the Armed Forces", "UA", "2024-03-01", "oleksandr-syrskyi"),
    ("Russian Chief of the General Staff", None, "2022-11-16", "valery-gerasimov"),
    ("Supreme Allied Commander Europe", None, "2022-11-16", "christopher-cavoli"),
    # bodies
    ("NATO Secretary-General", None, "2022-11-16", "jens-stoltenberg"),
    ("NATO chief", None, "2024-11-01", "mark-rutte"),
    ("EU foreign policy chief", None, "2022-11-16", "josep-borrell"),
    ("President of the European Commission", None, "2022-11-16", "ursula-von-der-leyen"),
    ("IAEA director general", None, "2022-11-16", "rafael-grossi"),
    ("FBI director", None, "2016-10-28", "james-comey"),
    ("House Speaker", None, "2016-05-01", "paul-ryan"),
    # who speaks for them
    ("Kremlin spokesman", None, "2022-11-16", "dmitry-peskov"),
    ("Russian Foreign Ministry spokeswoman", None, "2022-11-16", "maria-zakharova"),
    ("White House press secretary", None, "2021-06-01", "jen-psaki"),
    ("White House press secretary", None, "2022-11-16", "karine-jean-pierre"),
    # the same words, another office
    ("chancellor", "DE", "2022-11-16", "olaf-scholz"),
    ("chancellor", "GB", "2022-11-16", "jeremy-hunt"),
    ("Chinese foreign minister", None, "2023-02-01", "qin-gang"),
    ("Chinese foreign minister", None, "2023-09-01", "wang-yi"),
    ("Russian leader", None, "2022-11-16", "vladimir-putin"),
    ("German leader", None, "2022-11-16", "olaf-scholz"),
    ("governor of Texas", None, "2022-11-16", "greg-abbott"),
]


@pytest.mark.parametrize(("words", "country", "on", "slug"), HELD)
def test_holder(words: str, country: str | None, on: str, slug: str) -> None:
    holder = Actors.load().office(words, country, on)
    assert holder is not None
    assert holder.id == f"person/{slug}"


NOBODY_SURE = [
    ("defence minister", None, "2022-11-16"),  # of which state?
    ("former Secretary of Defense", "US", "2022-11-16"),
    ("deputy defence minister", "UA", "2022-11-16"),
    ("US president-elect", None, "2016-11-28"),
    ("a White House press secretary", None, "2022-11-16"),
    ("White House spokesman", None, "2022-11-16"),  # there are several
    ("Texas senator", None, "2016-05-01"),  # there are two
    ("Chinese Foreign Ministry spokesperson", None, "2022-11-16"),
    ("UK prime minister", None, "2022-09"),  # it changed in that month
    ("Secretary of Defense", "US", "2200-01-01"),  # beyond what the table knows
    ("Secretary of Defense", "US", "1850-01-01"),
    ("Secretary of Defense", "US", None),
    ("Secretary of Defense", "ZZ", "2022-11-16"),
    ("Atlantis defence minister", None, "2022-11-16"),
    ("", "US", "2022-11-16"),
    ("minister", "US", "2022-11-16"),
    ("president " * 50_000, "US", "2022-11-16"),
]


@pytest.mark.parametrize(("words", "country", "on"), NOBODY_SURE, ids=lambda value: str(value)[:40])
def test_nobody_sure(words: str, country: str | None, on: str | None) -> None:
    assert Actors.load().office(words, country, on) is None


def test_holders_gives_all_who_may_be_meant() -> None:
    both = {actor.id for actor in Actors.load().holders("Vermont senator", on="2016-05-01")}
    assert both == {"person/bernie-sanders", "person/patrick-leahy"}
    assert {"person/boris-johnson", "person/liz-truss"} == {
        actor.id for actor in Actors.load().holders("UK prime minister", on="2022-09")
    }


def test_legislator_has_state_and_party() -> None:
    cruz = Actors.load().by_alias("Ted Cruz")[0]
    assert [(o.role, o.state, o.party, o.begin) for o in cruz.offices] == [
        ("senator", "TX", "Republican", "2013-01-03")
    ]


TERMS = [
    # begin, end, on, horizon, held
    ("2020-01-01", "2022-01-01", "2021-06-01", None, "certain"),
    ("2020-01-01", "2022-01-01", "2020-01-01", None, "certain"),
    ("2020-01-01", "2022-01-01", "2022-01-01", None, "no"),
    ("2020-01-01", "2022-01-01", "2019-12-31", None, "no"),
    ("2020-01-01", "2022-01-01", "2020", None, "certain"),
    ("2020-01-01", "2022-01-01", "2022", None, "no"),
    ("2020-01-01", "2022-03-01", "2022", None, "possible"),
    ("2020", "2022-01-01", "2020-06-01", None, "possible"),
    ("2020", "2022-01-01", "2021-01-01", None, "certain"),
    ("2020-01-01", "2022-02", "2022-02-28", None, "possible"),
    ("2020-01-01", "2022-02", "2022-03-01", None, "no"),
    ("2020-01-01", None, "2025-06-30", "2025-06-30", "certain"),
    ("2020-01-01", None, "2025-07-01", "2025-06-30", "possible"),
    ("2020-01-01", None, "2099-01-01", None, "certain"),
    (None, "2022-01-01", "1999-01-01", None, "certain"),
    ("2020-01-01", None, "2022-11-16T10:00:00Z", None, "certain"),
]


@pytest.mark.parametrize(("begin", "end", "on", "horizon", "how"), TERMS)
def test_terms_are_as_sure_as_their_dates(
    begin: str | None, end: str | None, on: str, horizon: str | None, how: str
) -> None:
    assert held(Office("president", "President", "FR", begin, end), on, horizon) == how


@pytest.mark.parametrize("on", ["yesterday", "2022-13", "2022-02-30", "20221116", "0000", "16.11.2022"])
def test_wrong_dates(on: str) -> None:
    with pytest.raises(UsageError, match="date"):
        Actors.load().office("president", "US", on)
