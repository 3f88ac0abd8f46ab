"""`onrecord schema`: the JSON Schema of a record."""

from __future__ import annotations

import click

EXAMPLES = """\b
Examples:
  onrecord schema
  onrecord schema > record.schema.json
"""


@click.command(epilog=EXAMPLES)
def schema() -> None:
    """Print the JSON Schema of a record."""
    import json

    from onrecord.cli.output import utf8_stdout
    from onrecord.export.schema import record_schema

    utf8_stdout().write(json.dumps(record_schema(), indent=2, ensure_ascii=False) + "\n")
