"""Safe by default: who may come in, from where, and what a browser may do with the answer."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import ClassVar

import pytest
from newsroom import token_in
from starlette.testclient import TestClient

from onrecord.errors import UsageError
from onrecord.web import WebSettings
from onrecord.web.security.passwords import hashed, matches, read_users, set_password
from onrecord.web.security.ratelimit import FIRST_WAIT, FREE_TRIES, TryLimit

TOKEN = "a-token-that-is-long-enough"
HTML = {"accept": "text/html"}
Served = Callable[..., TestClient]


class TestSettings:
    @pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.4", "desk.example"])
    def test_any_other_address_needs_a_login(self, host: str) -> None:
        with pytest.raises(UsageError, match="--token or --user"):
            WebSettings(host=host)
        assert WebSettings(host=host, token=TOKEN).needs_login
        assert WebSettings(host=host, users=("anna",)).needs_login

    @pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1", "127.3.2.1"])
    def test_this_machine_needs_none(self, host: str) -> None:
        assert not WebSettings(host=host).needs_login

    def test_a_short_token_is_refused(self) -> None:
        with pytest.raises(UsageError, match="16 characters"):
            WebSettings(token="short")


class TestHost:
    @pytest.mark.parametrize(
        ("host", "status"),
        [
            ("127.0.0.1:8470", 200), ("localhost", 200), ("LOCALHOST:1", 200), ("[::1]:8470", 200),
            ("desk.example", 200),
            ("evil.example", 421), ("127.0.0.1.evil.example", 421), ("", 421), ("localhost.evil.example:8470", 421),
        ],
    )  # fmt: skip
    def test_only_known_names_are_answered(self, served: Served, host: str, status: int) -> None:
        client = served(host_names=("desk.example",))
        assert client.get("/", headers={"host": host}).status_code == status


class TestHeaders:
    @pytest.mark.parametrize("address", ["/", "/api/actors", "/nothing", "/search.csv", "/api/export.jsonl"])
    def test_are_on_every_answer(self, looked_at: TestClient, address: str) -> None:
        headers = looked_at.get(address).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "same-origin"

    def test_static_files_are_kept_for_good_under_their_version(self, client: TestClient) -> None:
        page = client.get("/", headers=HTML).text
        for address in set(re.findall(r'/static/[^"]+', page)):
            answer = client.get(address)
            assert answer.status_code == 200
            assert "immutable" in answer.headers["cache-control"]
        assert client.get("/static/other/style.css").headers["cache-control"] == "no-cache"
        assert client.get("/static/x/../../app.py").status_code == 404


class TestHostileWords:
    words = ("\0", "bridge\0", '"a\0', '"', "a AND", "NEAR(", "-nobody " * 60, "content:a", "\ufffe", "(" * 400)

    @pytest.mark.parametrize("typed", words)
    @pytest.mark.parametrize(
        ("address", "field"),
        [
            ("/api/search", "q"), ("/api/search", "speaker"), ("/api/search", "source"), ("/api/articles", "q"),
            ("/api/actors", "q"), ("/search", "q"), ("/articles", "q"), ("/actors", "q"),
        ],
    )  # fmt: skip
    def test_find_something_or_nothing(self, looked_at: TestClient, address: str, field: str, typed: str) -> None:
        longest = 300 if field in ("speaker", "source") else 500
        assert looked_at.get(address, params={field: typed[:longest]}).status_code == 200


class TestCrossSite:
    body: ClassVar = {"kind": "accept", "document": "bridge", "statement": "x"}

    @pytest.mark.parametrize(
        "headers",
        [
            {"sec-fetch-site": "cross-site"}, {"sec-fetch-site": "same-site"}, {"origin": "https://evil.example"},
            {"origin": "null"}, {"origin": "http://127.0.0.1:9999"},
        ],
    )  # fmt: skip
    def test_is_refused(self, looked_at: TestClient, headers: dict[str, str]) -> None:
        assert looked_at.post("/api/judgements", json=self.body, headers=headers).status_code == 403

    def test_a_form_needs_its_token(self, client: TestClient) -> None:
        assert client.post("/judge", data={"accept": "x"}).status_code == 403
        assert client.post("/judge", data={"accept": "x", "csrf": "made.up"}).status_code == 403
        token = token_in(client.get("/runs", headers=HTML).text)
        assert client.post("/judge", data={"accept": "x", "document": "bridge", "csrf": token}).status_code == 422

    def test_json_must_say_that_it_is(self, client: TestClient) -> None:
        text = '{"kind": "accept", "document": "bridge", "statement": "x"}'
        answer = client.post("/api/judgements", content=text, headers={"content-type": "text/plain"})
        assert answer.status_code == 422


class TestLogIn:
    def test_a_token_opens_the_door(self, served: Served) -> None:
        client = served(token=TOKEN)
        assert client.get("/", headers=HTML).headers["location"] == "/login?next=%2F"
        assert client.get("/api/actors").status_code == 401
        assert client.get("/api/actors", headers={"authorization": f"Bearer {TOKEN}"}).status_code == 200
        assert client.get("/api/actors", headers={"authorization": f"Bearer {TOKEN}x"}).status_code == 401
        answer = client.get(f"/login?token={TOKEN}&next=/articles")
        assert answer.headers["location"] == "/articles"
        cookie = answer.headers["set-cookie"].lower()
        assert "httponly" in cookie
        assert "samesite=lax" in cookie
        assert client.get("/articles", headers=HTML).status_code == 200

    def test_users_log_in_judge_under_their_name_and_log_out(self, served: Served, tmp_path: Path) -> None:
        kept = tmp_path / "users.json"
        set_password(kept, "anna", "correct horse")
        client = served(users=("anna",), users_file=kept)
        page = client.get("/login", headers=HTML)
        form = {"csrf": token_in(page.text), "user": "anna", "secret": "wrong horse", "next": "//evil.example"}
        assert client.post("/login", data=form).status_code == 403
        answer = client.post("/login", data=form | {"secret": "correct horse"})
        assert answer.headers["location"] == "/"
        statement = client.get("/api/article?id=bridge").json()["record"]["statements"][0]["id"]
        client.post("/api/judgements", json={"kind": "accept", "document": "bridge", "statement": statement})
        judged = client.get(f"/correct.json?id=bridge&statement={statement}").json()["judgements"]
        assert [one["by"] for one in judged] == ["anna"]
        token = token_in(client.get("/", headers=HTML).text)
        assert client.post("/logout", data={"csrf": token}).status_code == 303
        assert client.get("/api/actors").status_code == 401

    def test_a_user_who_is_not_named_stays_out(self, served: Served, tmp_path: Path) -> None:
        kept = tmp_path / "users.json"
        set_password(kept, "ben", "correct horse")
        set_password(kept, "anna", "correct horse")
        client = served(users=("anna",), users_file=kept)
        form = {"csrf": token_in(client.get("/login", headers=HTML).text), "user": "ben", "secret": "correct horse"}
        assert client.post("/login", data=form).status_code == 403

    def test_wrong_tries_must_wait(self, served: Served) -> None:
        client = served(token=TOKEN)
        for _ in range(FREE_TRIES):
            assert client.get("/login?token=wrong").status_code == 403
        answer = client.get(f"/login?token={TOKEN}")
        assert answer.status_code == 429
        assert int(answer.headers["retry-after"]) > 0

    def test_the_wait_doubles_and_ends(self) -> None:
        now = [0.0]
        limit = TryLimit(lambda: now[0])
        for _ in range(FREE_TRIES):
            assert limit.wait("a") == 0
            limit.failed("a")
        assert limit.wait("a") == FIRST_WAIT
        assert limit.wait("b") == 0
        now[0] = FIRST_WAIT
        assert limit.wait("a") == 0
        limit.failed("a")
        assert limit.wait("a") == 2 * FIRST_WAIT
        limit.succeeded("a")
        assert limit.wait("a") == 0


class TestPasswords:
    def test_are_kept_hashed_and_salted(self, tmp_path: Path) -> None:
        kept = tmp_path / "users.json"
        set_password(kept, "anna", "correct horse")
        assert "horse" not in kept.read_text()
        assert kept.stat().st_mode & 0o077 == 0
        assert matches("correct horse", read_users(kept)["anna"])
        assert not matches("correct horsf", read_users(kept)["anna"])
        assert hashed("correct horse") != hashed("correct horse")

    @pytest.mark.parametrize("kept", ["", "scrypt$", "scrypt$1$x$y", "plain", "md5$1,2,3$YQ==$YQ=="])
    def test_a_hash_of_another_form_matches_nothing(self, kept: str) -> None:
        assert not matches("", kept)

    def test_a_short_one_is_refused(self) -> None:
        with pytest.raises(UsageError, match="8 characters"):
            hashed("seven77")

    def test_a_broken_file_is_told(self, tmp_path: Path) -> None:
        (tmp_path / "users.json").write_text("[1]")
        with pytest.raises(UsageError, match="--set-password"):
            read_users(tmp_path / "users.json")


class TestReadOnly:
    def test_nothing_can_be_changed(self, served: Served) -> None:
        client = served(read_only=True)
        for address in ("/api/judgements", "/api/undo", "/api/runs", "/api/read", "/judge", "/runs", "/searches"):
            assert client.post(address, json={}).status_code == 403
        for address in ("/", "/article?id=bridge", "/actors", "/runs", "/matters", "/api/search", "/search.atom"):
            answer = client.get(address, headers=HTML)
            assert answer.status_code == 200
            assert "<form method" not in answer.text
            assert ">Accept<" not in answer.text


class TestLimits:
    def test_a_large_upload_is_refused_by_its_declared_and_its_real_length(self, served: Served) -> None:
        client = served(max_upload=1024 * 1024)
        big = b"x" * (1024 * 1024 + 1)
        assert client.post("/api/read", content=big, headers={"content-type": "application/json"}).status_code == 413

        def pieces() -> Iterator[bytes]:
            for _ in range(20):
                yield b"x" * 100_000

        answer = client.post("/api/read", content=pieces(), headers={"content-type": "application/json"})
        assert answer.status_code == 413

    def test_a_long_text_is_refused(self, client: TestClient) -> None:
        assert client.post("/api/read", json={"text": "x" * 2_000_001}).status_code == 422

    def test_private_addresses_are_not_fetched(self, client: TestClient) -> None:
        run = client.post("/api/runs", json={"addresses": ["http://127.0.0.1:1/feed"]}).json()["run"]
        wait_for(client, run)
        page = client.get(f"/api/run?id={run}").json()
        assert page["run"]["failed"] == 1
        assert "private address" in page["failures"][0]["reason"]


def wait_for(client: TestClient, run: int) -> None:
    import time

    for _ in range(200):
        if client.get(f"/api/run?id={run}").json()["run"]["state"] != "running":
            return
        time.sleep(0.05)
    raise AssertionError("the run does not end")
