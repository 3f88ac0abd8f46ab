"""The shipped table as a whole: whole rows, one id each, every entry of its sources used, quick to load."""

import subprocess
import sys
from collections import Counter

import pytest

from onrecord.actors.knowledge import Actors
from onrecord.actors.knowledge.actor import KINDS
from onrecord.actors.knowledge.indexing import name_entries, office_entries
from onrecord.actors.knowledge.institutions import by_slug, by_words
from onrecord.actors.knowledge.rows import from_row, to_row
from onrecord.actors.knowledge.table import horizons, shipped
from onrecord.actors.knowledge.terms import days

SIZE = 2_000_000
"""Bytes; the table is to stay small beside the model."""


@pytest.fixture(scope="module")
def actors():
    return [from_row(row) for row in shipped().rows]


def test_rows_come_back_as_they_were(actors):
    assert [to_row(actor) for actor in actors] == shipped().rows


def test_ids_are_unique_and_kinds_known(actors):
    assert [id_ for id_, count in Counter(actor.id for actor in actors).items() if count > 1] == []
    assert {actor.kind for actor in actors} <= set(KINDS)


def test_every_source_is_named(actors):
    used = {source for actor in actors for source in actor.sources}
    used |= {office.source for actor in actors for office in actor.offices}
    assert used == set(horizons()) - {"user"}


def test_terms_do_not_end_before_they_begin(actors):
    wrong = [
        (actor.id, office)
        for actor in actors
        for office in actor.offices
        if office.source != "phoenix" and office.begin and office.end
        if days(office.begin)[0] > days(office.end)[1]
    ]
    assert wrong == []


def test_offices_of_one_state_are_held_by_one_at_a_time(actors):
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


def test_index_leads_to_every_actor_by_all_its_names(actors):
    for row, actor in enumerate(actors):
        for key, value in (*name_entries(actor, str(row)), *office_entries(actor, str(row))):
            assert value in shipped().find(key), (key, actor.id)


def test_index_is_sorted():
    assert shipped().index == sorted(shipped().index)


def test_bodies_of_offices_exist(actors):
    known = {actor.id for actor in actors}
    lookup = Actors.load()
    bodies = {office.of for actor in actors for office in actor.offices}
    unknown = {of for of in bodies if lookup.get(of if of.startswith("org/") else f"gov/{of.lower()}") is None}
    assert unknown == set(), known & unknown


def test_every_institution_has_words():
    assert {institution.slug for institution in by_words().values()} == set(by_slug())


def test_table_is_small():
    assert sum(len("\n".join(lines).encode()) for lines in (shipped().rows, shipped().index)) < SIZE


def test_loading_imports_nothing_heavy():
    code = (
        "import sys; from onrecord.actors.knowledge import Actors; Actors.load().by_alias('Kyiv');"
        "print([m for m in ('onnxruntime', 'lxml', 'trafilatura', 'rich', 'numpy') if m in sys.modules])"
    )
    printed = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert printed.strip() == "[]"
