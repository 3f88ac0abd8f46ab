"""Scores of a checkpoint on prepared examples, in words: quick figures to steer training by."""

from __future__ import annotations

import torch

from onrecord.attribution.decode import allowed_steps, runs_of, viterbi
from training.attribution.data import Example, batches, windows_of
from training.attribution.model import Attribution, relations


@torch.no_grad()
def measure(model: Attribution, examples: list[Example], threshold: float = 0.4) -> dict[str, float]:
    """F1 of anchors, and of statements exact and relaxed (sources and contents overlapping), outer ones and nested."""
    model.eval()
    steps = allowed_steps(model.roles.transitions.numpy())
    start = model.roles.start.numpy()
    hits = dict.fromkeys(("anchor", "exact", "relaxed", "nested", "source", "content"), 0)
    predicted = gold_count = nested_predicted = nested_gold = 0
    for batch in batches(windows_of(examples, None), 16, None):
        with torch.autocast("cpu", torch.bfloat16):
            words = model.words(batch.pieces, batch.mask, batch.features, batch.first_piece)
            believed = torch.sigmoid(model.anchors(words).float()) * batch.word_mask[:, :, None]
            window, at, kind = torch.nonzero(believed > threshold, as_tuple=True)
            if not len(window):
                continue
            near = relations(words.shape[1], at, batch.paragraphs[window], batch.quotes[window])
            scores = (
                model.roles(model.roles.word(words)[window], words[window, at], near, (kind == 1).long())
                .float()
                .numpy()
            )
        lengths = batch.word_mask.sum(1)[window].numpy()
        labels = viterbi(scores, lengths, steps, start)
        gold = {
            (w, a, bool(batch.anchor_target[w, a, 2])): runs_of(row.numpy())
            for w, a, row in zip(batch.window_of.tolist(), batch.anchor.tolist(), batch.labels, strict=True)
        }
        gold_count += sum(not nested for _, _, nested in gold)
        nested_gold += sum(nested for _, _, nested in gold)
        for w, a, k, row in zip(window.tolist(), at.tolist(), kind.tolist(), labels, strict=True):
            nested = k == 2
            predicted += not nested
            nested_predicted += nested
            truth = gold.get((w, a, nested))
            if truth is None:
                continue
            mine = runs_of(row)
            alike = _alike(mine, truth)
            if nested:
                hits["nested"] += alike
                continue
            hits["anchor"] += 1
            hits["exact"] += mine == truth
            hits["relaxed"] += alike
            hits["source"] += mine.get("source") == truth.get("source")
            hits["content"] += mine.get("content") == truth.get("content")
    result = {name: _f1(hits[name], predicted, gold_count) for name in hits if name != "nested"}
    result["nested"] = _f1(hits["nested"], nested_predicted, nested_gold)
    result["per_gold"] = round(predicted / max(1, gold_count), 3)
    return result


def _f1(hits: int, predicted: int, gold: int) -> float:
    return round(200 * hits / max(1, predicted + gold), 1)


def _alike(mine: dict[str, list[tuple[int, int]]], truth: dict[str, list[tuple[int, int]]]) -> bool:
    sets = [
        {role: {i for a, b in runs.get(role, []) for i in range(a, b)} for role in ("source", "content")}
        for runs in (mine, truth)
    ]
    (source, content), (gold_source, gold_content) = (tuple(s.values()) for s in sets)
    overlap = 2 * len(content & gold_content) / max(1, len(content) + len(gold_content))
    return overlap >= 0.5 and (bool(source & gold_source) or (not source and not gold_source))
