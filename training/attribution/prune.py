"""Drop the feed-forward units that vary least, and put their mean into the bias: a faster encoder, unchanged in effect.

A unit's worth is the standard deviation of its activation times the norm of its outgoing weights, measured over
training articles: what it adds beyond a constant (as in variance-based structured pruning).
"""

from __future__ import annotations

import argparse
import random
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional

from training.attribution.data import batches, prepare, read_corpus, windows_of
from training.attribution.model import Attribution, Layer

ARTICLES = 60


@torch.no_grad()
def prune(model: Attribution, corpus: Path, base: Path, keep: int) -> None:
    """Cut every layer to its `keep` worthiest units, in place."""
    for layer, (mean, deviation) in zip(model.encoder.layers, _activations(model, corpus, base), strict=True):
        worth = deviation * layer.contract.weight.norm(dim=0)
        kept = worth.topk(keep).indices.sort().values
        _cut(layer, kept, mean)


def _cut(layer: Layer, kept: Tensor, mean: Tensor) -> None:
    dropped = torch.ones(len(mean), dtype=torch.bool)
    dropped[kept] = False
    expand, contract = layer.expand, layer.contract
    layer.expand = nn.Linear(expand.in_features, len(kept))
    layer.contract = nn.Linear(len(kept), contract.out_features)
    layer.expand.weight.copy_(expand.weight[kept])
    layer.expand.bias.copy_(expand.bias[kept])
    layer.contract.weight.copy_(contract.weight[:, kept])
    layer.contract.bias.copy_(contract.bias + contract.weight[:, dropped] @ mean[dropped])


def _activations(model: Attribution, corpus: Path, base: Path) -> list[tuple[Tensor, Tensor]]:
    """Mean and standard deviation of each feed-forward unit after GELU, by layer, over pieces of training articles."""
    tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
    tokenizer.no_truncation()
    examples = [prepare(article, tokenizer) for article in read_corpus(corpus)[:ARTICLES]]
    sums = [torch.zeros(3, layer.expand.out_features, dtype=torch.float64) for layer in model.encoder.layers]
    mask: list[Tensor] = []

    def listen(total: Tensor) -> object:
        def hook(_module: nn.Module, _inputs: object, output: Tensor) -> None:
            units = functional.gelu(output)[mask[0]].double()
            total[0] += len(units)
            total[1] += units.sum(0)
            total[2] += (units**2).sum(0)

        return hook

    hooks = [
        layer.expand.register_forward_hook(listen(total))
        for layer, total in zip(model.encoder.layers, sums, strict=True)
    ]
    model.eval()
    for batch in batches(windows_of(examples, random.Random(0)), 16, None):
        mask[:] = [batch.mask]
        model.encoder(batch.pieces, batch.mask, batch.features)
    for hook in hooks:
        hook.remove()
    return [_moments(total) for total in sums]


def _moments(total: Tensor) -> tuple[Tensor, Tensor]:
    mean = total[1] / total[0]
    return mean.float(), (total[2] / total[0] - mean**2).clamp(min=0).sqrt().float()


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("checkpoint", type=Path)
    options.add_argument("--corpus", type=Path, required=True)
    options.add_argument("--base", type=Path, required=True)
    options.add_argument("--keep", type=int, required=True, help="units a layer, of 1536")
    options.add_argument("--out", type=Path, required=True)
    chosen = options.parse_args()
    model = Attribution()
    model.load_state_dict(torch.load(chosen.checkpoint, weights_only=True))
    prune(model, chosen.corpus, chosen.base, chosen.keep)
    torch.save(model.state_dict(), chosen.out)


if __name__ == "__main__":
    main()
