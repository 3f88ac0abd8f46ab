"""The evaluation report: every quality figure that the documentation quotes, from one command.

    python benchmarks/quality.py --corpora ../shared/corpora --write

Reads tests/gold always, the research corpora where they are; prints Markdown, and with `--write` also puts it into
docs/evaluation.md (between its markers) and draws docs/reliability.svg.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from pathlib import Path

from onrecord import Reader
from onrecord.evaluation.attributions import Attribution, GoldArticle, from_record
from onrecord.evaluation.evaluation import Evaluation, evaluate
from onrecord.evaluation.gold import read_gold
from onrecord.evaluation.reliability import reliability_svg

ROOT = Path(__file__).resolve().parent.parent
REPORT = ROOT / "docs" / "evaluation.md"
BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"
SETS: dict[str, list[Path | str]] = {
    "own passages (tests/gold)": [ROOT / "tests" / "gold"],
    "PolNeAR dev": ["polnear-dev/gold.jsonl"],
    "crises dev": ["crises-dev/a2/gold.jsonl", "crises-dev/b2/gold.jsonl", "crises-dev/c3/gold.jsonl"],
}


def main() -> None:
    """Measure what is there and print the report."""
    options = _options()
    reader = Reader()
    measured = {name: _measure(gold, reader) for name, gold in _gold(options.corpora)}
    report = "\n\n".join([_scores(measured), _recall(measured), _calibration(measured)])
    print(report)
    if options.write:
        head, _, rest = REPORT.read_text(encoding="utf-8").partition(BEGIN)
        _, _, tail = rest.partition(END)
        REPORT.write_text(f"{head}{BEGIN}\n\n{report}\n\n{END}{tail}", encoding="utf-8")
        shown = measured.get("PolNeAR dev") or next(iter(measured.values()))
        if shown.calibration:
            (ROOT / "docs" / "reliability.svg").write_text(
                reliability_svg(shown.calibration.equal_mass), encoding="utf-8"
            )


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, default=ROOT.parent / "shared" / "corpora")
    parser.add_argument("--write", action="store_true")
    return parser.parse_args()


def _gold(corpora: Path) -> Iterable[tuple[str, list[GoldArticle]]]:
    for name, places in SETS.items():
        paths = [corpora / place for place in places]
        if all(path.exists() for path in paths):
            yield name, [article for path in paths for article in read_gold(path, None)]


def _measure(gold: list[GoldArticle], reader: Reader) -> Evaluation:
    records: dict[str, tuple[Attribution, ...]] = {
        record.document.id: from_record(record) for record in reader.read_many(article.document for article in gold)
    }
    return evaluate(gold, records)


def _row(*cells: object) -> str:
    return "| " + " | ".join(str(cell) for cell in cells) + " |"


def _percent(share: float) -> str:
    return f"{100 * share:.1f}"


def _scores(measured: dict[str, Evaluation]) -> str:
    rows = [_row("F1", *measured), _row("---", *["---:"] * len(measured))]
    for rule in ("relaxed", "exact", "content_and_cue", "content_only"):
        figures = (_percent(one.statements[rule].f1) for one in measured.values())
        rows.append(_row(f"statements, {rule.replace('_', ' ')}", *figures))
    for role in ("source", "cue", "content"):
        figures = (_percent(one.spans[role]["part_exact"].f1) for one in measured.values())
        rows.append(_row(f"{role}, contiguous parts exact", *figures))
    rows.append(_row("nested statements, right parent", *(_percent(one.nested.f1) for one in measured.values())))
    return "\n".join(rows)


def _recall(measured: dict[str, Evaluation]) -> str:
    rows = [_row("recall, relaxed", *measured), _row("---", *["---:"] * len(measured))]
    for kind in ("direct", "indirect", "mixed"):
        found = (one.recall["relaxed"][kind] for one in measured.values())
        rows.append(_row(kind, *(f"{_percent(hits / gold if gold else 0.0)} of {gold}" for hits, gold in found)))
    return "\n".join(rows)


def _calibration(measured: dict[str, Evaluation]) -> str:
    rows = [_row("expected calibration error", *measured), _row("---", *["---:"] * len(measured))]
    for name in ("error_equal_mass", "error_equal_width"):
        figures = (f"{getattr(one.calibration, name):.3f}" if one.calibration else "" for one in measured.values())
        rows.append(_row(name.removeprefix("error_").replace("_", " ") + " bins", *figures))
    return "\n".join(rows)


if __name__ == "__main__":
    main()
