"""Which actors are one: the groups that the judgements same, different and unsure make together."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.errors import UsageError
from onrecord.store import judging
from onrecord.store.actorbook import MADE
from onrecord.store.answers import Judgement
from onrecord.store.connection import Connection

_PAIRS = ("same", "different", "unsure")


def groups_of(judgements: Iterable[Judgement]) -> list[list[str]]:
    """Groups of actor ids that are one, each headed by the one that stands for it: a listed one, else the first told.

    The latest judgement on a pair decides it.
    """
    groups: dict[str, list[str]] = {}
    for one, other in _decided(judgements, "same"):
        first, second = groups.setdefault(one, [one]), groups.setdefault(other, [other])
        if first is not second:
            first += second
            groups |= dict.fromkeys(second, first)
    distinct = {id(group): group for group in groups.values()}
    return [_headed(group) for group in distinct.values()]


def refuse_contradiction(connection: Connection, one: str, other: str) -> None:
    """Raises UsageError where two actors would become one through others although they were judged different."""
    standing = judging.standing(connection, "kind IN ('same', 'different', 'unsure')")
    groups = groups_of(standing)
    joined = {actor for name in (one, other) for actor in next((group for group in groups if name in group), [name])}
    for left, right in _decided(standing, "different"):
        if {left, right} <= joined and {left, right} != {one, other}:
            raise UsageError(
                f"{left} and {right} were judged different: undo that before they become one through others"
            )


def _decided(judgements: Iterable[Judgement], kind: str) -> list[tuple[str, str]]:
    latest: dict[frozenset[str], Judgement] = {}
    for judgement in judgements:
        if judgement.kind in _PAIRS and judgement.actor and judgement.other:
            latest[frozenset((judgement.actor, judgement.other))] = judgement
    return [(one.actor or "", one.other or "") for one in latest.values() if one.kind == kind]


def _headed(group: list[str]) -> list[str]:
    return sorted(group, key=lambda actor: (actor.startswith(MADE), group.index(actor)))
