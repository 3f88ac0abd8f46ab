"""Statements as a reader takes them in: each under the one whose content reports it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from onrecord.record import Record, Statement


def outline(statements: Iterable[Statement]) -> Iterator[tuple[Statement, int]]:
    """Statements with their depth, children right after their parent; a parent that is missing counts as none."""
    ordered = list(statements)
    known = {one.id for one in ordered}
    children: dict[str | None, list[Statement]] = {}
    for one in ordered:
        parent = one.parent if one.parent in known and one.parent != one.id else None
        children.setdefault(parent, []).append(one)
    seen: set[int] = set()
    yield from _below(children.get(None, []), children, seen)
    # Statements that are each other's parents hang below no root, and are shown all the same.
    yield from ((one, 0) for one in ordered if id(one) not in seen)


def _below(
    roots: list[Statement], children: dict[str | None, list[Statement]], seen: set[int]
) -> Iterator[tuple[Statement, int]]:
    waiting = [(one, 0) for one in reversed(roots)]
    while waiting:
        one, depth = waiting.pop()
        if id(one) in seen:
            continue
        seen.add(id(one))
        yield one, depth
        waiting.extend((child, depth + 1) for child in reversed(children.get(one.id, [])))


def at_least(record: Record, confidence: float) -> Record:
    """The record without the statements below a confidence, and without their estimates.

    What they reported hangs on the next one above.
    """
    if all(one.confidence >= confidence for one in record.statements):
        return record
    kept = rehung(record.statements, lambda one: one.confidence >= confidence)
    ids = {one.id for one in kept}
    return replace(record, statements=kept, estimates=tuple(one for one in record.estimates if one.statement in ids))


def rehung(statements: Iterable[Statement], keep: Callable[[Statement], bool]) -> tuple[Statement, ...]:
    """The statements that are kept; what the others reported hangs on the next one above that is kept."""
    by_id = {one.id: one for one in statements}
    kept = [one for one in by_id.values() if keep(one)]
    return tuple(_hung_again(one, [above for above in _ancestors(one, by_id) if keep(above)]) for one in kept)


def _hung_again(statement: Statement, above: list[Statement]) -> Statement:
    return replace(statement, depth=len(above), parent=above[0].id if above else None)


def _ancestors(statement: Statement, by_id: dict[str, Statement]) -> list[Statement]:
    found: list[Statement] = []
    current = statement
    while current.parent in by_id and by_id[current.parent] not in (*found, statement):
        current = by_id[current.parent]
        found.append(current)
    return found
