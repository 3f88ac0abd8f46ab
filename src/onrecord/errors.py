"""What can go wrong, in one sentence a reader can act on.

OnRecordError
├── InputError      one input cannot be read: the run goes on, exit code 1
├── UsageError      the call itself is wrong: nothing is read, exit code 2
├── ModelError      the shipped model is missing or damaged
├── StoreError      the store cannot be opened, read or written: says which file, why, and what to do
└── MissingExtra    a part that needs a package which is not installed
"""

from __future__ import annotations


class OnRecordError(Exception):
    """The root of all errors that this package raises on purpose; its text is one clear sentence."""


class InputError(OnRecordError):
    """One input that cannot be read. `name` is the input as the user gave it, `reason` what is wrong and what to do."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"{name}: {reason}")
        self.name = name
        self.reason = reason


class UsageError(OnRecordError):
    """A call that makes no sense: an unknown format, a wrong date, two options that exclude each other."""


class ModelError(OnRecordError):
    """The model file in the package is missing, or is not the file that was shipped."""


class StoreError(OnRecordError):
    """A store that cannot be opened, read or written; its text names the file and says what to do."""


class MissingExtra(OnRecordError):  # noqa: N818 - the name says what it is
    """A feature whose package is not installed; says which extra brings it."""

    def __init__(self, feature: str, extra: str) -> None:
        super().__init__(f"{feature} needs the extra '{extra}': pip install 'onrecord[{extra}]'")
        self.extra = extra
