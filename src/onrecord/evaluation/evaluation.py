"""The whole evaluation: every score of some records against their gold."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

from onrecord.evaluation.attributions import ROLES, Attribution, GoldArticle, Role
from onrecord.evaluation.calibration import Calibration, Judged, calibrate
from onrecord.evaluation.kinds import KINDS, kind_of, quoted_places
from onrecord.evaluation.nesting import score_nested
from onrecord.evaluation.scores import Score, of_hits
from onrecord.evaluation.spans import SPAN_MEASURES, score_spans
from onrecord.evaluation.statements import RULES, match_statements
from onrecord.evaluation.tokens import TokenAttribution, Tokens, in_tokens

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from onrecord.record import Quotation


@dataclass(frozen=True, slots=True)
class Evaluation:
    """All figures. All but `nested` look at outermost statements, as most gold holds no others.

    `recall` holds (found, gold) by rule and kind; `calibration` is None where no statement has a confidence.
    """

    documents: int
    without_record: int
    spans: dict[Role, dict[str, Score]]
    statements: dict[str, Score]
    recall: dict[str, dict[Quotation, tuple[int, int]]]
    nested: Score
    calibration: Calibration | None

    def to_dict(self) -> dict[str, Any]:
        """The figures as plain values: shares in [0, 1] and counts."""
        return {
            "documents": self.documents,
            "without_record": self.without_record,
            "spans": {role: {name: one.to_dict() for name, one in by.items()} for role, by in self.spans.items()},
            "statements": {rule: one.to_dict() for rule, one in self.statements.items()},
            "recall": {
                rule: {kind: _share(*counts) for kind, counts in by.items()} for rule, by in self.recall.items()
            },
            "nested": self.nested.to_dict(),
            "calibration": asdict(self.calibration) if self.calibration else None,
        }


def _share(hits: int, gold: int) -> dict[str, float]:
    return {"recall": hits / gold if gold else 0.0, "gold": gold}


@dataclass
class _Sums:
    spans: dict[Role, dict[str, Score]] = field(
        default_factory=lambda: {role: dict.fromkeys(SPAN_MEASURES, Score()) for role in ROLES}
    )
    statements: dict[str, Score] = field(default_factory=lambda: dict.fromkeys(RULES, Score()))
    kinds: Counter[Quotation] = field(default_factory=Counter)
    hits: dict[str, Counter[Quotation]] = field(default_factory=lambda: {rule: Counter() for rule in RULES})
    nested: Score = field(default_factory=Score)
    judged: list[Judged] = field(default_factory=list)


def evaluate(gold: Sequence[GoldArticle], records: Mapping[str, Sequence[Attribution]]) -> Evaluation:
    """Score records, by document id, against gold; a document without a record counts as an empty one."""
    sums = _Sums()
    for article in gold:
        _add_article(sums, article, records.get(article.document.id, ()))
    return Evaluation(
        documents=len(gold),
        without_record=sum(article.document.id not in records for article in gold),
        spans=sums.spans,
        statements=sums.statements,
        recall={rule: {kind: (hits[kind], sums.kinds[kind]) for kind in KINDS} for rule, hits in sums.hits.items()},
        nested=sums.nested,
        calibration=calibrate(sums.judged),
    )


def _add_article(sums: _Sums, article: GoldArticle, record: Sequence[Attribution]) -> None:
    text = article.document.text
    tokens = Tokens(text)
    outer = [one for one in record if one.depth == 0]
    gold = [in_tokens(one, tokens) for one in article.attributions if one.depth == 0]
    found = [in_tokens(one, tokens) for one in outer]
    for role, measures in score_spans(gold, found).items():
        for name, score in measures.items():
            sums.spans[role][name] += score
    quoted = quoted_places(text)
    kinds = [kind_of(one.content, tokens, quoted) for one in gold]
    sums.kinds.update(kinds)
    _add_statements(sums, gold, found, kinds, outer)
    sums.nested += score_nested(article.attributions, record, tokens)


def _add_statements(
    sums: _Sums,
    gold: list[TokenAttribution],
    found: list[TokenAttribution],
    kinds: list[Quotation],
    outer: list[Attribution],
) -> None:
    for rule, allows in RULES.items():
        pairs = match_statements(gold, found, allows)
        sums.statements[rule] += of_hits(len(pairs), len(found), len(gold))
        sums.hits[rule].update(kinds[row] for row, _ in pairs)
        if rule == "relaxed":
            right = {column for _, column in pairs}
            sums.judged += [(one.confidence, at in right) for at, one in enumerate(outer) if one.confidence is not None]
