"""The API against its own description: schemathesis makes requests of all kinds, none may break it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from newsroom import furnish
from schemathesis.specs.openapi.checks import positive_data_acceptance

from onrecord.web import WebSettings, create_app

# What the description allows may still make no sense (a day like 2022-99-99, a place that nobody knows): that is 422.
LEFT_OUT = [positive_data_acceptance]
EXAMPLES = 12


@pytest.fixture(scope="module")
def described(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    path = furnish(tmp_path_factory.mktemp("described") / "store.sqlite")
    app = create_app(path, WebSettings(host_names=("testserver", "localhost")))
    yield schemathesis.openapi.from_asgi("/api/openapi.json", app)
    app.state.onrecord.close()


def test_every_answer_is_as_described(described: Any) -> None:
    operations = [found.ok() for found in described.get_all_operations()]
    assert len(operations) > 15
    for operation in operations:

        @given(case=operation.as_strategy())
        @settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck), database=None)
        def is_as_described(case: Any) -> None:
            case.call_and_validate(excluded_checks=LEFT_OUT)

        is_as_described()


def test_the_schema_is_valid(tmp_path: Path) -> None:
    from jsonschema import Draft202012Validator

    app = create_app(furnish(tmp_path / "store.sqlite"))
    described = app.openapi()
    assert described["openapi"].startswith("3.")
    for one in described["components"]["schemas"].values():
        Draft202012Validator.check_schema(one)
    app.state.onrecord.close()
