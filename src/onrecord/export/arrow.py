"""Records as columns: the Arrow schema of a record, made from its own types, and batches of rows."""

from __future__ import annotations

import math
import types
from collections.abc import Iterable
from dataclasses import fields, is_dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Literal, Union, get_args, get_origin, get_type_hints

from onrecord.errors import MissingExtra
from onrecord.export.jsonl import to_dict
from onrecord.export.wording import encodable
from onrecord.record import Record

if TYPE_CHECKING:
    import pyarrow as pa

FIRST_FIELDS = ("schema", "document")
_LARGEST = 2**63 - 1


def arrow() -> Any:  # noqa: ANN401 - the module itself
    """The package pyarrow. Raises MissingExtra where it is not installed."""
    try:
        import pyarrow as pa
    except ImportError:
        raise MissingExtra("Parquet", "parquet") from None
    return pa


@cache
def record_columns() -> pa.Schema:
    """The columns of a table with one record a row: the record's fields, nested as in JSON."""
    pa = arrow()
    whole = _type(Record)
    names = [*FIRST_FIELDS, *(field.name for field in whole if field.name not in FIRST_FIELDS)]
    return pa.schema([(name, whole.field(name).type) for name in names])


def table(records: Iterable[Record]) -> pa.Table:
    """The records as a table, one row each."""
    return arrow().Table.from_pylist([_plain(to_dict(record)) for record in records], schema=record_columns())


def _plain(value: Any) -> Any:  # noqa: ANN401 - whatever a record holds
    if isinstance(value, str):
        return encodable(value)
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return _fraction(value) if isinstance(value, int) and abs(value) > _LARGEST else value


def _fraction(number: int) -> float:
    """A number with more digits than a column holds, as its nearest fraction."""
    try:
        return float(number)
    except OverflowError:
        return math.inf if number > 0 else -math.inf


def _type(of: Any) -> Any:  # noqa: ANN401 - a type, and an Arrow type
    pa = arrow()
    origin, arguments = get_origin(of), get_args(of)
    if is_dataclass(of):
        hints = get_type_hints(of)
        return pa.struct([(field.name, _type(hints[field.name])) for field in fields(of)])
    if origin is Literal:
        return _type(type(arguments[0]))
    if origin in (Union, types.UnionType):
        return _of_union([one for one in arguments if one is not type(None)])
    if origin is tuple:
        return pa.list_(_type(arguments[0]))
    return {str: pa.string(), int: pa.int64(), float: pa.float64(), bool: pa.bool_()}[of]


def _of_union(members: list[Any]) -> Any:  # noqa: ANN401 - types, and an Arrow type
    """A union of one type and nothing is that type; whole numbers and fractions are fractions."""
    found = {_type(one) for one in members}
    return found.pop() if len(found) == 1 else arrow().float64()
