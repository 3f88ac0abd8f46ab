"""A reader without a model for the tests of the commands; run as a program, the command line with that reader."""

from __future__ import annotations

import hashlib
import os
import sys
import time
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.record import Part, Record, Statement

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from onrecord.document import Document


class FakeReader:
    """Puts a whole article on the record as one statement; reads two ahead, as a batching reader may.

    'BREAK' in a text raises an unexpected error, 'INTERRUPT' is a Ctrl-C, 'WAIT' waits for the file it names.
    """

    def __init__(self, threads: int = 1, yardstick: str = "icd203") -> None:
        self.threads, self.yardstick = threads, yardstick

    def read(self, document: Document) -> Record:
        if "BREAK" in document.text:
            raise ZeroDivisionError("broken on purpose")
        if "INTERRUPT" in document.text:
            raise KeyboardInterrupt
        if "WAIT" in document.text:
            Path(document.text.split()[-1]).touch()
            time.sleep(60)
        content = Part(((0, len(document.text)),), document.text)
        name = hashlib.sha256(document.text.encode("utf-8", "surrogatepass")).hexdigest()[:12]
        return Record(
            document,
            (Statement(name, 0, None, None, None, content, "direct", (), None, None, None, None, None, 0.75),),
        )

    def read_many(self, documents: Iterable[Document]) -> Iterator[Record]:
        source = iter(documents)
        while batch := list(islice(source, 2)):
            yield from [self.read(document) for document in batch]


if __name__ == "__main__":
    import onrecord.reader

    onrecord.reader.Reader = FakeReader  # type: ignore[assignment, misc]
    from onrecord.cli import main

    if os.environ.get("CRASH_AT_TOP"):
        import onrecord.cli.output

        onrecord.cli.output.open_output = None  # type: ignore[assignment]
    sys.argv[0] = "onrecord"
    main()
