"""Sentence vectors: what a statement is about, as 128 numbers, alone and in its context; a small ONNX model of our own.

The model is all-MiniLM-L6-v2 trained on matter sheets (training/matters). It shares the statement finder's tokenizer.
Every text is run alone, so its vector is the same whatever stands beside it.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from onrecord.errors import ModelError
from onrecord.export.wording import encodable

if TYPE_CHECKING:
    from tokenizers import Tokenizer

    from onrecord.matters.claim import Claim

Vectors = NDArray[np.float32]

MODEL_FOLDER = Path(__file__).parent / "model"
WIDTH = 128
SCALE = 127.0
MANY = 64
"""Claims from which sharing them out over cores is worth it."""
MOST_CORES = 8


class SentenceModel:
    """The loaded model. Thread-safe. Raises ModelError where its file is missing or another one than was shipped."""

    def __init__(self, folder: Path = MODEL_FOLDER) -> None:
        from onrecord.attribution.network import _session

        self._settings = _checked(folder)
        self._session = _session(folder / "sentences.onnx")
        self._tokenizer = _pieces_of_finder()

    @property
    def version(self) -> str:
        """Tells vectors of one model from those of another: the beginning of the file's hash."""
        return str(self._settings["sha256"])[:12]

    def vector(self, context: str, text: str) -> Vectors:
        """The vector (WIDTH,) of a text, of length 1; the context is read with it and not averaged over."""
        pieces, first = self._pieces(context, text)
        own = np.zeros((1, len(pieces)), dtype=np.float32)
        own[0, first:] = 1
        (found,) = self._session.run(None, {"pieces": np.array([pieces], dtype=np.int64), "own": own})
        return np.asarray(found[0], dtype=np.float32)

    def _pieces(self, context: str, text: str) -> tuple[list[int], int]:
        settings: dict[str, Any] = self._settings
        before, own = (self._tokenizer.encode(encodable(one), add_special_tokens=False).ids for one in (context, text))
        before, own = before[-settings["longest_context"] :], own[: settings["longest_text"]]
        first, last = settings["first_piece"], settings["last_piece"]
        if not context or not before:
            return [first, *own, last], 0
        return [first, *before, last, *own, last], len(before) + 2


def vectors_of(claims: Sequence[Claim]) -> Vectors:
    """Vectors (N, 2, WIDTH): of each claim's own words, and of the same words in their context.

    Many claims are shared out over the processor's cores; the vectors are the same.
    """
    model = sentence_model()
    found = np.zeros((len(claims), 2, WIDTH), dtype=np.float32)

    def fill(row: int) -> None:
        claim = claims[row]
        found[row, 0] = model.vector("", claim.text)
        found[row, 1] = model.vector(claim.lead, claim.text)

    cores = min(os.cpu_count() or 1, MOST_CORES)
    if len(claims) < MANY or cores == 1:
        for row in range(len(claims)):
            fill(row)
    else:
        with ThreadPoolExecutor(cores) as pool:
            list(pool.map(fill, range(len(claims))))
    return found


def packed(vectors: Vectors) -> bytes:
    """Vectors as bytes, one each number, for keeping; little of a cosine is lost (below 0.01)."""
    return np.clip(np.round(vectors * SCALE), -SCALE, SCALE).astype(np.int8).tobytes()


def unpacked(kept: bytes) -> Vectors:
    """Vectors (N, 2, WIDTH) from their bytes, of length 1 again."""
    raw = np.frombuffer(kept, dtype=np.int8).reshape(-1, 2, WIDTH).astype(np.float32)
    length = np.linalg.norm(raw, axis=-1, keepdims=True)
    scaled: Vectors = raw / np.maximum(length, 1e-6)
    return scaled


@cache
def _pieces_of_finder() -> Tokenizer:
    from onrecord.attribution.network import MODEL_FOLDER as FINDER
    from onrecord.attribution.network import _tokenizer

    return _tokenizer(FINDER / "tokenizer.json")


def piece_number(word: str) -> int | None:
    """The number of the piece that is this whole word, in the encoder's list; None for what is no piece."""
    number: int | None = _pieces_of_finder().token_to_id(word)
    return number


@cache
def sentence_model() -> SentenceModel:
    """The shipped model, loaded once."""
    return SentenceModel()


def _checked(folder: Path) -> dict[str, Any]:
    try:
        settings: dict[str, Any] = json.loads((folder / "settings.json").read_text(encoding="utf-8"))
        found = hashlib.sha256((folder / "sentences.onnx").read_bytes()).hexdigest()
    except (OSError, ValueError) as error:
        raise ModelError(
            f"the sentence model in {folder} is missing or damaged ({error}): reinstall onrecord"
        ) from error
    if found != settings["sha256"]:
        raise ModelError(
            f"{folder / 'sentences.onnx'} is not the file that was shipped (its hash differs): reinstall onrecord"
        )
    return settings
