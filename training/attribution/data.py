"""Gold for the statement finder: corpora and marked texts to windows of words with their labels."""

from __future__ import annotations

import hashlib
import json
import random
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer

from onrecord.attribution.labels import BEGIN, INSIDE, OUTSIDE
from onrecord.attribution.windows import Window, cut_windows
from onrecord.evaluation.marked import load
from onrecord.language.words import Words, split_words

Spans = list[list[int]]
WINDOW_PIECES = 254


@dataclass(frozen=True)
class GoldStatement:
    """Character spans by role, and whether the statement stands inside another's content."""

    roles: dict[str, Spans]
    nested: bool


@dataclass(frozen=True)
class Article:
    """A text with its gold; `nested_known` is false where a corpus marks outermost statements only."""

    id: str
    text: str
    statements: list[GoldStatement]
    nested_known: bool


@dataclass(frozen=True)
class Example:
    """An article in words: per statement its anchor word and a label a word (sparse: runs of (role, first, last))."""

    id: str
    words: Words
    anchors: list[tuple[int, int, bool]]
    runs: list[list[tuple[int, int, int]]]
    hidden: NDArray[np.bool_]
    nested_known: bool


def read_corpus(folder: Path) -> list[Article]:
    """A corpus folder with docs.jsonl and gold.jsonl, outermost statements only."""
    texts = {row["id"]: row["text"] for row in _rows(folder / "docs.jsonl")}
    return [
        Article(row["id"], texts[row["id"]], [_from_json(s) for s in row["statements"]], nested_known=False)
        for row in _rows(folder / "gold.jsonl")
    ]


def read_versions(folder: Path) -> dict[str, list[Article]]:
    """All annotators' versions of the training articles that have several, by article id."""
    texts = {row["id"]: row["text"] for row in _rows(folder / "docs.jsonl")}
    versions: dict[str, list[Article]] = defaultdict(list)
    for row in _rows(folder / "gold.jsonl"):
        if row["split"] == "train":
            statements = [_from_json(s) for s in row["statements"] if s["cue"] and s["content"]]
            versions[row["id"]].append(Article(row["id"], texts[row["id"]], statements, nested_known=False))
    return versions


def read_marked(folder: Path) -> list[Article]:
    """The project's own marked texts, nested statements included."""
    articles = []
    for path in sorted(folder.rglob("*.txt")):
        marked = load(path)
        statements = [
            GoldStatement({role: [list(p) for p in parts] for role, parts in s.spans.items()}, s.parent is not None)
            for s in marked.statements
        ]
        articles.append(Article(path.stem, marked.text, statements, nested_known=True))
    return articles


def _rows(path: Path) -> Iterator[Any]:
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def _from_json(statement: dict[str, Any]) -> GoldStatement:
    roles = {role: statement[role]["spans"] for role in ("source", "cue", "content") if statement.get(role)}
    return GoldStatement(roles, bool(statement.get("depth")))


def held_out(identifier: str, share: int) -> bool:
    """One in `share` articles, by a hash of the id: the tuning part, never trained on."""
    return int(hashlib.sha256(identifier.encode()).hexdigest(), 16) % share == 0


def prepare(article: Article, tokenizer: Tokenizer) -> Example:
    """Words, anchors and label runs of one article; statements whose spans hold no word are dropped."""
    words = split_words(article.text, tokenizer)
    anchors: list[tuple[int, int, bool]] = []
    runs: list[list[tuple[int, int, int]]] = []
    hidden = np.zeros(len(words), dtype=bool)
    for statement in article.statements:
        found = [
            (role, first, last)
            for number, role in enumerate(("source", "content", "cue"))
            for first, last in _word_runs(words, statement.roles.get(role, []))
            for role in [number]
        ]
        contents = [run for run in found if run[0] == 1]
        cues = [run for run in found if run[0] == 2]
        if not contents:
            continue
        longest = max(cues, key=lambda run: run[2] - run[1], default=None)
        anchors.append((longest[2] - 1, 0, statement.nested) if longest else (contents[0][1], 1, statement.nested))
        runs.append(found)
        if not article.nested_known:
            for _, first, last in contents:
                hidden[first:last] = True
    return Example(article.id, words, anchors, runs, hidden, article.nested_known)


def _word_runs(words: Words, spans: Spans) -> Iterator[tuple[int, int]]:
    """Spans as runs of words; a span that stops inside a word takes the whole word."""
    for start, end in spans:
        first = int(np.searchsorted(words.ends, start, side="right"))
        last = int(np.searchsorted(words.starts, end, side="left"))
        if first < last:
            yield first, last


@dataclass(frozen=True)
class Batch:
    """B windows of at most P pieces and W words, with K anchors over them."""

    pieces: torch.Tensor  # (B, P)
    mask: torch.Tensor  # (B, P)
    features: torch.Tensor  # (B, P, 3): shape, quote, place
    first_piece: torch.Tensor  # (B, W)
    word_mask: torch.Tensor  # (B, W)
    paragraphs: torch.Tensor  # (B, W)
    quotes: torch.Tensor  # (B, W)
    anchor_target: torch.Tensor  # (B, W, 3): outer, cueless, nested
    anchor_weight: torch.Tensor  # (B, W, 3)
    union_target: torch.Tensor  # (B, W, 2): in any source, in any content
    window_of: torch.Tensor  # (K,)
    anchor: torch.Tensor  # (K,)
    kind: torch.Tensor  # (K,)
    labels: torch.Tensor  # (K, W)


def windows_of(examples: Iterable[Example], rng: random.Random | None) -> list[tuple[Example, Window]]:
    """All windows of the examples; with a generator, cut anew at random places."""
    found = []
    for example in examples:
        first_limit = rng.randint(40, WINDOW_PIECES) if rng else None
        found.extend((example, w) for w in cut_windows(example.words, WINDOW_PIECES, first_limit))
    return found


def batches(windows: list[tuple[Example, Window]], size: int, rng: random.Random | None) -> Iterator[Batch]:
    """Batches of windows of like length; shuffled when a generator is given."""
    order = list(windows)
    if rng:
        rng.shuffle(order)
        pool = size * 24
        order = [w for i in range(0, len(order), pool) for w in sorted(order[i : i + pool], key=_length)]
    groups = [order[i : i + size] for i in range(0, len(order), size)]
    if rng:
        rng.shuffle(groups)
    for group in groups:
        yield collate(group)


def _length(window: tuple[Example, Window]) -> int:
    return window[1].last - window[1].first


def collate(group: list[tuple[Example, Window]]) -> Batch:
    """Stack windows, padding to the longest."""
    piece_ranges = [
        np.flatnonzero((e.words.word_of_piece >= w.first) & (e.words.word_of_piece < w.last)) for e, w in group
    ]
    size, pieces = len(group), max(len(r) for r in piece_ranges) + 2
    width = max(_length(w) for w in group)
    out = {
        "pieces": np.zeros((size, pieces), np.int64),
        "mask": np.zeros((size, pieces), bool),
        "features": np.zeros((size, pieces, 3), np.int64),
        "first_piece": np.zeros((size, width), np.int64),
        "word_mask": np.zeros((size, width), bool),
        "paragraphs": np.zeros((size, width), np.int64),
        "quotes": np.zeros((size, width), np.int64),
        "anchor_target": np.zeros((size, width, 3), np.float32),
        "anchor_weight": np.zeros((size, width, 3), np.float32),
        "union_target": np.zeros((size, width, 2), np.float32),
    }
    window_of, anchor, kind, labels = [], [], [], []
    for row, ((example, window), taken) in enumerate(zip(group, piece_ranges, strict=True)):
        words, count, n = example.words, len(taken), window.last - window.first
        local = words.word_of_piece[taken] - window.first
        out["pieces"][row, 0] = CLS
        out["pieces"][row, 1 : count + 1] = words.pieces[taken]
        out["pieces"][row, count + 1] = SEP
        out["mask"][row, : count + 2] = True
        here = slice(window.first, window.last)
        for column, values in enumerate((words.shapes, words.quotes, words.places)):
            out["features"][row, 1 : count + 1, column] = values[here][local]
        out["first_piece"][row, :n] = np.flatnonzero(np.diff(local, prepend=-1)) + 1
        out["word_mask"][row, :n] = True
        out["paragraphs"][row, :n] = words.paragraphs[here]
        out["quotes"][row, :n] = words.quotes[here]
        out["anchor_weight"][row, :n] = 1.0
        if not example.nested_known:
            out["anchor_weight"][row, :n, 2] = np.where(example.hidden[here], 0.0, 1.0)
        for (at, cueless, nested), runs in zip(example.anchors, example.runs, strict=True):
            if not window.first <= at < window.last:
                continue
            out["anchor_target"][row, at - window.first, 2 if nested else cueless] = 1.0
            row_labels = np.full(width, OUTSIDE, np.int64)
            for role, first, last in runs:
                first, last = max(first, window.first) - window.first, min(last, window.last) - window.first
                if first < last:
                    row_labels[first] = BEGIN[role]
                    row_labels[first + 1 : last] = INSIDE[role]
                    if role < 2 and not nested:
                        out["union_target"][row, first:last, role] = 1.0
            window_of.append(row)
            anchor.append(at - window.first)
            kind.append(cueless)
            labels.append(row_labels)
    tensors = {name: torch.from_numpy(values) for name, values in out.items()}
    return Batch(
        **tensors,
        window_of=torch.tensor(window_of, dtype=torch.long),
        anchor=torch.tensor(anchor, dtype=torch.long),
        kind=torch.tensor(kind, dtype=torch.long),
        labels=torch.from_numpy(np.stack(labels)) if labels else torch.zeros((0, width), dtype=torch.long),
    )


CLS, SEP = 101, 102
