"""Asking: what each filter and each kind of word finds, in which order, with which marks."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from store_records import BRENN, BRIDGE, FERRY, MAYBE, published, record, speaker, statement, told

from onrecord.document import Document
from onrecord.errors import UsageError
from onrecord.record import Part, Record
from onrecord.store import Query, Store
from onrecord.store.asking import figure_condition, near_place
from onrecord.store.marking import in_article, marks_in, snippet
from onrecord.store.phrases import match_words
from onrecord.values import Estimate, Figure, Horizon, Place, Time

THAW, GIFT, PIERS, HOURLY, NOBODY = (one.content.text for one in (*BRIDGE.statements, *FERRY.statements))


def flood() -> Record:
    """An article with figures, places, a time and an estimate."""
    text = "Brenn said more than 1,200 people left Karven on Tuesday. She said 40 villages near Ostrow may be cut off."
    document = Document("flood", text, title="Flood", source="Harbour News", published=published("2027-04-01"))
    contents = ("more than 1,200 people left Karven on Tuesday", "40 villages near Ostrow may be cut off")
    made = tuple(
        statement(document, Part(((text.index(one), text.index(one) + len(one)),), one), speakers=(BRENN,))
        for one in contents
    )

    def span(words: str) -> tuple[int, int]:
        return text.index(words), text.index(words) + len(words)

    def figure(words: str, **fields: Any) -> Figure:
        fields = {"low_inclusive": True, "high_inclusive": True, "unit": None, "role": None, **fields}
        return Figure(span(words), words, approximate=False, change=None, kind="count", of=None, **fields)

    return Record(
        document, made,
        times=(Time(span("Tuesday"), "Tuesday", "DATE", "2027-03-30", "2027-03-30", "2027-03-30"),),
        figures=(figure("more than 1,200", low=1200, high=None, low_inclusive=False), figure("40", low=40, high=40)),
        places=(
            Place(span("Karven"), "Karven", "Karven", "LO", 50.0, 20.0, 1, "city"),
            Place(span("Ostrow"), "Ostrow", "Ostrow", "LO", 50.3, 20.0, 2, "city"),
        ),
        estimates=(
            Estimate(made[1].id, made[1].content.spans[0], span("may"), 0.2, 0.55, "icd203",
                     Horizon(span("Tuesday"), "2027-03-30", "2027-03-30")),
        ),
    )  # fmt: skip


LEFT, CUT = (one.content.text for one in flood().statements)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with Store.open(tmp_path_factory.mktemp("find") / "store.sqlite") as opened:
        for made in (BRIDGE, FERRY, flood()):
            opened.add(made)
        yield opened


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"words": "bridge"}, {THAW, HOURLY}),
        ({"words": "closed bridges"}, {THAW, HOURLY}),
        ({"words": "BRIDGE thaw"}, {THAW}),
        ({"words": '"gift to the"'}, {GIFT}),
        ({"words": '"to gift"'}, set()),
        ({"words": "ferr*"}, {GIFT, HOURLY, NOBODY}),
        ({"words": "ferrymen -nobody"}, {GIFT}),
        ({"words": "OR AND NOT ( \" '"}, set()),
        ({"words": "!?"}, set()),
        ({"words": ""}, {THAW, GIFT, PIERS, HOURLY, NOBODY, LEFT, CUT}),
        ({"speaker": "Ada Brenn"}, {THAW, PIERS, LEFT, CUT}),
        ({"speaker": "brenn"}, {THAW, PIERS, LEFT, CUT}),
        ({"speaker": "p/brenn", "words": "thaw"}, {THAW}),
        ({"speaker": "Olean"}, {GIFT, NOBODY}),
        ({"speaker": "nobody known"}, set()),
        ({"country": "se"}, {HOURLY}),
        ({"source": "harbour"}, {HOURLY, NOBODY, LEFT, CUT}),
        ({"source": "no such paper"}, set()),
        ({"since": "2027-03-03", "until": "2027-03"}, {HOURLY, NOBODY}),
        ({"until": "2027-03-02"}, {THAW, GIFT, PIERS}),
        ({"since": "2028"}, set()),
        ({"act": "commissive"}, {THAW, HOURLY}),
        ({"act": "commissive", "words": "thaw"}, {THAW}),
        ({"certainty": "possible"}, {PIERS}),
        ({"direct": True}, {GIFT, NOBODY}),
        ({"direct": False, "words": "bridge"}, {THAW, HOURLY}),
        ({"figure": ">1000"}, {LEFT}),
        ({"figure": ">1200"}, {LEFT}),
        ({"figure": ">1201"}, set()),
        ({"figure": "<1000"}, {CUT}),
        ({"figure": "30..50"}, {CUT}),
        ({"figure": "40", "words": "villages"}, {CUT}),
        ({"near": "Karven"}, {LEFT, CUT}),
        ({"near": "Karven, 20 km"}, {LEFT}),
        ({"near": "Ostrow: 10 km", "words": "cut"}, {CUT}),
        ({"act": "commissive", "country": "SE", "source": "Harbour News", "since": "2027-03-05"}, {HOURLY}),
        ({"act": "commissive", "country": "SE", "since": "2027-03-05", "words": "hour"}, {HOURLY}),
    ],
    ids=str,
)  # fmt: skip
def test_finds(store: Store, asked: dict[str, Any], found: set[str]) -> None:
    hits = store.find(**asked)
    assert {hit.statement.content.text for hit in hits} == found
    assert store.count(Query(**asked)) == len(found)
    facets = store.facets(Query(**asked))
    assert facets.total == len(found)
    assert sum(value.count for value in facets.quotation) == len(found)


def test_without_words_the_newest_come_first(store: Store) -> None:
    days = [hit.day for hit in store.find()]
    assert days == sorted(days, reverse=True)  # type: ignore[type-var]


def test_pages_meet(store: Store) -> None:
    whole = [hit.statement.id for hit in store.find("the")]
    assert [
        hit.statement.id for offset in range(len(whole)) for hit in store.find("the", limit=1, offset=offset)
    ] == whole


def test_a_hit_is_the_record_s_own_statement(store: Store) -> None:
    (hit,) = store.find("thaw")
    assert hit.statement == BRIDGE.statements[0]
    assert (hit.article.document, hit.actors, hit.review) == ("bridge", ("p/brenn",), None)
    assert [hit.snippet.text[a:b] for a, b in hit.snippet.marks] == ["thaw"]
    assert [BRIDGE.document.text[a:b] for a, b in hit.snippet.places] == ["thaw"]


@pytest.mark.parametrize(
    "wrong",
    [{"act": "shouting"}, {"certainty": "sure"}, {"since": "yesterday"}, {"figure": "many"}, {"figure": ">1..2"},
     {"near": "Karven, 99999 km"}, {"near": "Nowhere-at-all-ever"}, {"country": "Ukraine"}],
    ids=str,
)  # fmt: skip
def test_what_makes_no_sense_is_told(store: Store, wrong: dict[str, Any]) -> None:
    with pytest.raises(UsageError, match=next(iter(wrong.values())).split(",")[0].replace(".", r"\.")):
        store.find(**wrong)


def test_facets(store: Store) -> None:
    facets = store.facets()
    assert [(one.value, one.label, one.count) for one in facets.speaker[:2]] == [
        ("p/brenn", "Ada Brenn", 4), ("name/tomas oleander", "Tomas Oleander", 2),
    ]  # fmt: skip
    assert {one.value: one.count for one in facets.source} == {"Harbour News": 4, "The Lowland Courier": 3}
    assert {one.value: one.count for one in facets.country} == {"LO": 4, "SE": 1}
    assert [(one.value, one.count) for one in facets.month] == [("2027-03", 5), ("2027-04", 2)]
    assert {one.value: one.count for one in store.facets(Query("bridge")).act} == {"commissive": 2}


def test_who(store: Store) -> None:
    (found,) = store.who("Brenn")
    assert (found.actor.id, found.actor.statements, found.articles) == ("p/brenn", 4, 2)
    assert [(role.role, role.first, role.last) for role in found.roles] == [
        ("Transport Minister", "2027-03-02", "2027-04-01")
    ]
    assert dict(found.certainty) == {"certain": 1, "possible": 1, "unstated": 2}
    assert found.latest[0].day == "2027-04-01"


def test_actors(store: Store) -> None:
    assert [one.name for one in store.actors()] == ["Ada Brenn", "Tomas Oleander", "Blue Line"]
    assert [one.name for one in store.actors("blue", kind="organization", country="se")] == ["Blue Line"]


def test_articles(store: Store) -> None:
    assert [one.document for one in store.articles()] == ["flood", "ferry", "bridge"]
    (found,) = store.articles("thaw closed")
    assert found.snippet is not None
    assert [found.snippet.text[a:b] for a, b in found.snippet.marks] == ["closed", "thaw"]
    assert [one.document for one in store.articles(source="harbour", until="2027-03")] == ["ferry"]


def test_estimates(store: Store) -> None:
    (found,) = store.estimates()
    assert (found.outcome, found.phrase, found.low, found.high) == (CUT, "may", 0.2, 0.55)
    assert (found.horizon, found.first, found.speakers) == ("Tuesday", "2027-03-30", ("Ada Brenn",))
    assert store.estimates(Query("Karven")) == []


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [(">1000", (1000, False), None), (">= 1,000.5", (1000.5, True), None), ("<5%", None, (5, False)),
     ("18..20", (18, True), (20, True)), ("=12", (12, True), (12, True)), ("-3", (-3, True), (-3, True))],
)  # fmt: skip
def test_conditions(text: str, low: tuple[float, bool] | None, high: tuple[float, bool] | None) -> None:
    found = figure_condition(text)
    assert low is None or (found.low, found.low_included) == low
    assert high is None or (found.high, found.high_included) == high
    assert (found.low is None) == (low is None)
    assert (found.high is None) == (high is None)


def test_words_and_places() -> None:
    assert match_words('a "b c" d* -e “f”') == '"a" AND "b c" AND "d"* AND "“f”" NOT ("e")'
    assert near_place("Kherson") == ("Kherson", 50.0)
    assert near_place("New York, 5.5 km") == ("New York", 5.5)


class TestMarks:
    @pytest.mark.parametrize(
        ("text", "match", "marked"),
        [
            ("The striker strikes", '"strike"', ["strikes"]),
            ("Élan and ELAN", '"elan"', ["Élan", "ELAN"]),
            ("a\x02b the end", '"end"', ["end"]),
            ("🛳️ ferries, e\u0301te\u0301", '"ferry"', ["ferries"]),
            ("nothing", '"else"', []),
        ],
    )
    def test_are_offsets(self, text: str, match: str, marked: list[str]) -> None:
        (spans,) = marks_in([text], match)
        assert [text[a:b] for a, b in spans] == marked

    def test_a_long_text_is_cut_around_the_first_mark(self) -> None:
        text = "word " * 400 + "needle " + "word " * 400
        (marks,) = marks_in([text], '"needle"')
        shown = snippet(text, marks)
        assert [shown.text[a:b] for a, b in shown.marks] == ["needle"]
        assert (shown.before, shown.after) == (True, True)
        assert len(shown.text) <= 260

    def test_marks_of_a_content_in_pieces_lie_in_the_article(self) -> None:
        text = "“Stay home,” she said, “and wait.”"
        pieces = ((0, 12), (23, 34))
        content = " ".join(text[a:b] for a, b in pieces)
        (marks,) = marks_in([content], '"wait"')
        assert [text[a:b] for mark in marks for a, b in in_article(mark, pieces)] == ["wait"]


def test_many_are_found_alike_whichever_way_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Gathering by tokens, walking from the newest and ranking must agree."""
    import onrecord.store.searching as way

    with Store.open(tmp_path / "store.sqlite") as store:
        who = [speaker(f"Speaker {letter}") for letter in "abc"]
        for number in range(60):
            day = f"2027-0{1 + number % 9}-1{number % 7}"
            fields = {"speakers": (who[number % 3],), "act": ("assertive", "directive")[number % 2], "certainty": MAYBE}
            store.add(told(f"t{number}", day, f"Paper {number % 4}", (f"thing number {number}", fields)))
        questions: list[dict[str, Any]] = [
            {"speaker": "Speaker a", "act": "directive"}, {"source": "Paper 1"},
            {"since": "2027-05", "act": "assertive"},
        ]  # fmt: skip
        for asked in questions:
            expected = [hit.statement.id for hit in store.find(**asked, limit=100)]
            monkeypatch.setattr(way, "FEW", 5)
            for limit in (2, 100):
                assert [hit.statement.id for hit in store.find(**asked, limit=limit)] == expected[:limit]
            monkeypatch.undo()


def test_a_record_without_anything(tmp_path: Path) -> None:
    with Store.open(tmp_path / "store.sqlite") as store:
        assert store.find() == []
        assert store.facets().total == 0
        store.add(record("empty", "", []))
        assert store.articles()[0].statements == 0
        assert store.find("anything") == []
