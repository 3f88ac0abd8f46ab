"""Write docs/reference/ from the code: every command with its options, every public name with its docstring.

    python docs/make_reference.py

tests/docs/test_docs.py fails while the files differ from what the code says.
"""  # noqa: INP001 - a script beside the pages it writes

from __future__ import annotations

import inspect
from dataclasses import MISSING, Field, fields, is_dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli.app import app

if TYPE_CHECKING:
    from collections.abc import Iterator

REFERENCE = Path(__file__).resolve().parent / "reference"
MADE = "<!-- Made by docs/make_reference.py: change the code, then run it. -->"
MODULES = {
    "onrecord": "The everyday names.",
    "onrecord.record": "The values inside a record that `onrecord` itself does not export.",
    "onrecord.ingest": "Files, folders and addresses to documents.",
    "onrecord.export": "Records to text, in every format of the command.",
    "onrecord.store": "The record kept: [the store](../store.md) and what it answers with.",
    "onrecord.export.schema": "The JSON Schema, and the way back from JSON.",
    "onrecord.imports": "Files of ours, corrected or not, as records again.",
    "onrecord.corpus": "Many articles at once.",
    "onrecord.copies": "Articles that are one report in several papers.",
}
NAMES = {
    "onrecord.record": ("Certainty", "Said", "Diagnostic"),
    "onrecord.export.schema": ("record_schema", "decode", "from_dict", "RecordError"),
}
"""What is public in modules that have no `__all__`."""


def main() -> None:
    """Write both pages."""
    REFERENCE.mkdir(exist_ok=True)
    for name, text in pages().items():
        (REFERENCE / name).write_text(text, encoding="utf-8")


def pages() -> dict[str, str]:
    """The pages by file name."""
    return {"cli.md": _cli(), "library.md": _library()}


def commands() -> dict[str, click.Command]:
    """Every subcommand by name."""
    context = click.Context(app, info_name="onrecord")
    return {name: command for name in app.list_commands(context) if (command := app.get_command(context, name))}


def options_of(command: click.Command) -> list[click.Option]:
    """The options of a command that its help shows, without --help itself."""
    return [one for one in command.params if isinstance(one, click.Option) and not one.hidden]


def _cli() -> str:
    parts = [
        MADE,
        "# Command line reference",
        "`onrecord COMMAND --help` prints the same in a terminal. See also [Errors and exit codes](../errors.md).",
        _command("onrecord", app),
        *(_command(f"onrecord {name}", command) for name, command in commands().items()),
    ]
    return "\n\n".join(parts) + "\n"


def _command(name: str, command: click.Command) -> str:
    usage = " ".join([name, *command.collect_usage_pieces(click.Context(command))])
    parts = [f"## {name}", f"```text\n{usage}\n```", inspect.cleandoc(command.help or "")]
    if rows := [_option(one) for one in options_of(command)]:
        parts.append("\n".join(["| option | value | default | what it does |", "|---|---|---|---|", *rows]))
    if command.epilog:
        lines = inspect.cleandoc(command.epilog.replace("\b\n", "")).splitlines()[1:]
        parts.append("```sh\n" + inspect.cleandoc("\n".join(lines)) + "\n```")
    return "\n\n".join(parts)


def _option(option: click.Option) -> str:
    names = ", ".join(f"`{name}`" for name in option.opts)
    shown = option.show_default or option.default == "-"
    default = f"`{option.default}`" if shown and option.default is not None else ""
    return f"| {names} | {_value(option)} | {default} | {option.help or ''} |"


def _value(option: click.Option) -> str:
    kind = option.type
    if option.is_flag:
        return ""
    if isinstance(kind, click.Choice):
        return ", ".join(f"`{choice}`" for choice in kind.choices)
    if isinstance(kind, click.IntRange):
        return f"{kind.min} to {kind.max}"
    return f"`{option.metavar or kind.name.upper()}`"


def _library() -> str:
    parts = [
        MADE,
        "# Library reference",
        "Values are frozen dataclasses. Spans are half-open pairs of offsets in code points of `Document.text`.",
        "What a field of a record holds is told in [The record](../record.md).",
    ]
    for module, told in MODULES.items():
        parts += [f"## {module}", told, *_module(module)]
    return "\n\n".join(parts) + "\n"


def _module(name: str) -> Iterator[str]:
    module = import_module(name)
    for public in NAMES.get(name) or module.__all__:
        yield _name(public, getattr(module, public))


def _name(name: str, value: Any) -> str:  # noqa: ANN401 - whatever a module exports
    if isinstance(value, tuple):
        return f"### {name}\n\n" + ", ".join(f"`{item}`" for item in value)
    parts = [f"### {name}"]
    if inspect.isclass(value):
        parts += _class(name, value)
    else:
        parts += [f"```text\n{name}{_signature(value)}\n```", inspect.getdoc(value) or ""]
    return "\n\n".join(parts)


def _class(name: str, value: type) -> Iterator[str]:
    if is_dataclass(value):
        yield "```text\n" + "\n".join(_field(one) for one in fields(value)) + "\n```"
    elif issubclass(value, Exception):
        yield f"An exception, a kind of `{value.__mro__[1].__name__}`."
    elif not getattr(value, "_is_protocol", False):
        yield f"```text\n{name}{_signature(value)}\n```"
    yield inspect.cleandoc(value.__doc__ or "")
    own = [owner for owner in value.__mro__ if owner.__module__.startswith("onrecord.")]
    members = {name: member for owner in reversed(own) for name, member in vars(owner).items()}
    for method, function in members.items():
        bound = getattr(value, method) if isinstance(function, classmethod) else function
        if (inspect.isfunction(bound) or inspect.ismethod(bound)) and not method.startswith("_"):
            yield f"`{method}{_signature(bound)}`: {inspect.getdoc(bound)}"


def _field(one: Field[Any]) -> str:
    if not one.init:
        return f"{one.name}: {one.type} = {one.default!r}  (not an argument)"
    return f"{one.name}: {one.type}" + ("" if one.default is MISSING else f" = {one.default!r}")


class _Bare:
    """An annotation that a signature shows without quotation marks."""

    def __init__(self, text: str) -> None:
        self._text = text

    def __repr__(self) -> str:
        return self._text


def _signature(function: Any) -> str:  # noqa: ANN401 - a function or a class
    signature = inspect.signature(function)
    kept = [_bare(one) for one in signature.parameters.values() if one.name != "self"]
    returns = signature.return_annotation
    bare = _Bare(returns) if isinstance(returns, str) and returns != "None" else signature.empty
    return str(signature.replace(parameters=kept, return_annotation=bare))


def _bare(parameter: inspect.Parameter) -> inspect.Parameter:
    told = parameter.annotation
    return parameter.replace(annotation=_Bare(told) if isinstance(told, str) else told)


if __name__ == "__main__":
    main()
