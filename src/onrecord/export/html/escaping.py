"""What an article brings is shown, never obeyed: text, attributes and links made harmless."""

from __future__ import annotations

import html
import re
from urllib.parse import urlsplit

from onrecord.export.wording import showable

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")


def escape(text: str) -> str:
    """Text safe between tags and in double-quoted attributes; characters no page may hold become U+FFFD."""
    return html.escape(showable(text), quote=True)


def link(url: str | None) -> str:
    """The address, escaped, if it is one of the web; else empty: 'javascript:' and its like are no links."""
    if not url:
        return ""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return ""
    return escape(url.strip()) if parts.scheme.lower() in ("http", "https") and parts.netloc else ""


def language(tag: str | None) -> str:
    """A lang attribute with a leading space, or nothing where the tag is not of the form of BCP 47."""
    return f' lang="{tag}"' if tag and _LANGUAGE.fullmatch(tag) else ""
