"""Asking the store: statements, actors, articles, estimates, counts."""

from __future__ import annotations

from onrecord.store.answers import ActorEntry, ArticleEntry, EstimateEntry, Facets, Hit, Status, Who
from onrecord.store.asking import Query
from onrecord.store.opened import Opened


class Asking(Opened):
    """Questions. What takes long to import is imported by the question that needs it."""

    def find(
        self,
        words: str | None = None,
        *,
        speaker: str | None = None,
        country: str | None = None,
        source: str | None = None,
        since: str | None = None,
        until: str | None = None,
        act: str | None = None,
        certainty: str | None = None,
        figure: str | None = None,
        near: str | None = None,
        direct: bool | None = None,
        limit: int = 50,
        offset: int = 0,
    ) -> list[Hit]:
        """The statements that fulfil everything, best match of the words first, without words newest first.

        What each argument takes is said at Query; rejected statements are left out. Raises UsageError.
        """
        query = Query(words, speaker, country, source, since, until, act, certainty, figure, near, direct)
        return self.search(query, limit=limit, offset=offset)

    def search(self, query: Query, *, limit: int = 50, offset: int = 0) -> list[Hit]:
        """As find, of a query as one value."""
        from onrecord.store.searching import search

        with self._reading() as connection:
            return search(connection, query, limit, offset)

    def facets(self, query: Query | None = None) -> Facets:
        """Counts by speaker, outlet, country, act, certainty, quotation and month of what a query finds."""
        from onrecord.store.counting import facets

        with self._reading() as connection:
            return facets(connection, query or Query())

    def count(self, query: Query) -> int:
        """How many statements a query finds."""
        from onrecord.store.counting import count
        from onrecord.store.filters import plan

        with self._reading() as connection:
            return count(connection, plan(connection, query))

    def who(self, name: str, *, limit: int = 5) -> list[Who]:
        """What the store holds of the actors that an id or a name means, who speak most first."""
        from onrecord.store.people import find_who

        with self._reading() as connection:
            return find_who(connection, name, limit)

    def actors(
        self,
        words: str | None = None,
        *,
        kind: str | None = None,
        country: str | None = None,
        limit: int = 100,
        offset: int = 0,
    ) -> list[ActorEntry]:
        """Actors, those who speak most first; with words those whose names hold them all."""
        from onrecord.store.people import list_actors

        with self._reading() as connection:
            return list_actors(connection, words, kind, country, limit, offset)

    def actor(self, identity: str) -> ActorEntry | None:
        """The actor that stands for this id, or None."""
        from onrecord.store.people import actor_entry

        with self._reading() as connection:
            root = connection.value("SELECT root FROM actor WHERE id = ?", (identity,))
            return None if root is None else actor_entry(connection, root)

    def articles(
        self,
        words: str | None = None,
        *,
        source: str | None = None,
        since: str | None = None,
        until: str | None = None,
        limit: int = 100,
        offset: int = 0,
    ) -> list[ArticleEntry]:
        """Articles, newest first; with words those whose text holds them, best first, with a snippet."""
        from onrecord.store.entries import list_articles

        with self._reading() as connection:
            return list_articles(connection, words, source, since, until, limit, offset)

    def estimates(self, query: Query | None = None, *, limit: int = 100, offset: int = 0) -> list[EstimateEntry]:
        """The likelihoods in the statements that a query finds, newest first."""
        from onrecord.store.likelihoods import list_estimates

        with self._reading() as connection:
            return list_estimates(connection, query or Query(), limit, offset)

    def status(self) -> Status:
        """What the store holds."""
        from onrecord.store.overview import status

        with self._reading() as connection:
            return status(connection, self.path)

    def moment_ahead(self) -> str | None:
        """The store's latest moment where the clock stands more than an hour before it, else None."""
        from onrecord.store.overview import moment_ahead

        with self._reading() as connection:
            return moment_ahead(connection)
