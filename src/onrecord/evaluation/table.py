"""An evaluation as a table to read in a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table

    from onrecord.evaluation.calibration import Calibration
    from onrecord.evaluation.evaluation import Evaluation
    from onrecord.evaluation.scores import Score


def tables(evaluation: Evaluation) -> list[RenderableType]:
    """The figures in per cent: spans and statements, recall by kind, and calibration where there is one."""
    parts: list[RenderableType] = [_scores(evaluation), _recall(evaluation)]
    if evaluation.calibration is not None:
        parts.append(_reliability(evaluation.calibration))
    return [*parts, _closing(evaluation)]


def _table(title: str, *columns: str) -> Table:
    from rich.table import Table

    table = Table(title=title, title_justify="left", box=None, pad_edge=False)
    table.add_column(columns[0])
    for column in columns[1:]:
        table.add_column(column, justify="right")
    return table


def _scores(evaluation: Evaluation) -> Table:
    table = _table("Found", "", "P", "R", "F1", "found", "gold")
    for rule, score in evaluation.statements.items():
        table.add_row(f"statements, {_plain(rule)}", *_cells(score))
    table.add_row("nested, right parent", *_cells(evaluation.nested))
    for role, measures in evaluation.spans.items():
        for name, score in measures.items():
            table.add_row(f"{role} spans, {_plain(name)}", *_cells(score))
    return table


def _recall(evaluation: Evaluation) -> Table:
    kinds = list(evaluation.recall["relaxed"])
    table = _table("Recall by kind", "", *kinds)
    for rule, by_kind in evaluation.recall.items():
        table.add_row(_plain(rule), *(_share(hits / gold if gold else 0.0) for hits, gold in by_kind.values()))
    table.add_row("gold", *(str(gold) for _, gold in evaluation.recall["relaxed"].values()))
    return table


def _reliability(calibration: Calibration) -> Table:
    table = _table("Calibration", "confidence", "statements", "mean", "right")
    for one in calibration.equal_mass:
        edges = f"{one.low:.2f} to {one.high:.2f}"
        table.add_row(edges, str(one.count), _share(one.confidence), _share(one.correct))
    return table


def _closing(evaluation: Evaluation) -> str:
    missing = f", {evaluation.without_record} without a record (counted as empty)" if evaluation.without_record else ""
    return f"documents {evaluation.documents}{missing}{_errors(evaluation)}"


def _errors(evaluation: Evaluation) -> str:
    if evaluation.calibration is None:
        return ""
    mass, width = evaluation.calibration.error_equal_mass, evaluation.calibration.error_equal_width
    return f"\nexpected calibration error {mass:.3f} (bins of equal mass), {width:.3f} (of equal width)"


def _cells(score: Score) -> list[str]:
    return [_share(score.precision), _share(score.recall), _share(score.f1), str(score.found), str(score.gold)]


def _share(value: float) -> str:
    return f"{100 * value:.1f}"


def _plain(name: str) -> str:
    return name.replace("_", " ")
