"""Show: the store in a browser and over HTTP (extra `web`)."""

from __future__ import annotations

from onrecord.web.app import create_app
from onrecord.web.settings import WebSettings

__all__ = ["WebSettings", "create_app"]
