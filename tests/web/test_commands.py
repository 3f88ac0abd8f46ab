"""`onrecord serve` and `onrecord demo` as commands: what they refuse, and that they serve."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from pathlib import Path
from urllib.request import urlopen

import pytest

from onrecord.web.demonstration import example_documents, examples_folder
from onrecord.web.security.passwords import matches, read_users


def onrecord(*arguments: str, given: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "onrecord", *arguments]
    here = {**os.environ, **environment}
    return subprocess.run(command, input=given, capture_output=True, text=True, timeout=120, env=here, check=False)


class TestRefusals:
    @pytest.mark.parametrize(
        ("arguments", "words"),
        [
            (("--host", "0.0.0.0"), "--token or --user"),
            (("--token", "short"), "16 characters"),
            (("--user", "anna"), "has no password yet"),
            (("--port", "99999"), "99999"),
            (("--host", "300.1.1.1", "--token", "a-token-that-is-long-enough"), "cannot listen"),
        ],
    )
    def test_end_in_one_sentence(self, tmp_path: Path, arguments: tuple[str, ...], words: str) -> None:
        done = onrecord("serve", "--store", str(tmp_path / "s.sqlite"), "--no-open", *arguments)
        assert done.returncode == 2
        assert words in done.stderr
        assert "Traceback" not in done.stderr

    def test_a_file_that_is_no_store(self, tmp_path: Path) -> None:
        (tmp_path / "s.sqlite").write_text("not a store, but long enough to be read as one" * 50)
        done = onrecord("serve", "--store", str(tmp_path / "s.sqlite"), "--no-open", "--port", "0")
        assert done.returncode == 1
        assert "Traceback" not in done.stderr


class TestPasswords:
    def test_are_taken_from_the_standard_input_and_kept_hashed(self, tmp_path: Path) -> None:
        store = tmp_path / "s.sqlite"
        done = onrecord("serve", "--store", str(store), "--set-password", "anna", given="correct horse\n")
        assert done.returncode == 0
        users = read_users(tmp_path / "s.sqlite.users.json")
        assert matches("correct horse", users["anna"])


class TestServing:
    def test_demo_reads_the_examples_and_serves_them(self, tmp_path: Path) -> None:
        command = [sys.executable, "-m", "onrecord", "demo", "--store", str(tmp_path / "d.sqlite"), "--port", "0",
                   "--no-open"]  # fmt: skip
        process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
        try:
            assert process.stderr
            said = ""
            start = time.monotonic()
            while not (found := re.search(r"OnRecord is at (http://\S+)", said)) and time.monotonic() - start < 120:
                said += process.stderr.readline()
            assert found
            for _ in range(100):
                try:
                    page = urlopen(found[1], timeout=30).read().decode()
                    break
                except OSError:
                    time.sleep(0.1)
            assert "Today on the record" in page
        finally:
            process.terminate()
            process.wait(20)
            process.stderr.close()  # type: ignore[union-attr]


class TestExamples:
    def test_are_there_and_are_articles(self) -> None:
        assert examples_folder().is_dir()
        documents = list(example_documents())
        assert len(documents) > 10
        assert len({one.id for one in documents}) == len(documents)
        assert not any(one.id.startswith("/") for one in documents)
