"""The sentence model: all-MiniLM-L6-v2's encoder, its states averaged over a statement's own pieces, 128 numbers out.

A text may carry a context before it, which the encoder reads and the average leaves out.
"""

from __future__ import annotations

from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional

from training.attribution.data import CLS, SEP
from training.attribution.model import FEED_FORWARD, HIDDEN, Attribution, Encoder, load_base

WIDTH = 128
LONGEST_TEXT, LONGEST_CONTEXT = 48, 32
View = tuple[str, str]
"""A context (may be empty) and a text."""


class SentenceModel(nn.Module):
    """Encoder and projection; vectors have length 1."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder
        self.project = nn.Linear(HIDDEN, WIDTH, bias=False)

    def pooled(self, pieces: Tensor, mask: Tensor, own: Tensor) -> Tensor:
        """Mean states over each text's own pieces, (B, HIDDEN)."""
        features = torch.zeros((*pieces.shape, 3), dtype=torch.long)
        states = self.encoder(pieces, mask, features)
        return (states * own[:, :, None]).sum(1) / own.sum(1, keepdim=True).clamp(min=1)

    def forward(self, pieces: Tensor, mask: Tensor, own: Tensor) -> Tensor:
        return functional.normalize(self.project(self.pooled(pieces, mask, own)), dim=-1)


def base_model(weights: Path) -> SentenceModel:
    """The base encoder with an untrained projection."""
    shell = Attribution(FEED_FORWARD)
    load_base(shell, weights)
    return SentenceModel(shell.encoder)


def batch_of(tokenizer: Tokenizer, views: list[View]) -> tuple[Tensor, Tensor, Tensor]:
    """Pieces, mask, and which pieces are the text's own, (B, P) each."""
    rows = [pieces_of(tokenizer, *view) for view in views]
    length = max(len(pieces) for pieces, _ in rows)
    pieces = torch.zeros((len(rows), length), dtype=torch.long)
    mask, own = torch.zeros((len(rows), length)), torch.zeros((len(rows), length))
    for row, (found, first) in enumerate(rows):
        pieces[row, : len(found)] = torch.tensor(found)
        mask[row, : len(found)] = 1
        own[row, first : len(found)] = 1
    return pieces, mask, own


def pieces_of(tokenizer: Tokenizer, context: str, text: str) -> tuple[list[int], int]:
    """[CLS] context [SEP] text [SEP], the context cut at its beginning; and where the text's own pieces begin."""
    before = tokenizer.encode(context, add_special_tokens=False).ids[-LONGEST_CONTEXT:] if context else []
    own = tokenizer.encode(text, add_special_tokens=False).ids[:LONGEST_TEXT]
    head = [CLS, *before, SEP] if before else [CLS]
    return [*head, *own, SEP], len(head) if before else 0
