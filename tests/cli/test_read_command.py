"""`onrecord read` from outside: inputs, formats, outputs, exit codes, and what happens when things go wrong."""

from __future__ import annotations

import json
import os
import pty
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

HERE = Path(__file__).parent
PROGRAM = [sys.executable, str(HERE / "fake_reader.py")]
SOURCE = str(HERE.parents[1] / "src")


def run(
    *arguments: str, cwd: Path, stdin: bytes | None = None, **environment: str
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [*PROGRAM, *arguments],
        cwd=cwd,
        input=stdin,
        capture_output=True,
        timeout=60,
        env=_environment(environment),
    )


def _environment(extra: dict[str, str]) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("ONRECORD", "COLUMNS"))}
    return kept | {"PYTHONPATH": SOURCE} | extra


def sentence(done: subprocess.CompletedProcess[bytes]) -> str:
    """The one line on the error stream."""
    lines = done.stderr.decode().splitlines()
    assert len(lines) == 1, lines
    assert lines[0].startswith("onrecord: ")
    return lines[0]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in [("a", "“Élan,” said Ana."), ("b", "Bo was silent."), ("broken", "BREAK"), ("stop", "INTERRUPT")]:
        (tmp_path / f"{name}.txt").write_text(f"{text}\n", encoding="utf-8")
    return tmp_path


def ids(output: bytes) -> list[str]:
    return [json.loads(line)["document"]["id"] for line in output.decode("utf-8").splitlines()]


# --- what is read, in order; what fails is passed over


@pytest.mark.parametrize(
    ("inputs", "read", "code", "complaints"),
    [
        (["a.txt"], ["a.txt"], 0, []),
        (["b.txt", "a.txt"], ["b.txt", "a.txt"], 0, []),
        (["a.txt", "missing.txt", "b.txt"], ["a.txt", "b.txt"], 1, ["missing.txt: "]),
        (["missing.txt"], [], 1, ["missing.txt: "]),
        (
            ["a.txt", "broken.txt", "b.txt"],
            ["a.txt", "b.txt"],
            1,
            ["broken.txt: an error inside OnRecord (ZeroDivisionError"],
        ),
        (["broken.txt", "a.txt", "b.txt", "a.txt"], ["a.txt", "b.txt", "a.txt"], 1, ["broken.txt: "]),
        (["broken.txt", "broken.txt"], [], 1, ["broken.txt: ", "broken.txt: "]),
    ],
)
def test_inputs(folder: Path, inputs: list[str], read: list[str], code: int, complaints: list[str]) -> None:
    done = run("read", *inputs, "--format", "jsonl", cwd=folder)
    assert (ids(done.stdout), done.returncode) == (read, code)
    lines = done.stderr.decode().splitlines()
    assert len(lines) == len(complaints)
    assert all(line.startswith(f"onrecord: {said}") for line, said in zip(lines, complaints, strict=True))


def test_standard_input(folder: Path) -> None:
    done = run("read", "-", "-f", "jsonl", cwd=folder, stdin="“Naïve,” she said.".encode())
    assert done.returncode == 0
    assert json.loads(done.stdout)["document"]["text"].startswith("“Naïve,”")


def test_published_reaches_the_record(folder: Path) -> None:
    done = run("read", "a.txt", "-f", "jsonl", "--published", "2022-11", cwd=folder)
    assert json.loads(done.stdout)["document"]["published"] == {
        "value": "2022-11",
        "precision": "month",
        "basis": "input",
    }


@pytest.mark.parametrize(("least", "count"), [("0.7", 1), ("0.8", 0)])
def test_min_confidence(folder: Path, least: str, count: int) -> None:
    done = run("read", "a.txt", "-f", "jsonl", "--min-confidence", least, cwd=folder)
    assert len(json.loads(done.stdout)["statements"]) == count


@pytest.mark.parametrize("name", ["table", "jsonl", "json", "csv", "html", "brat"])
def test_each_format_is_utf8_whatever_the_locale(folder: Path, name: str) -> None:
    done = run("read", "a.txt", "-f", name, cwd=folder, LANG="C", LC_ALL="C", PYTHONCOERCECLOCALE="0", PYTHONUTF8="0")
    assert (done.returncode, done.stderr) == (0, b"")
    assert "“Élan,” said Ana." in done.stdout.decode("utf-8")


def test_records_are_written_as_they_are_read(folder: Path) -> None:
    flag = folder / "waiting"
    (folder / "wait.txt").write_text(f"WAIT {flag}", encoding="utf-8")
    arguments = ["read", "a.txt", "b.txt", "wait.txt", "-f", "jsonl"]
    with subprocess.Popen(
        [*PROGRAM, *arguments], cwd=folder, env=_environment({}), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as process:
        assert process.stdout
        assert ids(process.stdout.readline() + process.stdout.readline()) == ["a.txt", "b.txt"]
        _wait_for(flag)
        process.send_signal(signal.SIGINT)
        assert process.wait(20) == 130


# --- wrong usage: exit code 2, and nothing is read


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["read"], "Missing argument 'INPUT...'"),
        (["read", "a.txt", "--format", "pdf"], "'pdf' is not one of"),
        (["read", "a.txt", "--published", "yesterday"], "'yesterday' is no date"),
        (["read", "a.txt", "--min-confidence", "nan"], "nan is no probability"),
        (["read", "a.txt", "--min-confidence", "1.5"], "1.5 is no probability"),
        (["read", "a.txt", "--threads", "0"], "0 is not in the range"),
        (["read", "a.txt", "-o", "a.txt"], "would overwrite an input"),
        (["read", "a.txt", "b.txt", "-f", "brat"], "-o FOLDER"),
        (["bogus"], "No such command 'bogus'"),
        (["completion", "cmd"], "'cmd' is not one of"),
    ],
)
def test_wrong_usage(folder: Path, arguments: list[str], says: str) -> None:
    done = run(*arguments, cwd=folder)
    assert done.returncode == 2
    assert says in done.stderr.decode()
    assert b"Traceback" not in done.stderr
    assert (folder / "a.txt").read_text(encoding="utf-8") == "“Élan,” said Ana.\n"


# --- files appear whole or not at all


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("r.jsonl", '{"schema"'),
        ("r.json", "[\n"),
        ("r.csv", "document,"),
        ("r.html", "<!DOCTYPE html>"),
        ("r.ann", "T1\tContent"),
        ("r.txt", "a.txt\n"),
    ],
)
def test_the_ending_of_the_file_gives_the_format(folder: Path, name: str, start: str) -> None:
    assert run("read", "a.txt", "-o", name, cwd=folder).returncode == 0
    assert (folder / name).read_text(encoding="utf-8").startswith(start)


def test_brat_folder(folder: Path) -> None:
    assert run("read", "a.txt", "b.txt", "-f", "brat", "-o", "out", cwd=folder).returncode == 0
    assert sorted(path.name for path in (folder / "out").iterdir()) == [
        "a.txt.ann",
        "a.txt.record.json",
        "a.txt.txt",
        "annotation.conf",
        "b.txt.ann",
        "b.txt.record.json",
        "b.txt.txt",
    ]


@pytest.mark.parametrize(
    ("inputs", "code", "kept"),
    [
        (["stop.txt"], 130, True),
        (["a.txt", "b.txt", "stop.txt"], 130, True),
        (["missing.txt"], 1, True),
        (["a.txt", "missing.txt"], 1, False),
    ],
    ids=["Ctrl-C at once", "Ctrl-C after two", "nothing read", "one of two read"],
)
def test_an_existing_file_is_kept_until_the_new_one_is_whole(
    folder: Path, inputs: list[str], code: int, kept: bool
) -> None:
    (folder / "out.jsonl").write_text("old", encoding="utf-8")
    before = set(folder.iterdir())
    done = run("read", *inputs, "-o", "out.jsonl", cwd=folder)
    assert done.returncode == code
    sentence(done)
    assert ((folder / "out.jsonl").read_text(encoding="utf-8") == "old") is kept
    assert set(folder.iterdir()) == before


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_signal_leaves_no_half_file(folder: Path, number: signal.Signals, code: int) -> None:
    flag = folder / "waiting"
    (folder / "wait.txt").write_text(f"WAIT {flag}", encoding="utf-8")
    process = subprocess.Popen(
        [*PROGRAM, "read", "a.txt", "wait.txt", "-o", "out.jsonl"],
        cwd=folder,
        env=_environment({}),
        stderr=subprocess.PIPE,
    )
    _wait_for(flag)
    assert [path for path in folder.iterdir() if path.name.endswith(".part")]
    process.send_signal(number)
    _, said = process.communicate(timeout=20)
    assert process.returncode == code
    assert said == (b"onrecord: interrupted\n" if number == signal.SIGINT else b"")
    assert not [path for path in folder.iterdir() if path.name.startswith((".onrecord", "out"))]


def _wait_for(flag: Path) -> None:
    for _ in range(400):
        if flag.exists():
            return
        time.sleep(0.05)
    raise AssertionError("the command never came to the last input")


def test_the_mode_of_a_file(folder: Path) -> None:
    old = folder / "old.jsonl"
    old.write_text("", encoding="utf-8")
    old.chmod(0o640)
    run("read", "a.txt", "-o", "old.jsonl", cwd=folder)
    run("read", "a.txt", "-o", "new.jsonl", cwd=folder)
    mask = os.umask(0)
    os.umask(mask)
    assert stat.S_IMODE(old.stat().st_mode) == 0o640
    assert stat.S_IMODE((folder / "new.jsonl").stat().st_mode) == 0o666 & ~mask


def test_a_link_is_followed_not_replaced(folder: Path) -> None:
    (folder / "link.jsonl").symlink_to(folder / "real.jsonl")
    assert run("read", "a.txt", "-o", "link.jsonl", cwd=folder).returncode == 0
    assert (folder / "link.jsonl").is_symlink() and (folder / "real.jsonl").exists()


# --- outputs that cannot be written: one sentence, exit code 1

full_disk = pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")


@full_disk
@pytest.mark.parametrize("name", ["table", "jsonl", "json", "csv", "html", "brat"])
def test_a_full_disk(folder: Path, name: str) -> None:
    done = run("read", "a.txt", "-f", name, "-o", "/dev/full", cwd=folder)
    assert done.returncode == 1
    assert sentence(done) == "onrecord: cannot write /dev/full: no space left on the disk"


@full_disk
@pytest.mark.parametrize(
    "arguments",
    [["read", "a.txt"], ["read", "a.txt", "-f", "csv"], ["schema"], ["--help"], ["--version"], ["completion", "zsh"]],
)
def test_a_full_disk_behind_the_standard_output(folder: Path, arguments: list[str]) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*PROGRAM, *arguments], cwd=folder, stdout=full, stderr=subprocess.PIPE, env=_environment({})
        )
    assert done.returncode == 1
    assert done.stderr.decode().splitlines() == ["onrecord: cannot write the output: no space left on the disk"]


def test_a_missing_folder(folder: Path) -> None:
    done = run("read", "a.txt", "-o", "no/r.jsonl", cwd=folder)
    assert (done.returncode, sentence(done)) == (1, "onrecord: cannot write no/r.jsonl: its folder does not exist")


def test_a_folder_in_the_place_of_the_file(folder: Path) -> None:
    (folder / "r.jsonl").mkdir()
    done = run("read", "a.txt", "-o", "r.jsonl", cwd=folder)
    assert (done.returncode, sentence(done)) == (1, "onrecord: cannot write r.jsonl: it is a folder")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_no_permission(folder: Path) -> None:
    (folder / "locked").mkdir(mode=0o500)
    done = run("read", "a.txt", "-o", "locked/r.jsonl", cwd=folder)
    assert (done.returncode, sentence(done)) == (
        1,
        "onrecord: cannot write locked/r.jsonl: no permission to write there",
    )


def test_a_broken_pipe_is_quiet(folder: Path) -> None:
    (folder / "long.txt").write_text("word " * 200_000, encoding="utf-8")
    process = subprocess.Popen(
        [*PROGRAM, "read", "long.txt", "long.txt", "-f", "jsonl"],
        cwd=folder,
        env=_environment({}),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout and process.stderr
    process.stdout.read(10)
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait(30) == 141


# --- the last guard


def test_an_unexpected_error_is_one_sentence(folder: Path) -> None:
    done = run("read", "a.txt", cwd=folder, CRASH_AT_TOP="1")
    assert done.returncode == 1
    assert "please report it" in sentence(done)


def test_debug_shows_the_traceback(folder: Path) -> None:
    done = run("read", "broken.txt", cwd=folder, ONRECORD_DEBUG="1")
    assert done.returncode == 1
    assert b"Traceback" in done.stderr and b"broken.txt: an error inside OnRecord" in done.stderr


def test_a_name_cannot_steer_the_terminal(folder: Path) -> None:
    done = run("read", "\x1b[31mred.txt", cwd=folder)
    assert done.returncode == 1
    assert "\x1b" not in sentence(done)


# --- the terminal


@pytest.mark.parametrize(("inputs", "shown"), [(["a.txt", "b.txt"], True), (["a.txt"], False)])
def test_a_bar_on_a_terminal_for_several_inputs(folder: Path, inputs: list[str], shown: bool) -> None:
    control, terminal = pty.openpty()
    done = subprocess.run(
        [*PROGRAM, "read", *inputs, "missing.txt"][: 3 + len(inputs) + 1 * shown],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=terminal,
        env=_environment({"TERM": "xterm", "COLUMNS": "80"}),
        timeout=60,
    )
    os.close(terminal)
    seen = b""
    while chunk := _read(control):
        seen += chunk
    os.close(control)
    assert (b"0/" in seen or b"1/" in seen) is shown
    assert (b"missing.txt: there is no such file" in seen) is shown
    assert b"\x1b" not in done.stdout and "“Élan,”".encode() in done.stdout


def _read(control: int) -> bytes:
    try:
        return os.read(control, 65536)
    except OSError:
        return b""
