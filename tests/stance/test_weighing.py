"""Act, polarity, certainty and distance of plain statements, one a row."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from marked_statements import found, statement

from onrecord.stance import Stance, find_estimates, weigh

CASES = [
    ("<Reil> {said} [the dam was sound].", "assertive", "affirmed", "certain", "neutral"),
    ("<Reil> {denied} [that the dam had leaked].", "assertive", "negated", "certain", "neutral"),
    ("<The mayor> {ordered} [the market to close].", "directive", "affirmed", None, "neutral"),
    ("<The mayor> {called for} [an inquiry].", "directive", "affirmed", None, "neutral"),
    ("<Lund> {promised} [to rebuild the mill].", "commissive", "affirmed", None, "neutral"),
    ("<Lund> {refused} [to resign].", "commissive", "negated", None, "neutral"),
    ("<The widow> {thanked} [the crew].", "expressive", "affirmed", None, "neutral"),
    ("<Critics> {condemned} [the sale].", "expressive", "affirmed", None, "neutral"),
    ("<The court> {sentenced} [him to six years].", "declaration", "affirmed", None, "neutral"),
    ("<She> {asked} [whether the road was open].", "question", "affirmed", None, "neutral"),
    ("<The ministry> {declined to say} [who had paid].", "question", "negated", None, "neutral"),
    ("<He> {thinks} [the ice will hold].", "assertive", "affirmed", "probable", "neutral"),
    ("<He> {doubts} [that the ice will hold].", "assertive", "negated", "unlikely", "neutral"),
    ("<He> {said} [the ice might break].", "assertive", "affirmed", "possible", "neutral"),
    ("<He> {admitted} [that the books were false].", "assertive", "affirmed", "certain", "factive"),
    ("<She> {pointed out} [that the bridge was shut].", "assertive", "affirmed", "certain", "factive"),
    ("<The firm> {claimed} [that nobody was hurt].", "assertive", "affirmed", "certain", "distancing"),
    ("<The command> {has warned against} [expectations of a victory].", "directive", "negated", None, "neutral"),
    ("<The command> {has warned} against [expectations of a victory].", "directive", "negated", None, "neutral"),
    ("<The ministry> {advised against} [travel to the coast].", "directive", "negated", None, "neutral"),
    ("<She> {discouraged} [people from voting].", "directive", "negated", None, "neutral"),
    ("<The mayor> {did not order} [the market to close].", "directive", "negated", None, "neutral"),
    ("<Lund> {ruled out} [a return to the league].", "commissive", "negated", None, "neutral"),
    ("<The union> {rejected} [the latest offer].", "commissive", "negated", None, "neutral"),
    ("<The ministry> {rejected} [the allegation].", "assertive", "negated", "certain", "neutral"),
    ("<The army> {did not say} [whether anyone was hurt].", "question", "negated", None, "neutral"),
]


def labels(stance: Stance) -> tuple[str | None, ...]:
    level = None if stance.certainty is None else stance.certainty.level
    return stance.act, stance.polarity, level, stance.distance


@pytest.mark.parametrize("case", CASES, ids=lambda case: case[0])
def test_stance(case: tuple[str | None, ...]) -> None:
    assert case[0] is not None
    assert labels(weigh(*statement(case[0]))) == case[1:]


@pytest.mark.parametrize(
    ("marked", "phrase", "bounds"),
    [
        ("<He> {said} [a truce was unlikely].", "unlikely", (0.2, 0.45)),
        ("<He> {thinks} [the ice will hold].", "thinks", (0.55, 0.8)),
        ("<He> {said} [the ice might break].", "might", (0.05, 0.55)),
    ],
)
def test_the_hedge_is_located(marked: str, phrase: str, bounds: tuple[float, float]) -> None:
    text, made = statement(marked)
    certainty = weigh(text, made).certainty
    assert certainty is not None
    assert certainty.phrase is not None
    assert text[slice(*certainty.phrase)] == phrase
    assert (certainty.low, certainty.high) == bounds


def test_a_plain_assertion_names_no_likelihood() -> None:
    certainty = weigh(*statement("<Reil> {said} [the dam was sound].")).certainty
    assert certainty is not None
    assert (certainty.low, certainty.high, certainty.phrase) == (None, None, None)


def test_without_content_nothing_is_known() -> None:
    assert labels(weigh("Reil said", found("s", "Reil said", {"cue": [(5, 9)]}))) == (None, None, None, None)


Spans = list[tuple[int, int]]
SPANS = st.lists(st.tuples(st.integers(0, 90), st.integers(0, 90)).map(lambda pair: (min(pair), max(pair))), max_size=2)
WORDS = st.lists(
    st.sampled_from("not,likely,chance,of,one,in,0,odds,3-1,%,İ,”,that,is,.,is high".split(",")) | st.text(max_size=4),
    max_size=16,
)


@settings(max_examples=300, deadline=None)
@given(WORDS, SPANS, SPANS, SPANS)
def test_never_raises(words: list[str], source: Spans, cue: Spans, content: Spans) -> None:
    text = " ".join(words)
    made = found("s", text, {"source": source, "cue": cue, "content": content})
    weigh(text, made)
    find_estimates(text, [made])


def test_a_million_characters_without_a_space() -> None:
    text = "x" * 1_000_000
    made = found("s", text, {"cue": [(0, 500_000)], "content": [(500_000, 1_000_000)]})
    assert weigh(text, made).act is not None
    assert find_estimates(text, [made]) == ()
