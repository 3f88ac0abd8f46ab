"""Reading of text and JSON lines for an evaluation, with errors that name the file and the line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from onrecord.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def read_text(path: Path) -> str:
    """A UTF-8 file with its line ends as they are, so that offsets hold; raises InputError when it cannot be read."""
    try:
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        raise InputError(str(path), f"is not UTF-8 text (byte {error.start}); save it as UTF-8") from None
    except OSError as error:
        raise InputError(str(path), f"cannot be read: {error.strerror or error}") from None


def read_json_lines(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Where each line stands ("FILE line 3") and its object; raises InputError for a line that is no object."""
    for number, line in enumerate(read_text(path).split("\n"), start=1):
        if not line.strip():
            continue
        place = f"{path} line {number}"
        try:
            row = json.loads(line)
        except (ValueError, RecursionError):
            raise InputError(place, "is not JSON; one object a line is needed") from None
        if not isinstance(row, dict):
            raise InputError(place, "is not a JSON object; one object a line is needed")
        yield place, row
