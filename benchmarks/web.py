"""The reading room on a store of 100,000 statements: how long each page takes over HTTP, and what the reader weighs.

    python benchmarks/web.py --file /somewhere/web.sqlite                     # makes it (minutes), then measures
    python benchmarks/web.py --file /somewhere/web.sqlite --requests 50

The store is that of benchmarks/store.py. Its words are drawn at random, so no two of its statements answer one
question: 8,000 matters of two to twelve statements are drawn too, a third of them disputes, and given to the app as a
store with matters would. Every page is asked for `--requests` times, each time with other parameters, over one
connection, by the wall clock and by the processor's; the first two answers, which fill caches, are left out.
"""

from __future__ import annotations

import argparse
import gzip
import http.client
import json
import random
import re
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median, quantiles
from urllib.parse import quote, urlencode

sys.path.insert(0, str(Path(__file__).parent))
from store import World, articles

from onrecord.matters import Change, Conflict, Matter, Position, Ref, Verdict
from onrecord.matters.matter import StanceOn
from onrecord.store import Store
from onrecord.web import WebSettings, matters
from onrecord.web.server import listen, server_for

MATTERS = 8000
SAYS: StanceOn = "says"
Draw = random.Random


def main() -> None:
    """Make the store where it is missing, serve it, measure every page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--file", type=Path, required=True)
    parser.add_argument("--statements", type=int, default=100_000)
    parser.add_argument("--requests", type=int, default=200)
    parser.add_argument("--only", help="Only pages whose address begins so.")
    asked = parser.parse_args()
    if not asked.file.exists():
        make(asked.file, asked.statements)
    drawn = draw_matters(asked.file)
    matters.load_matters = lambda store: (drawn, {})  # type: ignore[attr-defined] # noqa: ARG005
    matters.bring_up_to_date = lambda store: False  # type: ignore[attr-defined] # noqa: ARG005
    with serving(asked.file) as port:
        connection = http.client.HTTPConnection("127.0.0.1", port)
        for name, addresses in pages(asked.file, drawn).items():
            if not asked.only or name.startswith(asked.only):
                print(json.dumps({"page": name} | measured(connection, addresses, asked.requests)), flush=True)
        print(json.dumps({"reader's first page, bytes": weight(connection, next(iter(documents(asked.file))))}))


def make(file: Path, statements: int) -> None:
    """Fill a store with invented articles."""
    with Store.open(file) as store:
        for _ in store.add_many(articles(World(), statements)):
            pass


def draw_matters(file: Path) -> tuple[Matter, ...]:
    """Matters over statements drawn at random."""
    draw = Draw(7)
    with Store.open(file) as store:
        sql = "SELECT document, id, content FROM statement JOIN article ON article.key = statement.article"
        found = store.connection.execute(sql).fetchall()
    draw.shuffle(found)
    made, at = [], 0
    for number in range(MATTERS):
        size = draw.choice((2, 2, 2, 3, 3, 4, 6, 12))
        chosen, at = found[at : at + size], at + size
        if len(chosen) < 2:
            break
        made.append(matter(number, chosen, number % 3 == 0))
    return tuple(made)


def matter(number: int, rows: list[tuple[str, str, str]], dispute: bool) -> Matter:
    """One matter: two positions where it is a dispute."""
    refs = [Ref(document, statement) for document, statement, _ in rows]
    parts = [refs[::2], refs[1::2]] if dispute else [refs]
    positions = tuple(
        Position(f"p{place}", rows[place - 1][2], tuple(part), tuple(SAYS for _ in part))
        for place, part in enumerate(parts, 1)
    )
    verdict = Verdict("contradict", "the figures do not meet", refs[0], refs[1], 0.8)
    return Matter(
        f"{number:012x}",
        f"What of {rows[0][2]}?",
        positions,
        dispute,
        (Conflict(("p1", "p2"), verdict),) if dispute else (),
        (Change(refs[0], refs[-1], "softened", "somebody", "it was surer before"),) if number % 5 == 0 else (),
    )


class serving:  # noqa: N801 - reads as a word at its `with`
    """The app on a free port, in a thread."""

    def __init__(self, file: Path) -> None:
        self._server = server_for(file, WebSettings())
        self._socket = listen("127.0.0.1", 0)
        self._thread = threading.Thread(target=lambda: self._server.run(sockets=[self._socket]), daemon=True)

    def __enter__(self) -> int:
        self._thread.start()
        while not self._server.started:
            time.sleep(0.05)
        return int(self._socket.getsockname()[1])

    def __exit__(self, *_: object) -> None:
        self._server.should_exit = True
        self._thread.join(10)
        self._socket.close()


def documents(file: Path) -> list[str]:
    """Some articles' ids, drawn at random."""
    with Store.open(file) as store:
        return [
            name for (name,) in store.connection.execute("SELECT document FROM article ORDER BY random() LIMIT 300")
        ]


def pages(file: Path, drawn: tuple[Matter, ...]) -> dict[str, Iterator[str]]:
    """Endless addresses by the page's name."""
    draw = Draw(11)
    names = documents(file)
    with Store.open(file) as store:
        actors = [one.id for one in store.actors(limit=400)]
        texts = store.connection.execute("SELECT content FROM statement ORDER BY random() LIMIT 300")
        words = [word for (text,) in texts for word in text.split() if len(word) > 4]
        rows = store.connection.execute(
            "SELECT document, id FROM statement JOIN article ON article.key = article ORDER BY random() LIMIT 300"
        )
        statements = [{"id": document, "statement": statement} for document, statement in rows]
        outlets = [name for (name,) in store.connection.execute("SELECT name FROM source LIMIT 100")]
        countries = [code for (code,) in store.connection.execute("SELECT DISTINCT country FROM actor LIMIT 60")]

    def endless(make: Callable[[], str]) -> Iterator[str]:
        while True:
            yield make()

    def page(most: int) -> str:
        return str(draw.randint(1, most))

    def asked(path: str, **values: str) -> str:
        return f"{path}?{urlencode(values)}"

    one: Callable[[list[str]], str] = draw.choice
    return {
        "/": endless(lambda: "/"),
        "/articles": endless(lambda: asked("/articles", page=page(40))),
        "/articles by outlet": endless(lambda: asked("/articles", source=one(outlets))),
        "/articles by words": endless(lambda: asked("/articles", q=one(words))),
        "/article": endless(lambda: asked("/article", id=one(names))),
        "/search": endless(lambda: asked("/search", page=page(40))),
        "/search by words": endless(lambda: asked("/search", q=one(words))),
        "/search by filters": endless(lambda: asked("/search", speaker=one(actors), certainty="possible")),
        "/search by figure": endless(lambda: asked("/search", figure=f">{draw.randint(10, 5000)}", q=one(words))),
        "/actors": endless(lambda: asked("/actors", page=page(40))),
        "/actors by name": endless(lambda: asked("/actors", q=one(words)[:4])),
        "/actor": endless(lambda: asked("/actor", id=one(actors))),
        "/matters": endless(lambda: asked("/matters", page=page(100))),
        "/matters by words": endless(lambda: asked("/matters", q=one(words))),
        "/matter": endless(lambda: asked("/matter", id=draw.choice(drawn).id)),
        "/disputes": endless(lambda: asked("/disputes", page=page(60))),
        "/estimates": endless(lambda: asked("/estimates", page=page(20))),
        "/timeline": endless(lambda: asked("/timeline", page=page(20))),
        "/timeline of a speaker": endless(lambda: asked("/timeline", speaker=one(actors))),
        "/map": endless(lambda: asked("/map", zoom=str(draw.randint(0, 5)))),
        "/map by country": endless(lambda: asked("/map", country=one(countries))),
        "/correct": endless(lambda: asked("/correct", **draw.choice(statements))),
        "/judgements": endless(lambda: asked("/judgements", page=page(3))),
        "/runs": endless(lambda: "/runs"),
        "/help": endless(lambda: "/help"),
        "/api": endless(lambda: "/api"),
    }


def measured(connection: http.client.HTTPConnection, addresses: Iterator[str], requests: int) -> dict[str, float]:
    """Median and 99th percentile in milliseconds by the wall clock, and the median by the processor's."""
    for _ in range(2):
        ask(connection, next(addresses))
    walls, costs, sizes = [], [], []
    for _ in range(requests):
        address = next(addresses)
        wall, cost = time.perf_counter(), time.process_time()
        sizes.append(len(ask(connection, address)))
        walls.append(1000 * (time.perf_counter() - wall))
        costs.append(1000 * (time.process_time() - cost))
    return {
        "median": round(median(walls), 1),
        "99th": round(quantiles(walls, n=100)[98], 1),
        "cpu median": round(median(costs), 1),
        "cpu 99th": round(quantiles(costs, n=100)[98], 1),
        "kB": round(median(sizes) / 1000, 1),
    }


def ask(connection: http.client.HTTPConnection, address: str) -> bytes:
    """The body as it is sent."""
    connection.request("GET", address, headers={"accept": "text/html", "accept-encoding": "gzip"})
    answer = connection.getresponse()
    body = answer.read()
    if answer.status != 200:
        raise SystemExit(f"{address}: {answer.status}")
    return body


def weight(connection: http.client.HTTPConnection, document: str) -> int:
    """All that a browser loads for the reader: page, style sheets, scripts, fonts, icon."""
    body = ask(connection, f"/article?id={quote(document, safe='')}")
    page = gzip.decompress(body).decode()
    found = set(re.findall(r'(?:href|src)="(/static/[^"]+)"', page))
    folder = next(iter(found)).split("/")[2]
    modules = ("keys", "steps", "reader", "offsets", "picker", "server")
    found |= {f"/static/{folder}/js/{name}.js" for name in modules}
    return len(body) + sum(len(ask(connection, address)) for address in found)


if __name__ == "__main__":
    main()
