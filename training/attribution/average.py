"""The mean of some checkpoints' weights (Wortsman et al. 2022): `python -m training.attribution.average OUT IN IN`."""

from __future__ import annotations

import argparse
from pathlib import Path

import torch


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("out", type=Path)
    options.add_argument("checkpoints", type=Path, nargs="+")
    chosen = options.parse_args()
    states = [torch.load(path, weights_only=True) for path in chosen.checkpoints]
    mean = {
        name: torch.stack([s[name].float() for s in states]).mean(0).to(states[0][name].dtype) for name in states[0]
    }
    torch.save(mean, chosen.out)


if __name__ == "__main__":
    main()
