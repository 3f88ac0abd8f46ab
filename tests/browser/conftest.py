"""A real server on a free port and a real browser; the tests are skipped where Chromium is missing."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page
    from served import Served

collect_ignore_glob = [] if find_spec("playwright") and find_spec("fastapi") else ["test_*.py"]

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
PATIENCE = 20_000
"""Milliseconds that a busy machine is given for what takes one by itself."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)
            if CHROMIUM is None:
                item.add_marker(pytest.mark.skip(reason="Chromium is not installed"))


@pytest.fixture(scope="session", autouse=True)
def nothing_is_grouped() -> Iterator[None]:
    """Grouping costs each server some seconds, and is tested elsewhere."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("onrecord.web.matters.bring_up_to_date", lambda _: False)
        yield


@pytest.fixture(scope="session")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server for tests that change nothing."""
    from newsroom import furnish
    from served import Served

    served = Served(furnish(tmp_path_factory.mktemp("shelf") / "store.sqlite")).start()
    yield served
    served.stop()


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Served]:
    """A server on a store of the test's own."""
    from newsroom import furnish
    from served import Served

    served = Served(furnish(tmp_path / "store.sqlite"), allow_private=True).start()
    yield served
    served.stop()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        # Chromium's own sandbox needs rights that a container rarely gives; the pages here are our own.
        yield playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])


@pytest.fixture
def visit(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Open a page: `visit(address, **how)`, how being a browser context's options. No error may reach its console."""
    contexts: list[BrowserContext] = []
    faults: list[str] = []

    def opened(address: str, **how: Any) -> Page:
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}, **how})
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
