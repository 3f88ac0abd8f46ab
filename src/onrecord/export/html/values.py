"""What an article tells of times, likelihoods, places and amounts, drawn and listed under its text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.export.graphics.probability import Estimated, draw_estimates
from onrecord.export.graphics.timeline import draw_timeline
from onrecord.export.graphics.world_map import draw_detail, draw_map
from onrecord.export.html.escaping import escape
from onrecord.export.value_kinds import ValueKind
from onrecord.export.value_rows import HEADS, lines
from onrecord.export.value_words import horizon_words, outcome_words, phrase_words
from onrecord.export.wording import counted, one_line, published_day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.record import Record
    from onrecord.values import Estimate

_YARDSTICKS = {
    "icd203": "ICD 203, of the United States’ intelligence community",
    "phia": "PHIA, of the United Kingdom’s intelligence assessment",
    "survey": "what readers said in a public survey",
}


def values(record: Record, name: str) -> str:
    """The section as HTML; empty for an article without values. `name` leads its anchors."""
    parts = [part for part in _parts(record, name) if part]
    return f'<section class="values" lang="en">{"".join(parts)}</section>' if parts else ""


def _parts(record: Record, name: str) -> Iterator[str]:
    yield _part("How likely", _estimates(record), _listing(record, "estimates"), _yardstick(record))
    yield _part(
        "When",
        draw_timeline(record.times, published_day(record.document) or None),
        _listing(record, "times"),
        _undated(record),
    )
    drawn = draw_map(record.places, name) + draw_detail(record.places, f"{name}d")
    yield _part("Where", drawn, _listing(record, "places"), _MAP_KEY if drawn else "")
    yield _part("How much", "", _listing(record, "figures", is_open=True))


def _undated(record: Record) -> str:
    return "" if record.document.published else "When the article appeared is not known, so its days may lack a year."


_MAP_KEY = "A dot is a town or building, a ring a region, a hatched area a country or sea. Borders: Natural Earth."


def _part(title: str, drawing: str, listing: str, note: str = "") -> str:
    if not drawing and not listing:
        return ""
    told = f"<figcaption>{escape(note)}</figcaption>" if note else ""
    drawn = f'<div class="scroll" tabindex="0" role="group" aria-label="{title}">{drawing}</div>' if drawing else ""
    return f"<figure><h3>{title}</h3>{drawn}{told}{listing}</figure>"


def _yardstick(record: Record) -> str:
    names = {one.yardstick for one in record.estimates}
    return "; ".join(f"Probabilities by the yardstick {_YARDSTICKS.get(one, one)}." for one in sorted(names))


def _estimates(record: Record) -> str:
    if not record.estimates:
        return ""
    numbers = {one.id: number for number, one in enumerate(record.statements, start=1)}
    drawn = (_estimated(record, one, numbers.get(one.statement)) for one in record.estimates)
    return draw_estimates(drawn, record.estimates[0].yardstick)


def _estimated(record: Record, one: Estimate, number: int | None) -> Estimated:
    text = record.document.text
    outcome = outcome_words(text, one)
    horizon = horizon_words(text, one.horizon)
    if horizon and one.horizon and one_line(text[slice(*one.horizon.span)]) not in outcome:
        outcome = f"{outcome}, {horizon}"
    return Estimated(phrase_words(text, one), outcome, one.low, one.high, number)


def _listing(record: Record, kind: ValueKind, *, is_open: bool = False) -> str:
    found = list(lines(record, kind))
    if not found:
        return ""
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in HEADS[kind])
    body = "".join(f"<tr>{''.join(f'<td>{escape(part)}</td>' for part in line)}</tr>" for line in found)
    table = f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    scroll = f'<div class="scroll" tabindex="0" role="group" aria-label="{kind}">{table}</div>'
    return (
        scroll if is_open else f"<details><summary>{counted(len(found), kind[:-1])}, listed</summary>{scroll}</details>"
    )
