"""From the trained sentence model to the file that ships: one ONNX graph in int8, and its settings with the hash.

python -m training.matters.export WEIGHTS --base MODEL_FOLDER --out src/onrecord/matters/model
"""

from __future__ import annotations

import argparse
import hashlib
import json
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from training.attribution.data import CLS, SEP
from training.attribution.export import OPSET, SmallEmbedding, _fuse, _layer, _quantize
from training.matters.sentences import LONGEST_CONTEXT, LONGEST_TEXT, SentenceModel, base_model


class OneText(nn.Module):
    """The sentence model over one unpadded text."""

    def __init__(self, model: SentenceModel) -> None:
        super().__init__()
        self.encoder, self.project = model.encoder, model.project
        self.word = SmallEmbedding(model.encoder.word.weight.detach())
        longest = LONGEST_CONTEXT + LONGEST_TEXT + 3
        self.register_buffer("position", model.encoder.position.weight.detach()[:longest].clone())

    def forward(self, pieces: Tensor, own: Tensor) -> Tensor:
        states = self.word(pieces) + self.position[: pieces.shape[1]] + self.encoder.kind.weight[0]
        for table in self.encoder.features:
            states = states + table.weight[0]
        states = self.encoder.norm(states)
        for layer in self.encoder.layers:
            states = _layer(layer, states, states)
        pooled = (states * own[:, :, None]).sum(1) / own.sum(1, keepdim=True)
        return functional.normalize(self.project(pooled), dim=-1)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("weights", type=Path)
    parser.add_argument("--base", type=Path, required=True, help="folder with model.safetensors")
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    model = base_model(given.base / "model.safetensors")
    model.load_state_dict(torch.load(given.weights))
    model.eval()
    given.out.mkdir(parents=True, exist_ok=True)
    full, small = given.out / "sentences.fp32.onnx", given.out / "sentences.onnx"
    torch.onnx.export(
        OneText(model),
        (torch.randint(5, 1000, (1, 30)), torch.ones((1, 30))),
        str(full),
        opset_version=OPSET,
        dynamo=False,
        input_names=["pieces", "own"],
        output_names=["vector"],
        dynamic_axes={"pieces": {1: "P"}, "own": {1: "P"}},
    )
    _fuse(full)
    _quantize(full, small)
    full.unlink()
    settings = {
        "first_piece": CLS,
        "last_piece": SEP,
        "longest_context": LONGEST_CONTEXT,
        "longest_text": LONGEST_TEXT,
        "sha256": hashlib.sha256(small.read_bytes()).hexdigest(),
    }
    (given.out / "settings.json").write_text(json.dumps(settings, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
