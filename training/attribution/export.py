"""From a checkpoint to the files that ship: two ONNX graphs in int8, the tokenizer, settings with hashes."""

from __future__ import annotations

import hashlib
import json
import math
import shutil
from pathlib import Path

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from training.attribution.data import CLS, SEP
from training.attribution.model import DISTANCES, HIDDEN, ROLE_WIDTH, Attribution, Encoder, Layer, RoleHead

OPSET = 17


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
        for layer in encoder.layers:
            states = _layer(layer, states)
        words = states[0].index_select(0, first_piece)
        return words, self.project(words), self.anchors(words)


def _layer(layer: Layer, states: Tensor) -> Tensor:
    """A layer with attention written out, in the form that ONNX Runtime fuses."""
    _, length, hidden = states.shape
    shape = (1, length, layer.heads, hidden // layer.heads)
    query, key, value = (part(states).view(shape) for part in (layer.query, layer.key, layer.value))
    weights = torch.matmul(query.permute(0, 2, 1, 3), key.permute(0, 2, 3, 1)) / math.sqrt(hidden // layer.heads)
    mixed = torch.matmul(torch.softmax(weights, dim=-1), value.permute(0, 2, 1, 3)).permute(0, 2, 1, 3)
    states = layer.attention_norm(layer.output(mixed.reshape(1, length, hidden)) + states)
    return layer.output_norm(layer.contract(nn.functional.gelu(layer.expand(states))) + states)


class OneWindowRoles(nn.Module):
    """Role head over one window's words (W, R) for K anchors (K, H)."""

    def __init__(self, head: RoleHead) -> None:
        super().__init__()
        self.head = head

    def forward(self, words: Tensor, anchors: Tensor, near: Tensor, kind: Tensor) -> Tensor:
        return self.head(words[None], anchors, near, kind)


def export(model: Attribution, base: Path, out: Path, settings: dict[str, object]) -> None:
    """Write encoder.onnx, roles.onnx, tokenizer.json and settings.json into `out`."""
    model.eval()
    out.mkdir(parents=True, exist_ok=True)
    length, words = 40, 30
    examples = (
        torch.randint(5, 1000, (1, length)), torch.zeros((1, length, 3), dtype=torch.long), torch.arange(1, words + 1),
    )
    torch.onnx.export(
        OneWindow(model), examples, str(out / "encoder.fp32.onnx"), opset_version=OPSET, dynamo=False,
        input_names=["pieces", "features", "first_piece"], output_names=["states", "projected", "anchors"],
        dynamic_axes={"pieces": {1: "P"}, "features": {1: "P"}, "first_piece": {0: "W"}},
    )
    torch.onnx.export(
        OneWindowRoles(model.roles),
        (torch.randn(words, ROLE_WIDTH), torch.randn(3, HIDDEN), torch.zeros((3, words, 2), dtype=torch.long), torch.zeros(3, dtype=torch.long)),
        str(out / "roles.onnx"), opset_version=OPSET, dynamo=False,
        input_names=["words", "anchors", "near", "kind"], output_names=["scores"],
        dynamic_axes={"words": {0: "W"}, "anchors": {0: "K"}, "near": {0: "K", 1: "W"}, "kind": {0: "K"}},
    )
    _quantize(out / "encoder.fp32.onnx", out / "encoder.onnx")
    (out / "encoder.fp32.onnx").unlink()
    shutil.copy(base / "tokenizer.json", out / "tokenizer.json")
    names = ("encoder.onnx", "roles.onnx", "tokenizer.json")
    full = {
        "first_piece": CLS, "last_piece": SEP, "distances": DISTANCES,
        "transitions": np.round(model.roles.transitions.detach().numpy(), 5).tolist(),
        "start": np.round(model.roles.start.detach().numpy(), 5).tolist(),
        **settings,
        "sha256": {name: hashlib.sha256((out / name).read_bytes()).hexdigest() for name in names},
    }
    (out / "settings.json").write_text(json.dumps(full, indent=1) + "\n", encoding="utf-8")


def _quantize(source: Path, target: Path) -> None:
    from onnxruntime.transformers import optimizer
    from onnxruntime.transformers.fusion_options import FusionOptions

    fusion = FusionOptions("bert")
    fusion.enable_embed_layer_norm = False
    fused = optimizer.optimize_model(str(source), "bert", num_heads=12, hidden_size=HIDDEN, optimization_options=fusion, opt_level=0)
    print("fused:", fused.get_fused_operator_statistics())
    fused.save_model_to_file(str(source))
    quantize_dynamic(
        source, target, per_channel=True, weight_type=QuantType.QInt8,
        op_types_to_quantize=["MatMul", "Attention"], extra_options={"MatMulConstBOnly": True, "DefaultTensorType": onnx.TensorProto.FLOAT},
    )
