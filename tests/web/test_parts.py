"""The parts that pages are made of, by themselves."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.web.addressing import Address, is_local
from onrecord.web.drawing.days import axis_over, day_of
from onrecord.web.drawing.likelihoods import BOTTOM, TOP, Likelihood
from onrecord.web.drawing.likelihoods import chart as likelihood_chart
from onrecord.web.drawing.strip import strip
from onrecord.web.drawing.times import Spoken
from onrecord.web.drawing.times import chart as time_chart
from onrecord.web.pages.feeds import _moment
from onrecord.web.paging import cut, window
from onrecord.web.phrases import day, probability_words, weblink
from onrecord.web.quotes import Words, pieces
from onrecord.web.reading.hits import hits
from onrecord.web.saved import _feed


class TestAddresses:
    here = Address("/search", (("q", "a b"), ("speaker", "x/y"), ("page", "3"), ("done", "7")))

    def test_change_one_thing_and_forget_the_page(self) -> None:
        assert self.here.having("speaker", None) == "/search?q=a+b"
        assert self.here.having("act", "directive") == "/search?q=a+b&speaker=x%2Fy&act=directive"

    def test_turn_the_page_and_keep_the_rest(self) -> None:
        assert self.here.paged(4) == "/search?q=a+b&speaker=x%2Fy&page=4"
        assert self.here.paged(1) == "/search?q=a+b&speaker=x%2Fy"

    def test_lead_to_other_forms(self) -> None:
        assert self.here.suffixed(".csv") == "/search.csv?q=a+b&speaker=x%2Fy"
        assert Address("/", ()).suffixed(".json") == "/today.json"

    @pytest.mark.parametrize(
        ("address", "local"),
        [("/x", True), ("/", True), ("//evil.example", False), ("/\\evil", False), ("https://evil", False), ("", False),
         ("/a\nb", False)],
    )  # fmt: skip
    def test_lead_back_only_to_this_server(self, address: str, local: bool) -> None:
        assert is_local(address) is local

    def test_feeds_of_saved_searches(self) -> None:
        assert _feed("/search?q=x") == "/search.atom?q=x"
        assert _feed("/search") == "/search.atom"


class TestPaging:
    def test_one_more_row_than_fits_means_there_is_a_next_page(self) -> None:
        limit, offset = window(3, 10)
        assert (limit, offset) == (11, 20)
        page = cut(list(range(11)), 3, 10)
        assert page.more
        assert (page.first, page.last) == (21, 30)
        assert not cut(list(range(10)), 1, 10).more


class TestWords:
    @pytest.mark.parametrize(
        ("value", "words"),
        [("2022-11-16", "16 November 2022"), ("2022-11", "November 2022"), ("2022", "2022"), ("2022-W46", "2022-W46"),
         ("", ""), (None, ""), ("2022-11-16T10:20", "16 November 2022")],
    )  # fmt: skip
    def test_days(self, value: str | None, words: str) -> None:
        assert day(value) == words

    @pytest.mark.parametrize(
        ("low", "high", "words"),
        [(0.55, 0.8, "55–80%"), (0.0, 0.45, "at most 45%"), (0.9, 1.0, "at least 90%"), (0.5, 0.5, "50%"),
         (None, 1.0, "")],
    )  # fmt: skip
    def test_probabilities(self, low: float | None, high: float | None, words: str) -> None:
        assert probability_words(low, high) == words

    @pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "//x", "", None, "ftp://x/y", "http:"])
    def test_only_addresses_of_the_web_are_links(self, url: str | None) -> None:
        assert weblink(url) == ""


class TestHits:
    @pytest.mark.parametrize(
        ("words", "found"),
        [
            ("steel", ["steel", "Steel"]),
            ("declared", ["declares"]),
            ('"looked at"', ["looked at"]),
            ("brid*", ["bridgehead"]),
            ("-steel", []),
            ("no.such", []),
            ('"', []),
            ("", []),
            ("(((", []),
        ],
    )
    def test_are_found_as_search_finds_them(self, words: str, found: list[str]) -> None:
        text = "The steel looked at us. Steel declares nothing; the bridgehead stays."
        assert [text[start:end] for start, end in hits(text, words)] == found

    def test_pieces_cover_the_text(self) -> None:
        cut_up = pieces(Words("abcdef", ((1, 2), (4, 6))))
        assert cut_up == [("a", False), ("b", True), ("cd", False), ("ef", True)]


class TestDrawings:
    def test_days_of_any_precision(self) -> None:
        assert [day_of(value) for value in ("2022-11-16", "2022-11", "2022", "PAST_REF", None, "2022-13-01")] == [
            date(2022, 11, 16), date(2022, 11, 1), date(2022, 1, 1), None, None, date(2022, 1, 1),
        ]  # fmt: skip

    @pytest.mark.parametrize(
        ("first", "last"),
        [("2022-11-16", "2022-11-16"), ("2022-11-01", "2022-11-30"), ("2021-01-01", "2022-11-16"),
         ("0001-01-01", "9999-12-31")],
    )  # fmt: skip
    def test_ticks_are_few_and_in_order(self, first: str, last: str) -> None:
        axis = axis_over([date.fromisoformat(first), date.fromisoformat(last)], 0, 1000)
        assert axis
        places = [tick.x for tick in axis.ticks()]
        assert places == sorted(places)
        assert len(places) <= 16

    def test_an_unlikely_thing_is_low_and_a_bar_is_never_invisible(self) -> None:
        drawn = likelihood_chart(
            [Likelihood("2022-11-16", 0.5, 0.5, "", ""), Likelihood("2022-11-17", 0.0, 1.0, "", "")]
        )
        assert drawn.bars[0].bottom > drawn.bars[0].top
        assert (drawn.bars[1].top, drawn.bars[1].bottom) == (TOP, BOTTOM)

    def test_what_has_no_day_is_counted_not_drawn(self) -> None:
        drawn = time_chart([
            Spoken("2022-11-16", "2022-11-15", "2022-11-15", "", ""),
            Spoken("2022-11-16", None, None, "", ""),
            Spoken(None, "2022-11-15", "2022-11-15", "", ""),
        ])  # fmt: skip
        assert len(drawn.stretches) == 1
        assert drawn.undated == 2
        assert drawn.stretches[0].top > drawn.zero  # the day before lies below the line of the day itself

    def test_less_exact_times_are_longer(self) -> None:
        drawn = time_chart([
            Spoken("2022-11-16", "2022-11-20", "2022-11-20", "day", ""),
            Spoken("2022-11-16", "2023-01-01", "2023-12-31", "year", ""),
        ])  # fmt: skip
        lengths = {one.title: one.bottom - one.top for one in drawn.stretches}
        assert lengths["year"] > lengths["day"]

    def test_positions_without_days_draw_nothing(self) -> None:
        assert not strip([("a", []), ("b", ["PAST_REF"])]).lanes
        assert [len(lane.dots) for lane in strip([("a", ["2022-11-16", "2022-11-16"])]).lanes] == [1]

    @pytest.mark.parametrize("value", ["2022-11-16", "2022-11", "2022", None, "2022-W46"])
    def test_every_day_is_a_moment_for_atom(self, value: str | None) -> None:
        assert _moment(value).endswith("+00:00")
