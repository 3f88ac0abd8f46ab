"""Train the statement finder; resumable, seeded. `python -m training.attribution.train --help` tells how."""

from __future__ import annotations

import argparse
import copy
import json
import random
import time
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch.nn import functional

from training.attribution.data import (
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


def losses(model: Attribution, batch: Batch) -> dict[str, torch.Tensor]:
    """The parts of the loss for one batch."""
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


def main() -> None:
    options = _options()
    torch.manual_seed(options.seed)
    torch.set_num_threads(options.threads)
    tokenizer = Tokenizer.from_file(str(options.base / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    model = Attribution()
    load_base(model, options.base / "model.safetensors")
    model.encoder.word.weight.requires_grad_(False)
    average = copy.deepcopy(model).eval()
    heads = [p for n, p in model.named_parameters() if not n.startswith("encoder.") or ".features." in n]
    body = [p for n, p in model.named_parameters() if n.startswith("encoder.") and ".features." not in n and p.requires_grad]
    optimizer = torch.optim.AdamW(
        [{"params": body, "lr": options.rate}, {"params": heads, "lr": options.head_rate}], weight_decay=0.01
    )
    peaks = [options.rate, options.head_rate]
    step, epoch = 0, 0
    state_file = options.out / "state.pt"
    options.out.mkdir(parents=True, exist_ok=True)
    if state_file.exists():
        state = torch.load(state_file, weights_only=True)
        model.load_state_dict(state["model"])
        average.load_state_dict(state["average"])
        optimizer.load_state_dict(state["optimizer"])
        step, epoch = state["step"], state["epoch"]
        print(f"resumed at step {step}, epoch {epoch}", flush=True)
    prepared: dict[str, list[Example]] = {}

    def examples(name: str, share: int, tune: bool) -> list[Example]:
        key = f"{name}{tune}"
        if key not in prepared:
            articles = read_marked(Path(name)) if Path(name).is_dir() and not (Path(name) / "docs.jsonl").exists() else read_corpus(Path(name))
            prepared[key] = [prepare(a, tokenizer) for a in articles if held_out(a.id, share) == tune]
        return prepared[key]

    versions = {k: [prepare(v, tokenizer) for v in vs] for k, vs in read_versions(options.versions).items()} if options.versions else {}
    news_tune = examples(str(options.corpus), TUNE_SHARE, True)
    decay_steps = None
    start_time = time.time()
    while epoch < options.epochs:
        rng = random.Random(options.seed * 1000 + epoch)
        pool = [rng.choice(versions[e.id]) if e.id in versions else e for e in examples(str(options.corpus), TUNE_SHARE, False)]
        if options.texts and epoch >= options.texts_from:
            own = examples(str(options.texts), TEXTS_TUNE_SHARE, False)
            pool = pool + own * options.texts_times
        windows = windows_of(pool, rng)
        count = -(-len(windows) // options.batch)
        if epoch >= options.decay_from and decay_steps is None:
            decay_steps = (step, step + count * (options.epochs - epoch))
        model.train()
        totals: dict[str, float] = {}
        for number, batch in enumerate(batches(windows, options.batch, rng)):
            factor = rate(step, options.warm_up, *(decay_steps or (10**9, 10**9)))
            for group, peak in zip(optimizer.param_groups, peaks, strict=True):
                group["lr"] = peak * factor
            parts = losses(model, batch)
            loss = sum(parts.values())
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            step += 1
            keep = min(0.998, (step + 1) / (step + 50))
            with torch.no_grad():
                for mine, theirs in zip(average.parameters(), model.parameters(), strict=True):
                    if theirs.requires_grad:
                        mine.lerp_(theirs, 1 - keep)
            for name, value in parts.items():
                totals[name] = totals.get(name, 0.0) + value.item()
            if number % 25 == 24:
                shown = " ".join(f"{n} {v / (number + 1):.3f}" for n, v in totals.items())
                print(f"epoch {epoch} {number + 1}/{count} {shown} {time.time() - start_time:.0f}s", flush=True)
        epoch += 1
        result = {"epoch": epoch, "step": step, "minutes": (time.time() - start_time) / 60}
        result["news"] = measure(average, news_tune)
        if options.texts and epoch > options.texts_from:
            result["own"] = measure(average, examples(str(options.texts), TEXTS_TUNE_SHARE, True))
        print(json.dumps(result), flush=True)
        with (options.out / "log.jsonl").open("a") as log:
            log.write(json.dumps(result) + "\n")
        torch.save(
            {"model": model.state_dict(), "average": average.state_dict(), "optimizer": optimizer.state_dict(), "step": step, "epoch": epoch},
            options.out / "state.tmp",
        )
        (options.out / "state.tmp").replace(state_file)
        torch.save(average.state_dict(), options.out / f"average-{epoch}.pt")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", type=Path, required=True, help="folder of all-MiniLM-L6-v2 (model.safetensors, tokenizer.json)")
    parser.add_argument("--corpus", type=Path, required=True, help="polnear-train: docs.jsonl and gold.jsonl")
    parser.add_argument("--versions", type=Path, help="polnear-train-annotators")
    parser.add_argument("--texts", type=Path, help="the project's own marked texts")
    parser.add_argument("--texts-from", type=int, default=0, help="first epoch that uses them")
    parser.add_argument("--texts-times", type=int, default=2, help="how often an epoch sees each of them")
    parser.add_argument("--out", type=Path, required=True, help="folder of checkpoints; run again to go on")
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--decay-from", type=int, default=5, help="epoch from which the learning rate falls to nothing")
    parser.add_argument("--warm-up", type=int, default=60, help="steps")
    parser.add_argument("--batch", type=int, default=16)
    parser.add_argument("--rate", type=float, default=3e-4)
    parser.add_argument("--head-rate", type=float, default=1e-3)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    return parser.parse_args()


if __name__ == "__main__":
    main()
