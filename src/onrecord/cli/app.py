"""The `onrecord` command and the table of its subcommands."""

from __future__ import annotations

import click

from onrecord.cli.lazy import Entry, LazyGroup

EXAMPLES = """\b
Examples:
  onrecord read article.txt
  onrecord read https://news.example/report --format jsonl
  onrecord read saved-pages/ -o report.html
"""

COMMANDS = {
    "read": Entry("onrecord.cli.read:read", "Show who said what in each article."),
    "watch": Entry("onrecord.cli.watch:watch", "Ask feeds again and again, and keep every new article."),
    "add": Entry("onrecord.cli.add:add", "Read articles and keep them in the store."),
    "find": Entry("onrecord.cli.find:find", "Search the statements of the store."),
    "who": Entry("onrecord.cli.who:who", "Show what the store holds of an actor."),
    "articles": Entry("onrecord.cli.articles:articles", "List the articles of the store."),
    "show": Entry("onrecord.cli.show:show", "Show one article of the store with its statements."),
    "estimates": Entry("onrecord.cli.estimates:estimates", "List who puts which likelihood on what."),
    "judge": Entry("onrecord.cli.judge:judge", "Accept, reject or correct a statement; say who is who."),
    "judgements": Entry("onrecord.cli.judgements:judgements", "List what was judged, by whom and why."),
    "reread": Entry("onrecord.cli.reread:reread", "Read the articles of the store again; judgements stay."),
    "status": Entry("onrecord.cli.status:status", "Show where the store lies and what it holds."),
    "export": Entry("onrecord.cli.export:export", "Write what the store holds in any format."),
    "import": Entry("onrecord.cli.importing:import_", "Take records and corrected annotations into the store."),
    "run": Entry("onrecord.cli.run:run", "Read a whole corpus, on all cores or a cluster, in shards."),
    "copies": Entry("onrecord.cli.copies:copies", "Show which articles are one report in several papers."),
    "evaluate": Entry("onrecord.cli.evaluate:evaluate", "Score a reading against gold annotations."),
    "actors": Entry("onrecord.cli.actors:actors", "Search the table of known public actors."),
    "matters": Entry("onrecord.cli.matters:matters", "Group statements by the question they answer."),
    "disputes": Entry("onrecord.cli.disputes:disputes", "Show who contradicts whom, one row an origin."),
    "changes": Entry("onrecord.cli.changes:changes", "Show who moved on a matter, with both texts."),
    "relate": Entry("onrecord.cli.relate:relate", "Compare two statements, with the reason."),
    "resolve": Entry("onrecord.cli.resolve:resolve", "Say what became of an estimate; score the estimators."),
    "serve": Entry("onrecord.cli.serve:serve", "Open the store in a browser."),
    "demo": Entry("onrecord.cli.demo:demo", "Fill a store with example articles and open it in a browser."),
    "schema": Entry("onrecord.cli.schema:schema", "Print the JSON Schema of a record."),
    "completion": Entry("onrecord.cli.completion:completion", "Print the completion script of a shell."),
}


def _print_version(context: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted and not context.resilient_parsing:
        from onrecord import __version__

        click.echo(f"onrecord {__version__}")
        context.exit()


HELP_NAMES = {"help_option_names": ["-h", "--help"]}


@click.group(cls=LazyGroup, commands=COMMANDS, epilog=EXAMPLES, context_settings=HELP_NAMES)
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_print_version, help="Print the version."
)
def app() -> None:
    """Put news articles on the record: who said what, tied to the exact words."""
