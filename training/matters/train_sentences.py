"""Fine-tune the sentence model: statements on one question come near each other, others of the same story go apart.

    python -m training.matters.train_sentences --base MODEL_FOLDER --out WEIGHTS [--crises FOLDER ...] [--without NAME]

The loss is the supervised contrastive one (Khosla et al. 2020, arXiv 2004.11362) over the statements of several
articles of one story, each alone and in its context, and the questions in words. Stories that `kept_from_vectors` names
are left out. A run that was interrupted goes on from WEIGHTS.state when started again.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Sequence
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
from training.matters.stories import kept_from_vectors, load_stories, read_story

TEMPERATURE = 0.07
FEWEST = 60
"""Statements below which what is left of a story joins the part before it."""
QUESTIONS = 20
FROZEN_LAYERS = 1
TOGETHER = 32
WORN = 0.1
EVERY = 50
Labelled = tuple[View, str]


@dataclass(frozen=True)
class Story:
    """Articles of one story (a view in context, and the question, of each statement), and its questions in words."""

    name: str
    articles: tuple[tuple[Labelled, ...], ...]
    questions: tuple[tuple[str, str], ...]


def story_of_sheet(sheet: Sheet) -> Story:
    """A sheet dealt into reports, with its questions and the longer answers in words."""
    questions = []
    for one in sheet.questions:
        label = f"{sheet.name}/{one.text}"
        answers = [position.label for position in one.positions if position.label]
        questions += [(one.text, label), *((answer, label) for answer in answers if len(answer.split()) > 1)]
    return Story(sheet.name, _articles(dealt(sheet, 0)), tuple(questions))


def story_of_crisis(crisis: Crisis) -> Story:
    """A crisis with its questions in words."""
    questions = ((one["question"], f"{crisis.name}/{one['id']}") for one in crisis.truth["matters"])
    return Story(crisis.name, _articles(crisis), tuple(questions))


def _articles(crisis: Crisis) -> tuple[tuple[Labelled, ...], ...]:
    """Statements on no common question have one of their own."""
    articles = []
    for record in crisis.records:
        claims = claims_of(record)
        matters = [(crisis.labels.get(claim.ref) or (None, None))[0] for claim in claims]
        labels = [f"{crisis.name}/{matter or claim.ref}" for matter, claim in zip(matters, claims, strict=True)]
        articles.append(tuple(((claim.lead, claim.text), label) for claim, label in zip(claims, labels, strict=True)))
    return tuple(article for article in articles if article)


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


def parts(stories: Sequence[Story], full: int, dice: random.Random) -> list[tuple[Story, list[Labelled]]]:
    """Each story's articles in a new order, in parts of `full` statements or a few more."""
    found: list[tuple[Story, list[Labelled]]] = []
    for story in stories:
        own: list[list[Labelled]] = [[]]
        for article in dice.sample(story.articles, len(story.articles)):
            own[-1] += article
            if len(own[-1]) >= full:
                own.append([])
        rest = own.pop()
        if own and len(rest) < FEWEST:
            own[-1] += rest
        elif rest:
            own.append(rest)
        found += [(story, part) for part in own]
    dice.shuffle(found)
    return found


def loss_on(
    model: SentenceModel, tokenizer: Tokenizer, story: Story, part: Sequence[Labelled], dice: random.Random
) -> Tensor:
    """The loss over a part: every statement alone, worn, and in its context, and some of its questions."""
    labels = [label for _, label in part]
    asked = [one for one in story.questions if one[1] in set(labels)]
    asked = dice.sample(asked, min(QUESTIONS, len(asked)))
    views = [("", worn(view[1], dice)) for view, _ in part] + [("", text) for text, _ in asked]
    with torch.autocast("cpu", torch.bfloat16), sdpa_kernel(SDPBackend.MATH):
        vectors = vectors_by(model, tokenizer, views + [view for view, _ in part])
    return loss_of(vectors.float(), labels + [label for _, label in asked] + labels)


def vectors_by(model: SentenceModel, tokenizer: Tokenizer, views: Sequence[View]) -> Tensor:
    """Vectors (N, WIDTH), views of like length run together."""
    order = sorted(range(len(views)), key=lambda at: len(" ".join(views[at])))
    found = torch.cat(
        [
            model(*batch_of(tokenizer, [views[at] for at in order[begin : begin + TOGETHER]]))
            for begin in range(0, len(order), TOGETHER)
        ]
    )
    return found[torch.argsort(torch.tensor(order))]


def worn(text: str, dice: random.Random) -> str:
    """A text with a word left out here and there: in place of dropout, which is slow on a processor."""
    kept = [word for word in text.split() if dice.random() > WORN]
    return " ".join(kept) if len(kept) > 1 else text


def pairs_f1(model: SentenceModel, tokenizer: Tokenizer, story: Story) -> tuple[float, ...]:
    """The best F1 of pairs on one question over all limits of the cosine: alone, in context, and both."""
    statements = [one for article in story.articles for one in article]
    with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
        alone = vectors_by(model, tokenizer, [("", view[1]) for view, _ in statements]).float().numpy()
        placed = vectors_by(model, tokenizer, [view for view, _ in statements]).float().numpy()
    labels = np.array([label for _, label in statements])
    upper = np.triu_indices(len(labels), 1)
    same = (labels[:, None] == labels[None, :])[upper]
    found = []
    for likeness in (alone @ alone.T, placed @ placed.T, alone @ alone.T + placed @ placed.T):
        hits = np.cumsum(same[np.argsort(-likeness[upper])])
        precision, recall = hits / np.arange(1, len(hits) + 1), hits / max(1, same.sum())
        found.append(float(np.max(2 * precision * recall / np.maximum(precision + recall, 1e-9))))
    return tuple(found)


def start_projection(model: SentenceModel, tokenizer: Tokenizer, stories: Sequence[Story]) -> None:
    """Principal directions of the base model's states over some of the training texts."""
    views = [("", view[1]) for story in stories[::8] for article in story.articles for view, _ in article]
    with torch.no_grad():
        model.eval()
        states = torch.cat([model.pooled(*batch_of(tokenizer, views[at : at + 64])) for at in range(0, len(views), 64)])
    _, _, directions = torch.linalg.svd(states - states.mean(0), full_matrices=False)
    model.project.weight.data.copy_(directions[: model.project.out_features])


def optimiser_of(model: SentenceModel, speed: float) -> torch.optim.AdamW:
    """AdamW over all but the embeddings and the lowest layers; the projection learns ten times as fast."""
    encoder = model.encoder
    fixed = (encoder.word, encoder.position, encoder.kind, encoder.features, encoder.norm)
    for part in (*fixed, *encoder.layers[:FROZEN_LAYERS]):
        part.requires_grad_(False)
    learned = [one for one in encoder.parameters() if one.requires_grad]
    groups = [{"params": learned, "lr": speed}, {"params": model.project.parameters(), "lr": 10 * speed}]
    return torch.optim.AdamW(groups, weight_decay=0.01)


def train(
    model: SentenceModel, tokenizer: Tokenizer, planned: Sequence[tuple[Story, list[Labelled]]], given: Plan
) -> None:
    """Go through the planned parts, from where an earlier run was interrupted."""
    optimiser = optimiser_of(model, given.speed)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: rate(step, 10, 10, len(planned)))
    kept, first = given.out.with_suffix(".state"), 0
    if kept.exists():
        state = torch.load(kept)
        for name, one in (("model", model), ("optimiser", optimiser), ("schedule", schedule)):
            one.load_state_dict(state[name])
        first = state["step"]
    began, losses = time.time(), []
    model.eval()
    for step in range(first, len(planned)):
        loss = loss_on(model, tokenizer, *planned[step], random.Random(step))
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step()
        schedule.step()
        losses.append(loss.item())
        if (step + 1) % EVERY == 0 or step == len(planned) - 1:
            scores = np.mean([pairs_f1(model, tokenizer, story) for story in given.held], axis=0) if given.held else ()
            sys.stdout.write(
                f"{step + 1}/{len(planned)} loss {np.mean(losses[-EVERY:]):.3f} held {np.round(scores, 3)}"
                f" {time.time() - began:.0f} s\n"
            )
            sys.stdout.flush()
            states = {"model": model, "optimiser": optimiser, "schedule": schedule}
            torch.save({name: one.state_dict() for name, one in states.items()} | {"step": step + 1}, kept)
    torch.save(model.state_dict(), given.out)
    kept.unlink(missing_ok=True)


@dataclass(frozen=True)
class Plan:
    """Where the weights go, how fast they learn, and stories that are scored on the way."""

    out: Path
    speed: float
    held: Sequence[Story]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", type=Path, required=True, help="folder with model.safetensors")
    parser.add_argument("--out", type=Path, required=True, help="the weights that are written")
    parser.add_argument("--crises", type=Path, nargs="*", default=[])
    parser.add_argument("--without", nargs="*", default=[], help="stories left out of training and scored")
    parser.add_argument("--start", type=Path, help="weights to go on from, in place of the base")
    parser.add_argument("--epochs", type=int, default=2)
    parser.add_argument("--speed", type=float, default=8e-5)
    parser.add_argument("--full", type=int, default=80, help="statements in a part")
    parser.add_argument("--often", type=int, default=1, help="how often an epoch goes through the crises")
    parser.add_argument("--threads", type=int, default=2)
    given = parser.parse_args()
    torch.set_num_threads(given.threads)
    torch.manual_seed(3)
    tokenizer = Tokenizer.from_file(str(MODEL_FOLDER / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    reader = Reader()
    stories = [story_of_sheet(sheet) for sheet in load_sheets()]
    stories += [story_of_crisis(read_crisis(folder, reader)) for folder in given.crises] * given.often
    own = [story for story in load_stories() if not kept_from_vectors(story.name)]
    stories += [story_of_crisis(read_story(story, reader)) for story in own]
    held = list({story.name: story for story in stories if story.name in given.without}.values())
    kept = [story for story in stories if story.name not in given.without]
    model = base_model(given.base / "model.safetensors")
    if given.start:
        model.load_state_dict(torch.load(given.start))
    else:
        start_projection(model, tokenizer, kept)
    dice = random.Random(5)
    planned = [one for _ in range(given.epochs) for one in parts(kept, given.full, dice)]
    train(model, tokenizer, planned, Plan(given.out, given.speed, held))


if __name__ == "__main__":
    main()
