"""Facets: how many statements of a query each speaker, outlet, country, act … has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from onrecord.store.answers import Facets, FacetValue
from onrecord.store.asking import Query
from onrecord.store.connection import Connection
from onrecord.store.filters import plan
from onrecord.store.planning import Plan
from onrecord.store.tokens import ACT, CERTAINTY, COUNTRY, MONTH, QUOTATION, SOURCE, SPEAKER, value_of

COUNTED = 20_000
"""Statements whose tokens are counted one by one: some 40 ms. Of more, the newest are counted."""
SHOWN = 50
"""Values that are given for a facet, the most frequent first."""


def facets(connection: Connection, query: Query) -> Facets:
    """Counts for a query; for all statements at once from the tally."""
    made = plan(connection, query)
    match = made.match()
    if match is None and not made.conditions:
        return _everything(connection)
    total = count(connection, made)
    newest = "statement_words.rowid" if match and not made.rejected else "s.key"
    rows = connection.execute(f"SELECT s.tokens {_source(made)} ORDER BY {newest} DESC LIMIT {COUNTED}", _values(made))
    counts = Counter(mark for (marks,) in rows for mark in marks.split())
    return _facets(connection, counts, total, total <= COUNTED, min(total, COUNTED))


def count(connection: Connection, made: Plan) -> int:
    """How many statements a plan finds."""
    if made.match() and not made.conditions:
        return int(connection.value("SELECT count(*) FROM statement_words(?)", (made.match(),)))
    if made.match() is None and made.conditions and not made.rejected and made.only_days():
        # Two indexes of days, that of all and that of judged statements, spare the rows.
        days = f"FROM statement AS s WHERE {made.where()}"
        rejected = f"SELECT count(*) {days} AND s.review = 'rejected'"
        sql = f"SELECT (SELECT count(*) {days}) - ({rejected})"
        return int(connection.value(sql, (*made.parameters, *made.parameters)))
    return int(connection.value(f"SELECT count(*) {_source(made, counting=True)}", _values(made)))


def _source(made: Plan, *, counting: bool = False) -> str:
    if made.match() is None or made.rejected:
        state = "s.review = 'rejected'" if made.rejected else "s.review IS NOT 'rejected'"
        return f"FROM statement AS s WHERE {state} AND {made.where()}"
    index = " INDEXED BY statement_key_day" if counting and made.only_days() else ""
    return (
        f"FROM statement_words CROSS JOIN statement AS s{index} ON s.key = statement_words.rowid"
        f" WHERE statement_words MATCH ? AND {made.where()}"
    )


def _values(made: Plan) -> list[object]:
    match = made.match()
    return [*([match] if match and not made.rejected else []), *made.parameters]


def _everything(connection: Connection) -> Facets:
    """From the tally. Of the actors, who are many, only those who speak most and those who are merged are looked at."""
    rows = connection.execute(
        "SELECT token, statements FROM tally WHERE statements > 0 AND (token < 'a' OR token >= 'b') UNION ALL"
        " SELECT * FROM (SELECT token, statements FROM tally WHERE token >= 'a' AND token < 'b' AND statements > 0"
        f" ORDER BY statements DESC LIMIT {SHOWN}) UNION SELECT token, statements FROM actor JOIN tally"
        " ON token = 'a' || actor.key WHERE actor.root IN (SELECT root FROM actor WHERE root <> key)"
    )
    counts = Counter(dict(rows.fetchall()))
    total = sum(counted for mark, counted in counts.items() if value_of(mark)[0] == QUOTATION)
    return _facets(connection, counts, total, True, total)


def _facets(connection: Connection, counts: Counter[str], total: int, exact: bool, counted: int) -> Facets:
    by_facet: dict[str, Counter[str]] = {}
    for mark, number in counts.items():
        facet, value = value_of(mark)
        by_facet.setdefault(facet, Counter())[value] += number

    def plain(facet: str) -> tuple[FacetValue, ...]:
        return tuple(FacetValue(value, value, number) for value, number in _most(by_facet.get(facet, Counter())))

    months = by_facet.get(MONTH, Counter())
    return Facets(
        total=total,
        exact=exact,
        counted=counted,
        speaker=_speakers(connection, by_facet.get(SPEAKER, Counter())),
        source=_sources(connection, by_facet.get(SOURCE, Counter())),
        country=plain(COUNTRY),
        act=plain(ACT),
        certainty=plain(CERTAINTY),
        quotation=plain(QUOTATION),
        month=tuple(FacetValue(month, month, months[month]) for month in sorted(months)),
    )


def _most(counts: Counter[str]) -> Iterable[tuple[str, int]]:
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:SHOWN]


def _speakers(connection: Connection, counts: Counter[str]) -> tuple[FacetValue, ...]:
    """Under the actors in force. Merged ones are added up, which needs all of them: there are few."""
    merged = dict(connection.execute("SELECT key, root FROM actor WHERE root <> key"))
    rooted: Counter[str] = Counter()
    for key, number in counts.items():
        rooted[str(merged.get(int(key), key))] += number
    found = []
    for key, number in _most(rooted):
        row = connection.execute("SELECT id, name FROM actor WHERE key = ?", (int(key),)).fetchone()
        found.append(FacetValue(row[0], row[1], number))
    return tuple(found)


def _sources(connection: Connection, counts: Counter[str]) -> tuple[FacetValue, ...]:
    names = dict(connection.execute("SELECT key, name FROM source"))
    return tuple(FacetValue(names[int(key)], names[int(key)], number) for key, number in _most(counts))
