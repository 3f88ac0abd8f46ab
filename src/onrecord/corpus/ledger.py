"""What a run's folder says of the run: what it was asked for, and for each shard that is done, an account.

A shard is done when its account is there. The account is written after the output, and both appear whole, so a run that
was ended at any moment goes on where it stood. Files whose names begin with '_' are passed over by readers of Parquet.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from onrecord.corpus.job import Counts, Failure, Form, Shard
from onrecord.errors import OnRecordError, UsageError
from onrecord.export.common import json_text
from onrecord.export.files import replacing

PLAN, SUMMARY, FAILURES = "_run.json", "_summary.json", "_failures.jsonl"
_ACCOUNTS = "_done"


class LedgerError(OnRecordError):
    """An account of a run that cannot be read; says which file and what to do."""


class Ledger:
    """The folder of a run."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def open(self, plan: dict[str, Any]) -> dict[str, Any]:
        """Begin a run, or go on with it: the plan that holds, which is the one it was begun with.

        `plan["shard_bytes"]` may differ from that, nothing else may. Raises UsageError where the folder holds another
        run, or files that are not a run's.
        """
        self._refuse_foreign_files()
        (self._folder / _ACCOUNTS).mkdir(parents=True, exist_ok=True)
        self._drop_drafts()
        path = self._folder / PLAN
        if not path.exists():
            self._write(PLAN, plan)
            return plan
        begun = self._read(path)
        if {**plan, "shard_bytes": None} != {**begun, "shard_bytes": None}:
            raise UsageError(
                f"{self._folder} holds a run over other inputs or options: choose another folder with --out"
            )
        return begun

    def output(self, shard: Shard, form: Form) -> Path:
        """The file of a shard's records."""
        return self._folder / f"{shard.name}.{form}"

    def settle(self, shard: Shard, counts: Counts, failures: list[Failure]) -> None:
        """Write a shard's account: from now on it is done."""
        self._write(f"{_ACCOUNTS}/{shard.name}.json", {**asdict(counts), "failures": failures})

    def is_done(self, shard: Shard, form: Form) -> bool:
        """Whether a shard needs no more work."""
        return self._account(shard).exists() and self.output(shard, form).exists()

    def counts(self, shard: Shard) -> Counts:
        """The counts of a shard that is done."""
        account = self._read(self._account(shard))
        return Counts(**{name: value for name, value in account.items() if name != "failures"})

    def finish(self, plan: dict[str, Any], shards: Iterator[Shard], missing: list[Failure]) -> Counts:
        """Add up all accounts, and write the summary and the list of failures. `missing` failed outside any shard."""
        total = Counts(failed=len(missing))
        with replacing(self._folder / FAILURES) as stream:
            stream.writelines(_line(one) for one in missing)
            for shard in shards:
                if self._account(shard).exists():
                    total += self.counts(shard)
                    stream.writelines(_line(Failure(*one)) for one in self._read(self._account(shard))["failures"])
        self._write(SUMMARY, {**asdict(total), "inputs": plan["inputs"]})
        return total

    def _account(self, shard: Shard) -> Path:
        return self._folder / _ACCOUNTS / f"{shard.name}.json"

    def _write(self, name: str, value: object) -> None:
        with replacing(self._folder / name) as stream:
            stream.write(json_text(value) + "\n")

    @staticmethod
    def _read(path: Path) -> dict[str, Any]:
        try:
            read: dict[str, Any] = json.loads(path.read_bytes())
        except (OSError, ValueError) as error:
            raise LedgerError(f"{path} cannot be read ({error}): delete it, and the run does that part again") from None
        return read

    def _refuse_foreign_files(self) -> None:
        if self._folder.exists() and not self._folder.is_dir():
            raise UsageError(f"{self._folder} is a file: choose a folder with --out")
        if self._folder.is_dir() and not (self._folder / PLAN).exists() and any(self._folder.iterdir()):
            raise UsageError(f"{self._folder} holds other files already: choose a new folder with --out")

    def _drop_drafts(self) -> None:
        """What workers that were killed have left half written."""
        for draft in (*self._folder.glob(".onrecord-*.part"), *(self._folder / _ACCOUNTS).glob(".onrecord-*.part")):
            draft.unlink(missing_ok=True)


def _line(failure: Failure) -> str:
    return json_text(failure._asdict()) + "\n"
