"""A user's own actors: what is read, and each wrong file with its one sentence."""

from pathlib import Path

import pytest

from onrecord.actors.knowledge import Actor, Actors, load_actors_file
from onrecord.errors import UsageError

CSV = """name,kind,country,aliases,surname,role,of,begin,end
Ada Example,person,GB,Dr Ada Example; A. Example,Example,Mayor of Sampletown,,2019-05,2023-05-04
Ada Example,person,GB,,,Defence minister,GB,2031-01-01,
Sampletown Council,organization,GB,The Council of Sampletown,,,,,
"""
TOML = """
[[actor]]
name = "Ada Example"
country = "GB"
aliases = ["Dr Ada Example"]
surname = "Example"
[[actor.office]]
role = "Mayor of Sampletown"
begin = 2019-05-01
[[actor]]
id = "gov/ua"
name = "Ukrainian government"
aliases = ["the Bankova team"]
"""


def written(tmp_path: Path, name: str, content: str | bytes) -> Path:
    path = tmp_path / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def named(actor: Actor | None) -> str | None:
    return actor.name if actor else None


def test_csv_lines_of_one_actor_are_joined(tmp_path: Path) -> None:
    ada, council = load_actors_file(written(tmp_path, "own.csv", CSV))
    assert (ada.id, ada.kind, ada.country) == ("person/ada-example", "person", "GB")
    assert ada.names == ("Ada Example", "Dr Ada Example", "A. Example", "Example")
    assert [(o.role, o.of, o.begin, o.end) for o in ada.offices] == [
        ("mayor-of-sampletown", "GB", "2019-05", "2023-05-04"),
        ("defence-minister", "GB", "2031-01-01", None),
    ]
    assert (council.id, council.sources) == ("org/sampletown-council", ("user",))


def test_added_actors_are_found_beside_the_shipped(tmp_path: Path) -> None:
    actors = Actors.load().extended(load_actors_file(written(tmp_path, "own.csv", CSV)))
    assert [actor.id for actor in actors.by_alias("Example")] == ["person/ada-example"]
    assert named(actors.office("Mayor of Sampletown", "GB", "2020-01-01")) == "Ada Example"
    assert actors.office("British defence secretary", None, "2031-06-01") is None  # Healey may still be in office
    assert named(actors.office("British defence secretary", None, "2022-11-16")) == "Ben Wallace"
    assert [actor.id for actor in actors.by_alias("Milley")] == ["person/mark-milley"]
    assert Actors.load().by_alias("Ada Example") == []


def test_toml_adds_to_a_known_actor(tmp_path: Path) -> None:
    actors = Actors.load().extended(load_actors_file(written(tmp_path, "own.toml", TOML)))
    ukraine = actors.by_alias("the Bankova team")[0]
    assert (ukraine.id, ukraine.kind, ukraine.country) == ("gov/ua", "government", "UA")
    assert actors.by_alias("Kyiv") == [ukraine]
    assert ukraine.sources == ("factbook", "general knowledge", "user")
    assert actors.by_alias("Dr Ada Example")[0].offices[0].begin == "2019-05-01"


def test_extended_twice(tmp_path: Path) -> None:
    first = load_actors_file(written(tmp_path, "own.csv", CSV))
    second = load_actors_file(written(tmp_path, "more.csv", "name,aliases\nAda Example,Lady Example\n"))
    actors = Actors.load().extended(first).extended(second)
    assert actors.by_alias("Lady Example") == actors.by_alias("Dr Ada Example")


WRONG = [
    ("own.txt", "name\nA B\n", "is named .csv or .toml"),
    ("own.csv", "", "line 1: the first line names the columns"),
    ("own.csv", "kind\nperson\n", "line 1: the first line names the columns"),
    ("own.csv", "name,colour\nA B,red\n", "line 1: no column is named 'colour'"),
    ("own.csv", "name,country\nA B\n", "line 2: the line has not as many fields"),
    ("own.csv", "name,country\nA B,GB,x\n", "line 2: the line has not as many fields"),
    ("own.csv", "name,kind\nA B,king\n", "line 2: kind 'king' is none"),
    ("own.csv", "name,country\nA B,UK\n", "line 2: country 'UK' is no state"),
    ("own.csv", "name,country\nA B,Ukraine\n", "line 2: country 'Ukraine' is no state"),
    ("own.csv", "name,country\n,GB\n", "line 2: name is empty"),
    ("own.csv", "name,role,begin\nA B,mayor,last year\n", "line 2: begin 'last year' is no date"),
    ("own.csv", "name,role,begin\nA B,mayor,2021-02-30\n", "line 2: begin '2021-02-30' is a date that does not exist"),
    ("own.csv", "name,role,begin,end\nA B,mayor,2021,2020\n", "line 2: end '2020' is before begin"),
    ("own.csv", "name,begin\nA B,2021\n", "line 2: role is empty"),
    ("own.csv", "name,role,of\nA B,mayor,Nowhere\n", "line 2: of 'Nowhere' is no state"),
    ("own.csv", "name,id\nA B,Ann Lee\n", "line 2: id 'Ann Lee' is none"),
    ("own.csv", "name,id\nA B,person/x\nC D,person/x\n", "line 3: id 'person/x' was given to 'A B'"),
    ("own.csv", "name\nMark Milley\n", "line 2: name 'Mark Milley' is known: with id person/mark-milley"),
    ("own.csv", "name\n王毅\n", "line 2: name '王毅' gives no id"),
    ("own.csv", 'name\n"A B\n', "not CSV"),
    ("own.csv", "name\nA|B\n", "line 2: name 'A|B' has a tab"),
    ("own.csv", b"\xff\xfe\x00name", "not UTF-8"),
    ("own.csv", b"name\n\x00\x00\n", "line 2: name"),
    ("own.toml", "[[actor]\n", "not TOML"),
    ("own.toml", "name = 'A B'\n", "begins with the line [[actor]]"),
    ("own.toml", "actor = 3\n", "begins with the line [[actor]]"),
    ("own.toml", "[[actor]]\nname = 3\n", "actor 1: name '3' is no text"),
    ("own.toml", "[[actor]]\nname = 'A B'\ncolour = 'red'\n", "actor 1: no field is named 'colour'"),
    ("own.toml", "[[actor]]\nname = 'A B'\naliases = 3\n", "actor 1: aliases '3' is no list"),
    ("own.toml", "[[actor]]\nname = 'A B'\noffice = 'mayor'\n", "actor 1: office 'mayor' is no list"),
    ("own.toml", "[[actor]]\nname = 'A B'\n[[actor.office]]\nbegin = true\nrole = 'x'\n", "actor 1: begin"),
]


@pytest.mark.parametrize(("name", "content", "words"), WRONG)
def test_wrong_files(tmp_path: Path, name: str, content: str | bytes, words: str) -> None:
    with pytest.raises(UsageError) as error:
        load_actors_file(written(tmp_path, name, content))
    assert words in str(error.value)
    assert name in str(error.value)
    assert "\n" not in str(error.value)


def test_missing_file_and_folder(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"none\.csv: cannot be read: no such file"):
        load_actors_file(tmp_path / "none.csv")
    (tmp_path / "folder.csv").mkdir()
    with pytest.raises(UsageError, match=r"folder\.csv: cannot be read"):
        load_actors_file(tmp_path / "folder.csv")
