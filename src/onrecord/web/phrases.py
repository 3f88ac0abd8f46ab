"""Numbers, days and likelihoods as people write them."""

from __future__ import annotations

from datetime import datetime

from markupsafe import Markup

from onrecord.export.html.escaping import link
from onrecord.export.wording import one_line


def thousands(number: float) -> Markup:
    """A number with narrow spaces between its thousands."""
    return Markup(f"{number:,}".replace(",", "&#8239;"))  # noqa: S704 - digits only


def day(value: str | None) -> str:
    """A date as people write it, as exactly as it is known: '2022-11-16' is '16 November 2022'."""
    if not value:
        return ""
    for form, shown in (("%Y-%m-%d", "%-d %B %Y"), ("%Y-%m", "%B %Y")):
        try:
            return datetime.strptime(value[: 10 if form.endswith("d") else 7], form).strftime(shown)  # noqa: DTZ007
        except ValueError:
            continue
    return one_line(value)


def weblink(url: str | None) -> Markup:
    """An address of the web, escaped; empty for any other, so that no 'javascript:' becomes a link."""
    return Markup(link(url))  # noqa: S704 - escaped by link


def plural(number: int, noun: str) -> str:
    """The noun for a number: 'statement' for 1, 'statements' for others."""
    return noun if number == 1 else f"{noun}s"


def probability_words(low: float | None, high: float | None) -> str:
    """An interval of probability: '55–80 %', 'at most 45 %', '50 %'; empty where nothing is known."""
    if low is None or high is None:
        return ""
    first, last = round(low * 100), round(high * 100)
    if first == last:
        return f"{first}%"
    if first == 0:
        return f"at most {last}%"
    return f"at least {first}%" if last == 100 else f"{first}–{last}%"
