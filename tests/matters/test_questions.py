"""Questions of matters read as English, made from the statements' own words."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import onrecord
from onrecord.matters.claim import claims_of
from onrecord.matters.questions import question_of


@pytest.mark.parametrize(
    ("content", "question"),
    [
        ("the relay had worked as designed", "Had the relay worked as designed?"),
        ("all sensors had worked", "Had all sensors worked?"),
        ("gas “may have played a part”", "May gas have played a part?"),
        ("the shells came from the river", "Is it true that the shells came from the river?"),
    ],
    ids=["auxiliary", "small first letter", "quotation marks astray", "no auxiliary"],
)
def test_of_one_statement(content: str, question: str) -> None:
    claims = claims_of(onrecord.read(f"The engineer said that {content}."))
    assert question_of(claims, np.ones((len(claims), len(claims)), dtype=np.float32)) == question


@pytest.mark.parametrize(
    ("report", "question"),
    [
        (
            "The minister said the repairs would take six months. The operator said they would take two months.",
            "How long would the repairs take?",
        ),
        (
            "The agency said 12 tonnes had leaked. The institute said 40 tonnes had leaked.",
            "How many tonnes had leaked?",
        ),
    ],
)
def test_of_measures(report: str, question: str) -> None:
    claims = claims_of(onrecord.read(report))
    assert len(claims) == 2
    assert question_of(claims, np.ones((2, 2), dtype=np.float32)) == question


def asked(content: str, act: str = "assertive", cue: str = "said", lead: str = "") -> str:
    (claim, *_) = claims_of(onrecord.read("The engineer said that the relay had worked."))
    made = dataclasses.replace(claim, text=content, act=act, cue=cue, lead=lead or f"The engineer {cue}")
    return question_of([made], np.ones((1, 1), dtype=np.float32))


@pytest.mark.parametrize(
    ("why", "content", "question"),
    [
        ("to have is to own", "the captain had a written clearance", "Did the captain have a written clearance?"),
        ("a negation is left out", "the relay didn’t fail", "Did the relay fail?"),
        ("a second clause is left out", "he was told to wait, and then he sailed", "Was he told to wait?"),
        ("a comment is left out", "it was a pump, which had been old", "Was it a pump?"),
        ("a lost “that”", "army is using the time", "Is the army using the time?"),
        ("a plural needs no article", "crews had complained", "Had crews complained?"),
        ("what is heard is no clause", "it move", "Who says “it move”?"),
        ("what somebody does is one", "it moved", "Is it true that it moved?"),
        ("no subject, no clause", "is expected to sign a deal", "Who says “is expected to sign a deal”?"),
        ("a mine is a thing too", "the mine was closed", "Was the mine closed?"),
        ("abbreviations keep their stop", "the signal was raised at 2 p.m.", "Was the signal raised at 2 p.m.?"),
        ("an order in a noun phrase", "no order to halt was received", "Was no order to halt received?"),
        (
            "to does not always open an infinitive",
            "seas of up to four metres may come",
            "May seas of up to four metres come?",
        ),
    ],
)
def test_whole_clauses(why: str, content: str, question: str) -> None:
    assert asked(content) == question, why


@pytest.mark.parametrize(
    ("content", "act", "cue", "question"),
    [
        ("both governments to stop at once", "directive", "asked", "Should both governments stop at once?"),
        ("them to sail in June", "expressive", "expects", "Should they sail in June?"),
        ("all pits of the firm be stopped", "directive", "demanded", "Should all pits of the firm be stopped?"),
        ("supply to be restored by Friday", "commissive", "promised", "Will supply be restored by Friday?"),
        ("to accept", "commissive", "refused", "Who refused to accept?"),
        ("hopes of a victory", "directive", "has warned against", "Who has warned against hopes of a victory?"),
        ("the wind for the fire", "expressive", "blamed", "Is the wind to blame for the fire?"),
        ("I am a surgeon", "assertive", "said", "Who says “I am a surgeon”?"),
        ("a severed cable", "assertive", "according to", "What about a severed cable?"),
    ],
)
def test_fragments_are_asked_by_what_is_done_with_them(content: str, act: str, cue: str, question: str) -> None:
    assert asked(content, act, cue) == question


def test_of_two_statements_the_third_person_asks() -> None:
    claims = claims_of(onrecord.read("The engineer said that the relay had failed. “I saw the relay fail,” she said."))
    assert question_of(claims, np.ones((len(claims), len(claims)), dtype=np.float32)) == "Had the relay failed?"


@pytest.mark.parametrize(
    ("report", "question"),
    [
        (
            "The grid said 62,000 customers lost power. The mayor said 40,000 customers lost power.",
            "How many customers lost power?",
        ),
        (
            "The agency said the turnout was 71 percent. The party said the turnout was 63 percent.",
            "What is the turnout?",
        ),
    ],
)
def test_of_figures_that_a_claim_names(report: str, question: str) -> None:
    claims = claims_of(onrecord.read(report))
    assert question_of(claims, np.ones((len(claims), len(claims)), dtype=np.float32)) == question


def asked_of_figures(*sentences: str) -> str:
    claims = claims_of(onrecord.read(" ".join(f"The agency said that {one}." for one in sentences)))
    return question_of(claims, np.ones((len(claims), len(claims)), dtype=np.float32))


@pytest.mark.parametrize(
    ("first", "second", "question"),
    [
        (
            "the army lost four men on the ridge",
            "it lost nine men",
            "How many men had the army lost on the ridge?",
        ),
        (
            "Norway is sending 250 megawatts of emergency power",
            "Norway is sending 90 megawatts",
            "How many megawatts of emergency power is Norway sending?",
        ),
        (
            "the pipeline will carry 2 billion cubic metres a year",
            "it will carry 1.5 billion cubic metres a year",
            "How many cubic metres a year will the pipeline carry?",
        ),
        (
            "all 61 people aboard were brought ashore",
            "all 63 people aboard were brought ashore",
            "How many people aboard were brought ashore?",
        ),
        (
            "the mine has three large shafts",
            "the mine has four shafts",
            "How many large shafts does the mine have?",
        ),
        (
            "the wreck lies 11 kilometres north of the island",
            "the wreck lies 9 km north of the island",
            "How many kilometres north of the island is it?",
        ),
        (
            "the outage had lasted 40 minutes",
            "the outage had lasted two hours",
            "How long had the outage lasted?",
        ),
        (
            "the bridge will be closed for two years",
            "the bridge will be closed for three years",
            "How long will the bridge be closed?",
        ),
        (
            "they saw the voltage fall within two seconds",
            "the voltage fell within nine seconds",
            "Is it true that the voltage fell within nine seconds?",
        ),
        (
            "the firm would pay $185 for it",
            "the firm would pay $170 for it",
            "How much would the firm pay for it?",
        ),
    ],
)
def test_a_question_of_figures_says_what_of(first: str, second: str, question: str) -> None:
    assert asked_of_figures(first, second) == question


@pytest.mark.parametrize(
    ("why", "content", "question"),
    [
        ("a name with a number", "Tentek-5 will be closed for good", "Will Tentek-5 be closed for good?"),
        ("a number's own adjective", "Three-day talks will be held", "Will three-day talks be held?"),
        ("what is left of a question", "how many, it is classified", "Is it classified?"),
    ],
)
def test_beginnings(why: str, content: str, question: str) -> None:
    assert asked(content) == question, why


@given(
    st.lists(
        st.sampled_from("the army is to I he had : , . and that not 2 p.m. “ be for who Ukraine".split()), max_size=30
    )
)
def test_any_words_make_one_question(words: list[str]) -> None:
    question = asked(" ".join(words))
    assert question.endswith("?")
    assert len(question.split()) <= 20
