"""HTML: the article with its statements marked, a card for each beside it; no script, no network."""

from __future__ import annotations

from onrecord.export.html.page import HtmlWriter, to_fragment

__all__ = ["HtmlWriter", "to_fragment"]
