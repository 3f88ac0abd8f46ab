"""Where the store lies: the path that was asked for, else ONRECORD_STORE, else the user's data folder."""

from __future__ import annotations

import os
import sys
from pathlib import Path

VARIABLE = "ONRECORD_STORE"
FILE_NAME = "store.sqlite"


def store_path(asked: str | Path | None = None) -> Path:
    """The store's file. `asked` wins over the variable ONRECORD_STORE, which wins over the user's data folder."""
    chosen = asked or os.environ.get(VARIABLE)
    return Path(chosen).expanduser() if chosen else _data_folder() / FILE_NAME


def _data_folder() -> Path:
    """By each system's own custom: XDG_DATA_HOME, Application Support on a Mac, LOCALAPPDATA on Windows."""
    home = Path.home()
    if sys.platform == "darwin":
        return home / "Library" / "Application Support" / "onrecord"
    if os.name == "nt":
        return Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local") / "onrecord"
    return Path(os.environ.get("XDG_DATA_HOME") or home / ".local" / "share") / "onrecord"
