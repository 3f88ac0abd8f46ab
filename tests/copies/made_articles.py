"""Articles of random words of which some are edited copies, with the truth about which."""

from __future__ import annotations

import random

from wire_reports import article

from onrecord.document import Document


def made_articles(count: int, seed: int) -> tuple[list[Document], set[frozenset[str]]]:
    """Articles of random words, a third of them edited copies, and the clusters in truth."""
    chance = random.Random(seed)
    vocabulary = [f"word{at}" for at in range(4000)]
    documents: list[Document] = []
    truth: dict[int, set[str]] = {}
    originals: list[list[str]] = []
    for at in range(count):
        if originals and chance.random() < 1 / 3:
            of = chance.randrange(len(originals))
            text = originals[of][: int(len(originals[of]) * chance.uniform(0.6, 1))]
            text = [chance.choice(vocabulary) if chance.random() < 0.03 else word for word in text]
            text += chance.choices(vocabulary, k=int(len(text) * chance.uniform(0, 0.4)))
        else:
            of = len(originals)
            text = chance.choices(vocabulary, k=chance.randint(120, 600))
            originals.append(text)
        truth.setdefault(of, set()).add(str(at))
        documents.append(article(str(at), " ".join(text)))
    return documents, {frozenset(names) for names in truth.values() if len(names) > 1}
