"""Whatever stands in an input: no crash, no hang, nothing written, nothing asked for, and the rest still read."""

from __future__ import annotations

import io
import os
import signal
import socket
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from bad_inputs import RSS_ITEM, Made, all_cases, samples
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.document import Document
from onrecord.errors import InputError
from onrecord.ingest import IngestOptions, read_input

LONGEST = 10.0
"""Seconds of the processor that any input may take."""

CASES = all_cases()
OPTIONS = IngestOptions(timeout=1.0)
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_watched: dict[str, list[str] | None] = {"writes": None, "requests": None}


def _hook(event: str, arguments: tuple[Any, ...]) -> None:
    """Notes, while it is asked to, every file opened for writing and every look-up of a host or connection."""
    writes, requests = _watched["writes"], _watched["requests"]
    if writes is None or requests is None:
        return
    if event == "open" and isinstance(arguments[2], int) and arguments[2] & _WRITING:
        writes.append(str(arguments[0]))
    elif event in (
        "socket.connect",
        "socket.getaddrinfo",
        "socket.gethostbyname",
        "urllib.Request",
        "subprocess.Popen",
    ):
        requests.append(f"{event} {arguments}")


sys.addaudithook(_hook)


@contextmanager
def nothing_outside() -> Iterator[None]:
    """Within it no file may be written but nameless temporary ones, and no request be made; ten seconds at most."""
    writes: list[str] = []
    requests: list[str] = []
    _watched.update(writes=writes, requests=requests)
    start = time.process_time()  # not the clock's: other programs may keep the machine busy
    try:
        with _alarm(int(LONGEST * 6)):
            yield
    finally:
        _watched.update(writes=None, requests=None)
    assert time.process_time() - start < LONGEST
    assert [name for name in writes if not name.startswith(tempfile.gettempdir())] == []
    assert requests == []


@contextmanager
def _alarm(seconds: int) -> Iterator[None]:
    """A hang fails its own case instead of the whole run."""
    if not hasattr(signal, "SIGALRM"):
        yield
        return

    def ring(_number: int, _frame: object) -> None:
        raise TimeoutError(f"hangs for {seconds} seconds")

    before = signal.signal(signal.SIGALRM, ring)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def read(path: Path | str, options: IngestOptions = OPTIONS) -> list[Document | InputError]:
    with nothing_outside():
        return list(read_input(str(path), options))


def check(found: list[Document | InputError]) -> None:
    """Whatever came is a Document with a text, or an error of one line that says what to do."""
    for item in found:
        if isinstance(item, Document):
            assert item.text.strip()
            assert item.id
            item.text.encode("utf-8", "surrogatepass")
        else:
            assert item.reason
            assert len(item.reason) < 700
            assert "Traceback" not in item.reason
            assert "please report" not in item.reason
            assert "root:" not in str(item)


def test_there_are_enough_cases() -> None:
    assert len(CASES) >= 300
    assert len({case for case, _, _ in CASES}) == len(CASES)


@pytest.mark.parametrize(("name", "maker"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_one_file(tmp_path: Path, name: str, maker: Made) -> None:
    path = tmp_path / name
    path.write_bytes(maker())
    found = read(path)
    assert found
    check(found)
    texts = [item.text for item in found if isinstance(item, Document)]
    assert not any("root:x:" in text or "hahahaha" in text for text in texts)
    assert [one.name for one in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize("name", sorted(samples()))
def test_the_samples_themselves_are_sound(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(samples()[name])
    found = read(tmp_path / name)
    is_list = name in ("a.opml", "a.xml")
    assert all(isinstance(item, InputError if is_list else Document) for item in found), found


@pytest.fixture(scope="module")
def long_line(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("long") / "line"
    with path.open("wb") as stream:
        for _ in range(200):
            stream.write(b"a" * 1_000_000)
    return path


@pytest.mark.parametrize(
    "ending", [".txt", ".html", ".jsonl", ".csv", ".tsv", ".rss", ".opml", ".mhtml", ".pdf", ".warc", ".zip", ""]
)
def test_a_line_of_200_mb(long_line: Path, ending: str) -> None:
    path = long_line.with_name(f"line{ending or '.none'}")
    os.link(long_line, path)
    found = read(path)
    assert found
    assert all(isinstance(item, InputError) for item in found)


class Endless(io.RawIOBase):
    """A stream that is made while it is read."""

    def __init__(self, start: bytes, piece: bytes, times: int) -> None:
        self._parts = (start if n < 0 else piece.replace(b"{0}", b"%d" % n) for n in range(-1, times))
        self._ready = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        while len(self._ready) < len(buffer) and (part := next(self._parts, None)) is not None:
            self._ready += part
        count = min(len(buffer), len(self._ready))
        buffer[:count], self._ready = self._ready[:count], self._ready[count:]
        return count


@pytest.mark.parametrize(
    ("start", "piece", "articles"),
    [
        (b"<rss><channel>", RSS_ITEM.encode(), 20_000),
        (b"<rss><channel>", b"<item><guid>same</guid><description>d</description></item>", 1),
        (b"<rss><channel>", b"<item/>", 0),
        (b"<feed xmlns='http://www.w3.org/2005/Atom'>", b"<entry><id>{0}</id><summary>d</summary></entry>", 20_000),
        (b"<opml><body>", b"<outline xmlUrl='https://n.example/{0}'/>", 0),
        (b"<urlset>", b"<url><loc>https://n.example/{0}</loc></url>", 0),
    ],
    ids=["RSS", "one entry a million times", "empty entries", "Atom", "OPML", "sitemap"],
)
def test_a_million_entries(monkeypatch: pytest.MonkeyPatch, start: bytes, piece: bytes, articles: int) -> None:
    stream = io.BufferedReader(Endless(start, piece, 1_000_000))
    monkeypatch.setattr(sys, "stdin", type("Stdin", (), {"buffer": stream}))
    count, last = 0, None
    with nothing_outside():
        for last in read_input("-", OPTIONS):
            count += isinstance(last, Document)
    assert count == articles
    assert isinstance(last, InputError)


class TestPlaces:
    """Names in the file system that are no files to read."""

    @pytest.mark.parametrize(
        "device", ["/dev/zero", "/dev/random", "/dev/urandom", "/dev/full", "/dev/null", "/dev/tty"]
    )
    def test_devices(self, device: str) -> None:
        if not Path(device).exists():
            pytest.skip("no such device")
        [error] = read(device)
        assert isinstance(error, InputError)

    def test_a_pipe_that_nobody_fills(self, tmp_path: Path) -> None:
        os.mkfifo(tmp_path / "pipe")
        [error] = read(tmp_path / "pipe")
        assert "into which nobody writes" in str(error)

    def test_a_pipe_that_somebody_fills(self, tmp_path: Path) -> None:
        import threading

        os.mkfifo(tmp_path / "pipe")
        threading.Thread(target=lambda: (tmp_path / "pipe").write_bytes(b"The mayor said no."), daemon=True).start()
        [found] = list(read_input(str(tmp_path / "pipe"), IngestOptions(timeout=5)))
        assert isinstance(found, Document)
        assert found.text == "The mayor said no."

    def test_a_socket(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(tmp_path)
        with socket.socket(socket.AF_UNIX) as listener:
            listener.bind("s")
            [error] = read("s")
            assert isinstance(error, InputError)

    def test_links_in_a_circle(self, tmp_path: Path) -> None:
        (tmp_path / "a").symlink_to(tmp_path / "b")
        (tmp_path / "b").symlink_to(tmp_path / "a")
        [error] = read(tmp_path / "a")
        assert isinstance(error, InputError)
        check(read(tmp_path))

    def test_folders_in_a_circle(self, tmp_path: Path) -> None:
        (tmp_path / "a").mkdir()
        (tmp_path / "a" / "up").symlink_to(tmp_path)
        (tmp_path / "a" / "t.txt").write_text("The mayor said no.")
        assert len(read(tmp_path)) == 1

    def test_a_folder_800_levels_deep(self, tmp_path: Path) -> None:
        depth = 800
        here = os.open(tmp_path, os.O_RDONLY)
        for _ in range(depth):
            os.mkdir("d", dir_fd=here)
            inner = os.open("d", os.O_RDONLY, dir_fd=here)
            os.close(here)
            here = inner
        number = os.open("t.txt", os.O_WRONLY | os.O_CREAT, dir_fd=here)
        os.write(number, b"The mayor said no.")
        os.close(number)
        os.close(here)
        found = read(tmp_path)
        check(found)
        assert found

    @pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="the superuser may read everything")
    def test_no_permission(self, tmp_path: Path) -> None:
        (tmp_path / "closed").mkdir()
        (tmp_path / "closed").chmod(0)
        (tmp_path / "t.txt").write_text("The mayor said no.")
        found = read(tmp_path)
        (tmp_path / "closed").chmod(0o700)
        assert len(found) == 2
        assert "cannot be opened" in str(found[0])

    @pytest.mark.parametrize(
        "name", [b"new\nline.txt", b"\xff\xfe.txt", b"\x1b[31m.txt", b"-", b" ", b"a.txt\xe2\x80\xae", b"*.txt", b"~"]
    )
    def test_strange_names(self, tmp_path: Path, name: bytes) -> None:
        path = os.fsencode(tmp_path) + b"/" + name
        with open(path, "wb") as stream:  # noqa: PTH123 - a name of bytes
            stream.write(b"The mayor said no.")
        [found] = read(os.fsdecode(path))
        assert isinstance(found, Document)
        found.id.encode()

    @pytest.mark.parametrize(
        "name",
        ["", " ", "\0", "a" * 10_000, "/", "//", "nowhere/at/all", "http://", "HTTP://[", "https://:80", "http:///a", "ftp://a",
         "data:text/plain,x", "javascript:1", "file:///etc/passwd", "\udcff", "/dev/fd/99", "/proc/self/mem"],
    )  # fmt: skip
    def test_names_that_lead_nowhere(self, name: str) -> None:
        if name in ("/", "//"):
            pytest.skip("the whole machine is no test")
        found = read(name)
        assert all(isinstance(item, InputError) for item in found)


def test_all_of_them_in_one_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A folder of bad inputs: exit code 1, one line for each failure, and the good ones read all the same."""
    from onrecord.cli.app import app
    from onrecord.record import Record

    class Reader:
        """Puts nothing on the record."""

        def __init__(self, threads: int = 1) -> None:
            pass

        def read_many(self, documents: Iterable[Document]) -> Iterator[Record]:
            return map(Record, documents)

    monkeypatch.setattr("onrecord.reader.Reader", Reader)
    folder = tmp_path / "in"
    folder.mkdir()
    big = ("MB", "million", "000", "bomb")
    small = [case for case in CASES if not any(word in case[0] for word in big)][::3]
    for number, (_, name, maker) in enumerate(small):
        (folder / f"{number:03}-{name}").write_bytes(maker())
    for name in ("000.txt", "zzz.txt"):
        (folder / name).write_text("The mayor said no.")
    with pytest.raises(SystemExit) as end:
        app.main(["read", str(folder), "--format", "jsonl", "-o", str(tmp_path / "out.jsonl")], prog_name="onrecord")
    assert end.value.code == 1
    output, errors = capsys.readouterr()
    assert "Traceback" not in output + errors
    assert all(line.startswith("onrecord: ") for line in errors.splitlines())
    record = (tmp_path / "out.jsonl").read_text(encoding="utf-8")
    assert "000.txt" in record
    assert "zzz.txt" in record


_STARTS = [data[:60] for data in samples().values()]


@settings(
    max_examples=250, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(
    name=st.sampled_from(sorted(samples())),
    start=st.sampled_from([b"", *_STARTS]),
    data=st.one_of(st.binary(max_size=600), st.text(max_size=300).map(lambda text: text.encode("utf-8", "replace"))),
)
def test_fuzzed_bytes_with_every_ending(tmp_path: Path, name: str, start: bytes, data: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(start + data)
    found = read(path)
    assert found
    check(found)


@settings(
    max_examples=250, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(name=st.sampled_from(sorted(samples())), edits=st.lists(
    st.tuples(st.floats(0, 1), st.integers(0, 30), st.binary(max_size=12)), min_size=1, max_size=6))  # fmt: skip
def test_fuzzed_samples(tmp_path: Path, name: str, edits: list[tuple[float, int, bytes]]) -> None:
    data = samples()[name]
    for place, length, piece in edits:
        start = int(place * len(data))
        data = data[:start] + piece + data[start + length :]
    path = tmp_path / name
    path.write_bytes(data)
    found = read(path)
    assert found
    check(found)
