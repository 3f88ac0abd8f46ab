"""The brief: one matter as a page that a desk can print: parties, positions, sources, and what happened when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from typing import TYPE_CHECKING

from onrecord.export.changes import rows_of_changes
from onrecord.export.figureline import draw_figures, points_of
from onrecord.export.wording import encodable
from onrecord.matters.dispute import Row, families_of, index_of, rows_of

if TYPE_CHECKING:
    from onrecord.matters import Matter
    from onrecord.record import Record

STYLE = """
body { font: 11pt/1.45 Georgia, serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; color: #1a1a1a;
  background: #fff }
h1 { font-size: 1.5rem; margin-bottom: .2rem } h2 { font-size: 1.1rem; margin: 1.6rem 0 .4rem }
.note { color: #555; font-size: .9rem } table { border-collapse: collapse; width: 100% }
th, td { text-align: left; vertical-align: top; padding: .35rem .6rem .35rem 0; border-top: 1px solid #ccc }
blockquote { margin: 0 } svg { width: 100%; height: auto } section, tr { break-inside: avoid }
@media print { body { margin: 0; max-width: none } }
"""


def brief_page(matter: Matter, records: Sequence[Record], copies: Iterable[Sequence[str]]) -> str:
    """A page that stands by itself: no script, nothing from elsewhere."""
    index = index_of(records)
    rows = rows_of(matter, index, families_of(copies))
    parts = [
        f"<h1>{escape(matter.question)}</h1>",
        f'<p class="note">{_summary(matter, rows)}</p>',
        *_conflicts(matter),
        *(part for position in matter.positions for part in _position(position.label, position.id, rows)),
        *_changes(matter, records),
        *_timeline(rows),
    ]
    points = points_of(matter, index)
    if len(points) > 1:
        parts += ["<h2>Figures over time</h2>", draw_figures(points, matter.question)]
    head = f'<meta charset="utf-8"><title>{escape(matter.question)}</title><style>{STYLE}</style>'
    return encodable(f'<!DOCTYPE html>\n<html lang="en"><head>{head}</head><body>{"".join(parts)}</body></html>\n')


def _summary(matter: Matter, rows: Sequence[Row]) -> str:
    parties = len({row.party.casefold() for row in rows})
    kind = "Disputed" if matter.dispute else "Not disputed"
    return (
        f"{kind}, {matter.state}: {len(matter.positions)} positions, {parties} parties, {len(rows)} independent "
        f"statements. Matter {escape(matter.id)}."
    )


def _conflicts(matter: Matter) -> Iterator[str]:
    labels = {position.id: position.label for position in matter.positions}
    if matter.conflicts:
        yield "<h2>What cannot all be true</h2><ul>"
        for one in matter.conflicts:
            first, second = (escape(labels[name]) for name in one.positions)
            yield f"<li>{first} / {second}: {escape(one.verdict.reason)} ({one.verdict.state})</li>"
        yield "</ul>"


def _position(label: str, identity: str, rows: Sequence[Row]) -> Iterator[str]:
    yield f"<section><h2>{escape(label)}</h2><table><tr><th>Who</th><th>Words</th><th>When and where</th></tr>"
    for row in rows:
        if row.position == identity:
            sure = f"<br>{escape(row.certainty)}" if row.certainty not in (None, "certain", "unstated") else ""
            yield (
                f"<tr><td>{escape(row.party)}<br>{escape(row.stance)}{sure}</td>"
                f"<td><blockquote>{escape(row.words)}</blockquote></td><td>{_where(row)}</td></tr>"
            )
    yield "</table></section>"


def _where(row: Row) -> str:
    name = escape(row.source or row.ref.document)
    linked = (
        f'<a href="{escape(row.url)}">{name}</a>' if row.url and row.url.startswith(("http://", "https://")) else name
    )
    copies = f"<br>and {len(row.copies)} reprints" if row.copies else ""
    return f"{escape((row.said or '')[:10])} {linked}{copies}"


def _changes(matter: Matter, records: Sequence[Record]) -> Iterator[str]:
    rows = list(rows_of_changes([matter], index_of(records)))
    if rows:
        yield "<h2>Who moved</h2><ul>"
        for row in rows:
            told = f"{row['speaker']} {row['kind']}, {row['from_said']} to {row['to_said']}: "
            yield f"<li>{escape(told)}“{escape(row['from_words'])}” → “{escape(row['to_words'])}”</li>"
        yield "</ul>"


def _timeline(rows: Sequence[Row]) -> Iterator[str]:
    yield "<h2>In order of time</h2><table>"
    for row in sorted(rows, key=lambda one: (one.said or "", one.ref)):
        day = escape((row.said or "")[:10])
        yield f"<tr><td>{day}</td><td>{escape(row.party)}</td><td>{escape(row.label)}</td></tr>"
    yield "</table>"
