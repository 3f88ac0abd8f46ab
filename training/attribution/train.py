"""Train the statement finder; resumable, seeded. `python -m training.attribution.train --help` tells how."""

from __future__ import annotations

import argparse
import copy
import json
import random
import time
from dataclasses import dataclass, field
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch.nn import functional

from training.attribution.data import (
    Article,
    Batch,
    Example,
    batches,
    held_out,
    prepare,
    read_corpus,
    read_marked,
    read_versions,
    windows_of,
)
from training.attribution.measure import measure
from training.attribution.model import Attribution, crf_loss, load_base, rate, relations

TUNE_SHARE = 20
"""One article in so many is kept for tuning (thresholds, calibration, choice of checkpoint)."""
TEXTS_TUNE_SHARE = 10
"""The same for the project's own texts."""
KEEP = 0.998
"""Share of the moving average that one step leaves as it was."""
SHOW_EVERY = 25
NEVER = (10**9, 10**9)


def losses(model: Attribution, batch: Batch) -> dict[str, torch.Tensor]:
    """The parts of the loss for one batch, weighted so that each ends at about 1."""
    with torch.autocast("cpu", torch.bfloat16):
        words = model.dropout(model.words(batch.pieces, batch.mask, batch.features, batch.first_piece))
        anchor_logits = model.anchors(words)
        union_logits = model.union(words)
        projected = model.roles.word(words)
        states = words[batch.window_of, batch.anchor]
        near = relations(words.shape[1], batch.anchor, batch.paragraphs[batch.window_of], batch.quotes[batch.window_of])
        scores = model.roles(projected[batch.window_of], states, near, batch.kind)
    mask = batch.word_mask
    anchor = functional.binary_cross_entropy_with_logits(
        anchor_logits.float(), batch.anchor_target, batch.anchor_weight, reduction="sum"
    )
    union = functional.binary_cross_entropy_with_logits(union_logits.float(), batch.union_target, reduction="none")
    parts = {"anchor": 30.0 * anchor / mask.sum(), "union": (union * mask[:, :, None]).sum() / mask.sum()}
    if len(batch.labels):
        role = crf_loss(scores.float(), batch.labels, mask[batch.window_of], model.roles.transitions, model.roles.start)
        parts["role"] = 0.3 * role.mean()
    return parts


@dataclass
class Gold:
    """What is trained on and what is kept for tuning, prepared once."""

    news: list[Example]
    news_tune: list[Example]
    texts: list[Example]
    texts_tune: list[Example]
    versions: dict[str, list[Example]]

    def pool(self, rng: random.Random, texts_times: int) -> list[Example]:
        """One epoch's articles: of those with several annotators one version each, own texts several times."""
        news = [rng.choice(self.versions.get(example.id, [example])) for example in self.news]
        return news + self.texts * texts_times


@dataclass
class Run:
    """A training run's state, as its checkpoint holds it."""

    model: Attribution
    average: Attribution
    optimizer: torch.optim.Optimizer
    step: int = 0
    epoch: int = 0
    decay: tuple[int, int] = NEVER
    started: float = field(default_factory=time.time)

    def take_step(self, batch: Batch, peaks: list[float], warm_up: int) -> dict[str, float]:
        """One batch: forward, backward, update, moving average; the parts of its loss."""
        factor = rate(self.step, warm_up, *self.decay)
        for group, peak in zip(self.optimizer.param_groups, peaks, strict=True):
            group["lr"] = peak * factor
        parts = losses(self.model, batch)
        self.optimizer.zero_grad(set_to_none=True)
        torch.stack(list(parts.values())).sum().backward()
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.optimizer.step()
        self.step += 1
        keep = min(KEEP, (self.step + 1) / (self.step + 50))
        with torch.no_grad():
            for mine, theirs in zip(self.average.parameters(), self.model.parameters(), strict=True):
                if theirs.requires_grad:
                    mine.lerp_(theirs, 1 - keep)
        return {name: value.item() for name, value in parts.items()}

    def save(self, folder: Path) -> None:
        """Write the checkpoint so that a broken run never leaves half a file, and this epoch's average beside it."""
        state = {
            "model": self.model.state_dict(),
            "average": self.average.state_dict(),
            "optimizer": self.optimizer.state_dict(),
            "step": self.step,
            "epoch": self.epoch,
            "decay": self.decay,
        }
        torch.save(state, folder / "state.tmp")
        (folder / "state.tmp").replace(folder / "state.pt")
        torch.save(self.average.state_dict(), folder / f"average-{self.epoch}.pt")

    def resume(self, folder: Path) -> None:
        """Go on from the folder's checkpoint, where it has one."""
        if not (folder / "state.pt").exists():
            return
        state = torch.load(folder / "state.pt", weights_only=True)
        self.model.load_state_dict(state["model"])
        self.average.load_state_dict(state["average"])
        self.optimizer.load_state_dict(state["optimizer"])
        self.step, self.epoch, self.decay = state["step"], state["epoch"], tuple(state["decay"])
        print(f"resumed at step {self.step}, epoch {self.epoch}", flush=True)


def main() -> None:
    options = _options()
    torch.manual_seed(options.seed)
    torch.set_num_threads(options.threads)
    gold = _gold(options)
    run = _start(options)
    options.out.mkdir(parents=True, exist_ok=True)
    run.resume(options.out)
    while run.epoch < options.epochs:
        _train_epoch(run, gold, options)
        _report(run, gold, options.out)
        run.save(options.out)


def _train_epoch(run: Run, gold: Gold, options: argparse.Namespace) -> None:
    rng = random.Random(options.seed * 1000 + run.epoch)
    torch.manual_seed(options.seed * 1000 + run.epoch)
    windows = windows_of(gold.pool(rng, options.texts_times if run.epoch >= options.texts_from else 0), rng)
    count = -(-len(windows) // options.batch)
    if run.epoch >= options.decay_from and run.decay == NEVER:
        run.decay = (run.step, run.step + count * (options.epochs - run.epoch))
    run.model.train()
    totals: dict[str, float] = {}
    for number, batch in enumerate(batches(windows, options.batch, rng), start=1):
        for name, value in run.take_step(batch, [options.rate, options.head_rate], options.warm_up).items():
            totals[name] = totals.get(name, 0.0) + value
        if number % SHOW_EVERY == 0:
            shown = " ".join(f"{name} {total / number:.3f}" for name, total in totals.items())
            print(f"epoch {run.epoch} {number}/{count} {shown} {time.time() - run.started:.0f}s", flush=True)
    run.epoch += 1


def _report(run: Run, gold: Gold, folder: Path) -> None:
    result = {
        "epoch": run.epoch,
        "step": run.step,
        "minutes": round((time.time() - run.started) / 60, 1),
        "news": measure(run.average, gold.news_tune),
        "own": measure(run.average, gold.texts_tune),
    }
    print(json.dumps(result), flush=True)
    with (folder / "log.jsonl").open("a", encoding="utf-8") as log:
        log.write(json.dumps(result) + "\n")


def _gold(options: argparse.Namespace) -> Gold:
    tokenizer = Tokenizer.from_file(str(options.base / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()

    def split(articles: list[Article], share: int) -> tuple[list[Example], list[Example]]:
        tune = {article.id for article in articles if held_out(article.id, share)}
        prepared = [prepare(article, tokenizer) for article in articles]
        return [e for e in prepared if e.id not in tune], [e for e in prepared if e.id in tune]

    versions = {key: [prepare(v, tokenizer) for v in them] for key, them in read_versions(options.versions).items()}
    return Gold(
        *split(read_corpus(options.corpus), TUNE_SHARE), *split(read_marked(options.texts), TEXTS_TUNE_SHARE), versions
    )


def _start(options: argparse.Namespace) -> Run:
    model = Attribution()
    load_base(model, options.base / "model.safetensors")
    model.encoder.word.weight.requires_grad_(False)
    fresh = {name for name, _ in model.named_parameters() if not name.startswith("encoder.") or ".features." in name}
    named = [(name, parameter) for name, parameter in model.named_parameters() if parameter.requires_grad]
    groups = [
        {"params": [p for name, p in named if name not in fresh], "lr": options.rate},
        {"params": [p for name, p in named if name in fresh], "lr": options.head_rate},
    ]
    return Run(model, copy.deepcopy(model).eval(), torch.optim.AdamW(groups, weight_decay=0.01))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", type=Path, required=True, help="folder of all-MiniLM-L6-v2")
    parser.add_argument("--corpus", type=Path, required=True, help="polnear-train: docs.jsonl and gold.jsonl")
    parser.add_argument("--versions", type=Path, required=True, help="polnear-train-annotators")
    parser.add_argument("--texts", type=Path, required=True, help="the project's own marked texts")
    parser.add_argument("--texts-from", type=int, default=0, help="first epoch that uses them")
    parser.add_argument("--texts-times", type=int, default=3, help="how often an epoch sees each of them")
    parser.add_argument("--out", type=Path, required=True, help="folder of checkpoints; run again to go on")
    parser.add_argument("--epochs", type=int, default=7)
    parser.add_argument("--decay-from", type=int, default=4, help="epoch from which the learning rate falls to nothing")
    parser.add_argument("--warm-up", type=int, default=60, help="steps")
    parser.add_argument("--batch", type=int, default=16)
    parser.add_argument("--rate", type=float, default=3e-4)
    parser.add_argument("--head-rate", type=float, default=1e-3)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    return parser.parse_args()


if __name__ == "__main__":
    main()
