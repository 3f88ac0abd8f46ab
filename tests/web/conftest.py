"""An app on a furnished store, and clients that ask it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

pytest.importorskip("fastapi", reason="the extra web is not installed")
pytest.importorskip("httpx")

from newsroom import furnish
from starlette.testclient import TestClient

from onrecord.web import WebSettings, create_app

HERE = "http://127.0.0.1:8470"


@pytest.fixture(scope="session", autouse=True)
def nothing_is_grouped() -> Iterator[None]:
    """Grouping costs each app some seconds; what is grouped already, or drawn by hand, is shown all the same."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("onrecord.web.matters.bring_up_to_date", lambda _: False)
        yield


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return furnish(tmp_path / "store.sqlite")


@pytest.fixture
def served(store: Path) -> Iterator[Callable[..., TestClient]]:
    """A client of an app on the store, with settings by name; all are closed at the end."""
    opened: list[TestClient] = []

    def client(**settings: object) -> TestClient:
        app = create_app(store, WebSettings(**settings))  # type: ignore[arg-type]
        one = TestClient(app, base_url=HERE, raise_server_exceptions=False, follow_redirects=False)
        one.__enter__()
        opened.append(one)
        return one

    yield client
    for one in opened:
        one.__exit__(None, None, None)


@pytest.fixture(scope="module")
def looked_at(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A client for all tests of a module that change nothing."""
    path = furnish(tmp_path_factory.mktemp("shelf") / "store.sqlite")
    with TestClient(create_app(path), base_url=HERE, raise_server_exceptions=False, follow_redirects=False) as one:
        yield one


@pytest.fixture
def client(served: Callable[..., TestClient]) -> TestClient:
    return served()
