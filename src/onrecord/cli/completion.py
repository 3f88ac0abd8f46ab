"""`onrecord completion`: the script that lets a shell complete our commands, options and files."""

from __future__ import annotations

import click

EXAMPLES = """\b
Examples:
  onrecord completion bash > ~/.local/share/bash-completion/completions/onrecord
  onrecord completion zsh > ~/.zfunc/_onrecord
  onrecord completion fish > ~/.config/fish/completions/onrecord.fish
"""


@click.command(epilog=EXAMPLES)
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion(context: click.Context, shell: str) -> None:
    """Print the completion script of a shell."""
    from click.shell_completion import ShellComplete, get_completion_class

    script_of = get_completion_class(shell) or ShellComplete
    click.echo(script_of(context.find_root().command, {}, "onrecord", "_ONRECORD_COMPLETE").source())
