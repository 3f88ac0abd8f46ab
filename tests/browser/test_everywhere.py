"""Every page, for everybody: axe in light and dark, keyboard only, narrow, printed, without JavaScript, hostile."""

from __future__ import annotations

from collections.abc import Callable
from importlib.resources import files
from typing import Any
from urllib.parse import quote

import pytest
from newsroom import BRENN
from playwright.sync_api import Page, expect
from served import Served

Visit = Callable[..., Page]
PAGES = [
    "/", "/articles", "/article?id=bridge", "/article?id=emoji", "/correct?id=bridge&statement=x", "/search?q=bridge",
    "/actors", f"/actor?id={BRENN}", "/matters", "/disputes", "/estimates", "/timeline", "/map",
    "/runs", "/run?id=1", "/judgements",
    "/help", "/api", "/nothing-here",
]  # fmt: skip
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture(scope="session")
def axe() -> str:
    pytest.importorskip("axe_playwright_python", reason="axe is not installed")
    return files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")


def violations(page: Page, axe: str) -> list[str]:
    page.evaluate(axe)
    found: dict[str, Any] = page.evaluate("(tags) => axe.run({ runOnly: tags })", RULES)
    return [f"{one['id']}: {one['nodes'][0]['html'][:150]}" for one in found["violations"]]


class TestAccessible:
    @pytest.mark.parametrize("scheme", ["light", "dark"])
    def test_every_page_by_axe(self, shelf: Served, visit: Visit, axe: str, scheme: str) -> None:
        page = visit(shelf.address, color_scheme=scheme, bypass_csp=True)
        broken = {}
        for address in PAGES:
            if address != "/nothing-here" and "statement=x" not in address:
                page.goto(shelf.address + address)
                if found := violations(page, axe):
                    broken[address] = found
        assert not broken

    def test_open_card_and_dialog_too(self, shelf: Served, visit: Visit, axe: str) -> None:
        page = visit(f"{shelf.address}/article?id=bridge", bypass_csp=True)
        page.keyboard.press("n")
        page.keyboard.press("Enter")
        assert not violations(page, axe)
        page.keyboard.press("s")
        page.get_by_role("combobox").fill("ada")
        page.locator("#fix-list li").first.wait_for()
        assert not violations(page, axe)


class TestKeyboard:
    def test_steps_opens_and_leaves(self, shelf: Served, visit: Visit) -> None:
        page = visit(f"{shelf.address}/article?id=bridge")
        for key, number in (("n", 1), ("n", 2), ("p", 1)):
            page.keyboard.press(key)
            expect(page.locator(".card.here")).to_have_attribute("data-n", str(number))
        page.keyboard.press("Enter")
        expect(page.locator(".card.here details")).to_have_attribute("open", "")
        page.keyboard.press("Escape")
        expect(page.locator(".card details[open]")).to_have_count(0)
        page.keyboard.press("h")
        expect(page.locator("#reader")).to_have_class("reader no-marks")

    def test_everything_can_be_reached_with_tab(self, shelf: Served, visit: Visit) -> None:
        page = visit(f"{shelf.address}/article?id=ferry")
        seen = set()
        for _ in range(60):
            page.keyboard.press("Tab")
            seen.add(page.evaluate("document.activeElement.outerHTML.slice(0, 60)"))
        assert any("summary" in one for one in seen)
        assert any('class="ref"' in one for one in seen)
        assert any("skip" in one for one in seen)

    def test_keys_can_be_switched_off(self, shelf: Served, visit: Visit) -> None:
        page = visit(f"{shelf.address}/help")
        page.get_by_label("Use single keys").uncheck()
        page.goto(f"{shelf.address}/article?id=bridge")
        page.keyboard.press("n")
        expect(page.locator(".card.here")).to_have_count(0)

    def test_lists_open_with_enter(self, shelf: Served, visit: Visit) -> None:
        page = visit(f"{shelf.address}/articles")
        page.keyboard.press("n")
        page.keyboard.press("Enter")
        expect(page.locator("#reader")).to_be_visible()


class TestScreens:
    @pytest.mark.parametrize("address", [page for page in PAGES if "correct" not in page and "nothing" not in page])
    def test_no_page_is_wider_than_a_narrow_screen(self, shelf: Served, visit: Visit, address: str) -> None:
        page = visit(shelf.address + address, viewport={"width": 360, "height": 740})
        assert page.evaluate("document.documentElement.scrollWidth") <= 360

    def test_cards_stand_below_their_paragraph_there(self, shelf: Served, visit: Visit) -> None:
        page = visit(f"{shelf.address}/article?id=bridge", viewport={"width": 360, "height": 740})
        text, card = page.locator(".text").first.bounding_box(), page.locator(".card").first.bounding_box()
        assert text
        assert card
        assert card["y"] >= text["y"] + text["height"]

    def test_printed_it_is_the_article_and_its_cards(self, shelf: Served, visit: Visit) -> None:
        page = visit(f"{shelf.address}/article?id=bridge")
        page.emulate_media(media="print")
        expect(page.locator(".masthead")).to_be_hidden()
        expect(page.locator(".card .gist").first).to_be_visible()
        assert len(page.pdf()) > 5000

    def test_kinds_differ_by_line_not_only_by_colour(self, shelf: Served, visit: Visit) -> None:
        page = visit(f"{shelf.address}/article?id=emoji", forced_colors="active")
        styles = page.evaluate(
            """() => ['direct', 'indirect', 'mixed'].map((kind) =>
            getComputedStyle(document.querySelector(`.content.${kind}`)).textDecorationStyle)"""
        )
        assert styles == ["solid", "dashed", "double"]


class TestWithoutJavaScript:
    def test_reading_searching_and_judging_work(self, desk: Served, visit: Visit) -> None:
        page = visit(f"{desk.address}/search?q=ferry", java_script_enabled=False)
        page.locator(".ledger .what a").first.click()
        page.locator(".card summary").first.click()
        page.get_by_role("button", name="Accept").first.click()
        expect(page.get_by_role("status")).to_contain_text("The statement is accepted")
        page.get_by_role("button", name="Undo").click()
        expect(page.get_by_role("status")).to_contain_text("taken back")

    def test_splitting_an_actor_works(self, desk: Served, visit: Visit) -> None:
        page = visit(f"{desk.address}/actor?id={BRENN}", java_script_enabled=False)
        rows = page.locator(".ledger > li").count()
        page.get_by_label("somebody else").first.check()
        page.get_by_label("Give the ticked statements to").fill("Ada Brenn the pilot")
        page.get_by_role("button", name="Split off").click()
        expect(page.locator(".ledger > li")).to_have_count(rows - 1)
        page.locator("section", has_text="Split off").get_by_role("button", name="undo").first.click()
        expect(page.locator(".ledger > li")).to_have_count(rows)

    def test_correcting_by_form_works(self, desk: Served, visit: Visit) -> None:
        page = visit(f"{desk.address}/article?id=ferry", java_script_enabled=False)
        page.locator(".card summary").nth(1).click()
        page.get_by_role("link", name="Correct…").click()
        page.get_by_label("Speaker").fill("Rita Solberg")
        page.get_by_role("button", name="Correct", exact=True).click()
        expect(page.locator(".card .name").nth(1)).to_have_text("Rita Solberg")

    @pytest.mark.parametrize("address", ["/", "/map", "/timeline", f"/actor?id={BRENN}"])
    def test_pages_show_the_same(self, shelf: Served, visit: Visit, address: str) -> None:
        plain, whole = visit(shelf.address + address, java_script_enabled=False), visit(shelf.address + address)
        assert plain.locator("main").inner_text() == whole.locator("main").inner_text()


class TestHostileArticles:
    @pytest.mark.parametrize(
        "address", [f"/article?id={quote('evil/<i>', safe='')}", "/", "/articles", "/actors", "/map"]
    )
    def test_nothing_runs_and_nothing_is_fetched(self, shelf: Served, visit: Visit, address: str) -> None:
        page = visit(shelf.address)
        elsewhere: list[str] = []
        page.on("request", lambda request: elsewhere.append(request.url) if shelf.address not in request.url else None)
        page.goto(shelf.address + address)
        page.wait_for_load_state("networkidle")
        assert not elsewhere
        assert page.locator("main img, main script, main b[onmouseover], main a[href^=javascript]").count() == 0
        assert page.title() != "broken"


class TestTwoAtOnce:
    def test_both_write_at_the_same_instant_and_both_are_kept(self, desk: Served, visit: Visit) -> None:
        """Two browsers, eight requests each, let go by one clock: none is lost, none fails."""
        first, second = visit(f"{desk.address}/article?id=bridge"), visit(f"{desk.address}/article?id=ferry")
        start = first.evaluate("Date.now()") + 1500
        script = """([start, document]) => { window.done = (async () => {
            const cards = [...globalThis.document.querySelectorAll('.card')].map((card) => card.dataset.id);
            await new Promise((go) => setTimeout(go, start - Date.now()));
            const answers = await Promise.all([...Array(8).keys()].map((n) => fetch('/api/judgements', { method: 'POST',
              headers: { 'content-type': 'application/json' }, body: JSON.stringify(
              { kind: n % 2 ? 'reject' : 'accept', document, statement: cards[n % cards.length] }) })));
            return answers.map((answer) => answer.status); })(); }"""
        first.evaluate(script, [start, "bridge"])
        second.evaluate(script, [start, "ferry"])
        assert first.evaluate("window.done") == [201] * 8
        assert second.evaluate("window.done") == [201] * 8
        from onrecord.store import Store

        with Store.open(desk.store) as store:
            assert len(store.judgements()) == 16
            assert {one.document for one in store.judgements()} == {"bridge", "ferry"}
