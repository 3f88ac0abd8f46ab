"""What the tests of watching share: a site of their own, and a clock that waits in no time."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from local_server import FakeClock, Site, site


@pytest.fixture
def server() -> Iterator[Site]:
    with site() as made:
        yield made


@pytest.fixture
def fake() -> FakeClock:
    return FakeClock()
