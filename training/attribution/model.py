"""The network: a small BERT encoder, an anchor head, and a role head that looks at the text from one anchor.

A statement is found by its anchor (the last word of its cue, or the first word of a content without a cue).
Given the anchor, every word of the window is source, content or cue of that statement, or nothing: so one
source may serve several cues, and one content may be another's part.
"""

from __future__ import annotations

from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from onrecord.attribution.labels import COUNT
from onrecord.language.words import PLACES, QUOTE_STATES, SHAPES

HIDDEN, LAYERS, HEADS, FEED_FORWARD, VOCABULARY, POSITIONS = 384, 6, 12, 1536, 30522, 512
ROLE_WIDTH = 192
DISTANCES = 48


class Layer(nn.Module):
    """One post-norm transformer layer, as in BERT."""

    def __init__(self, hidden: int, heads: int, feed_forward: int) -> None:
        super().__init__()
        self.heads = heads
        self.query, self.key, self.value = (nn.Linear(hidden, hidden) for _ in range(3))
        self.output = nn.Linear(hidden, hidden)
        self.attention_norm = nn.LayerNorm(hidden, eps=1e-12)
        self.expand = nn.Linear(hidden, feed_forward)
        self.contract = nn.Linear(feed_forward, hidden)
        self.output_norm = nn.LayerNorm(hidden, eps=1e-12)
        self.dropout = nn.Dropout(0.1)

    def forward(self, states: Tensor, bias: Tensor) -> Tensor:
        batch, length, hidden = states.shape
        query, key, value = (
            part(states).view(batch, length, self.heads, hidden // self.heads).transpose(1, 2)
            for part in (self.query, self.key, self.value)
        )
        mixed = functional.scaled_dot_product_attention(query, key, value, attn_mask=bias.to(query.dtype))
        mixed = mixed.transpose(1, 2).reshape(batch, length, hidden)
        states = self.attention_norm(states + self.dropout(self.output(mixed)))
        grown = functional.gelu(self.expand(states))
        return self.output_norm(states + self.dropout(self.contract(grown)))


class Encoder(nn.Module):
    """BERT's encoder with three more embeddings: what a word looks like, its quotation state, its place."""

    def __init__(self, feed_forward: int) -> None:
        super().__init__()
        self.word = nn.Embedding(VOCABULARY, HIDDEN)
        self.position = nn.Embedding(POSITIONS, HIDDEN)
        self.kind = nn.Embedding(2, HIDDEN)
        self.features = nn.ModuleList(nn.Embedding(len(names), HIDDEN) for names in (SHAPES, QUOTE_STATES, PLACES))
        for table in self.features:
            nn.init.zeros_(table.weight)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.dropout = nn.Dropout(0.1)
        self.layers = nn.ModuleList(Layer(HIDDEN, HEADS, feed_forward) for _ in range(LAYERS))

    def forward(self, pieces: Tensor, mask: Tensor, features: Tensor) -> Tensor:
        positions = torch.arange(pieces.shape[1], device=pieces.device)
        states = self.word(pieces) + self.position(positions) + self.kind.weight[0]
        for column, table in enumerate(self.features):
            states = states + table(features[:, :, column])
        states = self.dropout(self.norm(states))
        bias = (1.0 - mask[:, None, None, :].to(states.dtype)) * -30000.0
        for layer in self.layers:
            states = layer(states, bias)
        return states


class Attribution(nn.Module):
    """Encoder, anchor head (outer, cueless, nested) and role head."""

    def __init__(self, feed_forward: int = FEED_FORWARD) -> None:
        super().__init__()
        self.encoder = Encoder(feed_forward)
        self.dropout = nn.Dropout(0.1)
        self.anchors = nn.Sequential(nn.Linear(HIDDEN, ROLE_WIDTH), nn.ReLU(), nn.Linear(ROLE_WIDTH, 3))
        self.union = nn.Linear(HIDDEN, 2)
        self.roles = RoleHead()

    def words(self, pieces: Tensor, mask: Tensor, features: Tensor, first_piece: Tensor) -> Tensor:
        """States of the words, (B, W, HIDDEN): each word's first piece."""
        states = self.encoder(pieces, mask, features)
        return torch.gather(states, 1, first_piece[:, :, None].expand(-1, -1, HIDDEN))


class RoleHead(nn.Module):
    """Scores every word of a window for its role in one anchor's statement."""

    def __init__(self) -> None:
        super().__init__()
        self.word = nn.Linear(HIDDEN, ROLE_WIDTH)
        self.anchor = nn.Linear(HIDDEN, 2 * ROLE_WIDTH)
        self.distance = nn.Embedding(DISTANCES, ROLE_WIDTH)
        self.kind = nn.Embedding(2, ROLE_WIDTH)
        self.quote = nn.Embedding(len(QUOTE_STATES) * 2, ROLE_WIDTH)
        self.near = nn.ModuleList(nn.Conv1d(ROLE_WIDTH, ROLE_WIDTH, 7, padding=3, groups=ROLE_WIDTH) for _ in range(2))
        self.mix = nn.ModuleList(nn.Linear(ROLE_WIDTH, ROLE_WIDTH) for _ in range(2))
        self.norms = nn.ModuleList(nn.LayerNorm(ROLE_WIDTH) for _ in range(3))
        self.out = nn.Linear(ROLE_WIDTH, COUNT)
        self.transitions = nn.Parameter(torch.zeros(COUNT, COUNT))
        self.start = nn.Parameter(torch.zeros(COUNT))
        self.dropout = nn.Dropout(0.1)

    def forward(self, word_states: Tensor, anchor_states: Tensor, relations: Tensor, kind: Tensor) -> Tensor:
        """Scores (K, W, COUNT) from projected words (K, W, R), anchor states (K, H) and relations (K, W, 2)."""
        gate, shift = self.anchor(anchor_states).chunk(2, dim=-1)
        mixed = word_states * (1.0 + gate[:, None]) + shift[:, None] + self.kind(kind)[:, None]
        mixed = mixed + self.distance(relations[..., 0]) + self.quote(relations[..., 1])
        mixed = functional.relu(self.norms[0](mixed))
        for near, mix, norm in zip(self.near, self.mix, list(self.norms)[1:], strict=True):
            around = near(mixed.transpose(1, 2)).transpose(1, 2)
            mixed = mixed + self.dropout(functional.relu(mix(norm(around))))
        return self.out(mixed)


def relations(words: int, anchor: Tensor, paragraphs: Tensor, quotes: Tensor) -> Tensor:
    """Distance bucket and quote relation of every word to each anchor, (K, W, 2); paragraphs, quotes are (K, W)."""
    offset = torch.arange(words)[None, :] - anchor[:, None]
    size = offset.abs()
    bucket = torch.where(
        size < 8, size, (8 + (torch.log2(size.clamp(min=8).float() / 8) * 3).floor()).long().clamp(max=22)
    )
    bucket = torch.where(offset < 0, bucket + DISTANCES // 2, bucket)
    same_paragraph = paragraphs == paragraphs.gather(1, anchor[:, None])
    return torch.stack([bucket, quotes * 2 + same_paragraph.long()], dim=-1)


def crf_loss(scores: Tensor, labels: Tensor, mask: Tensor, transitions: Tensor, start: Tensor) -> Tensor:
    """Negative log-likelihood of each label sequence (Lafferty et al. 2001), shape (K,)."""
    rows = torch.arange(len(labels))
    emitted = scores.gather(2, labels[:, :, None]).squeeze(2)
    path = start[labels[:, 0]] + emitted[:, 0]
    path = path + ((transitions[labels[:, :-1], labels[:, 1:]] + emitted[:, 1:]) * mask[:, 1:]).sum(1)
    alpha = start + scores[:, 0]
    for step in range(1, scores.shape[1]):
        fresh = torch.logsumexp(alpha[:, :, None] + transitions, dim=1) + scores[:, step]
        alpha = torch.where(mask[:, step, None], fresh, alpha)
    return (torch.logsumexp(alpha, dim=1) - path)[rows]


def load_base(model: Attribution, weights: Path) -> None:
    """Fill the encoder from all-MiniLM-L6-v2's safetensors file."""
    base = load_file(weights)
    names = {
        "word.weight": "embeddings.word_embeddings.weight",
        "position.weight": "embeddings.position_embeddings.weight",
        "kind.weight": "embeddings.token_type_embeddings.weight",
        "norm.weight": "embeddings.LayerNorm.weight",
        "norm.bias": "embeddings.LayerNorm.bias",
    }
    parts = {
        "query": "attention.self.query",
        "key": "attention.self.key",
        "value": "attention.self.value",
        "output": "attention.output.dense",
        "attention_norm": "attention.output.LayerNorm",
        "expand": "intermediate.dense",
        "contract": "output.dense",
        "output_norm": "output.LayerNorm",
    }
    for index in range(LAYERS):
        for ours, theirs in parts.items():
            for kind in ("weight", "bias"):
                names[f"layers.{index}.{ours}.{kind}"] = f"encoder.layer.{index}.{theirs}.{kind}"
    state = model.encoder.state_dict()
    for ours, theirs in names.items():
        assert state[ours].shape == base[theirs].shape, ours
        state[ours] = base[theirs]
    model.encoder.load_state_dict(state)


def rate(step: int, warm_up: int, decay_from: int, total: int) -> float:
    """Learning-rate factor: up, level, then down to nothing along a line."""
    if step < warm_up:
        return (step + 1) / warm_up
    if step < decay_from:
        return 1.0
    return max(0.0, (total - step) / max(1, total - decay_from))
