"""A real server on a free port and a real browser; the tests are skipped where Chromium is missing."""

from __future__ import annotations

import os
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
pytest.importorskip("fastapi", reason="the extra web is not installed")

from newsroom import furnish

from onrecord.web import WebSettings
from onrecord.web.server import listen, server_for

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
PATIENCE = 20_000
"""Milliseconds that a busy machine is given for what takes one by itself."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)
            if CHROMIUM is None:
                item.add_marker(pytest.mark.skip(reason="Chromium is not installed"))


class Served:
    """A store that is served; `address` leads to it."""

    def __init__(self, store: Path, **settings: object) -> None:
        self.store = store
        self._server = server_for(store, WebSettings(**settings))  # type: ignore[arg-type]
        self._socket = listen("127.0.0.1", 0)
        self.address = f"http://127.0.0.1:{self._socket.getsockname()[1]}"
        self._thread = threading.Thread(target=lambda: self._server.run(sockets=[self._socket]), daemon=True)

    def start(self) -> Served:
        self._thread.start()
        for _ in range(400):
            if self._server.started:
                return self
            time.sleep(0.025)
        raise AssertionError("the server does not start")

    def stop(self) -> None:
        self._server.should_exit = True
        self._thread.join(10)
        self._socket.close()


@pytest.fixture(scope="session")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server for tests that change nothing."""
    served = Served(furnish(tmp_path_factory.mktemp("shelf") / "store.sqlite")).start()
    yield served
    served.stop()


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Served]:
    """A server on a store of the test's own."""
    served = Served(furnish(tmp_path / "store.sqlite"), allow_private=True).start()
    yield served
    served.stop()


@pytest.fixture(scope="session")
def browser() -> Iterator[sync_api.Browser]:
    with sync_api.sync_playwright() as playwright:
        # Chromium's own sandbox needs rights that a container rarely gives; the pages here are our own.
        yield playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])


@pytest.fixture
def visit(browser: sync_api.Browser) -> Iterator[Callable[..., sync_api.Page]]:
    """Open a page: `visit(address, **how)`, how being a browser context's options. No error may reach its console."""
    contexts: list[sync_api.BrowserContext] = []
    faults: list[str] = []

    def opened(address: str, **how: object) -> sync_api.Page:
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}, **how})  # type: ignore[arg-type]
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
        page.on("dialog", lambda dialog: faults.append(f"a dialog: {dialog.message}"))
        page.goto(address)
        if how.get("java_script_enabled", True):
            page.locator("body[data-ready]").wait_for(state="attached")
        return page

    yield opened
    for context in contexts:
        context.close()
    assert not faults
