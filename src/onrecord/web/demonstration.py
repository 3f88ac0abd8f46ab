"""The example articles that come with the package, read into a store."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import onrecord
from onrecord.document import Document
from onrecord.errors import InputError, UsageError
from onrecord.ingest import IngestOptions, read_input
from onrecord.reader import Reader
from onrecord.store import Store

_NOT_ARTICLES = frozenset({"gold.jsonl", "matters.json", "README.md"})


def examples_folder() -> Path:
    """Where the examples lie: inside the installed package, or at the root of a checkout."""
    package = Path(onrecord.__file__).parent
    for folder in (package / "examples", package.parents[1] / "examples"):
        if folder.is_dir():
            return folder
    raise UsageError("the example articles are not here: install OnRecord anew, or add articles of your own")


def example_documents() -> Iterator[Document]:
    """The examples, in the order of their files."""
    folder = examples_folder()
    for file in sorted(path for path in folder.rglob("*") if path.is_file() and path.name not in _NOT_ARTICLES):
        for found in read_input(str(file), IngestOptions()):
            if not isinstance(found, InputError):
                named = found.id == file.as_posix()
                yield replace(found, id=f"examples/{file.relative_to(folder).as_posix()}") if named else found


def fill(path: Path) -> int:
    """Read what a store lacks of the examples; how many were added. Their matters are grouped too."""
    with Store.open(path) as store:
        missing = [document for document in example_documents() if not store.holds(document)]
        if missing:
            with store.start_run("add", ["examples"]) as run:
                for added in store.add_many(Reader().read_many(missing), origin="examples", run=run):
                    del added
        return len(missing)
