"""From a checkpoint to the files that ship: two ONNX graphs in int8, the tokenizer, settings with hashes."""

from __future__ import annotations

import argparse
import copy
import hashlib
import json
import shutil
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from training.attribution.data import CLS, SEP
from training.attribution.model import DISTANCES, HIDDEN, ROLE_WIDTH, Attribution, Encoder, Layer, RoleHead

OPSET = 17
UNCALIBRATED = {
    "version": "uncalibrated",
    "limits": {"outermost": 0.4, "cueless": 0.4, "nested": 0.4, "quoted": 0.4},
    "calibration": [0.0, 1.0, 1.0, 1.0, 1.0, 0.0, 0.0, 0.0, 0.0],
}
"""Settings until training/attribution/calibrate.py has fitted them."""


class SmallEmbedding(nn.Module):
    """An embedding table in int8 with one scale a row."""

    def __init__(self, weight: Tensor) -> None:
        super().__init__()
        scale = weight.abs().amax(dim=1, keepdim=True).clamp(min=1e-8) / 127.0
        self.register_buffer("table", torch.round(weight / scale).to(torch.int8))
        self.register_buffer("scale", scale)

    def forward(self, ids: Tensor) -> Tensor:
        return self.table[ids].float() * self.scale[ids]


class OneWindow(nn.Module):
    """Encoder and anchor head over one unpadded window."""

    def __init__(self, model: Attribution) -> None:
        super().__init__()
        self.encoder: Encoder = model.encoder
        self.word = SmallEmbedding(model.encoder.word.weight.detach())
        self.anchors, self.project = model.anchors, model.roles.word

    def forward(self, pieces: Tensor, features: Tensor, first_piece: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        encoder = self.encoder
        positions = torch.arange(pieces.shape[1])
        states = self.word(pieces) + encoder.position(positions) + encoder.kind.weight[0]
        for column, table in enumerate(encoder.features):
            states = states + table(features[:, :, column])
        states = encoder.norm(states)
        *lower, last = encoder.layers
        for layer in lower:
            states = _layer(layer, states, states)
        # Of the last layer only what is read of it: the first piece of each word.
        words = _layer(last, states.index_select(1, first_piece), states)[0]
        return words, self.project(words), self.anchors(words)


class FusedAttention(torch.autograd.Function):
    """Attention as ONNX Runtime's own operator, which never writes the whole matrix of weights."""

    @staticmethod
    def forward(ctx: object, query: Tensor, key: Tensor, value: Tensor, heads: int) -> Tensor:  # noqa: ARG004
        return torch.zeros_like(query) + (key * 0 + value * 0).sum()

    @staticmethod
    def symbolic(g: Any, query: Any, key: Any, value: Any, heads: int) -> Any:
        mixed = g.op("com.microsoft::MultiHeadAttention", query, key, value, num_heads_i=heads)
        return mixed.setType(query.type())


def _layer(layer: Layer, states: Tensor, context: Tensor) -> Tensor:
    mixed = FusedAttention.apply(layer.query(states), layer.key(context), layer.value(context), layer.heads)
    states = layer.attention_norm(layer.output(mixed) + states)
    return layer.output_norm(layer.contract(nn.functional.gelu(layer.expand(states))) + states)


class FlatConvolution(nn.Module):
    """A one-dimensional convolution as one over an image of height 1: ONNX Runtime has a fast kernel for that alone."""

    def __init__(self, near: nn.Conv1d) -> None:
        super().__init__()
        (width,) = near.kernel_size
        self.flat = nn.Conv2d(
            near.in_channels, near.out_channels, (1, width), padding=(0, width // 2), groups=near.groups
        )
        self.flat.weight.data.copy_(near.weight.data.unsqueeze(2))
        assert near.bias is not None
        assert self.flat.bias is not None
        self.flat.bias.data.copy_(near.bias.data)

    def forward(self, states: Tensor) -> Tensor:
        return self.flat(states.unsqueeze(2)).squeeze(2)


class OneWindowRoles(nn.Module):
    """Role head over C of one window's words (W, R), picked by index (K, C), for K anchors (K, H)."""

    def __init__(self, head: RoleHead) -> None:
        super().__init__()
        self.head = copy.deepcopy(head)
        self.head.near = nn.ModuleList(FlatConvolution(near) for near in head.near)

    def forward(self, words: Tensor, index: Tensor, anchors: Tensor, near: Tensor, kind: Tensor) -> Tensor:
        return self.head(words[index], anchors, near, kind)


def export(model: Attribution, base: Path, out: Path, settings: dict[str, object]) -> None:
    """Write encoder.onnx, roles.onnx, tokenizer.json and settings.json into `out`."""
    model.eval()
    out.mkdir(parents=True, exist_ok=True)
    length, words, near = 40, 30, 20
    examples = (
        torch.randint(5, 1000, (1, length)),
        torch.zeros((1, length, 3), dtype=torch.long),
        torch.arange(1, words + 1),
    )
    torch.onnx.export(
        OneWindow(model),
        examples,
        str(out / "encoder.fp32.onnx"),
        opset_version=OPSET,
        dynamo=False,
        input_names=["pieces", "features", "first_piece"],
        output_names=["states", "projected", "anchors"],
        dynamic_axes={"pieces": {1: "P"}, "features": {1: "P"}, "first_piece": {0: "W"}},
    )
    torch.onnx.export(
        OneWindowRoles(model.roles),
        (
            torch.randn(words, ROLE_WIDTH),
            torch.zeros((3, near), dtype=torch.long),
            torch.randn(3, HIDDEN),
            torch.zeros((3, near, 2), dtype=torch.long),
            torch.zeros(3, dtype=torch.long),
        ),
        str(out / "roles.fp32.onnx"),
        opset_version=OPSET,
        dynamo=False,
        input_names=["words", "index", "anchors", "near", "kind"],
        output_names=["scores"],
        dynamic_axes={
            "words": {0: "W"},
            "index": {0: "K", 1: "C"},
            "anchors": {0: "K"},
            "near": {0: "K", 1: "C"},
            "kind": {0: "K"},
        },
    )
    for name in ("encoder", "roles"):
        full = out / f"{name}.fp32.onnx"
        _fuse(full)
        _quantize(full, out / f"{name}.onnx")
        full.unlink()
    shutil.copy(base / "tokenizer.json", out / "tokenizer.json")
    names = ("encoder.onnx", "roles.onnx", "tokenizer.json")
    written = {
        "first_piece": CLS,
        "last_piece": SEP,
        "distances": DISTANCES,
        "transitions": np.round(model.roles.transitions.detach().numpy(), 5).tolist(),
        "start": np.round(model.roles.start.detach().numpy(), 5).tolist(),
        **settings,
        "sha256": {name: hashlib.sha256((out / name).read_bytes()).hexdigest() for name in names},
    }
    (out / "settings.json").write_text(json.dumps(written, indent=1) + "\n", encoding="utf-8")


def _fuse(graph: Path) -> None:
    from onnxruntime.transformers import optimizer
    from onnxruntime.transformers.fusion_options import FusionOptions

    fusion = FusionOptions("bert")
    fusion.enable_embed_layer_norm = False
    # Fused with its addition, layer normalization takes several times as long on a processor.
    fusion.enable_skip_layer_norm = False
    fusion.enable_bias_skip_layer_norm = False
    fusion.enable_attention = False
    fused = optimizer.optimize_model(
        str(graph), "bert", num_heads=12, hidden_size=HIDDEN, optimization_options=fusion, opt_level=0
    )
    fused.save_model_to_file(str(graph))


def _quantize(source: Path, target: Path) -> None:
    quantize_dynamic(
        source,
        target,
        per_channel=True,
        weight_type=QuantType.QInt8,
        op_types_to_quantize=["MatMul"],
        extra_options={"MatMulConstBOnly": True, "DefaultTensorType": onnx.TensorProto.FLOAT},
    )


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("checkpoint", type=Path, help="average-N.pt that training wrote")
    options.add_argument("--base", type=Path, required=True, help="folder of all-MiniLM-L6-v2, for its tokenizer")
    options.add_argument("--out", type=Path, required=True)
    chosen = options.parse_args()
    state = torch.load(chosen.checkpoint, weights_only=True)
    model = Attribution(feed_forward=len(state["encoder.layers.0.expand.bias"]))
    model.load_state_dict(state)
    export(model, chosen.base, chosen.out, dict(UNCALIBRATED))


if __name__ == "__main__":
    main()
