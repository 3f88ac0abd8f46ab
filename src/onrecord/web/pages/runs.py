"""Runs: what was read, what failed; and the desk where more is added by paste, upload, address or feed."""

from __future__ import annotations

import json
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Annotated, Any

from fastapi import Body, Request
from pydantic import BaseModel, ConfigDict, Field
from starlette.datastructures import FormData, UploadFile
from starlette.responses import RedirectResponse, Response, StreamingResponse

from onrecord.errors import UsageError
from onrecord.export.wording import one_line
from onrecord.store import Failure, RunEntry
from onrecord.web.desk import Desk
from onrecord.web.encoding import json_answer
from onrecord.web.errors import NotFound
from onrecord.web.forms import CheckedForm, field, uploads
from onrecord.web.pages.reading import Article, document_of
from onrecord.web.paging import Paged, PageNumber, PerPage, cut, window
from onrecord.web.parameters import RunNumber
from onrecord.web.runs.job import Job, Task
from onrecord.web.serving import ERRORS

if TYPE_CHECKING:
    from onrecord.web.serving import Site

PER_PAGE = 25
TICK = 0.4
"""Seconds between two looks at a job: what an eye takes for at once."""
_LONGEST_WATCH = 3600.0


@dataclass(frozen=True, slots=True)
class RunRow:
    """One run. Times are UTC, ISO 8601."""

    key: int
    kind: str
    inputs: tuple[str, ...]
    started: str
    ended: str | None
    state: str
    added: int
    updated: int
    unchanged: int
    failed: int
    address: str


@dataclass(frozen=True, slots=True)
class RunsPage:
    """The runs, the latest first."""

    runs: Paged[RunRow]


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run of this server is."""

    total: int | None
    done: int
    current: str
    problem: str


@dataclass(frozen=True, slots=True)
class RunPage:
    """One run, what failed in it, and its progress while it runs."""

    run: RunRow
    failures: list[Failure]
    progress: Progress | None


class Order(BaseModel):
    """What to read: articles as they are, or addresses of pages or feeds; or both."""

    model_config = ConfigDict(extra="forbid")
    articles: list[Article] = Field(default_factory=list, max_length=1000)
    addresses: list[Annotated[str, Field(max_length=2000, pattern="^https?://")]] = Field(
        default_factory=list, max_length=200
    )


class Ordered(BaseModel):
    """The run that will read what was ordered."""

    run: int


def load(desk: Desk, page: PageNumber = 1, per_page: PerPage = PER_PAGE) -> RunsPage:
    """Runs, the latest first, with what became of their articles."""
    limit, offset = window(page, per_page)
    return RunsPage(cut([_row(entry) for entry in desk.store.runs(limit=limit, offset=offset)], page, per_page))


def load_run(desk: Desk, id: RunNumber) -> RunPage:  # noqa: A002 - the address's parameter
    """One run with its failures, and its progress while it runs."""
    entry = run_entry(desk, id)
    job = desk.app.runs.job(id)
    progress = Progress(job.total, job.done, one_line(job.current), job.problem) if job and not job.over else None
    return RunPage(_row(entry), desk.store.failures(run=id, still_open=False, limit=500), progress)


def run_entry(desk: Desk, key: int) -> RunEntry:
    """A run by its number. Raises NotFound."""
    from onrecord.store.runs import list_runs

    found = list_runs(desk.store.connection, 1, 0, key)
    if not found:
        raise NotFound("run")
    return found[0]


def _row(entry: RunEntry) -> RunRow:
    return RunRow(
        entry.key, entry.kind, tuple(one_line(name) for name in entry.inputs), entry.started, entry.ended, entry.state,
        entry.added, entry.updated, entry.unchanged, entry.failed, f"/run?id={entry.key}",
    )  # fmt: skip


def tasks_of(form: FormData) -> Iterator[Task]:
    """What the form on the page orders: a pasted text, files, addresses. Raises UsageError."""
    if text := field(form, "text").strip():
        told = {name: field(form, name).strip() or None for name in ("title", "source", "published", "url")}
        yield Task(told["title"] or "pasted text", documents=(document_of(Article(text=text, **told)),))
    if names := tuple(dict.fromkeys(field(form, "addresses").split())):
        if wrong := [name for name in names if not name.startswith(("http://", "https://"))]:
            raise UsageError(f"{wrong[0][:100]!r} is no address: write one that begins with http:// or https://")
        yield Task(names[0], names=names)
    for upload in uploads(form, "files"):
        yield Task(_file_name(upload), upload=_kept(upload))


def _file_name(upload: UploadFile) -> str:
    return one_line(PurePosixPath((upload.filename or "").replace("\\", "/")).name)[:200] or "upload"


def _kept(upload: UploadFile) -> Path:
    """The file on disk, under its own ending, which tells the form."""
    suffix = "".join(PurePosixPath(_file_name(upload)).suffixes[-2:])
    ending = suffix if suffix.replace(".", "").isalnum() and len(suffix) < 20 else ""
    with tempfile.NamedTemporaryFile(prefix="onrecord-", suffix=ending, delete=False) as file:
        while chunk := upload.file.read(1 << 20):
            file.write(chunk)
    return Path(file.name)


def _events(job: Job) -> Iterator[str]:
    """The job's state as server-sent events, whenever it changed, until it is over."""
    before, ends = None, time.monotonic() + _LONGEST_WATCH
    while time.monotonic() < ends:
        state = job.state()
        if state != before:
            yield f"data: {json.dumps(state)}\n\n"
            before = state
        if state["over"]:
            return
        time.sleep(TICK)


def add(site: Site) -> None:
    """Add both pages, the desk's forms, and the live progress."""
    site.page("/runs", "runs.html", load, table="runs", title="Runs")
    site.page("/run", "run.html", load_run, table="failures", title="Run")
    hidden: dict[str, Any] = {"include_in_schema": False, "response_model": None}

    @site.router.post("/runs", **hidden)
    def order(request: Request, form: CheckedForm) -> Response:
        desk = Desk.of(request)
        jobs = [desk.app.runs.order(task) for task in tasks_of(form)]
        if not jobs:
            raise UsageError("there is nothing to read: paste a text, choose a file, or give an address")
        return RedirectResponse(f"/run?id={jobs[0].run}" if len(jobs) == 1 else "/runs", 303)

    @site.router.post("/runs/stop", **hidden)
    def stop(request: Request, form: CheckedForm) -> Response:
        number = field(form, "run")
        if number.isdigit():
            Desk.of(request).app.runs.stop(int(number))
        return RedirectResponse(f"/run?id={number}" if number.isdigit() else "/runs", 303)

    @site.router.get("/run/events", **hidden)
    def events(request: Request, id: RunNumber) -> Response:  # noqa: A002 - the address's parameter
        job = Desk.of(request).app.runs.job(id)
        if job is None:
            raise NotFound("running job")
        return StreamingResponse(_events(job), media_type="text/event-stream", headers={"cache-control": "no-store"})

    @site.api.post("/runs", summary="Read and keep articles", operation_id="order", response_model=Ordered,
                   status_code=202, responses=ERRORS)  # fmt: skip
    def order_by_api(request: Request, order: Annotated[Order, Body()]) -> Response:
        """Read articles, pages or feeds in the background, and keep them; /api/run tells how far it is."""
        documents = tuple(document_of(article) for article in order.articles)
        if not documents and not order.addresses:
            raise UsageError("there is nothing to read: give articles or addresses")
        label = order.addresses[0] if order.addresses else f"{len(documents)} articles over the API"
        job = Desk.of(request).app.runs.order(Task(label, tuple(order.addresses), documents))
        return json_answer(request, {"run": job.run}, 202)
