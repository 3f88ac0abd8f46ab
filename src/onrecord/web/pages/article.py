"""The reader: one article as it stood, its statements marked, a card for each; and the page to correct one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from onrecord.export.html.escaping import language
from onrecord.export.wording import one_line
from onrecord.record import Record
from onrecord.store import ArticleEntry, Judgement
from onrecord.web.desk import Desk
from onrecord.web.errors import NotFound
from onrecord.web.matters import MatterLink
from onrecord.web.parameters import Identity, Words
from onrecord.web.quotes import article_address, statement_address, title_of
from onrecord.web.reading.density import HEIGHT, WIDTH, Bar, bars
from onrecord.web.reading.layout import Row, rows
from onrecord.web.store_reading import actor_names

if TYPE_CHECKING:
    from onrecord.web.serving import Site


@dataclass(frozen=True)
class ArticlePage:
    """An article's record after judgements, rejected statements in it; `reviews` tells which were judged how, and
    `matters` which belong to a matter, by the statements' ids.
    """

    entry: ArticleEntry
    record: Record
    reviews: Mapping[str, str]
    matters: Mapping[str, MatterLink]
    copies: tuple[str, ...]


@dataclass(frozen=True)
class ReaderView:
    """What the template draws of an article."""

    page: ArticlePage
    searched: str

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever the page holds
        return getattr(self.page, name)

    @property
    def heading(self) -> str:
        """The title."""
        return title_of(self.page.entry)

    @property
    def outlet(self) -> str:
        """Where it appeared."""
        return one_line(self.page.entry.source or "")

    @property
    def language(self) -> Markup:
        """The body's lang attribute."""
        return Markup(language(self.page.record.document.language))  # noqa: S704 - of the form of BCP 47, or empty

    @property
    def bar_box(self) -> tuple[int, int]:
        """Width and height of the density bar."""
        return WIDTH, HEIGHT

    def bars(self) -> list[Bar]:
        """The density bar."""
        return bars(self.page.record)

    def rows(self) -> list[Row]:
        """The paragraphs with their cards."""
        return rows(self.page.record, self.page.reviews, self.searched)

    def matter_of(self, statement: str) -> MatterLink | None:
        """The matter that a statement belongs to."""
        return self.page.matters.get(statement)

    def fix_address(self, statement: str) -> str:
        """Where a statement is corrected."""
        return f"{article_address(self.page.entry.document).replace('/article?', '/correct?')}&statement={statement}"


@dataclass(frozen=True)
class Correction:
    """A statement that is about to be corrected, and how it was judged before."""

    document: str
    statement: str
    heading: str
    content: str
    speaker: str
    act: str | None
    polarity: str | None
    quotation: str
    judgements: list[Judgement]
    back: str


def load(desk: Desk, id: Identity, q: Words = "") -> ArticlePage:  # noqa: A002, ARG001 - parameters of the address
    """An article by its id or address: its text, and everything that was read in it. `q` keeps words marked."""
    view = desk.store.article(id)
    if view is None:
        raise NotFound("article")
    record = _named(desk, view.record)
    matters = {
        one.id: link for one in record.statements if (link := desk.matters.of(view.entry.document, one.id)) is not None
    }
    return ArticlePage(view.entry, record, view.reviews, matters, desk.matters.copies_of(view.entry.document))


def _named(desk: Desk, record: Record) -> Record:
    """The record with the names and identities that are in force now, after merging and renaming."""
    from dataclasses import replace

    ids = {speaker.actor for one in record.statements for speaker in one.speakers if speaker.actor}
    names = actor_names(desk.store, ids)
    if all(names.get(speaker.actor or "", speaker.actor_name) == speaker.actor_name
           for one in record.statements for speaker in one.speakers):  # fmt: skip
        return record
    return replace(record, statements=tuple(
        replace(one, speakers=tuple(
            replace(speaker, actor_name=names.get(speaker.actor or "", speaker.actor_name)) for speaker in one.speakers
        )) for one in record.statements
    ))  # fmt: skip


def load_correction(desk: Desk, id: Identity, statement: Identity) -> Correction:  # noqa: A002 - of the address
    """A statement as it stands, to be corrected, with the judgements on it."""
    view = desk.store.article(id)
    one = next((one for one in view.record.statements if one.id == statement), None) if view else None
    if view is None or one is None:
        raise NotFound("statement")
    names = [speaker.actor_name or speaker.name or "" for speaker in one.speakers]
    judged = [
        judgement
        for judgement in desk.store.judgements(document=view.entry.document)
        if statement in (judgement.statement, judgement.home)
    ]
    return Correction(
        view.entry.document, statement, title_of(view.entry), one.content.text, ", ".join(filter(None, names)),
        one.act, one.polarity, one.quotation, judged, statement_address(view.entry.document, statement),
    )  # fmt: skip


def add(site: Site) -> None:
    """Add both pages."""
    site.page(
        "/article", "article.html", load, title="Article", shown=lambda page, values, _: ReaderView(page, values["q"])
    )
    site.page("/correct", "fix.html", load_correction, title="Correct a statement")
