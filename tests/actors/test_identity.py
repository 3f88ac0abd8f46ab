"""One party across articles: ids of people whom no table knows, and the key under which speakers are counted."""

from __future__ import annotations

import pytest

from onrecord.actors import get_actor, party_key, search_actors
from onrecord.actors.entity import Entity
from onrecord.actors.linking import named_id
from onrecord.record import Speaker, SpeakerKind


def _entity(name: str, kind: SpeakerKind = "person") -> Entity:
    return Entity(0, kind, name, (0, len(name)), tuple(name.lower().replace(".", "").split()))


@pytest.mark.parametrize(
    ("name", "kind", "id_"),
    [
        ("Loretta Lynch", "person", "named/person/loretta-lynch"),
        ("Loretta E. Lynch", "person", "named/person/loretta-lynch"),
        ("Joseph R. Biden Jr.", "person", "named/person/joseph-biden"),
        ("José Núñez", "person", "named/person/jose-nunez"),
        ("Lynch", "person", None),
        ("Dockers Union", "organization", "named/organization/dockers-union"),
        ("Foreign Ministry", "organization", None),
        ("Supreme Court", "organization", None),
        ("UZGAZ", "organization", "named/organization/uzgaz"),
        ("Halm", "government", None),
    ],
)
def test_ids_of_those_whom_no_table_knows(name: str, kind: SpeakerKind, id_: str | None) -> None:
    assert named_id(_entity(name, kind)) == id_


def _speaker(actor: str | None, name: str | None, kind: SpeakerKind = "person") -> Speaker:
    return Speaker(actor, None, name, kind, None, None, None, None, 0.9)


@pytest.mark.parametrize(
    ("speaker", "key"),
    [
        (_speaker("gov/us", "Washington", "government"), "gov/us"),
        (_speaker("gov/us", None, "government"), "gov/us"),
        (_speaker(None, "Falk"), "person:falk@doc"),
        (_speaker(None, "The Portline Group", "organization"), "organization:portline group"),
        (_speaker(None, None, "anonymous"), None),
    ],
)
def test_keys_of_parties(speaker: Speaker, key: str | None) -> None:
    assert party_key(speaker, "doc") == key


def test_actors_are_looked_up() -> None:
    actor = get_actor("person/mark-milley")
    assert actor
    assert actor.name == "Mark Milley"
    assert get_actor("named/person/nobody-known") is None
    assert "gov/ua" in [found.id for found in search_actors("Kyiv")]
