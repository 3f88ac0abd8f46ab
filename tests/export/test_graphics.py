"""Timeline, axis of probability and map: what they draw, that it can be read, and that nothing of an article runs."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest

from onrecord.export.graphics.probability import Estimated, draw_estimates
from onrecord.export.graphics.timeline import draw_timeline
from onrecord.export.graphics.views import clipped, view_of
from onrecord.export.graphics.world import GRID, decode_line, encode_line, world
from onrecord.export.graphics.world_map import draw_detail, draw_map
from onrecord.values import Place, Time

SVG = "{http://www.w3.org/2000/svg}"


def _place(name: str, lat: float | None, lon: float | None, feature: str = "city", country: str | None = "UA") -> Place:
    return Place((0, 1), name, name, country, lat, lon, None, feature)


def _kinds(svg: str) -> list[str]:
    return [element.get("class") or "" for element in ET.fromstring(svg).iter()]


def test_what_is_a_point_is_drawn_as_one_and_what_is_not_is_not() -> None:
    places = [
        _place("Odesa", 46.5, 30.7),
        _place("Kherson", 46.6, 32.6, "region"),
        _place("Ukraine", 49, 32, "country"),
        _place("Black Sea", 43, 34, "sea", None),
    ]
    kinds = _kinds(draw_map(places, "a1"))
    assert [kinds.count(kind) for kind in ("dot", "ring", "area", "area round")] == [1, 1, 1, 1]


def test_a_place_is_drawn_once_however_often_it_is_named() -> None:
    svg = draw_map([_place("Odesa", 46.5, 30.7)] * 3, "a1")
    assert _kinds(svg).count("dot") == 1
    assert "named 3 times" in svg


def test_a_place_without_a_point_draws_no_map() -> None:
    assert not draw_map([_place("Main Street", None, None, "street", None)], "a1")


def test_half_the_world_gets_a_nearer_map_of_where_most_lies() -> None:
    near = [_place("Odesa", 46.5, 30.7), _place("Kherson", 46.6, 32.6)]
    far = [_place("Lima", -12, -77, country="PE"), _place("Tokyo", 35.7, 139.7, country="JP")]
    detail = draw_detail([*near, *far], "a1")
    assert "Odesa" in detail
    assert "Tokyo" not in detail
    assert not draw_detail(near, "a1")


def test_crimea_is_drawn_as_the_gazetteer_has_it() -> None:
    easts = [point[0] for ring in world().countries["UA"] for point in ring if 44.3 < point[1] < 45.0]
    assert min(easts) < 34 < max(easts)


@pytest.mark.parametrize("country", ["UA", "RU", "US", "FJ", "AQ", "XK", "VA", "SG"])
def test_the_world_is_whole(country: str) -> None:
    rings = world().countries[country]
    assert rings
    assert all(
        abs(a[0] - b[0]) < 180 for ring in rings if country != "AQ" for a, b in zip(ring, ring[1:], strict=False)
    )


def test_the_file_is_read_as_it_was_written() -> None:
    steps = [(0, 0), (-9000, 4500), (9000, -4500), (9001, -4500)]
    read = [(round(east / GRID), round(north / GRID)) for east, north in decode_line(encode_line(steps))]
    assert read == steps


def test_a_ring_is_cut_at_the_views_edge() -> None:
    view = view_of([(10, 45), (30, 55)], 500, 300)
    ring = clipped([(-100.0, -60.0), (100.0, -60.0), (100.0, 80.0), (-100.0, 80.0)], view)
    assert all(
        view.west - 1.1 <= p[0] <= view.east + 1.1 and view.south - 1.1 <= p[1] <= view.north + 1.1 for p in ring
    )


@pytest.mark.parametrize(
    "points", [[], [(179.0, -17.0)], [(-170.0, 60.0), (170.0, -45.0)], [(0.0, 89.0)], [(5.0, 5.0)]]
)
def test_any_view_stays_on_the_map(points: list[tuple[float, float]]) -> None:
    view = view_of(points, 500, 300)
    assert -180 <= view.west < view.east <= 180
    assert -90 <= view.south < view.north <= 90
    assert all(view.shows(*point) for point in points)


def _time(text: str, begin: str | None, end: str | None, value: str = "") -> Time:
    return Time((0, 1), text, "DATE", value or begin or "FUTURE_REF", begin, end)


def test_days_are_dots_stretches_are_lines_and_open_ends_are_dashed() -> None:
    times = [
        _time("Tuesday", "2027-03-02", "2027-03-02"),
        _time("2014", "2014-01-01", "2014-12-31"),
        _time("in the future", "2027-03-03", None),
        _time("now", "2027-03-03", "2027-03-03", "PRESENT_REF"),
        _time("someday", None, None),
    ]
    kinds = _kinds(draw_timeline(times, "2027-03-03"))
    assert kinds.count("dot") == 2  # 2014 lies so far back that its year is a point
    assert kinds.count("span open") == 1
    assert kinds.count("today") == 1


def test_words_on_the_timeline_do_not_stand_on_each_other() -> None:
    times = [_time(f"the day number {day}", f"2027-03-{day:02}", f"2027-03-{day:02}") for day in range(1, 20)]
    svg = draw_timeline(times, "2027-03-10")
    places = re.findall(r'<text class="label" x="([\d.]+)" y="([\d.]+)"[^>]*>([^<]+)', svg)
    rooms = [(float(x), float(y), float(x) + 6 * len(said)) for x, y, said in places]
    assert len(rooms) == len(times)
    assert not any(a != b and a[1] == b[1] and a[0] < b[2] and b[0] < a[2] for a in rooms for b in rooms)


@pytest.mark.parametrize("published", [None, "2027", "2027-03", "2027-03-03T10:00", "0001-01-01", "nonsense"])
def test_a_timeline_needs_no_date_of_the_article(published: str | None) -> None:
    svg = draw_timeline([_time("1914", "1914-01-01", "1914-12-31"), _time("the end", "9999-12-31", None)], published)
    assert ET.fromstring(svg).tag == f"{SVG}svg"


def test_estimates_lie_where_their_bounds_are() -> None:
    svg = draw_estimates([Estimated("not high", "that it breaks", 0.0, 0.45, 14)], "icd203", width=536)
    (span,) = (each for each in ET.fromstring(svg).iter() if each.get("class") == "span")
    assert (span.get("x1"), span.get("x2")) == ("18", "243")
    assert "0–45 %" in svg


@pytest.mark.parametrize("yardstick", ["icd203", "phia", "survey"])
def test_each_yardstick_has_its_axis(yardstick: str) -> None:
    svg = draw_estimates([Estimated("likely", "rain", 0.55, 0.8)], yardstick)  # type: ignore[arg-type]
    assert ("band" in svg) == (yardstick != "survey")


@pytest.mark.parametrize(
    "draw",
    [
        lambda bad: draw_map([_place(bad, 1, 1)], bad),
        lambda bad: draw_timeline([_time(bad, "2027-01-01", None)], "2027-01-01"),
        lambda bad: draw_estimates([Estimated(bad, bad, 0, 1)], "icd203"),
    ],
    ids=["map", "timeline", "estimates"],
)
def test_nothing_of_an_article_runs(draw: object) -> None:
    svg = draw('"><script>alert(1)</script>\x00\ud800')  # type: ignore[operator]
    assert "<script" not in svg
    assert ET.fromstring(svg).tag == f"{SVG}svg"
