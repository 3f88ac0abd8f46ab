"""Outputs that the system refuses to write: the reason in words, whatever the errno."""

from __future__ import annotations

import errno
import os
import tempfile
from typing import TYPE_CHECKING

import pytest

from onrecord.cli.output import OutputError, open_output

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        (errno.EACCES, "no permission to write there"),
        (errno.EPERM, "no permission to write there"),
        (errno.EROFS, "the disk cannot be written"),
        (errno.ENOSPC, "no space left on the disk"),
        (errno.EDQUOT, "the disk quota is used up"),
        (errno.ENAMETOOLONG, "its name is too long"),
        (errno.EIO, os.strerror(errno.EIO).lower()),
    ],
)
def test_each_refusal_has_its_sentence(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, number: int, reason: str
) -> None:
    def refuse(*_args: object, **_named: object) -> None:
        raise OSError(number, os.strerror(number), "draft")

    monkeypatch.setattr(tempfile, "mkstemp", refuse)
    path = str(tmp_path / "r.jsonl")
    with pytest.raises(OutputError) as refused, open_output(path, "jsonl"):
        pass
    assert str(refused.value) == f"cannot write {path}: {reason}"
