"""Figures on labels of stance: act macro-F1, F1 of negated, accuracy of certainty over gold assertives."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from training.stance.examples import Example

Labels = tuple[str, str, str]


def report(name: str, gold: list[Example], found: list[Labels]) -> str:
    """One line. A certainty counts only where the act was found to be assertive too, as in the record."""
    acts = {
        act: _f1([one.act == act for one in gold], [label[0] == act for label in found])
        for act in sorted({one.act for one in gold})
    }
    negated = _f1([one.polarity == "negated" for one in gold], [label[1] == "negated" for label in found])
    sure = [
        label[0] == "assertive" and label[2] == one.level
        for one, label in zip(gold, found, strict=True)
        if one.act == "assertive"
    ]
    right = sum(one.act == label[0] for one, label in zip(gold, found, strict=True)) / len(gold)
    each = " ".join(f"{act} {value:.2f}" for act, value in acts.items())
    return (
        f"{name}: act macro-F1 {sum(acts.values()) / len(acts):.3f} accuracy {right:.3f} ({each}); "
        f"negated F1 {negated:.3f}; certainty accuracy {sum(sure) / max(1, len(sure)):.3f}; n {len(gold)}"
    )


def _f1(gold: list[bool], found: list[bool]) -> float:
    both = sum(a and b for a, b in zip(gold, found, strict=True))
    return 2 * both / max(1, sum(gold) + sum(found))
