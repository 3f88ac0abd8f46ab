"""The shipped table as a whole: whole rows, one id each, every entry of its sources used, quick to load."""

import subprocess
import sys
from collections import Counter

import pytest

from onrecord.actors.knowledge import Actors
from onrecord.actors.knowledge.actor import KINDS, Actor
from onrecord.actors.knowledge.indexing import name_entries, office_entries
from onrecord.actors.knowledge.institutions import by_slug, by_words
from onrecord.actors.knowledge.rows import from_row, to_row
from onrecord.actors.knowledge.table import horizons, shipped
from onrecord.actors.knowledge.terms import days

SIZE = 2_000_000
"""Bytes; the table is to stay small beside the model."""


@pytest.fixture(scope="module")
def actors() -> list[Actor]:
    return [from_row(row) for row in shipped().rows]


def test_rows_come_back_as_they_were(actors: list[Actor]) -> None:
    assert [to_row(actor) for actor in actors] == shipped().rows


def test_ids_are_unique_and_kinds_known(actors: list[Actor]) -> None:
    assert [id_ for id_, count in Counter(actor.id for actor in actors).items() if count > 1] == []
    assert {actor.kind for actor in actors} <= set(KINDS)


def test_every_source_is_named(actors: list[Actor]) -> None:
    used = {source for actor in actors for source in actor.sources}
    used |= {office.source for actor in actors for office in actor.offices}
    assert used == set(horizons()) - {"user"}


def test_terms_do_not_end_before_they_begin(actors: list[Actor]) -> None:
    wrong = [
        (actor.id, office)
        for actor in actors
        for office in actor.offices
        if office.source != "phoenix" and office.begin and office.end
        if days(office.begin)[0] > days(office.end)[1]
    ]
    assert wrong == []


def test_offices_of_one_state_are_held_by_one_at_a_time(actors: list[Actor]) -> None:
    single = {"president", "prime-minister", "foreign-minister", "defence-minister", "military-chief", "pope"}
    terms = sorted(
        (office.of, office.role, office.begin, office.end or "9", actor.id)
        for actor in actors
        for office in actor.offices
        if office.role in single and office.begin
    )
    pairs = zip(terms, terms[1:], strict=False)
    both = [(a, b) for a, b in pairs if a[:2] == b[:2] and days(b[2])[1] < (a[3] if a[3] == "9" else days(a[3])[0])]
    assert both == [], both


def test_index_leads_to_every_actor_by_all_its_names(actors: list[Actor]) -> None:
    for row, actor in enumerate(actors):
        for key, value in (*name_entries(actor, str(row)), *office_entries(actor, str(row))):
            assert value in shipped().find(key), (key, actor.id)


def test_index_is_sorted() -> None:
    assert shipped().index == sorted(shipped().index)


def test_bodies_of_offices_exist(actors: list[Actor]) -> None:
    bodies = {office.of for actor in actors for office in actor.offices if office.of}
    ids = {of: of if of.startswith("org/") else f"gov/{of.lower()}" for of in bodies}
    assert [of for of, id_ in ids.items() if Actors.load().get(id_) is None] == []


def test_every_institution_has_words() -> None:
    assert {institution.slug for institution in by_words().values()} == set(by_slug())


def test_table_is_small() -> None:
    assert sum(len("\n".join(lines).encode()) for lines in (shipped().rows, shipped().index)) < SIZE


def test_loading_imports_nothing_heavy() -> None:
    code = (
        "import sys; from onrecord.actors.knowledge import Actors; Actors.load().by_alias('Kyiv');"
        "print([m for m in ('onnxruntime', 'lxml', 'trafilatura', 'rich', 'numpy') if m in sys.modules])"
    )
    printed = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert printed.strip() == "[]"
