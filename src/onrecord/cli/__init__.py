"""The command line: thin commands over the library, one module a command."""

from __future__ import annotations


def main() -> None:
    """Run the command line and exit: 0 all read, 1 some failed, 2 wrong usage, 130 interrupted."""
    from onrecord.cli.app import app

    app.main(prog_name="onrecord")
