"""What every state has, made when asked for: "Ukraine's Defence Ministry" needs no row of its own."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from onrecord.actors.knowledge.actor import Actor
from onrecord.actors.knowledge.keys import name_key


@dataclass(frozen=True, slots=True)
class Institution:
    """A ministry, army, parliament, … that any state has; `name` has `{state}` for the state's name."""

    slug: str
    name: str
    sort: str

    def of(self, country: str, state: str) -> Actor:
        """The institution of a state, given by its code and its usual name."""
        the = "the " if state.startswith(("United ", "Democratic ", "Republic ", "Czech ", "Dominican ")) else ""
        id_ = f"org/{country.lower()}-{self.slug}"
        return Actor(id_, self.name.format(state=the + state), "organization", self.sort, country, sources=_SOURCES)


_SOURCES = ("general knowledge",)


@cache
def by_slug() -> dict[str, Institution]:
    """All institutions."""
    return {slug: Institution(slug, str(entry["name"]), str(entry["sort"])) for slug, entry in _entries().items()}


@cache
def by_words() -> dict[str, Institution]:
    """Institutions by the keys of the words for them."""
    return {name_key(words): by_slug()[slug] for slug, entry in _entries().items() for words in entry["words"]}


@cache
def _entries() -> dict[str, dict[str, str | list[str]]]:
    import tomllib

    text = files("onrecord.actors.knowledge").joinpath("data", "institutions.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
