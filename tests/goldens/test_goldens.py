"""Every paper of the pack as text, as it was accepted after its printed pages were looked at.

`pytest tests/goldens --accept` writes the texts anew.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from cases import a_paper, paper_names
from documents import paper_text

FOLDER = Path(__file__).parent / "luzhou"
ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("name", paper_names())
def test_the_paper_reads_as_accepted(name: str, accepts: bool) -> None:
    text, golden = paper_text(a_paper(name)), FOLDER / f"{name}.txt"
    if accepts:
        golden.write_text(text, encoding="utf-8")
    assert golden.read_text(encoding="utf-8").splitlines() == text.splitlines()


def test_every_golden_belongs_to_a_paper() -> None:
    assert {path.stem for path in FOLDER.iterdir()} <= set(paper_names())


@pytest.mark.parametrize(("ci", "code"), [("true", pytest.ExitCode.USAGE_ERROR), ("", pytest.ExitCode.OK)])
def test_goldens_are_never_accepted_in_ci(ci: str, code: pytest.ExitCode) -> None:
    command = [
        sys.executable,
        "-m",
        "pytest",
        "--accept",
        "--collect-only",
        "-q",
        "-p",
        "no:cacheprovider",
        __file__,
    ]
    ended = subprocess.run(command, cwd=ROOT, env={**os.environ, "CI": ci}, capture_output=True)
    assert ended.returncode == code
