"""Take the screenshots of docs/screenshots, in light and dark, from the examples.

    python docs/make_screenshots.py

Needs Chromium and the extras `web` and `test`. Texts and pages change more often than pictures need to: take them anew
when the design does.
"""  # noqa: INP001 - a script beside the pictures it makes

from __future__ import annotations

import shutil
import socket
import tempfile
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from onrecord.store import Store
from onrecord.web import WebSettings
from onrecord.web.demonstration import fill
from onrecord.web.server import listen, server_for

if TYPE_CHECKING:
    from playwright.sync_api import Page

FOLDER = Path(__file__).resolve().parent / "screenshots"
SIZE = {"width": 1200, "height": 800}
COLOURS = 128
"""A palette of so many colours keeps a picture of paper and ink under 100 kB; more cannot be seen."""


def main() -> None:
    """Serve the examples and take every picture."""
    from playwright.sync_api import sync_playwright

    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        store = Path(folder) / "store.sqlite"
        fill(store)
        server, listening = server_for(store, WebSettings()), listen("127.0.0.1", 0)
        thread = threading.Thread(target=lambda: server.run(sockets=[listening]), daemon=True)
        thread.start()
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for scheme in ("light", "dark"):
            page = browser.new_context(viewport=SIZE, color_scheme=scheme).new_page()  # type: ignore[arg-type]
            for name, address in _addresses(store, listening).items():
                _take(page, address, FOLDER / f"{name}-{scheme}.png")
        browser.close()
        server.should_exit = True
        thread.join(10)


def _addresses(store: Path, listening: socket.socket) -> dict[str, str]:
    base = f"http://127.0.0.1:{listening.getsockname()[1]}"
    with Store.open(store) as opened:
        articles = {one.title: one.document for one in opened.articles(limit=500)}
    reader = next(document for title, document in articles.items() if title and "hospital deaths" in title)
    return {
        "today": f"{base}/",
        "reader": f"{base}/article?id={quote(reader, safe='')}",
        "dispute": _first_dispute(base),
        "map": f"{base}/map",
    }


def _first_dispute(base: str) -> str:
    """The page of a dispute over figures, or of the one with the most statements, once the matters are there."""
    import json
    from urllib.request import urlopen

    for _ in range(120):
        with urlopen(f"{base}/api/disputes?per_page=100") as answer:  # noqa: S310 - our own server
            rows = json.load(answer)["disputes"]["rows"]
        if rows:
            best = max(rows, key=lambda row: (row["question"].startswith("How large"), row["statements"]))
            return base + str(best["address"])
        time.sleep(0.5)
    return f"{base}/matters"


def _take(page: Page, address: str, file: Path) -> None:
    page.goto(address)
    page.reload()  # the fonts are there now, and are used from the first line on
    page.locator("body[data-ready]").wait_for(state="attached")
    if "/article" in address:
        for key in ("n", "n", "Enter"):
            page.keyboard.press(key)
        page.evaluate("scrollTo(0, 0)")
    page.wait_for_timeout(300)
    page.screenshot(path=file)
    _shrink(file)


def _shrink(file: Path) -> None:
    from PIL import Image

    with Image.open(file) as picture:
        few = picture.convert("RGB").quantize(COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
        few.save(file, optimize=True)


if __name__ == "__main__":
    main()
