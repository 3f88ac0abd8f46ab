"""The yardstick of the survey: quartiles of what people mean by words of likelihood.

    python -m training.stance.survey --answers probly.csv

The answers are those of zonination/perceptions (2017, MIT licence, copyright 2016 Zoni Nation): one row a person, one
column a phrase, percent. Quartiles, because a few of the answers are plainly careless.
"""

from __future__ import annotations

import argparse
import csv
from pathlib import Path

import numpy as np

STEPS = {
    "Almost Certainly": ("almost_certain",),
    "Highly Likely": ("very_likely",),
    "Very Good Chance": ("very_good_chance",),
    "Probable": ("probable",),
    "Likely": ("likely", "good_chance"),
    "Probably": ("probably",),
    "Better Than Even": ("better_than_even",),
    "About Even": ("even",),
    "Improbable": ("improbable",),
    "Unlikely": ("unlikely",),
    "Probably Not": ("probably_not",),
    "Little Chance": ("little",),
    "Almost No Chance": ("remote",),
    "Highly Unlikely": ("very_unlikely",),
    "Chances Are Slight": ("slight",),
    "We Believe": ("believe",),
    "We Doubt": ("doubt",),
}
HEAD = (
    "# Steps of likelihood by a public survey: step <tab> first to third quartile of 46 answers.\n"
    "# Made by training/stance/survey.py from zonination/perceptions (MIT licence, copyright 2016 Zoni Nation).\n"
)
TARGET = Path(__file__).resolve().parents[2] / "src/onrecord/stance/data/survey.tsv"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--answers", type=Path, required=True, help="probly.csv of the survey")
    parser.add_argument("--out", type=Path, default=TARGET)
    options = parser.parse_args()
    options.out.write_text(HEAD + "".join(table(options.answers)), encoding="utf-8")


def table(answers: Path) -> list[str]:
    with answers.open(encoding="utf-8", newline="") as file:
        people = list(csv.DictReader(file))
    lines = []
    for phrase, steps in STEPS.items():
        low, high = np.percentile([float(person[phrase]) for person in people], (25, 75)) / 100
        lines += [f"{step}\t{low:.3g}-{high:.3g}\n" for step in steps]
    return lines


if __name__ == "__main__":
    main()
