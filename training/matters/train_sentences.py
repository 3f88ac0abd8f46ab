"""Fine-tune the sentence model: statements on one question come near each other, others of the same story go apart.

    python -m training.matters.train_sentences --base MODEL_FOLDER --out FOLDER [--crises FOLDER ...] [--without NAME]

The loss is the supervised contrastive one (Khosla et al. 2020, arXiv 2004.11362) over parts of sheets and crises.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn.attention import SDPBackend, sdpa_kernel

from onrecord import Reader
from onrecord.attribution.network import MODEL_FOLDER
from onrecord.matters.claim import claims_of
from training.attribution.model import rate
from training.matters.crises import Crisis, read_crisis
from training.matters.reports import dealt
from training.matters.sentences import SentenceModel, View, base_model, batch_of
from training.matters.sheets import Sheet, load_sheets

TEMPERATURE = 0.07
LARGEST_BATCH = 72
FROZEN_LAYERS = 1
WORN = 0.1


@dataclass(frozen=True)
class Story:
    """Views of statements with the question each belongs to; statements on no common question have one of their own."""

    name: str
    views: tuple[tuple[View, str], ...]


def story_of_sheet(sheet: Sheet) -> Story:
    """The questions and positions, and each statement alone and as it stands in a dealt report."""
    crisis = dealt(sheet, 0)
    views = _views(crisis)
    for question in sheet.questions:
        label = f"{sheet.name}/{question.text}"
        views.append((("", question.text), label))
        views += [(("", p.label), label) for p in question.positions if p.label and len(p.label.split()) > 1]
    return Story(sheet.name, tuple(views))


def story_of_crisis(folder: Path, reader: Reader) -> Story:
    """The questions, and each statement alone and in its context."""
    crisis = read_crisis(folder, reader)
    views = _views(crisis)
    views += [(("", one["question"]), f"{crisis.name}/{one['id']}") for one in crisis.truth["matters"]]
    return Story(crisis.name, tuple(views))


def _views(crisis: Crisis) -> list[tuple[View, str]]:
    views: list[tuple[View, str]] = []
    for record in crisis.records:
        for claim in claims_of(record):
            matter, _ = crisis.labels.get(claim.ref, (None, None))
            label = f"{crisis.name}/{matter or claim.ref}"
            views += [(("", claim.text), label), ((claim.lead, claim.text), label)]
    return views


def loss_of(vectors: Tensor, labels: list[str]) -> Tensor:
    names = {label: at for at, label in enumerate(dict.fromkeys(labels))}
    ids = torch.tensor([names[label] for label in labels])
    same = (ids[:, None] == ids[None, :]).float()
    same.fill_diagonal_(0)
    scores = vectors @ vectors.T / TEMPERATURE
    scores = scores - 1e9 * torch.eye(len(vectors))
    logs = scores - torch.logsumexp(scores, dim=1, keepdim=True)
    counts = same.sum(1)
    kept = counts > 0
    return -((logs * same).sum(1)[kept] / counts[kept]).mean()


def batches(stories: list[Story], dice: random.Random) -> list[list[tuple[View, str]]]:
    """Parts of each story (whole questions), two stories together."""
    parts: list[list[tuple[View, str]]] = []
    for story in stories:
        questions = list(dict.fromkeys(label for _, label in story.views))
        dice.shuffle(questions)
        part: list[tuple[View, str]] = []
        for question in questions:
            own = [view for view in story.views if view[1] == question]
            dice.shuffle(own)
            part += own[:14]
            if len(part) > LARGEST_BATCH - 12:
                parts.append(part)
                part = []
        if part:
            parts.append(part)
    dice.shuffle(parts)
    return parts


def worn(view: View, dice: random.Random) -> View:
    """A view with a word left out here and there: in place of dropout, which is slow on a processor."""
    context, text = view
    kept = [word for word in text.split() if dice.random() > WORN]
    return ("" if dice.random() < WORN else context), " ".join(kept) if len(kept) > 1 else text


def pairs_f1(model: SentenceModel, tokenizer: Tokenizer, story: Story) -> float:
    """The best F1 of pairs on one question over all limits of the cosine: plain views only."""
    views = [view for view in story.views if not view[0][0]]
    with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
        vectors = torch.cat(
            [model(*batch_of(tokenizer, [v for v, _ in views[at : at + 64]])) for at in range(0, len(views), 64)]
        ).float()
    likeness = (vectors @ vectors.T).numpy()
    labels = np.array([label for _, label in views])
    upper = np.triu_indices(len(views), 1)
    scores, same = likeness[upper], (labels[:, None] == labels[None, :])[upper]
    order = np.argsort(-scores)
    hits = np.cumsum(same[order])
    precision, recall = hits / np.arange(1, len(hits) + 1), hits / max(1, same.sum())
    return float(np.max(2 * precision * recall / np.maximum(precision + recall, 1e-9)))


def start_projection(model: SentenceModel, tokenizer: Tokenizer, stories: list[Story]) -> None:
    """Principal directions of the base model's states over the training texts."""
    views = [view for story in stories for view, _ in story.views]
    with torch.no_grad():
        model.eval()
        states = torch.cat([model.pooled(*batch_of(tokenizer, views[at : at + 64])) for at in range(0, len(views), 64)])
    states = states - states.mean(0)
    _, _, directions = torch.linalg.svd(states, full_matrices=False)
    model.project.weight.data.copy_(directions[: model.project.out_features])


def train(
    model: SentenceModel,
    tokenizer: Tokenizer,
    stories: list[Story],
    held: list[Story],
    epochs: int,
    out: Path,
    speed: float,
) -> None:
    for part in (
        model.encoder.word,
        model.encoder.position,
        model.encoder.kind,
        model.encoder.features,
        model.encoder.norm,
    ):
        part.requires_grad_(False)
    for layer in model.encoder.layers[:FROZEN_LAYERS]:
        layer.requires_grad_(False)
    optimiser = torch.optim.AdamW(
        [
            {"params": [p for p in model.encoder.parameters() if p.requires_grad], "lr": speed},
            {"params": model.project.parameters(), "lr": 10 * speed},
        ],
        weight_decay=0.01,
    )
    dice = random.Random(5)
    planned = [batch for _ in range(epochs) for batch in batches(stories, dice)]
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: rate(step, 10, 10, len(planned)))
    began = time.time()
    model.eval()
    for step, batch in enumerate(planned):
        with torch.autocast("cpu", torch.bfloat16), sdpa_kernel(SDPBackend.MATH):
            vectors = model(*batch_of(tokenizer, [worn(view, dice) for view, _ in batch]))
        loss = loss_of(vectors.float(), [label for _, label in batch])
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step()
        schedule.step()
        if step % 60 == 0 or step == len(planned) - 1:
            scores = [pairs_f1(model, tokenizer, story) for story in held]
            sys.stdout.write(
                f"{step}/{len(planned)} loss {loss.item():.3f} held {np.round(scores, 3)} {time.time() - began:.0f} s\n"
            )
            sys.stdout.flush()
            torch.save(model.state_dict(), out)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", type=Path, required=True, help="folder with model.safetensors")
    parser.add_argument("--out", type=Path, required=True, help="the weights that are written")
    parser.add_argument("--crises", type=Path, nargs="*", default=[])
    parser.add_argument("--without", nargs="*", default=[], help="stories left out of training and scored")
    parser.add_argument("--start", type=Path, help="weights to go on from, in place of the base")
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--speed", type=float, default=5e-5)
    given = parser.parse_args()
    torch.set_num_threads(1)
    random.seed(3)
    torch.manual_seed(3)
    tokenizer = Tokenizer.from_file(str(MODEL_FOLDER / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    reader = Reader()
    stories = [story_of_sheet(sheet) for sheet in load_sheets()]
    # Crises stand as real reports do: twice as often as sheets.
    stories += [story_of_crisis(folder, reader) for folder in given.crises] * 2
    held = list({story.name: story for story in stories if story.name in given.without}.values())
    kept = [story for story in stories if story.name not in given.without]
    model = base_model(given.base / "model.safetensors")
    if given.start:
        model.load_state_dict(torch.load(given.start))
    else:
        start_projection(model, tokenizer, kept)
    train(model, tokenizer, kept, held, given.epochs, given.out, given.speed)


if __name__ == "__main__":
    main()
