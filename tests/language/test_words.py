"""Words: offsets count code points, whatever the script."""

from __future__ import annotations

import numpy as np
import pytest
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

from onrecord.language.words import split_words

PIECES = ["[UNK]", "we", "won", "##s", "reil", "said", "min", "##ister", "12", ".", ",", "“", "”", '"', "'"]


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    vocabulary = {piece: number for number, piece in enumerate(PIECES)}
    made = Tokenizer(models.WordPiece(vocab=vocabulary, unk_token="[UNK]"))
    made.normalizer = normalizers.BertNormalizer(lowercase=True)
    made.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    return made


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We won.", ["We", "won", "."]),
        ("“We won,” Reil said.", ["“", "We", "won", ",", "”", "Reil", "said", "."]),
        ("🌊🌊 We won", ["🌊🌊", "We", "won"]),
        ("👩‍🚒 Reil said", ["👩‍🚒", "Reil", "said"]),
        ("Cafe\u0301s said", ["Cafe\u0301s", "said"]),
        ("שלום said", ["שלום", "said"]),
        ("قال said", ["قال", "said"]),
        ("don't", ["don", "'", "t"]),
        ("", []),
        (" \n ", []),
    ],
    ids=["plain", "marks", "emoji", "joined emoji", "combining", "Hebrew", "Arabic", "apostrophe", "empty", "space"],
)
def test_words_are_cut_by_code_points(tokenizer: Tokenizer, text: str, expected: list[str]) -> None:
    words = split_words(text, tokenizer)
    cut = [text[start:end] for start, end in zip(words.starts, words.ends, strict=True)]
    assert cut == expected


def test_arrays_agree_in_length(tokenizer: Tokenizer) -> None:
    words = split_words("Ministers said: “We won.”\n\nReil won 12", tokenizer)
    for values in (words.starts, words.ends, words.paragraphs, words.shapes, words.quotes, words.places):
        assert len(values) == len(words)
    assert len(words.pieces) == len(words.word_of_piece) > len(words)
    assert np.all(np.diff(words.word_of_piece) >= 0)
    assert words.word_of_piece[-1] == len(words) - 1


def test_features(tokenizer: Tokenizer) -> None:
    words = split_words("“We won”\nREIL said 12", tokenizer)
    assert words.quotes.tolist() == [3, 1, 1, 4, 0, 0, 0]
    assert words.paragraphs.tolist() == [0, 0, 0, 0, 1, 1, 1]
    assert words.places.tolist() == [1, 0, 0, 0, 1, 0, 0]
    assert words.shapes.tolist() == [4, 1, 0, 4, 2, 0, 3]


def test_every_paragraph_break_counts_once(tokenizer: Tokenizer) -> None:
    assert split_words("We\n \n\nwon\nsaid", tokenizer).paragraphs.tolist() == [0, 1, 2]
