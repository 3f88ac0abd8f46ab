"""Thresholds and confidence of an exported model, fitted on the articles kept from training.

    python -m training.attribution.calibrate --model MODEL_FOLDER --corpus POLNEAR_TRAIN --texts training/texts

Thresholds are those with the best sum of relaxed and exact F1 over news and own texts; confidence is a
logistic regression (ridge, Newton's method) of "relaxed match" on what onrecord.attribution.confidence looks at.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from onrecord.attribution.confidence import features
from onrecord.attribution.decode import Found
from onrecord.attribution.finder import Attribution, assemble, believable, candidates, pooled, without_borrowed
from onrecord.attribution.network import Network
from onrecord.evaluation.attributions import Attribution as Spans
from onrecord.evaluation.statements import identical, match_statements, same_statement
from onrecord.evaluation.tokens import TokenAttribution, Tokens, in_tokens
from onrecord.language.words import Words, split_words
from training.attribution.data import Article, held_out, read_corpus, read_marked
from training.attribution.train import TEXTS_TUNE_SHARE, TUNE_SHARE

RIDGE = 1.0
GRID = [step / 50 for step in range(8, 40)]
NOTHING = 0.004
"""A difference in the sum of four F1 that the tuning articles are too few to tell."""
Limits = tuple[float, float, float, float]


@dataclass(frozen=True)
class Case:
    """A tuning article with all its candidates, pooled."""

    article: Article
    words: Words
    found: list[Found]
    tokens: Tokens
    gold: list[TokenAttribution]
    nested_gold: list[TokenAttribution]


def main() -> None:
    options = _options()
    network = Network(options.model)
    news = [_case(a, network) for a in read_corpus(options.corpus) if held_out(a.id, TUNE_SHARE)]
    own = [_case(a, network) for a in read_marked(options.texts) if held_out(a.id, TEXTS_TUNE_SHARE)]
    weights = network.settings.calibration
    settings = json.loads((options.model / "settings.json").read_text(encoding="utf-8"))
    limits = _best_limits(news, own, weights)
    settings["limits"] = dict(zip(("outermost", "cueless", "nested", "quoted"), limits, strict=True))
    settings["calibration"] = [round(w, 4) for w in _fit(news + own, limits, weights)]
    settings["version"] = options.version
    (options.model / "settings.json").write_text(json.dumps(settings, indent=1) + "\n", encoding="utf-8")


def _case(article: Article, network: Network) -> Case:
    words, tokens = split_words(article.text, network.tokenizer), Tokens(article.text)
    gold = [(in_tokens(_spans(s.roles), tokens), s.nested) for s in article.statements if s.roles.get("content")]
    return Case(
        article,
        words,
        pooled(candidates(words, network)),
        tokens,
        [g for g, nested in gold if not nested],
        [g for g, nested in gold if nested],
    )


def _spans(roles: dict[str, list[list[int]]]) -> Spans:
    return Spans("", **{role: tuple((a, b) for a, b in roles.get(role, [])) for role in ("source", "cue", "content")})


def _drawn(case: Case, found: list[Found], weights: tuple[float, ...]) -> list[tuple[Attribution, TokenAttribution]]:
    drawn = assemble(case.article.text, case.words, found, weights)
    return [(a, in_tokens(Spans("", a.source, a.cue, a.content), case.tokens)) for a in drawn]


def _f1(cases: list[Case], limits: Limits, weights: tuple[float, ...]) -> tuple[float, float, float]:
    """Relaxed and exact F1 of outermost statements, relaxed F1 of nested ones."""
    relaxed = exact = nested = outer_count = nested_count = 0
    for case in cases:
        drawn = _drawn(case, without_borrowed(believable(case.found, limits)), weights)
        outer = [t for a, t in drawn if a.parent is None]
        inner = [t for a, t in drawn if a.parent is not None]
        relaxed += 2 * len(match_statements(case.gold, outer, same_statement))
        exact += 2 * len(match_statements(case.gold, outer, identical))
        nested += 2 * len(match_statements(case.nested_gold, inner, same_statement))
        outer_count += len(case.gold) + len(outer)
        nested_count += len(case.nested_gold) + len(inner)
    return relaxed / max(1, outer_count), exact / max(1, outer_count), nested / max(1, nested_count)


def _best_limits(news: list[Case], own: list[Case], weights: tuple[float, ...]) -> Limits:
    """One threshold after the other: outermost by both corpora, cueless and nested by the own texts."""

    def worth(limits: Limits) -> float:
        return sum(sum(_f1(cases, limits, weights)[:2]) for cases in (news, own))

    outer = _lowest({limit: worth((limit, 0.5, 0.5, 0.5)) for limit in GRID})
    quoted = _lowest({limit: worth((outer, 0.5, 0.5, limit)) for limit in GRID})
    cueless = max(GRID, key=lambda t: worth((outer, t, 0.5, quoted)))
    inner = {limit: _f1(own, (outer, cueless, limit, quoted), weights)[2] for limit in GRID}
    # Unlike a quotation left out, a nested statement that is none clutters the record: the highest limit here.
    nested = max(limit for limit, score in inner.items() if score >= max(inner.values()) - NOTHING)
    limits = (round(outer, 2), round(cueless, 2), round(nested, 2), round(quoted, 2))
    for name, cases in (("news", news), ("own", own)):
        print(name, limits, "relaxed {:.3f} exact {:.3f} nested {:.3f}".format(*_f1(cases, limits, weights)))
    return limits


def _lowest(worths: dict[float, float]) -> float:
    """The lowest limit that costs nothing: the optimum is flat, and a statement left out is worse than one too many."""
    return min(limit for limit, worth in worths.items() if worth >= max(worths.values()) - NOTHING)


def _fit(cases: list[Case], limits: Limits, weights: tuple[float, ...]) -> list[float]:
    rows, right = [], []
    for case in cases:
        for found in without_borrowed(believable(case.found, limits)):
            if found.nested and not case.article.nested_known:
                continue
            gold = case.nested_gold if found.nested else case.gold
            drawn = [t for _, t in _drawn(case, [found], weights)]
            rows.append(features(found))
            right.append(bool(match_statements(gold, drawn, same_statement)))
    inputs, target = np.array(rows), np.array(right, dtype=float)
    fitted = np.zeros(inputs.shape[1])
    for _ in range(50):
        chance = 1 / (1 + np.exp(-inputs @ fitted))
        slope = inputs.T @ (target - chance) - RIDGE * fitted
        curve = (inputs * (chance * (1 - chance))[:, None]).T @ inputs + RIDGE * np.eye(len(fitted))
        fitted += np.linalg.solve(curve, slope)
    print(f"confidence fitted on {len(target)} statements, {target.mean():.3f} of them right")
    return [float(w) for w in fitted]


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", type=Path, required=True, help="folder that training.attribution.export wrote")
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--texts", type=Path, required=True)
    parser.add_argument("--version", required=True, help="name of this model, such as 2026-11-23")
    return parser.parse_args()


if __name__ == "__main__":
    main()
