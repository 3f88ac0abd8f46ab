"""Names in an article: runs of capitalised words, titles peeled off, told apart by what they may name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from onrecord.actors.lexicon import (
    not_names,
    noun,
    organization_words,
    organization_words_that_are_surnames,
    sex_of_given_names,
    titles,
    titles_that_are_surnames,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.actors.tokens import Tokens

Look = Literal["person", "organization", "document", "unknown"]
"""What a name looks like by its own words."""

_PARTICLES = frozenset("de la del der den van von bin ibn al el da di du dos das le ben ter ten zu af y e".split())
_OF = frozenset("of for on".split())
_SUFFIXES = frozenset("jr sr ii iii iv".split())
_COURTESY = {"mr": "m", "mrs": "f", "ms": "f", "miss": "f", "herr": "m", "frau": "f", "sir": "m", "lady": "f",
             "monsieur": "m", "madame": "f", "señor": "m", "señora": "f", "king": "m", "queen": "f", "prince": "m",
             "princess": "f", "congressman": "m", "congresswoman": "f", "chairman": "m", "chairwoman": "f",
             "spokesman": "m", "spokeswoman": "f"}  # fmt: skip
_ADJECTIVE_LEADS = frozenset(
    "republican democrat democratic republicans democrats libertarian labour labor tory conservative liberal".split()
)
_NAMED_BY_NOUN = frozenset(
    "campaign administration camp team government police party company group army military ministry court "
    "office department agency institute university bank newspaper website blog association union council commission "
    "foundation committee embassy cabinet parliament senate navy regime presidency treasury consulate mission "
    "delegation authorities".split()
)
"""Nouns that make a body of the name before them: "the Clinton campaign"."""
_DOCUMENT_HEADS = frozenset(
    "poll survey study report article story analysis tally review editorial estimate investigation interview "
    "index transcript data".split()
)


@dataclass(frozen=True, slots=True)
class Name:
    """One name: tokens [first, last), the tokens of title before it from `title`, what it looks like, its sex."""

    first: int
    last: int
    title: int
    look: Look
    sex: str | None
    titled: bool


def find_names(tokens: Tokens) -> list[Name]:
    """All names in order of place; one that is part of a body's or document's name stands beside it."""
    runs = list(_runs(tokens, _lowered(tokens)))
    found = [name for first, last in runs if not tokens.headline[first] for name in _of_run(tokens, first, last)]
    told = {_keys(tokens, name.first, name.last) for name in found}
    for first, last in runs:
        if tokens.headline[first]:
            found.extend(name for part in _in_headline(tokens, first, last, told) for name in _of_run(tokens, *part))
    return sorted(found, key=lambda name: (name.first, name.last))


def _in_headline(tokens: Tokens, first: int, last: int, told: set[tuple[str, ...]]) -> Iterator[tuple[int, int]]:
    """Parts of a headline's run that are names elsewhere in the article, or begin with a given name."""
    ends = {keys[-1:] for keys in told}
    at = first
    while at < last:
        for end in range(last, at, -1):
            if (keys := _keys(tokens, at, end)) in told or keys in ends:
                break
        else:
            given = tokens.keys[at] in sex_of_given_names() and at + 1 < last
            end = at + 2 if given else at + 1
            if not given and (told or tokens.keys[at] not in titles()):
                at += 1
                continue
        title = at
        while title > first and tokens.keys[title - 1] in titles():
            title -= 1
        yield title, end
        at = end


def _keys(tokens: Tokens, first: int, last: int) -> tuple[str, ...]:
    return tuple(tokens.keys[first:last])


def _lowered(tokens: Tokens) -> set[str]:
    """Words that the article also writes small: a capital letter at a sentence's beginning tells nothing of them."""
    return {key for word, key in zip(tokens.words, tokens.keys, strict=True) if word == key}


def _runs(tokens: Tokens, lowered: set[str]) -> Iterator[tuple[int, int]]:
    at = 0
    while at < len(tokens):
        if not _begins(tokens, at, lowered):
            at += 1
            continue
        last = _run_end(tokens, at, lowered)
        yield at, last
        at = last


def _begins(tokens: Tokens, at: int, lowered: set[str]) -> bool:
    if not tokens.capital[at]:
        return False
    key = tokens.keys[at]
    if (
        key.partition("’")[0].partition("'")[0] in not_names()
        and key[:2] not in ("o’", "o'", "d’", "d'")
        and not (tokens.words[at].isupper() and len(key) > 1 and key in ("us", "who"))
    ):
        return _is_given(tokens, at) or _leads_name(tokens, at)
    if not tokens.headline[at] and _is_common_here(tokens, at):
        return False
    if tokens.headline[at] or tokens.opening[at]:
        return key not in lowered or key in titles() or _is_given(tokens, at)
    return True


def _leads_name(tokens: Tokens, at: int) -> bool:
    """Whether an adjective begins a name: "the New York Times"."""
    key, behind = tokens.keys[at], tokens.key(at + 1)
    if key not in _LEADS or tokens.gap(at) != " " or not tokens.capital[at + 1] or tokens.headline[at]:
        return False
    return behind in _NEW_PLACES if tokens.opening[at] else True


_LEADS = frozenset("new great high big old good first black white christian african european asian democratic".split())
_NEW_PLACES = frozenset("york zealand jersey mexico hampshire orleans delhi south england britain".split())


def _is_common_here(tokens: Tokens, at: int) -> bool:
    """Whether the first word of a sentence is a noun like any other: "Polls show", "Engineers from both"."""
    key = tokens.keys[at]
    known = noun(key)
    alone = at + 1 >= len(tokens) or not tokens.capital[at + 1] or tokens.gap(at) != " "
    return known is not None and alone and (known.plural or known.kind == "document") and key not in titles()


def _is_given(tokens: Tokens, at: int) -> bool:
    """Whether a word that is common otherwise is a given name here: "Will Smith", "May Lind"."""
    return (
        tokens.keys[at] in sex_of_given_names()
        and at + 1 < len(tokens)
        and tokens.capital[at + 1]
        and tokens.gap(at) == " "
        and tokens.keys[at + 1] not in not_names()
    )


def _run_end(tokens: Tokens, first: int, lowered: set[str]) -> int:
    last = first + 1
    while last < len(tokens):
        step = _step(tokens, first, last, lowered)
        if step == last:
            break
        last = step
    return last


def _step(tokens: Tokens, first: int, last: int, lowered: set[str]) -> int:
    """The end of the run after taking the next name word, its connecting words included; `last` where it ends."""
    at = last
    if tokens.words[at] == ".":
        if not _abbreviated(tokens, at):
            return last
        at += 1
        if at >= len(tokens) or tokens.gap(at - 1) != " ":
            return at if tokens.keys[last - 1] in _SUFFIXES or len(tokens.words[last - 1]) == 1 else last
        return at + 1 if _continues(tokens, at, lowered) else (at if tokens.keys[last - 1] in _SUFFIXES else last)
    if _owns_body(tokens, at):
        return at + 2
    if tokens.gap(at - 1) != " ":
        return last
    if _continues(tokens, at, lowered):
        return at + 1
    return _over_connector(tokens, first, at, lowered)


def _owns_body(tokens: Tokens, at: int) -> bool:
    """Whether a body's name goes on behind an apostrophe: "Rail Workers' Union", "Prosecutor's Office"."""
    if at + 1 >= len(tokens) or tokens.gap(at) != " " or tokens.keys[at + 1] not in organization_words():
        return False
    if not tokens.capital[at + 1] or tokens.gap(at - 1):
        return False
    plural = tokens.words[at] in ("'", "’") and tokens.keys[at - 1].endswith("s")
    return plural or (tokens.words[at] in ("'s", "’s") and tokens.keys[at - 1] in titles())


def _abbreviated(tokens: Tokens, at: int) -> bool:
    before = tokens.words[at - 1]
    return tokens.gap(at - 1) == "" and (
        (len(before) == 1 and before.isupper())
        or tokens.keys[at - 1] in _ABBREVIATED
        or tokens.keys[at - 1] in _SUFFIXES
    )


_ABBREVIATED = frozenset(
    "mr mrs ms dr prof rev hon gov sen sens rep reps gen col maj capt lt sgt cpl pvt adm cmdr brig st ft supt det "
    "insp fr".split()
)


def _continues(tokens: Tokens, at: int, lowered: set[str]) -> bool:
    if (
        at >= len(tokens)
        or not tokens.capital[at]
        or (tokens.opening[at] and not tokens.headline[at] and at and tokens.sentence[at] != tokens.sentence[at - 1])
    ):
        return False
    key = tokens.keys[at]
    if tokens.headline[at] and key in lowered and key not in titles():
        return False
    if tokens.words[at].isupper() and len(key) > 2 and not tokens.headline[at]:
        return True
    return key not in not_names() or (key in sex_of_given_names() and tokens.keys[at - 1] in titles())


def _over_connector(tokens: Tokens, first: int, at: int, lowered: set[str]) -> int:
    """Over "of", "of the", "van", "for the" and "&" to the next name word."""
    key = tokens.keys[at]
    before = tokens.keys[at - 1]
    joins = key in _PARTICLES or key == "&" or (key in _OF and _governs(before, key, tokens.keys[first]))
    if key == "and" and _is_body_with_of(tokens, first, at):
        joins = (
            at + 1 < len(tokens)
            and tokens.keys[at + 1] not in sex_of_given_names()
            and tokens.keys[at + 1] not in titles()
        )
    if not joins:
        return at
    end = at + 1
    while (
        end < len(tokens)
        and ((tokens.keys[end] == "the" and key in _OF) or tokens.keys[end] in _PARTICLES)
        and tokens.gap(end - 1) == " "
    ):
        end += 1
    return end + 1 if end < len(tokens) and tokens.gap(end - 1) == " " and _continues(tokens, end, lowered) else at


_GOVERNING = frozenset(
    "secretary chief minister president house bank court speaker king queen prince duke mayor governor "
    "leader republic kingdom emirate union university institute state".split()
)


def _governs(before: str, connector: str, first: str) -> bool:
    if connector == "of":
        return first in ("ministry", "department") or before in organization_words() or before in _GOVERNING
    return before in organization_words() or before in {"appeals", "secretary", "minister", "ministry"}


def _is_body_with_of(tokens: Tokens, first: int, at: int) -> bool:
    words = tokens.keys[first:at]
    if words[0] in ("house", "senate") and len(words) > 1:
        return words[1] not in titles()
    return (
        any(w in _OF for w in words)
        and any(w in organization_words() or w in ("secretary", "minister") for w in words)
        and words[-1] not in sex_of_given_names()
    )


def _of_run(tokens: Tokens, first: int, last: int) -> Iterator[Name]:
    start = _after_titles(tokens, first, last)
    if start < last and not _is_bare_body(tokens, start, last):
        titled = start > first and (
            tokens.keys[start - 1] in titles()
            or tokens.keys[start - 1] in (".", "of")
            or _has_title(tokens, first, start)
        )
        look = _look(tokens, start, last, titled)
        start = _without_lead(tokens, start, last, look)
        yield Name(start, last, first, look, _sex(tokens, first, start, last), titled)
    made = _made_by_noun(tokens, first, last)
    if made:
        yield made


def _is_bare_body(tokens: Tokens, first: int, last: int) -> bool:
    """Whether a capitalised word is a body like any other, which is named elsewhere if at all: "the Ministry"."""
    return last - first == 1 and tokens.keys[first] in _BARE_BODIES


_BARE_BODIES = frozenset(
    "ministry institute commission agency board council committee department bureau authority association union "
    "company group court tribunal foundation party campaign office embassy university service".split()
)


def _has_title(tokens: Tokens, first: int, start: int) -> bool:
    return any(tokens.keys[at] in titles() for at in range(first, start))


def _after_titles(tokens: Tokens, first: int, last: int) -> int:
    """Where the name begins behind its titles; `last` where the whole run is an office ("Prime Minister")."""
    title = -1
    for at in range(first, last):
        key = tokens.keys[at]
        if key in titles() and not (at == last - 1 and at > first and _is_surname_here(tokens, at)):
            title = at
    if title < 0:
        return first
    at = title + 1
    if at < last and tokens.words[at] == ".":
        at += 1
    if at < last and tokens.keys[at] in _OF:
        at = _behind_office(tokens, at, last)
    keys = tokens.keys[at:last]
    if at >= last and _is_body(tokens, first, last):
        return first
    if keys and _is_body_word(keys) and keys[0] not in sex_of_given_names() and not _is_person_behind(tokens, title):
        return first
    return at


def _is_person_behind(tokens: Tokens, title: int) -> bool:
    """Whether a title is one that no body's name has in it: "Mr. House", but "General Motors"."""
    return tokens.keys[title] in _COURTESY or tokens.words[title + 1] == "."


def _is_body(tokens: Tokens, first: int, last: int) -> bool:
    """Whether a run that ends in a title is a body all the same: "Office of the Attorney General"."""
    return tokens.keys[first] in ("office", "ministry", "department") and last - first > 1


def _is_surname_here(tokens: Tokens, at: int) -> bool:
    before = tokens.keys[at - 1] if tokens.words[at - 1] != "." else tokens.keys[at - 2]
    return tokens.keys[at] in titles_that_are_surnames() and (
        before in sex_of_given_names() or before in _COURTESY or len(before) == 1
    )


def _behind_office(tokens: Tokens, at: int, last: int) -> int:
    """Behind "of State", "of Foreign Affairs": up to a given name, or the last two words."""
    at += 1
    while at < last and tokens.keys[at] == "the":
        at += 1
    at += 1
    while at < last and last - at > 2 and tokens.keys[at] not in sex_of_given_names():
        at += 1
    if at < last and (last - at == 1 or tokens.keys[at] in _OF or tokens.keys[at] in ("and", "&")):
        return last
    return at


def _look(tokens: Tokens, first: int, last: int, titled: bool) -> Look:
    keys = tokens.keys[first:last]
    body = [key for key in keys if key in organization_words()]
    if keys[0] in sex_of_given_names() and last - first > 1 and not (body and _is_body_word(keys)):
        return "person"
    if body and _is_body_word(keys):
        return "organization"
    if titled:
        return "person"
    words = tokens.words[first:last]
    if len(words) == 1 and _is_acronym(words[0]) and not tokens.headline[first]:
        return "organization"
    if any(key in _OF or key == "&" for key in keys):
        return "organization"
    return "unknown"


def _is_body_word(keys: list[str]) -> bool:
    for at, key in enumerate(keys):
        if key not in organization_words():
            continue
        surname = (
            at == len(keys) - 1 and key in organization_words_that_are_surnames() and keys[0] in sex_of_given_names()
        )
        if not surname:
            return True
    return False


def _is_acronym(word: str) -> bool:
    letters = word.replace(".", "")
    return 2 <= len(letters) <= 7 and letters.isupper()


def _without_lead(tokens: Tokens, first: int, last: int, look: Look) -> int:
    """Without the party or nation before a person's name: "Republican Donald Trump"."""
    while look != "organization" and last - first > 2 and tokens.keys[first] in _ADJECTIVE_LEADS:
        first += 1
    if last - first > 2 and tokens.keys[first] in _ADJECTIVE_LEADS and tokens.keys[first + 1] in sex_of_given_names():
        first += 1
    return first


def _sex(tokens: Tokens, title: int, first: int, last: int) -> str | None:
    for at in range(title, first):
        if tokens.keys[at] in _COURTESY:
            return _COURTESY[tokens.keys[at]]
    return sex_of_given_names().get(tokens.keys[first]) if last - first > 1 else None


def _made_by_noun(tokens: Tokens, first: int, last: int) -> Name | None:
    """The body or document that a noun makes of the name: "Clinton campaign", "Reuters survey"."""
    start = _after_titles(tokens, first, last)
    if start >= last or not _follows(tokens, last):
        return None
    end = last + 1 if tokens.keys[last] in _BETWEEN and _follows(tokens, last + 1) else last
    key = tokens.keys[end]
    if key in _NAMED_BY_NOUN:
        behind = noun(tokens.key(end + 1)) if tokens.gap(end) == " " else None
        people = behind is not None and behind.kind in ("person", "group")
        return None if people else Name(start, end + 1, start, "organization", None, False)
    return Name(start, end + 1, start, "document", None, False) if key in _DOCUMENT_HEADS else None


_BETWEEN = frozenset(
    "port city state border traffic riot grid energy power health election appeals district county".split()
)


def _follows(tokens: Tokens, at: int) -> bool:
    """Whether a word in small letters stands right behind the one before it."""
    return at < len(tokens) and tokens.words[at].islower() and tokens.gap(at - 1) == " "
