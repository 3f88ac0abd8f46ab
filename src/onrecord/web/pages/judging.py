"""What people decide: accept, reject, correct, note, merge, keep apart, split, rename, undo; by form and API alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeVar

from fastapi import Body, Request
from pydantic import BaseModel, ConfigDict, Field, ValidationError
from starlette.datastructures import FormData
from starlette.responses import Response

from onrecord.errors import UsageError
from onrecord.matters import Ref
from onrecord.matters.stored import judge_matter
from onrecord.web.desk import Desk
from onrecord.web.encoding import json_answer
from onrecord.web.forms import CheckedForm, back_to, done, field
from onrecord.web.resolved import tell
from onrecord.web.said import said
from onrecord.web.saved import save
from onrecord.web.serving import ERRORS

if TYPE_CHECKING:
    from onrecord.store import Judgement
    from onrecord.web.serving import Site

Span = tuple[Annotated[int, Field(ge=0, le=2**31)], Annotated[int, Field(ge=0, le=2**31)]]
Told = TypeVar("Told", bound=BaseModel)
Text = Annotated[str, Field(max_length=2000)]
MOST_SPLIT = 1000
"""Statements that are given to another actor at once: two of the largest pages of rows."""


class SpeakerGiven(BaseModel):
    """Who speaks: an actor's id, or a new name."""

    model_config = ConfigDict(extra="forbid")
    actor: Text | None = None
    name: Text | None = None


class StatementNamed(BaseModel):
    """A statement by its article's id and its own."""

    model_config = ConfigDict(extra="forbid")
    document: Text
    statement: Text


class Decision(BaseModel):
    """A judgement. Statements are named by `document` and `statement`, actors by `actor` and `other`.

    To split an actor takes the `statements` of the other one, and its `name`.
    """

    model_config = ConfigDict(extra="forbid")
    kind: Literal["accept", "reject", "correct", "note", "same", "different", "unsure", "rename", "split"]
    document: Text | None = None
    statement: Text | None = None
    actor: Text | None = None
    other: Text | None = None
    name: Text | None = None
    statements: list[Text | StatementNamed] = Field(default_factory=list, max_length=MOST_SPLIT)
    speaker: SpeakerGiven | None = None
    source: list[Span] | None = Field(default=None, max_length=50)
    cue: list[Span] | None = Field(default=None, max_length=50)
    content: list[Span] | None = Field(default=None, max_length=50)
    act: Literal["assertive", "directive", "commissive", "expressive", "declaration", "question"] | None = None
    polarity: Literal["affirmed", "negated"] | None = None
    quotation: Literal["direct", "indirect", "mixed"] | None = None
    why: Text | None = None


class MatterDecision(BaseModel):
    """What two statements are to each other."""

    model_config = ConfigDict(extra="forbid")
    decision: Literal["same matter", "different matter", "agree", "contradict"]
    first: StatementNamed
    second: StatementNamed
    why: Text | None = None


class Outcome(BaseModel):
    """What became of an estimate."""

    model_config = ConfigDict(extra="forbid")
    document: Text
    statement: Text
    happened: bool
    why: Text | None = None


class Undoing(BaseModel):
    """The number of the judgement to take back."""

    model_config = ConfigDict(extra="forbid")
    judgement: Annotated[int, Field(ge=1, le=2**53)]


class Kept(BaseModel):
    """The number of the judgement that was kept."""

    judgement: int


def decide(desk: Desk, decision: Decision) -> Judgement:
    """Give a judgement to the store."""
    return desk.store.judge(
        decision.kind,
        statement=decision.statement,
        document=decision.document,
        correction=_correction(decision) if decision.kind == "correct" else None,
        actor=decision.actor,
        other=decision.other,
        name=decision.name,
        statements=[one if isinstance(one, str) else (one.document, one.statement) for one in decision.statements],
        by=desk.user,
        why=decision.why,
    )


def decide_on_matter(desk: Desk, decision: MatterDecision) -> Judgement:
    """Give a decision on matters to the store. Raises UsageError for statements that it does not hold."""
    refs = [Ref(one.document, one.statement) for one in (decision.first, decision.second)]
    if len(said(desk.store, refs)) < len(set(refs)) or refs[0] == refs[1]:
        raise UsageError("name two statements that are in the store, each by its article's id and its own")
    return judge_matter(desk.store, decision.decision, refs[0], refs[1], by=desk.user, why=decision.why)


def _correction(decision: Decision) -> dict[str, Any]:
    made: dict[str, Any] = {
        name: value
        for name in ("source", "cue", "content", "act", "polarity", "quotation")
        if (value := getattr(decision, name)) is not None
    }
    if decision.speaker is not None:
        told = decision.speaker.model_dump(exclude_none=True)
        if not told:
            raise UsageError("a speaker needs an actor's id, or a name")
        made["speakers"] = [{"actor": told["actor"]} if "actor" in told else told]
    return made


def add(site: Site) -> None:
    """Add forms and API."""
    added: dict[str, Any] = {"response_model": Kept, "responses": ERRORS, "status_code": 201}

    @site.api.post("/judgements", summary="Judge a statement or actors", operation_id="judge", **added)
    def judge(request: Request, decision: Annotated[Decision, Body()]) -> Response:
        """Accept, reject, correct or note a statement; say that two actors are the same, different, unsure; rename."""
        return json_answer(request, {"judgement": decide(Desk.of(request), decision).key}, 201)

    @site.api.post(
        "/matter-judgements", summary="Judge two statements of matters", operation_id="judge_matter", **added
    )
    def judge_on_matter(request: Request, decision: Annotated[MatterDecision, Body()]) -> Response:
        """Say that two statements are one matter or not, or that they agree or contradict each other."""
        return json_answer(request, {"judgement": decide_on_matter(Desk.of(request), decision).key}, 201)

    @site.api.post("/outcomes", summary="Tell what became of an estimate", operation_id="tell_outcome", **added)
    def tell_outcome(request: Request, outcome: Annotated[Outcome, Body()]) -> Response:
        """Say whether what an estimate was about happened; its estimator is scored by it."""
        desk = Desk.of(request)
        key = tell(desk.store, outcome.document, outcome.statement, outcome.happened, desk.user, outcome.why)
        return json_answer(request, {"judgement": key}, 201)

    @site.api.post("/undo", summary="Take a judgement back", operation_id="undo", **added)
    def undo(request: Request, undoing: Annotated[Undoing, Body()]) -> Response:
        """Take a judgement back by its number; to undo an undo brings the first one back."""
        desk = Desk.of(request)
        return json_answer(request, {"judgement": desk.store.undo(undoing.judgement, by=desk.user).key}, 201)

    _add_forms(site)


def _add_forms(site: Site) -> None:
    hidden: dict[str, Any] = {"include_in_schema": False, "response_model": None}

    @site.router.post("/judge", **hidden)
    def judge_form(request: Request, form: CheckedForm) -> Response:
        return done(back_to(form), decide(Desk.of(request), from_form(Desk.of(request), form)).key)

    @site.router.post("/undo", **hidden)
    def undo_form(request: Request, form: CheckedForm) -> Response:
        desk = Desk.of(request)
        return done(back_to(form), desk.store.undo(_number(field(form, "judgement")), by=desk.user).key)

    @site.router.post("/matters/judge", **hidden)
    def matter_form(request: Request, form: CheckedForm) -> Response:
        first, second = (
            StatementNamed(document=field(form, f"{name}_document"), statement=field(form, f"{name}_statement"))
            for name in ("first", "second")
        )
        told = {"decision": field(form, "decision"), "first": first, "second": second}
        return done(back_to(form, "/matters"), decide_on_matter(Desk.of(request), checked(MatterDecision, told)).key)

    @site.router.post("/outcomes", **hidden)
    def outcome_form(request: Request, form: CheckedForm) -> Response:
        desk, happened = Desk.of(request), field(form, "happened") == "yes"
        key = tell(desk.store, field(form, "document"), field(form, "statement"), happened, desk.user)
        return done(back_to(form, "/estimates"), key)

    @site.router.post("/searches", **hidden)
    def save_form(request: Request, form: CheckedForm) -> Response:
        desk, address = Desk.of(request), field(form, "search")
        return done(address, save(desk.store, field(form, "name"), address, desk.user))


def from_form(desk: Desk, form: FormData) -> Decision:
    """The decision of a form of the reader or of the correction page: its button names the kind, or the statement."""
    document, why = field(form, "document"), field(form, "why") or None
    for kind in ("accept", "reject"):
        if field(form, kind):
            return decision_of({"kind": kind, "document": document, "statement": field(form, kind)})
    told: dict[str, Any] = {
        "kind": field(form, "kind"), "document": document, "statement": field(form, "statement"), "why": why
    }  # fmt: skip
    if told["kind"] == "correct":
        told |= {name: field(form, name) for name in ("act", "polarity", "quotation") if field(form, name)}
        if actor := field(form, "speaker_actor"):
            told["speaker"] = {"actor": actor}
        elif name := field(form, "speaker_name").strip():
            told["speaker"] = {"name": name}
        told |= _content(desk, document, told["statement"], field(form, "content_words"))
    return decision_of(told)


def _content(desk: Desk, document: str, statement: str, words: str) -> dict[str, Any]:
    """The span of words that were typed, as near to the statement as they stand; nothing where they are the same."""
    view = desk.store.article(document)
    one = next((one for one in view.record.statements if one.id == statement), None) if view else None
    wanted = words.replace("\r\n", "\n").strip()
    if view is None or one is None or not wanted or wanted == one.content.text.replace("\r\n", "\n").strip():
        return {}
    text, near = view.record.document.text, one.content.spans[0][0]
    places = [at for at in range(len(text)) if text.startswith(wanted, at)] if wanted in text else []
    if not places:
        raise UsageError("these words do not stand so in the article: copy them from it, exactly")
    start = min(places, key=lambda at: abs(at - near))
    return {"content": [(start, start + len(wanted))]}


def decision_of(told: dict[str, Any]) -> Decision:
    """The decision of a form's fields. Raises UsageError that names the field."""
    return checked(Decision, told)


def checked(kind: type[Told], told: dict[str, Any]) -> Told:
    """A value of a form's fields. Raises UsageError that names the field."""
    try:
        return kind(**told)
    except ValidationError as error:
        first = error.errors()[0]
        raise UsageError(f"{' '.join(map(str, first['loc']))}: {first['msg']}") from None


def _number(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 17):
        raise UsageError("a judgement has a number")
    return int(text)
