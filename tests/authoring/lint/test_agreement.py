"""Lint and filling agree: what filling refuses, lint names as a kind of its own, whatever is mistyped."""

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from docgen.authoring.lint.manifests import read_pack
from docgen.authoring.lint.subject import Subject
from docgen.authoring.lint.templates import look_at
from docgen.errors import PackFaultyError
from docgen.fill.sheet import compile_sheet
from docgen.fill.word import compile_word

from .good import FORM, ROSTER, a_good_pack, write_parts

TAG = re.compile(r"\{[{%].*?[}%]\}")
STEP = 4  # every so many characters of a tag, one is mistyped
PARTS = {FORM: "word/document.xml", ROSTER: "xl/worksheets/sheet1.xml"}
MISTYPED = ("", "(", ".", "}", "%", "x", "|")


def mistyped(text: str) -> Iterator[str]:
    """The text with one character of one of its tags exchanged."""
    for number, match in enumerate(TAG.finditer(text)):
        for offset in range(number % STEP, len(match[0]), STEP):
            at = match.start() + offset
            yield text[:at] + MISTYPED[(number + offset) % len(MISTYPED)] + text[at + 1 :]


def is_refused(subject: Subject) -> bool:
    try:
        compile_sheet(subject.blank) if subject.path.suffix == ".xlsx" else compile_word(subject.blank)
    except PackFaultyError:
        return True
    return False


@pytest.mark.parametrize("name", PARTS)
def test_what_filling_refuses_lint_names(tmp_path: Path, name: str) -> None:
    root = a_good_pack(tmp_path / "xinhe")
    [subject] = [item for item in read_pack(root).subjects if item.path == root / name]
    with zipfile.ZipFile(subject.path) as archive:
        parts = {item: archive.read(item) for item in archive.namelist()}
    whole = parts[PARTS[name]].decode("utf-8")
    refused = 0
    for changed in mistyped(whole):
        write_parts(subject.path, {**parts, PARTS[name]: changed.encode("utf-8")})
        if is_refused(subject):
            refused += 1
            errors = {item.code for item in look_at(subject).flaws if item.is_blocking}
            assert errors, changed
            assert "template-refused" not in errors, changed
    assert refused > 15


def test_what_lint_calls_sound_is_filled(tmp_path: Path) -> None:
    root = a_good_pack(tmp_path / "xinhe")
    for subject in read_pack(root).subjects:
        assert not look_at(subject).has_errors
        assert not is_refused(subject)
