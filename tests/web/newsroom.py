"""A small newsroom for the tests of the web app: invented articles with records made by hand, in a store."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

from onrecord.document import Document, Published
from onrecord.matters import Change, Conflict, Matter, Position, Ref, Verdict
from onrecord.record import Act, Certainty, Part, Quotation, Record, Said, Speaker, Statement
from onrecord.store import Store
from onrecord.values import Estimate, Figure, Place, Time

BRENN = "listed/ada-brenn"
HOSTILE_NAME = "<b onmouseover=alert(1)>Eve</b>"
HOSTILE_TITLE = "<script>document.title='broken'</script> & a title"

BRIDGE = (
    "KARVEN, 2 March – The bridge over the Ostra will not reopen before the thaw, Transport Minister Ada Brenn said on"
    " Tuesday.\n\n"
    "“We looked at the steel, and the steel looked back at us,” she told reporters in Karven.\n\n"
    "The mayor, Tomas Oleander, insisted that the piers may well be sound. Up to 4,000 people cross on a working day."
)
FERRY = (
    "The ferry will carry everybody by Friday, Ada Brenn promised. Oleander doubted that the ferry could carry half."
    "\n\n“The bridge is safe,” Brenn said."
)
EMOJI = (
    "🚢 Harbour notes 🌊: “We sail at dawn ⚓ whatever comes,” Captain Ines Vale said, and the pilot Jo Marsh heard"
    " that she would sail at noon."
)


def hostile() -> str:
    """Mark-up, events and links where an article has words."""
    return (
        "<img src=x onerror=alert(1)> said that <a href=\"javascript:alert(1)\">all</a> is well, Eve said.\r\n\r\n"
        "\u202eevil\u202c and \x00 nothing \ud800 more, Eve said. </script><script>alert(2)</script>"
    )  # fmt: skip


def speaker(name: str | None, actor: str | None = None, role: str | None = None, **fields: Any) -> Speaker:
    """A person who speaks."""
    told = {"kind": "person", "country": None, "mention": None, "basis": "name", "confidence": 0.93}
    return Speaker(actor=actor, actor_name=name if actor else None, name=name, role=role, **{**told, **fields})


def part(text: str, words: str) -> Part:
    """The first place where words stand."""
    start = text.index(words)
    return Part(((start, start + len(words)),), words)


def statement(
    document: Document,
    content: str,
    *,
    source: str | None = None,
    cue: str | None = None,
    by: tuple[Speaker, ...] = (),
    quotation: Quotation = "indirect",
    act: Act = "assertive",
    certainty: Certainty | None = None,
    **fields: Any,
) -> Statement:
    """A statement whose parts are found in the article."""
    words = part(document.text, content)
    key = f"{document.id}\0{document.sha256}\0{words.spans}"
    return Statement(
        id=hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:12],
        depth=0,
        parent=None,
        source=part(document.text, source) if source else None,
        cue=part(document.text, cue) if cue else None,
        content=words,
        quotation=quotation,
        speakers=by,
        act=act,
        polarity="affirmed",
        certainty=certainty or Certainty("certain", 0.95, 1.0, None),
        distance="neutral",
        said=Said(document.published.value, "day", "published") if document.published else None,
        confidence=0.9,
        **fields,
    )


def document(identity: str, text: str, day: str, **fields: Any) -> Document:
    """An article that appeared on a day."""
    return Document(identity, text, published=Published(day, "day", "input"), **fields)


def bridge() -> Record:
    """A minister, a mayor, and a figure between them."""
    one = document("bridge", BRIDGE, "2027-03-02", title="Two stories of the Ostra bridge",
                   source="The Lowland Courier", url="https://courier.example/bridge")  # fmt: skip
    brenn = speaker("Ada Brenn", BRENN, "Transport Minister", country="LO")
    statements = (
        statement(one, "The bridge over the Ostra will not reopen before the thaw",
                  source="Transport Minister Ada Brenn", cue="said", by=(brenn,)),
        statement(one, "“We looked at the steel, and the steel looked back at us,”", source="she", cue="told",
                  by=(brenn,), quotation="direct"),
        statement(one, "that the piers may well be sound", source="The mayor, Tomas Oleander", cue="insisted",
                  by=(speaker("Tomas Oleander", None, "mayor"),), certainty=Certainty("possible", 0.05, 0.55, None)),
    )  # fmt: skip
    tuesday, people, karven = part(BRIDGE, "Tuesday"), part(BRIDGE, "Up to 4,000 people"), part(BRIDGE, "the Ostra")
    sound = part(BRIDGE, "the piers may well be sound").spans[0]
    return Record(
        one,
        statements,
        times=(Time(tuesday.spans[0], "Tuesday", "DATE", "2027-03-02", "2027-03-02", "2027-03-02"),),
        figures=(
            Figure(people.spans[0], people.text, None, 4000, True, True, False, None, None, "count", None, None),
        ),
        places=(Place(karven.spans[0], "the Ostra", "Ostra", "LO", 48.1, 16.4, 1, "city"),),
        estimates=(
            Estimate(statements[2].id, sound, part(BRIDGE, "may well").spans[0], 0.05, 0.55, "icd203", None),
        ),
    )  # fmt: skip


def ferry() -> Record:
    """The same minister, other words; and a mayor under a shorter name."""
    one = document("ferry", FERRY, "2027-03-05", title="A ferry by Friday", source="Karven Radio")
    brenn = speaker("Ada Brenn", BRENN, "Transport Minister", country="LO")
    return Record(one, (
        statement(one, "The ferry will carry everybody by Friday", source="Ada Brenn", cue="promised", by=(brenn,),
                  act="commissive"),
        statement(one, "that the ferry could carry half", source="Oleander", cue="doubted", by=(speaker("Oleander"),)),
        statement(one, "“The bridge is safe,”", source="Brenn", cue="said", by=(brenn,), quotation="direct"),
    ))  # fmt: skip


def emoji() -> Record:
    """Contents that overlap, after letters that UTF-16 needs two units for."""
    one = document("emoji", EMOJI, "2027-03-06", title="Harbour notes", source="Karven Radio")
    return Record(one, (
        statement(one, "“We sail at dawn ⚓ whatever comes,” Captain Ines Vale said", source="the pilot Jo Marsh",
                  cue="heard", by=(speaker("Jo Marsh"),), quotation="mixed"),
        statement(one, "“We sail at dawn ⚓ whatever comes,”", source="Captain Ines Vale", cue="said",
                  by=(speaker("Ines Vale"),), quotation="direct"),
        statement(one, "whatever comes,” Captain Ines Vale said, and the pilot", by=()),
    ))  # fmt: skip


def evil() -> Record:
    """An article that wants to run something."""
    one = document("evil/<i>", hostile(), "2027-03-07", title=HOSTILE_TITLE, url="javascript:alert(1)",
                   source='"><img src=x onerror=alert(1)>', language='en" onload="alert(1)')  # fmt: skip
    return Record(one, (
        statement(one, "that <a href=\"javascript:alert(1)\">all</a> is well", source="Eve", cue="said",
                  by=(speaker(HOSTILE_NAME, None, '"><script>alert(3)</script>'),)),
        statement(one, "\u202eevil\u202c and \x00 nothing \ud800 more", cue="said", by=()),
    ))  # fmt: skip


def long_article(words: int = 20_000, statements: int = 800) -> Record:
    """An article of so many words and statements, in paragraphs of four sentences."""
    sentence = (
        "The harbour master said that berth {} would stay shut until the tide had turned and the {} were counted."
    )
    each = len(sentence.split())
    count = words // each
    text = "".join(
        sentence.format(number, "boats") + ("\n\n" if number % 4 == 3 else " ") for number in range(count)
    ).strip()  # fmt: skip
    one = document("long", text, "2027-03-08", title="The long tide", source="The Lowland Courier")
    found = []
    for number in range(min(statements, count)):
        made = statement(
            one, f"that berth {number} would stay shut until the tide had turned", by=(speaker("the master"),)
        )
        found.append(replace(made, id=f"{number:012x}"))
    return Record(one, tuple(found))


def furnish(path: Path) -> Path:
    """A store with these articles (but the long one)."""
    with Store.open(path) as store, store.start_run("add", ["tests"]) as run:
        for record in (bridge(), ferry(), emoji(), evil()):
            store.add(record, origin="tests", run=run)
    return path


def one_matter() -> Matter:
    """A dispute over the bridge between a minister, who changed her mind, and a mayor."""
    records = bridge(), ferry()
    closed, _, sound = (Ref("bridge", one.id) for one in records[0].statements)
    safe = Ref("ferry", records[1].statements[2].id)
    return Matter(
        id="00c0ffee0000",
        question="Is the bridge safe?",
        positions=(Position("p1", "it is safe", (safe, closed), ("says", "says")),
                   Position("p2", "it may be sound", (sound,), ("doubts",))),
        dispute=True,
        conflicts=(Conflict(("p1", "p2"), Verdict("contradict", "one says safe, one doubts it", safe, sound, 0.8)),),
        changes=(Change(closed, safe, "reversed", "Ada Brenn", "first it stays closed, then it is safe"),),
    )  # fmt: skip


def token_in(page: str) -> str:
    """The token of a page's forms."""
    found = re.search(r'name="csrf" value="([^"]+)"', page)
    assert found
    return found[1]
