"""A group of commands that imports a command's module only when that command is called."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple, NoReturn

import click

from onrecord.cli.guard import guarded, without_interruptions

if TYPE_CHECKING:
    from collections.abc import Mapping


class Entry(NamedTuple):
    """Where a command is found, as 'module:attribute', and what it does, in one line for the overview."""

    place: str
    summary: str


class LazyGroup(click.Group):
    """Subcommands by name; whatever goes wrong in one ends in one sentence and an exit code."""

    def __init__(self, *args: Any, commands: Mapping[str, Entry], **kwargs: Any) -> None:  # noqa: ANN401 - as click has it
        super().__init__(*args, **kwargs)
        self._entries = dict(commands)

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - as click has it
        """The names, in the order of the table."""
        return list(self._entries)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - as click has it
        """The command of this name, imported now; None where the table has no such name."""
        entry = self._entries.get(cmd_name)
        if entry is None:
            return None
        module, _, attribute = entry.place.partition(":")
        command: click.Command = getattr(import_module(module), attribute)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - as click has it
        """The overview, from the table alone: no command is imported for it."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, entry.summary) for name, entry in self._entries.items()])

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - as click has it
        """Run the subcommand; see guard.without_interruptions."""
        return without_interruptions(lambda: super(LazyGroup, self).invoke(ctx))

    def main(self, *args: Any, **kwargs: Any) -> NoReturn:  # noqa: ANN401 - as click has it
        """Run and exit; see guard.guarded for what becomes of errors."""
        kwargs["standalone_mode"] = False
        raise SystemExit(guarded(lambda: super(LazyGroup, self).main(*args, **kwargs)))
