"""Every page answers, in every form, and says the same in each."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from urllib.parse import quote
from xml.etree.ElementTree import fromstring

import pytest
from newsroom import BRENN, HOSTILE_NAME, HOSTILE_TITLE
from starlette.testclient import TestClient

HTML = {"accept": "text/html"}
PAGES = [
    "/", "/articles", "/articles?q=bridge", "/articles?month=2027-03", "/article?id=bridge",
    "/article?id=bridge&q=steel",
    "/article?id=emoji", f"/article?id={quote('evil/<i>', safe='')}", "/search", "/search?q=bridge", "/search?q=%22%22",
    "/search?figure=%3E10", "/search?quotation=direct&certainty=certain", "/actors", "/actors?q=ada",
    "/actors?kind=person",
    f"/actor?id={BRENN}", "/matters", "/disputes", "/estimates", "/timeline", "/map",
    "/runs", "/run?id=1", "/judgements",
    "/help", "/api",
]  # fmt: skip
TABLES = {
    "/articles": "articles", "/search": "statements", "/actors": "actors", f"/actor?id={BRENN}": "statements",
    "/matters": "matters", "/disputes": "disputes", "/estimates": "estimates", "/timeline": "times", "/map": "places",
    "/runs": "runs", "/judgements": "judgements",
}  # fmt: skip


def formed(address: str, form: str) -> str:
    path, mark, query = address.partition("?")
    return f"{'/today' if path == '/' else path}{form}{mark}{query}"


class TestEveryPage:
    @pytest.mark.parametrize("address", PAGES)
    def test_answers(self, looked_at: TestClient, address: str) -> None:
        answer = looked_at.get(address, headers=HTML)
        assert answer.status_code == 200
        assert "<h1" in answer.text
        assert "style=" not in answer.text
        assert "onclick" not in answer.text

    @pytest.mark.parametrize("address", [page for page in PAGES if page not in ("/help", "/api")])
    def test_is_json_too_and_under_api(self, looked_at: TestClient, address: str) -> None:
        beside = looked_at.get(formed(address, ".json"))
        assert beside.status_code == 200
        # The links of facets lead on in the same form; all else is the same.
        there = looked_at.get("/api" + formed(address, "")).text
        assert beside.text.replace(f"{address.partition('?')[0]}.json", "PATH") == there.replace(
            f"/api{formed(address, '').partition('?')[0]}", "PATH"
        )

    @pytest.mark.parametrize("address", TABLES)
    def test_has_as_many_rows_as_a_table(self, looked_at: TestClient, address: str) -> None:
        rows = looked_at.get(formed(address, ".json")).json()[TABLES[address]]
        rows = rows["rows"] if isinstance(rows, dict) else rows
        table = list(csv.reader(io.StringIO(looked_at.get(formed(address, ".csv")).text)))
        assert len(table) - 1 == len(rows) or (not rows and len(table) <= 1)

    def test_with_nothing_read_yet_says_so(self, tmp_path: Path) -> None:
        from onrecord.web import create_app

        with TestClient(create_app(tmp_path / "new.sqlite"), base_url="http://localhost") as empty:
            for address in (
                "/",
                "/articles",
                "/search",
                "/actors",
                "/matters",
                "/estimates",
                "/timeline",
                "/map",
                "/runs",
            ):
                assert empty.get(address, headers=HTML).status_code == 200
            assert "Nothing has been read yet" in empty.get("/", headers=HTML).text


class TestTheReader:
    def test_marks_kinds_by_class_and_values_in_words(self, looked_at: TestClient) -> None:
        page = looked_at.get("/article?id=bridge", headers=HTML).text
        assert 'class="content direct"' in page
        assert "possible, 5–55%" in page
        assert "https://courier.example/bridge" in page

    def test_a_search_hit_stays_marked(self, looked_at: TestClient) -> None:
        found = looked_at.get("/search?q=steel", headers=HTML).text
        assert "/article?id=bridge&amp;q=steel#s-" in found
        assert "<mark>steel</mark>" in looked_at.get("/article?id=bridge&q=steel", headers=HTML).text

    def test_every_code_point_keeps_its_place(self, looked_at: TestClient) -> None:
        import re

        from lxml import html

        page = html.fromstring(looked_at.get("/article?id=emoji", headers=HTML).text)
        text = looked_at.get("/article.json?id=emoji").json()["record"]["document"]["text"]
        for paragraph in page.xpath("//p[@class='text']"):
            for number in paragraph.xpath(".//a[@class='ref']"):
                number.text = ""
            start = int(paragraph.get("data-start"))
            shown = paragraph.text_content()
            assert text[start : start + len(shown)] == shown
        assert not re.search(r"[\ud800-\udfff]", text)

    def test_an_article_runs_nothing(self, looked_at: TestClient) -> None:
        page = looked_at.get(f"/article?id={quote('evil/<i>', safe='')}", headers=HTML).text
        for evil in (
            "<script>document",
            "<img src=x",
            "<b onmouseover",
            'href="javascript:',
            "<script>alert",
            "onload=",
        ):
            assert evil not in page.replace("&#34; onload=", "")
        assert "&lt;script&gt;" in page
        assert "\x00" not in page
        assert "\u202e" not in page

    @pytest.mark.parametrize("address", ["/", "/articles", "/search?q=well", "/actors"])
    def test_nor_does_it_in_lists(self, looked_at: TestClient, address: str) -> None:
        page = looked_at.get(address, headers=HTML).text
        assert HOSTILE_NAME not in page
        assert HOSTILE_TITLE not in page


class TestForms:
    def test_formulas_are_made_harmless_in_tables(self) -> None:
        from onrecord.web.tables import safe

        assert [safe(cell) for cell in ("=1+1", "+1", "-1", "@x", "\tx", "plain", 5)] == [
            "'=1+1", "'+1", "'-1", "'@x", "'\tx", "plain", 5,
        ]  # fmt: skip

    def test_a_feed_is_atom(self, looked_at: TestClient) -> None:
        answer = looked_at.get("/search.atom?q=bridge")
        root = fromstring(answer.content)
        assert root.tag == "{http://www.w3.org/2005/Atom}feed"
        entries = root.findall("{http://www.w3.org/2005/Atom}entry")
        assert len(entries) == 2
        assert all(entry.find("{http://www.w3.org/2005/Atom}updated") is not None for entry in entries)

    def test_facets_are_links_that_choose_and_take_away(self, looked_at: TestClient) -> None:
        facets = {one["name"]: one for one in looked_at.get("/search.json?q=bridge").json()["facets"]}
        option = facets["speaker"]["options"][0]
        chosen = looked_at.get(option["address"].replace("/search.json", "/search.json"))
        assert chosen.json()["total"] == option["count"]
        again = {one["name"]: one for one in chosen.json()["facets"]}["speaker"]["options"][0]
        assert again["chosen"]
        assert looked_at.get(again["address"]).json()["total"] == looked_at.get("/search.json?q=bridge").json()["total"]

    def test_pages_of_rows_do_not_overlap(self, looked_at: TestClient) -> None:
        seen = []
        for page in range(1, 7):
            found = looked_at.get(f"/api/search?per_page=2&page={page}").json()["statements"]
            seen += [row["document"] + row["statement"] for row in found["rows"]]
        assert len(seen) == len(set(seen)) == looked_at.get("/api/search").json()["total"]
