"""The API: one error shape, ETags, reading without storing, judging, exporting."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from newsroom import BRENN, one_matter, token_in
from starlette.testclient import TestClient


class TestErrors:
    @pytest.mark.parametrize(
        ("address", "status"),
        [
            ("/api/article?id=nothing", 404),
            ("/article.json?id=nothing", 404),
            ("/api/actor?id=nobody", 404),
            ("/api/matter?id=none", 404),
            ("/api/run?id=99", 404),
            ("/api/nothing", 404),
            ("/api/search?since=yesterday", 422),
            ("/api/search?certainty=sure", 422),
            ("/api/search?figure=many", 422),
            ("/api/search?near=Atlantis-on-Nowhere", 422),
            ("/api/search?page=0", 422),
            ("/search.csv?page=1&figure=x", 422),
            ("/api/article", 422),
        ],
    )
    def test_have_one_shape(self, looked_at: TestClient, address: str, status: int) -> None:
        answer = looked_at.get(address)
        assert answer.status_code == status
        error = answer.json()["error"]
        assert set(error) == {"status", "title", "detail"}
        assert error["status"] == status
        assert len(error["detail"]) > 10

    def test_people_get_a_page(self, client: TestClient) -> None:
        answer = client.get("/article?id=nothing", headers={"accept": "text/html"})
        assert answer.status_code == 404
        assert "<h1>Not Found</h1>" in answer.text

    def test_no_traceback_reaches_anybody(self, client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("onrecord.store.Store.actors", lambda *_, **__: 1 / 0)
        answer = client.get("/api/actors")
        assert answer.status_code == 500
        assert "Traceback" not in answer.text
        assert "default-src 'none'" in answer.headers["content-security-policy"]
        assert "ZeroDivisionError" in answer.json()["error"]["detail"]


class TestETags:
    def test_what_is_known_is_not_sent_again(self, client: TestClient) -> None:
        first = client.get("/api/search?q=bridge")
        again = client.get("/api/search?q=bridge", headers={"if-none-match": first.headers["etag"]})
        assert again.status_code == 304
        assert not again.content

    def test_they_change_with_the_content(self, client: TestClient) -> None:
        before = client.get("/api/article?id=bridge")
        statement = before.json()["record"]["statements"][0]["id"]
        client.post("/api/judgements", json={"kind": "reject", "document": "bridge", "statement": statement})
        after = client.get("/api/article?id=bridge", headers={"if-none-match": before.headers["etag"]})
        assert after.status_code == 200
        assert after.json()["reviews"] == {statement: "rejected"}


class TestReading:
    def test_reads_without_storing(self, client: TestClient) -> None:
        before = client.get("/api/today").json()["totals"]
        text = "“The tide is late,” harbour master Ida Holm said on Tuesday."
        answer = client.post("/api/read", json={"text": text, "published": "2027-03-10"})
        assert answer.status_code == 200
        record = answer.json()
        assert record["schema"] == "onrecord/1"
        assert record["document"]["text"] == text
        assert record["statements"]
        assert client.get("/api/today").json()["totals"] == before

    @pytest.mark.parametrize(
        "body", [{}, {"text": ""}, {"text": "x", "published": "someday"}, {"text": "x", "more": 1}, [], "x"]
    )
    def test_refuses_what_is_no_article(self, looked_at: TestClient, body: object) -> None:
        answer = looked_at.post("/api/read", json=body)
        assert answer.status_code == 422
        assert answer.json()["error"]["status"] == 422


class TestJudging:
    def test_a_correction_shows_on_the_actors_page_and_can_be_undone(self, client: TestClient) -> None:
        statement = client.get("/api/article?id=ferry").json()["record"]["statements"][1]["id"]
        before = client.get(f"/api/actor?id={BRENN}").json()["actor"]["statements"]
        body = {"kind": "correct", "document": "ferry", "statement": statement, "speaker": {"actor": BRENN}}
        done = client.post("/api/judgements", json=body)
        assert done.status_code == 201
        assert client.get(f"/api/actor?id={BRENN}").json()["actor"]["statements"] == before + 1
        assert client.post("/api/undo", json={"judgement": done.json()["judgement"]}).status_code == 201
        assert client.get(f"/api/actor?id={BRENN}").json()["actor"]["statements"] == before

    def test_two_actors_become_one_and_two_again(self, client: TestClient) -> None:
        names = {one["name"]: one["id"] for one in client.get("/api/actors").json()["actors"]["rows"]}
        body = {"kind": "same", "actor": names["Tomas Oleander"], "other": names["Oleander"]}
        done = client.post("/api/judgements", json=body).json()["judgement"]
        merged = client.get("/api/actor", params={"id": names["Oleander"]}).json()
        assert merged["actor"]["name"] == "Tomas Oleander"
        assert merged["merged"] == [{"id": names["Oleander"], "name": "Oleander", "judgement": done}]
        client.post("/api/undo", json={"judgement": done})
        assert client.get("/api/actor", params={"id": names["Oleander"]}).json()["actor"]["name"] == "Oleander"

    def test_an_actor_is_split_and_whole_again(self, client: TestClient) -> None:
        rows = client.get(f"/api/actor?id={BRENN}").json()["statements"]["rows"]
        ticked = [{"document": row["document"], "statement": row["statement"]} for row in rows[:2]]
        body = {"kind": "split", "actor": BRENN, "name": "Ada Brenn the pilot", "statements": ticked}
        done = client.post("/api/judgements", json=body).json()["judgement"]
        shown = client.get(f"/api/actor?id={BRENN}").json()
        assert shown["statements"]["total"] == len(rows) - 2
        other = {"id": f"split/{done}", "name": "Ada Brenn the pilot", "statements": 2, "judgement": done}
        assert shown["split_off"] == [other]
        assert client.get(f"/api/actor?id={other['id']}").json()["statements"]["total"] == 2
        client.post("/api/undo", json={"judgement": done})
        shown = client.get(f"/api/actor?id={BRENN}").json()
        assert shown["split_off"] == []
        assert shown["statements"]["total"] == len(rows)

    @pytest.mark.parametrize(
        ("fields", "words"),
        [
            ({"name": "Other"}, "tick the statements"),
            ({"name": " ", "statements": "bridge x"}, "what to call"),
            ({"name": "Other", "statements": "bridge x"}, "no statement x"),
            ({"name": "Other", "statements": "x"}, "no statement x"),
        ],
    )
    def test_a_split_without_its_parts_says_what_is_missing(
        self, client: TestClient, fields: dict[str, str], words: str
    ) -> None:
        token = token_in(client.get("/runs", headers={"accept": "text/html"}).text)
        answer = client.post("/actors/split", data={"csrf": token, "actor": BRENN, **fields})
        assert answer.status_code == 422
        assert words in answer.text

    def test_a_whole_page_of_statements_can_be_ticked(self, client: TestClient) -> None:
        token = token_in(client.get("/runs", headers={"accept": "text/html"}).text)
        form = {"csrf": token, "actor": BRENN, "name": "Other", "statements": ["bridge x"] * 500}
        assert "no statement x" in client.post("/actors/split", data=form).text

    @pytest.mark.parametrize(
        "body",
        [
            {"kind": "accept"},
            {"kind": "accept", "document": "bridge", "statement": "none"},
            {"kind": "correct", "document": "bridge", "statement": "none", "speaker": {}},
            {"kind": "same", "actor": BRENN, "other": BRENN},
            {"kind": "rename", "actor": BRENN},
            {"kind": "vanish"},
        ],
    )
    def test_refuses_what_cannot_be_judged(self, looked_at: TestClient, body: dict[str, object]) -> None:
        assert looked_at.post("/api/judgements", json=body).status_code == 422


class TestGrouping:
    def test_what_is_new_is_grouped_and_shown(self, store: Path) -> None:
        from onrecord.store import Store
        from onrecord.web.matters import snapshot
        from onrecord.web.mattersource import bring_up_to_date

        with Store.open(store) as opened:
            assert bring_up_to_date(opened)
            assert not bring_up_to_date(opened)
            found = snapshot(opened)
            assert found.matters
            assert set(found.by_id) == {one.id for one in found.matters}
        with Store.open(store, read_only=True) as read:
            assert not bring_up_to_date(read)
            assert snapshot(read).matters


class TestOutcomes:
    def test_an_outcome_scores_its_estimator_and_can_be_undone(self, client: TestClient) -> None:
        row = client.get("/api/estimates").json()["estimates"]["rows"][0]
        assert row["happened"] is None
        body = {"document": row["document"], "statement": row["statement"], "happened": False}
        done = client.post("/api/outcomes", json=body)
        assert done.status_code == 201
        after = client.get("/api/estimates").json()
        assert after["estimates"]["rows"][0]["happened"] is False
        (score,) = after["scores"]
        assert (score["estimator"], score["estimates"]) == ("Tomas Oleander", 1)
        assert score["best"] <= score["middle"] <= score["worst"]
        client.post("/api/undo", json={"judgement": done.json()["judgement"]})
        assert client.get("/api/estimates").json()["scores"] == []

    def test_a_statement_without_an_estimate_has_none(self, client: TestClient) -> None:
        body = {"document": "ferry", "statement": "none", "happened": True}
        assert client.post("/api/outcomes", json=body).status_code == 422


class TestExport:
    def test_streams_every_record(self, client: TestClient) -> None:
        lines = client.get("/api/export.jsonl").text.splitlines()
        assert {json.loads(line)["document"]["id"] for line in lines} == {"bridge", "ferry", "emoji", "evil/<i>"}


class TestDescription:
    def test_every_address_is_described(self, client: TestClient) -> None:
        described = client.get("/api/openapi.json").json()
        assert len(described["paths"]) > 15
        for path, methods in described["paths"].items():
            for method, about in methods.items():
                assert about["summary"], (path, method)
                assert about["description"], (path, method)


class TestMatters:
    """On matters drawn by hand: what groups statements has tests of its own."""

    @pytest.fixture
    def client(self, served: Callable[..., TestClient], monkeypatch: pytest.MonkeyPatch) -> TestClient:
        monkeypatch.setattr("onrecord.web.matters.load_matters", lambda _: ((one_matter(),), {"bridge": ("ferry",)}))
        return served()

    def test_a_dispute_shows_both_sides_and_why(self, client: TestClient) -> None:
        found = client.get("/api/disputes").json()["disputes"]["rows"]
        assert [one["question"] for one in found] == ["Is the bridge safe?"]
        assert [one["parties"] for one in found[0]["positions"]] == [["Ada Brenn"], ["Tomas Oleander"]]
        page = client.get(f"/matter?id={found[0]['id']}", headers={"accept": "text/html"}).text
        for words in (
            "Why they cannot all be true",
            "one says safe, one doubts it",
            "“The bridge is safe,”",
            "What changed",
        ):
            assert words in page

    def test_a_statement_leads_to_its_matter_and_says_that_it_is_disputed(self, client: TestClient) -> None:
        assert "disputed" in client.get("/article?id=ferry", headers={"accept": "text/html"}).text
        rows = client.get("/api/search?q=safe").json()["statements"]["rows"]
        assert rows[0]["dispute"].startswith("/matter?id=")

    def test_an_actors_page_shows_what_changed(self, client: TestClient) -> None:
        changes = client.get(f"/api/actor?id={BRENN}").json()["changes"]
        assert [(one["kind"], one["before"]["document"], one["after"]["document"]) for one in changes] == [
            ("reversed", "bridge", "ferry")
        ]

    def test_lists_narrow_down(self, client: TestClient) -> None:
        assert client.get("/api/matters?state=disputed").json()["matters"]["total"] == 1
        assert client.get("/api/matters?state=agreed").json()["matters"]["total"] == 0
        assert client.get("/api/matters?q=bridge+safe").json()["matters"]["total"] == 1
        assert client.get("/api/matters?q=volcano").json()["matters"]["total"] == 0

    def test_unknown_statements_cannot_be_judged(self, client: TestClient) -> None:
        one = {"document": "bridge", "statement": "none"}
        body = {"decision": "agree", "first": one, "second": {**one, "statement": "nor this"}}
        assert client.post("/api/matter-judgements", json=body).status_code == 422
