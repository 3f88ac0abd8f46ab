"""The shipped model's files: whole, or refused in one sentence."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from onrecord.attribution.network import MODEL_FOLDER, Network
from onrecord.errors import ModelError

LARGEST = 25 * 1024 * 1024


def test_the_model_is_small_enough_to_ship() -> None:
    assert sum(file.stat().st_size for file in MODEL_FOLDER.iterdir()) <= LARGEST


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    return shutil.copytree(MODEL_FOLDER, tmp_path / "model")


@pytest.mark.parametrize("name", ["encoder.onnx", "roles.onnx", "tokenizer.json"])
def test_a_changed_file_is_refused(copied: Path, name: str) -> None:
    with (copied / name).open("ab") as file:
        file.write(b" ")
    with pytest.raises(ModelError, match=rf"{name}.*reinstall"):
        Network(copied)


@pytest.mark.parametrize("name", ["encoder.onnx", "settings.json"])
def test_a_missing_file_is_named(copied: Path, name: str) -> None:
    (copied / name).unlink()
    with pytest.raises(ModelError, match=rf"{name}.*reinstall"):
        Network(copied)


def test_damaged_settings_are_refused(copied: Path) -> None:
    (copied / "settings.json").write_text("{", encoding="utf-8")
    with pytest.raises(ModelError, match="reinstall"):
        Network(copied)
