"""Every entry of the word lists is used: each is put in a sentence in which it must show."""

import pytest

from onrecord.grounding.figures import find_figures
from onrecord.grounding.figures.counted import counted_noun, is_person, is_plural
from onrecord.grounding.figures.lexicon import numerals, read_forms, read_rows, roles, scale_marks, vague, words_of
from onrecord.grounding.figures.tokens import split_tokens
from onrecord.grounding.figures.tolls import kind_of
from onrecord.values import Figure


def first(text: str) -> Figure:
    figures = find_figures(text)
    assert figures, text
    return figures[0]


def written(phrase: str) -> str:
    """A phrase of a list as it is printed."""
    return phrase.replace(" - ", "-").replace(" -", "-").replace("- ", "-").replace(" . ", ". ").replace(" ,", ",")


@pytest.mark.parametrize("word", [word for word, (_, kind) in numerals().items() if kind in ("digit", "ten")])
def test_number_words(word: str) -> None:
    assert first(f"There were {word} boats.").low == numerals()[word][0]


@pytest.mark.parametrize("word", [word for word, (_, kind) in numerals().items() if kind == "scale"])
def test_scale_words(word: str) -> None:
    assert first(f"There were 2 {word} boats.").low == 2 * numerals()[word][0]


@pytest.mark.parametrize("word", [word for word, (_, kind) in numerals().items() if kind == "part"])
def test_parts(word: str) -> None:
    upper = 2 if word.endswith("s") else 1
    assert first(f"It took {upper} {word} of the boats.").low == pytest.approx(upper / numerals()[word][0])


@pytest.mark.parametrize("mark", scale_marks())
def test_scale_marks(mark: str) -> None:
    assert first(f"It cost $2{mark}.").low == 2 * scale_marks()[mark][0]


@pytest.mark.parametrize("word", vague())
def test_vague_words(word: str) -> None:
    entry = vague()[word]
    head = {"plural": f"{word} of", "noun": f"a {word} of", "group": f"a {word} of", "few": word}[entry.form]
    figure = first(f"They saw {head} guards killed.")
    assert (figure.low, figure.high, figure.approximate) == (entry.low, entry.high, entry.soft)


@pytest.mark.parametrize(("phrase", "place", "side", "inclusive"), read_rows("bounds.tsv"))
def test_bounds(phrase: str, place: str, side: str, inclusive: str) -> None:
    text = f"It held {written(phrase)} 5 boats." if place == "before" else f"It held 5 {written(phrase)} boats."
    figure = first(text.replace("- 5", "-5").replace("5 -", "5-").replace("5 ish", "5ish"))
    expected = {"low": (5, None), "high": (None, 5), "about": (5, 5)}[side]
    assert (figure.low, figure.high) == expected
    assert figure.approximate == (side == "about")
    assert (figure.low_inclusive and figure.high_inclusive) == (inclusive == "yes")


@pytest.mark.parametrize(("word", "direction"), read_rows("changes.tsv"))
def test_changes(word: str, direction: str) -> None:
    assert first(f"Shares {word} 5 percent.").change == direction


@pytest.mark.parametrize(
    ("code", "sign"), [(row[0], form) for row in read_rows("currencies.tsv") for form in read_forms(row[1])]
)
def test_currency_signs(code: str, sign: str) -> None:
    assert first(f"It was {sign.removeprefix('^')}500 then.").unit == code


@pytest.mark.parametrize(
    ("code", "name"), [(row[0], form) for row in read_rows("currencies.tsv") for form in read_forms(row[2])]
)
def test_currency_names(code: str, name: str) -> None:
    unit = first(f"It cost 500 {name.removeprefix('?')} then.").unit
    assert unit == ("GBP" if code == "pound" else code)


@pytest.mark.parametrize(
    ("name", "case", "form"), [(row[0], row[2], form) for row in read_rows("units.tsv") for form in read_forms(row[3])]
)
def test_units(name: str, case: str, form: str) -> None:
    joint = "" if case == "near" else " "
    number = 1 if form.startswith("?") else 5
    assert first(f"It had {number}{joint}{written(form.removeprefix('?'))} then.").unit == name


@pytest.mark.parametrize("word", sorted(words_of("per_nouns")))
def test_what_a_price_is_counted_by(word: str) -> None:
    assert first(f"It costs $5 a {word} now.").unit == f"USD per {word}"


@pytest.mark.parametrize("word", sorted(words_of("function_words")))
def test_function_words_end_the_noun(word: str) -> None:
    assert counted_noun(split_tokens(f"grey {word} boats"), 0, is_one=False) != (0, 3)


@pytest.mark.parametrize("word", sorted(words_of("months")))
def test_months(word: str) -> None:
    assert find_figures(f"He left on {word.title()} 5.") == ()


@pytest.mark.parametrize("word", sorted(words_of("labels")))
def test_labels(word: str) -> None:
    assert find_figures(f"It was {word.title()} 12.") == ()


@pytest.mark.parametrize("word", sorted(words_of("streets")))
def test_streets(word: str) -> None:
    assert find_figures(f"She lives at 10 Baker {word.title()} now.") == ()


@pytest.mark.parametrize("word", sorted(words_of("clock_words")))
def test_clock_words(word: str) -> None:
    assert find_figures(f"It was 10 {word} then.") == ()


_SENTENCES = {
    "did": "They {} two guards.",
    "base": "Rebels {} two guards.",
    "self": "Two guards {} there.",
    "state": "Two guards are {} now.",
    "held": "Two guards were taken into {}.",
    "noun": "It claimed 12 {} there.",
    "event": "The {} of two guards was told.",
}


@pytest.mark.parametrize(("word", "form"), [(word, form) for word, forms in roles().items() for form in forms])
def test_roles(word: str, form: str) -> None:
    assert first(_SENTENCES[form].format(word)).role == roles()[word][form]  # type: ignore[index]


@pytest.mark.parametrize("word", sorted(words_of("people")))
def test_people_are_not_seen_by_their_ending_alone(word: str) -> None:
    assert is_person(word)
    assert not is_person(f"x{word}") or word in words_of("things")


@pytest.mark.parametrize("word", sorted(words_of("things")))
def test_things_would_be_people_by_their_ending(word: str) -> None:
    assert not is_person(word)
    assert is_person(f"x{word}")


@pytest.mark.parametrize("word", sorted(words_of("plurals")))
def test_plurals_do_not_show_by_their_ending(word: str) -> None:
    assert is_plural(split_tokens(word), 0)
    assert not is_plural(split_tokens(f"x{word}"), 0)


@pytest.mark.parametrize("word", sorted(words_of("unspecific")))
def test_unspecific_nouns_name_no_kind(word: str) -> None:
    assert kind_of(word) == ""
