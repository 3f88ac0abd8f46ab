"""Small corpora for runs, and what a run's folder holds."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

PLACES = ("Karven", "Ostra", "Hollen", "Veluna", "Lower Veluna", "Mill Street")
WAITING = 60


def article(number: int) -> str:
    """A short report, different for each number."""
    place = PLACES[number % len(PLACES)]
    return (
        f"{place.upper()} - At least {number + 2} houses were flooded in {place} on Monday, Mayor Ada Brenn said. "
        f"“We will probably rebuild all {number + 2} of them,” she told reporters. The fire brigade denied that it had "
        "come too late, and the river authority declined to comment."
    )


def write_lines(path: Path, count: int, start: int = 0) -> Path:
    """A file of so many articles."""
    with path.open("w", encoding="utf-8") as stream:
        for number in range(start, start + count):
            stream.write(json.dumps({"id": f"a{number}", "text": article(number)}) + "\n")
    return path


def ids_in(folder: Path) -> list[str]:
    """The ids of all articles in a run's JSON lines, sorted."""
    lines = [line for path in sorted(folder.glob("part-*.jsonl")) for line in path.read_text("utf-8").splitlines()]
    return sorted(json.loads(line)["document"]["id"] for line in lines)


def start(*arguments: str) -> subprocess.Popen[str]:
    """Start `onrecord run` in a process group of its own."""
    command = [sys.executable, "-m", "onrecord", "run", *arguments]
    return subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True, start_new_session=True)


def wait_for(happened: Callable[[], object], what: str) -> None:
    """Wait until something is so; fail loudly after a minute."""
    end = time.monotonic() + WAITING
    while not happened():
        assert time.monotonic() < end, f"waited {WAITING} s for {what}"
        time.sleep(0.02)


def children(process: int) -> list[int]:
    """The processes that a process has started and that are still there (Linux)."""
    found = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = status.read_text().rpartition(")")[2].split()
            command = (status.parent / "cmdline").read_bytes()
        except OSError:
            continue
        if int(fields[1]) == process and fields[0] != "Z" and b"spawn_main" in command:
            found.append(int(status.parent.name))
    return found


def is_there(process: int) -> bool:
    """Whether a process is still there and no zombie."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


ON_LINUX = Path("/proc/self/stat").exists() and hasattr(os, "killpg")
