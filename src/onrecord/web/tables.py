"""A page's rows as CSV: all of them, streamed page by page, and no cell that a spreadsheet would run as a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from typing import Any

import msgspec
from starlette.responses import Response, StreamingResponse

from onrecord.export.wording import encodable
from onrecord.web.paging import Paged

CSV = "text/csv; charset=utf-8"
ROWS_A_PAGE = 500
MOST_ROWS = 200_000
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv_answer(load: Callable[..., Any], table: str, values: dict[str, Any], name: str) -> Response:
    """All rows of a page as one file."""
    file = name.strip("/").replace("/", "-") or "table"
    headers = {"content-disposition": f'attachment; filename="{file}.csv"'}
    pages = _pages(load, table, paged="page" in values)
    first = next(pages)  # what is wrong with the request must be said before the answer begins
    return StreamingResponse(_lines(first, pages), headers=headers, media_type=CSV)


def _pages(load: Callable[..., Any], table: str, *, paged: bool) -> Iterator[list[dict[str, Any]]]:
    if not paged:
        yield [flat(row) for row in _rows(getattr(load(), table))]
        return
    for number in range(1, MOST_ROWS // ROWS_A_PAGE + 1):
        found = getattr(load(page=number, per_page=ROWS_A_PAGE), table)
        yield [flat(row) for row in _rows(found)]
        if not (isinstance(found, Paged) and found.more):
            return


def _rows(found: Any) -> Any:  # noqa: ANN401 - rows of any page
    return found.rows if isinstance(found, Paged) else found


def _lines(first: list[dict[str, Any]], others: Iterator[list[dict[str, Any]]]) -> Iterator[str]:
    names = list(dict.fromkeys(name for row in first for name in row))
    yield _line(names)
    for rows in (first, *others):
        yield "".join(_line([row.get(name) for name in names]) for row in rows)


def _line(cells: list[Any]) -> str:
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\r\n").writerow([safe(cell) for cell in cells])
    return encodable(stream.getvalue())


def safe(cell: Any) -> Any:  # noqa: ANN401 - whatever a cell holds
    """A cell that no spreadsheet takes for a formula: a text that begins like one gets an apostrophe."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


def flat(row: Any) -> dict[str, Any]:  # noqa: ANN401 - rows of any page
    """A row's fields as cells: values within values as 'outer.inner', lists joined by '; '."""
    cells: dict[str, Any] = {}
    _flatten("", msgspec.to_builtins(row), cells)
    return cells


def _flatten(prefix: str, value: Any, cells: dict[str, Any]) -> None:  # noqa: ANN401 - whatever JSON can hold
    if isinstance(value, dict):
        for key, inner in value.items():
            _flatten(f"{prefix}.{key}" if prefix else str(key), inner, cells)
    elif isinstance(value, list):
        cells[prefix] = "; ".join(_words(one) for one in value)
    else:
        cells[prefix] = value


def _words(value: Any) -> str:  # noqa: ANN401 - whatever JSON can hold
    if isinstance(value, dict):
        return str(next((value[key] for key in ("name", "label", "text", "id") if value.get(key)), ""))
    return "" if value is None else str(value)
