"""The shipped network: two ONNX graphs and their settings, checked by hash and run by ONNX Runtime.

`encoder.onnx` reads the pieces of one window and gives every word's state and anchor probabilities;
`roles.onnx` scores every word's role seen from one anchor. What is specific to this encoder (its
tokenizer, edge tokens, size) stays in this module and in the model's settings file.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from onrecord.attribution.decode import allowed_steps
from onrecord.attribution.windows import Window
from onrecord.errors import ModelError
from onrecord.language.words import Words

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

FloatArray = NDArray[np.float32]
IntArray = NDArray[np.int64]

MODEL_FOLDER = Path(__file__).parent / "model"
NEAR = 8
"""Distances below this have a bucket of their own; from there on three buckets a doubling."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What training fixed beside the weights: see training/attribution/export.py, which writes it.

    `limits` are the probabilities that a statement needs: outermost, without a cue, nested, and outermost
    with all its content in quotation marks.
    """

    version: str
    first_piece: int
    last_piece: int
    distances: int
    limits: tuple[float, float, float, float]
    steps: FloatArray
    start: FloatArray
    calibration: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Encoded:
    """One window's words: states (W, H), projections for the role head (W, R), anchor probabilities (W, 3)."""

    states: FloatArray
    projected: FloatArray
    anchors: FloatArray


class Network:
    """The loaded model. Thread-safe: ONNX Runtime sessions may run from several threads at once."""

    def __init__(self, folder: Path = MODEL_FOLDER) -> None:
        settings = _checked_settings(folder)
        self.settings = _settings(settings)
        self.tokenizer = _tokenizer(folder / "tokenizer.json")
        self._encoder = _session(folder / "encoder.onnx")
        self._roles = _session(folder / "roles.onnx")
        self._buckets = _distance_buckets(self.settings.distances)

    def encode(self, words: Words, window: Window) -> Encoded:
        """Read the words of one window."""
        first, last = np.searchsorted(words.word_of_piece, (window.first, window.last))
        local = words.word_of_piece[first:last].astype(np.int64) - window.first
        pieces = np.empty((1, last - first + 2), dtype=np.int64)
        pieces[0, 0], pieces[0, -1] = self.settings.first_piece, self.settings.last_piece
        pieces[0, 1:-1] = words.pieces[first:last]
        features = np.zeros((1, pieces.shape[1], 3), dtype=np.int64)
        here = slice(window.first, window.last)
        for column, values in enumerate((words.shapes, words.quotes, words.places)):
            features[0, 1:-1, column] = values[here][local]
        first_piece = np.flatnonzero(np.diff(local, prepend=-1)) + 1
        states, projected, logits = self._encoder.run(
            None, {"pieces": pieces, "features": features, "first_piece": first_piece}
        )
        return Encoded(states, projected, 1.0 / (1.0 + np.exp(-logits)))

    def roles(
        self, encoded: Encoded, words: Words, window: Window, anchors: IntArray, cueless: IntArray, reach: int
    ) -> tuple[FloatArray, IntArray]:
        """Role scores (K, C, labels) of the C words around each of K anchors, and the first of these words (K,).

        Anchors and first words are positions in the window; C is 2 `reach`, or the whole window where that is less.
        """
        length = window.last - window.first
        count = min(length, 2 * reach)
        firsts = np.clip(anchors - reach, 0, length - count)
        index = firsts[:, None] + np.arange(count)[None, :]
        offset = index - anchors[:, None]
        near = np.empty((*offset.shape, 2), dtype=np.int64)
        near[..., 0] = self._buckets[np.abs(offset)] + np.where(offset < 0, self.settings.distances // 2, 0)
        paragraphs, quotes = words.paragraphs[window.first : window.last], words.quotes[window.first : window.last]
        near[..., 1] = quotes[index] * 2 + (paragraphs[index] == paragraphs[anchors][:, None])
        (scores,) = self._roles.run(
            None,
            {
                "words": encoded.projected,
                "index": index,
                "anchors": encoded.states[anchors],
                "near": near,
                "kind": cueless,
            },
        )
        return np.asarray(scores, dtype=np.float32), firsts


def _distance_buckets(distances: int, longest: int = 4096) -> IntArray:
    size = np.arange(longest)
    far = NEAR + np.floor(np.log2(np.maximum(size, NEAR) / NEAR) * 3)
    return np.minimum(np.where(size < NEAR, size, far), distances // 2 - 2).astype(np.int64)


def _checked_settings(folder: Path) -> dict[str, Any]:
    try:
        settings: dict[str, Any] = json.loads((folder / "settings.json").read_text(encoding="utf-8"))
        for name, expected in settings["sha256"].items():
            found = hashlib.sha256((folder / name).read_bytes()).hexdigest()
            if found != expected:
                raise ModelError(
                    f"{folder / name} is not the file that was shipped (its hash differs): reinstall onrecord"
                )
    except (OSError, ValueError, KeyError) as error:
        raise ModelError(f"the model in {folder} is missing or damaged ({error}): reinstall onrecord") from error
    return settings


def _settings(raw: dict[str, Any]) -> Settings:
    return Settings(
        version=raw["version"],
        first_piece=raw["first_piece"],
        last_piece=raw["last_piece"],
        distances=raw["distances"],
        limits=tuple(raw["limits"][kind] for kind in ("outermost", "cueless", "nested", "quoted")),
        steps=allowed_steps(np.array(raw["transitions"], dtype=np.float32)),
        start=np.array(raw["start"], dtype=np.float32),
        calibration=tuple(raw["calibration"]),
    )


def _tokenizer(path: Path) -> Tokenizer:
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def _session(path: Path) -> InferenceSession:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    # One thread a window: windows and articles side by side use more cores better than one matrix product does.
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    # Windows differ in length, so a memory plan per shape would grow without end.
    options.enable_mem_pattern = False
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
