"""The parties of a source by its words alone: where it is split, what names it, which role it gives."""

from __future__ import annotations

import pytest

from onrecord.actors.index import NameIndex
from onrecord.actors.names import find_names
from onrecord.actors.parties import parties_of
from onrecord.actors.tokens import tokenize

LEAD = "It rained all day on the coast and the boats stayed in.\n\nOn Monday "


def _parties(source: str) -> list[tuple[str, str, str | None]]:
    """Form, name or head, and role of each party of a source in the middle of a sentence."""
    text = f"{LEAD}{source} said it."
    tokens = tokenize(text)
    first, last = tokens.between(len(LEAD), len(LEAD) + len(source))
    shown: list[tuple[str, str, str | None]] = []
    for party in parties_of(tokens, first, last, NameIndex(tokens, find_names(tokens))):
        words = " ".join(tokens.words[party.name.first : party.name.last]) if party.name else party.head
        role = tokens.text[slice(*tokens.span(*party.role))] if party.role else None
        shown.append((party.form, words, role))
    return shown


@pytest.mark.parametrize(
    ("source", "parties"),
    [
        ("Ada Brenn", [("name", "Ada Brenn", None)]),
        ("Sen. Ada Brenn (D-Vt.)", [("name", "Ada Brenn", "Sen.")]),
        ("Ada Brenn, the mayor of Halm,", [("name", "Ada Brenn", "mayor of Halm")]),
        ("the mayor of Halm, Ada Brenn,", [("name", "Ada Brenn", "mayor of Halm")]),
        ("US Secretary of State Antony Blinken", [("name", "Antony Blinken", "US Secretary of State")]),
        ("Marine Le Pen", [("name", "Marine Le Pen", None)]),
        ("President Marine Tondelier", [("name", "Marine Tondelier", "President")]),
        ("Marine le Pen", [("name", "Marine le Pen", None)]),
        ("Mr. Dean Acheson", [("name", "Dean Acheson", None)]),
        ("Marine John Doe", [("name", "John Doe", "Marine")]),
        ("Marine Sgt. Falk", [("name", "Falk", "Marine Sgt.")]),
        ("Dean Vikram Amar", [("name", "Vikram Amar", "Dean")]),
        ("Major Falk", [("name", "Falk", "Major")]),
        ("WHO", [("name", "WHO", None)]),
        ("the US", [("name", "US", None)]),
        ("he", [("pronoun", "he", None)]),
        ("his wife", [("description", "wife", None)]),
        ("the general himself", [("description", "general", None)]),
        ("the Brenn campaign", [("name", "Brenn campaign", None)]),
        ("the Ministry of Foreign Affairs", [("name", "Ministry of Foreign Affairs", None)]),
        ("a Reuters survey of 400 towns", [("name", "Reuters survey", None)]),
        ("Ada Brenn and Otto Falk", [("name", "Ada Brenn", None), ("name", "Otto Falk", None)]),
        ("the mayor and two judges", [("description", "mayor", None), ("description", "judges", None)]),
        ("the founder and owner", [("description", "founder", None)]),
        ("an analysis by Leeds and the University of York", [("description", "analysis", None)]),
        ("the Department of Health and Human Services", [("name", "Department of Health and Human Services", None)]),
        ("Rail Workers' Union", [("name", "Rail Workers ' Union", None)]),
        ("Republicans", [("description", "republicans", None)]),
        ("experts, including Dr. Falk,", [("description", "experts", None), ("name", "Falk", None)]),
        ("both Poland and Latvia", [("name", "Poland", None), ("name", "Latvia", None)]),
    ],
)
def test_parties(source: str, parties: list[tuple[str, str, str | None]]) -> None:
    assert _parties(source) == parties


def test_a_title_is_no_given_name_where_the_article_tells_another() -> None:
    assert _parties("Vikram Amar said so, and Dean Amar")[-1] == ("name", "Amar", "Dean")


@pytest.mark.parametrize("source", ["", " ", ",", "’s", "and", "“", "—", "the", "of", "A" * 500, "and and and"])
def test_words_that_are_no_source_break_nothing(source: str) -> None:
    text = f"{LEAD}{source} said it."
    tokens = tokenize(text)
    first, last = tokens.between(len(LEAD), len(LEAD) + len(source))
    parties_of(tokens, first, last, NameIndex(tokens, find_names(tokens)))
