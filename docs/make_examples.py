"""Run the commands whose output the pages show, and put what they print into the pages.

    python docs/make_examples.py

A page asks for output by a comment `shown: COMMAND` above a code block; the block is replaced. Run it after
every change of the model or of the table. Commands run from the repository's root, in bash.
"""  # noqa: INP001 - a script beside the pages it writes

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
_SHOWN = re.compile(r"(<!-- shown: (?P<command>[^\n]+?) -->\n```text\n)(?:(?!```).*\n)*?(```)")


def main() -> None:
    """Renew every page that shows output."""
    for page in (ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))):
        text = page.read_text(encoding="utf-8")
        renewed = _SHOWN.sub(lambda match: match[1] + _output(match["command"]) + match[3], text)
        if renewed != text:
            page.write_text(renewed, encoding="utf-8")


def _output(command: str) -> str:
    ours = f"{shlex.quote(sys.executable)} -m onrecord "
    line = re.sub(r"\bonrecord (?=read|evaluate|schema|disputes|matters|changes|copies)", lambda _: ours, command)
    bash = ["bash", "-o", "pipefail", "-c", line]
    # The pages are this repository's own, so their commands may be run.
    done = subprocess.run(  # noqa: S603
        bash, cwd=ROOT, env={**os.environ, "COLUMNS": "80"}, capture_output=True, text=True, check=False
    )
    # An input that is passed over is worth showing too: exit code 1 is an answer.
    if done.returncode not in (0, 1):
        raise SystemExit(f"{command}: {done.stderr}")
    shown = done.stdout or done.stderr
    return "\n".join(line.rstrip() for line in shown.strip("\n").splitlines()) + "\n"


if __name__ == "__main__":
    main()
