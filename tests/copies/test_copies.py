"""Copies among articles given together: what papers do to a report must not hide it, one event must join nothing."""

from __future__ import annotations

import random

import numpy as np
import pytest
import wire_reports as reports
from hypothesis import given
from hypothesis import strategies as st
from made_articles import made_articles
from wire_reports import article

from onrecord.copies import CopyCluster, find_copies
from onrecord.copies.candidates import candidate_pairs
from onrecord.copies.original import agencies, agency_words, is_agency
from onrecord.copies.shingles import shingles, words
from onrecord.copies.sketch import from_bytes, overlap, sketch


class TestCopies:
    @pytest.mark.parametrize(
        "text",
        [
            pytest.param(reports.AGENCY, id="not a letter changed"),
            pytest.param(reports.OTHER_HEADLINE, id="another headline"),
            pytest.param(reports.CUT, id="the last paragraphs cut"),
            pytest.param(reports.WITH_LOCAL, id="the end cut and local paragraphs added"),
            pytest.param(reports.LIGHTLY_EDITED, id="light edits"),
            pytest.param(reports.UPPER_AND_CURLY, id="other quotation marks and capitals"),
            pytest.param(reports.AGENCY.replace("\n\n", " "), id="paragraphs run together"),
        ],
    )
    def test_joins(self, text: str) -> None:
        found = find_copies([article("a", reports.AGENCY), article("u", reports.UNRELATED), article("b", text)])
        assert [one.documents for one in found] == [("a", "b")]

    @pytest.mark.parametrize(
        "text",
        [
            pytest.param(reports.OWN_DESK, id="the same event with the same quotes, by another desk"),
            pytest.param(reports.NEXT_DAY, id="the agency's own report of the next day"),
            pytest.param(reports.UNRELATED, id="another event"),
            pytest.param("The dam holds, the river authority said.", id="too short to tell"),
            pytest.param("", id="no text"),
        ],
    )
    def test_does_not_join(self, text: str) -> None:
        assert find_copies([article("a", reports.AGENCY), article("b", text)]) == []

    def test_a_round_up_does_not_join_the_reports_that_it_holds(self) -> None:
        alone = [reports.OWN_DESK, reports.NEXT_DAY, reports.UNRELATED, reports.AGENCY]
        documents = [article(str(at), text) for at, text in enumerate([*alone, "\n\n".join(alone)])]
        joined = {name for one in find_copies(documents) for name in one.documents}
        assert {"1", "2"} & joined == set()

    def test_two_edited_copies_meet_through_the_original(self) -> None:
        documents = [article("cut", reports.CUT), article("all", reports.AGENCY), article("own", reports.WITH_LOCAL)]
        assert [one.documents for one in find_copies(documents)] == [("cut", "all", "own")]

    def test_short_articles_of_the_same_words_are_not_counted_as_copies(self) -> None:
        assert find_copies([article("a", "He said no."), article("b", "He said no.")]) == []

    def test_a_text_in_another_script(self) -> None:
        text = "قال الوزير إن الجسر مغلق حتى الربيع بعد أن وجد المهندسون شقوقا في دعامتين من دعاماته"
        assert len(find_copies([article("a", text), article("b", f"عاجل {text}")])) == 1

    def test_a_lone_surrogate_is_no_obstacle(self) -> None:
        assert len(find_copies([article("a", reports.AGENCY), article("b", "\ud800 " + reports.AGENCY)])) == 1

    def test_a_thousand_reprints_are_one_cluster(self) -> None:
        (found,) = find_copies(article(f"{at:04}", f"Paper {at}\n\n{reports.AGENCY}") for at in range(1000))
        assert len(found.documents) == 1000

    def test_made_copies_are_found_and_nothing_else(self) -> None:
        documents, truth = made_articles(600, seed=3)
        found = {frozenset(one.documents) for one in find_copies(documents)}
        assert found == truth


class TestOriginal:
    @pytest.mark.parametrize(
        ("first", "second", "expected"),
        [
            pytest.param(("2027-05-14", "The Courier"), ("2027-05-15", "Reuters"), "first", id="the earlier day"),
            pytest.param(("2027-05-14", "The Courier"), ("2027-05-14", "Reuters"), "second", id="an agency, same day"),
            pytest.param(
                ("2027-05-14T08:00", "Hollen Post"), ("2027-05-14T09:30", "Coast Wire"), "second",
                id="an agency, though its last update is later",
            ),
            pytest.param(("2027-05-14T09:30", "A"), ("2027-05-14T08:00", "B"), "second", id="the earlier hour"),
            pytest.param((None, "The Courier"), ("2027-05-15", "The Post"), "second", id="a date beside none"),
            pytest.param((None, None), (None, None), "first", id="nothing known: the longer"),
        ],
    )  # fmt: skip
    def test_is(self, first: tuple[str | None, str], second: tuple[str | None, str], expected: str) -> None:
        shorter = reports.AGENCY.removesuffix("Rain is forecast to end on Sunday.\n").replace("(Northern Wire) ", "")
        documents = [
            article("first", reports.AGENCY.replace("(Northern Wire) ", ""), first[1], first[0]),
            article("second", shorter, second[1], second[0]),
        ]
        assert [one.original for one in find_copies(documents)] == [expected]

    def test_a_source_that_the_other_credits(self) -> None:
        documents = [
            article("paper", reports.AGENCY.replace("Northern Wire", "Fjord"), "Hollen Post", "2027-05-14"),
            article("origin", reports.AGENCY, "Fjord", "2027-05-14"),
        ]
        assert find_copies(documents) == [CopyCluster(("paper", "origin"), "origin")]

    @pytest.mark.parametrize("name", ["Reuters", "AFP", "Pacific Wire", "Republic News Service", "XINHUA  news agency"])
    def test_an_agency(self, name: str) -> None:
        assert is_agency(name)

    @pytest.mark.parametrize("name", ["Wirral Globe", "The Press", "Barbed Wired", "Sapporo Times", ""])
    def test_no_agency(self, name: str) -> None:
        assert not is_agency(name)

    def test_every_entry_is_in_the_form_in_which_it_is_looked_up(self) -> None:
        for entry in (*agencies(), *(word.strip() for word in agency_words())):
            assert entry == " ".join(entry.casefold().split())
            assert is_agency(entry.upper())


class TestSketch:
    @given(st.text())
    def test_of_any_text_meets_itself_wholly(self, text: str) -> None:
        one = sketch(text)
        assert overlap(one, one) == ((1.0, 1.0) if len(shingles(text)) else (0.0, 0.0))
        again = from_bytes(one.to_bytes(), whole=one.whole)
        assert np.array_equal(one.hashes, again.hashes)

    def test_is_near_the_truth_for_long_texts(self) -> None:
        random.seed(5)
        long = [f"w{random.randrange(50_000)}" for _ in range(6000)]
        half = overlap(sketch(" ".join(long)), sketch(" ".join(long[:3000])))
        assert half.of_smaller > 0.9
        assert half.of_larger == pytest.approx(0.5, abs=0.15)

    def test_is_the_same_on_every_machine(self) -> None:
        assert shingles("the same three words again").tolist() == PINNED

    def test_words_have_no_case_and_no_marks(self) -> None:
        assert words("“Don’t,” SAID ﬁve  Straße") == ["don", "t", "said", "five", "strasse"]

    def test_pairs_need_two_anchors_in_common(self) -> None:
        lists = [[1, 2, 3], [3, 4, 5], [2, 3, 9], []]
        assert list(candidate_pairs([np.array(one, dtype=np.uint32) for one in lists])) == [(0, 2)]
        assert list(candidate_pairs([])) == []


PINNED = [409127017, 2485323466, 3644569835]
