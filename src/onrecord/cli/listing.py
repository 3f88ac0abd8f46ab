"""Lists as a table for the eye, as CSV, or as JSON lines with everything that is known."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from rich.console import Console

Item = TypeVar("Item")
_NARROWEST, _WIDTH_IN_A_PIPE = 60, 120


def fields(*names: str) -> tuple[tuple[str, Callable[[Any], object]], ...]:
    """Columns that are fields of the thing, under their own names; a tuple's items stand with a space between."""
    return tuple((name, _field(name)) for name in names)


def _field(name: str) -> Callable[[Any], object]:
    def column(one: Any) -> object:  # noqa: ANN401 - any value of the store's
        value = getattr(one, name)
        return " ".join(map(str, value)) if isinstance(value, tuple) else value

    return column


@dataclass(frozen=True)
class Listing(Generic[Item]):
    """How one kind of thing is listed: `shown` the table's columns, `cells` those of CSV, `full` an object a line."""

    shown: Sequence[tuple[str, Callable[[Item], object]]]
    cells: Sequence[tuple[str, Callable[[Item], object]]]
    full: Callable[[Item], dict[str, Any]]

    def write(self, items: Iterable[Item], output_format: str) -> int:
        """Write all to the standard output; how many there were. JSON lines and CSV are written as they come."""
        return {"table": self._table, "csv": self._csv, "jsonl": self._jsonl}[output_format](items)

    def _jsonl(self, items: Iterable[Item]) -> int:
        from onrecord.cli.output import utf8_stdout
        from onrecord.export.wording import encodable

        count = 0
        for item in items:
            utf8_stdout().write(encodable(json.dumps(self.full(item), ensure_ascii=False)) + "\n")
            count += 1
        return count

    def _csv(self, items: Iterable[Item]) -> int:
        from onrecord.cli.output import utf8_stdout
        from onrecord.export.csv_rows import cell

        count, rows = 0, csv.writer(utf8_stdout(), lineterminator="\n")
        rows.writerow([name for name, _ in self.cells])
        for item in items:
            rows.writerow([cell(column(item)) for _, column in self.cells])
            count += 1
        return count

    def _table(self, items: Iterable[Item]) -> int:
        from rich.table import Table

        table = Table(*(name for name, _ in self.shown), box=None, pad_edge=False, header_style="dim")
        for item in items:
            table.add_row(*(as_text(column(item)) for _, column in self.shown))
        if table.row_count:
            console().print(table)
        return table.row_count


def as_text(value: object) -> Any:  # noqa: ANN401 - rich is imported late
    """A value as a cell of a table: rich's own text as it is, anything else on one line, safe for a terminal."""
    from rich.text import Text

    from onrecord.export.wording import one_line

    return value if isinstance(value, Text) else Text("" if value is None else one_line(str(value)))


def console() -> Console:
    """A console on the standard output, with colour only on a terminal."""
    from shutil import get_terminal_size

    from rich.console import Console

    from onrecord.cli.output import utf8_stdout

    stream = utf8_stdout()
    width = max(get_terminal_size((_WIDTH_IN_A_PIPE, 24)).columns, _NARROWEST)
    return Console(file=stream, width=width, force_terminal=stream.isatty(), markup=False, emoji=False, highlight=False)


def plain(value: Any) -> Any:  # noqa: ANN401 - any value of the store's
    """A frozen value of the store as dictionaries and lists."""
    import msgspec

    from onrecord.record import Record

    if isinstance(value, Record):
        return value.to_dict()
    return _lists(msgspec.to_builtins(value, builtin_types=(bytes,)))


def _lists(value: Any) -> Any:  # noqa: ANN401 - whatever JSON can hold
    if isinstance(value, dict):
        return {key: _lists(item) for key, item in value.items()}
    return [_lists(item) for item in value] if isinstance(value, list | tuple) else value
