"""A pandas frame: one row a statement, with its article's columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.errors import MissingExtra
from onrecord.export.columns import COLUMNS, statement_rows
from onrecord.export.wording import encodable

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pandas as pd

    from onrecord.record import Record


def to_frame(records: Iterable[Record]) -> pd.DataFrame:
    """The statements of the records as a frame with the columns of the CSV form; dates stay text, as precise as given.

    Raises MissingExtra where pandas is not installed.
    """
    try:
        import pandas as pd
    except ImportError:
        raise MissingExtra("a pandas frame", "parquet") from None
    rows = [[_held(value) for value in row.values()] for record in records for row in statement_rows(record)]
    return pd.DataFrame.from_records(rows, columns=list(COLUMNS))


def _held(value: object) -> object:
    return encodable(value) if isinstance(value, str) else value
