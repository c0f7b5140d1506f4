"""Archives written by hand: other programs open them, and what was not touched stays as it was."""

import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from cases import a_case
from hypothesis import given
from hypothesis import strategies as st

from docgen.fill.archive import archive_bytes, deflated, read_parts

from .templates import a_docx, a_word_template, context, paragraph

NAMES = ["word/document.xml", "mimetype", "docProps/核心.xml"]


def unzipped(archive: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(archive)) as opened:
        assert opened.testzip() is None
        return {name: opened.read(name) for name in opened.namelist()}


@given(st.lists(st.binary(max_size=2000), max_size=5))
def test_an_archive_holds_its_parts_in_order(contents: list[bytes]) -> None:
    parts = {f"part{number}.xml": content for number, content in enumerate(contents)}
    found = unzipped(archive_bytes(deflated(name, content) for name, content in parts.items()))
    assert list(found.items()) == list(parts.items())


def test_names_outside_ascii_are_told_as_utf8() -> None:
    archive = archive_bytes(deflated(name, b"x") for name in NAMES)
    assert list(unzipped(archive)) == NAMES


def test_every_part_is_dated_the_first_day_of_zip() -> None:
    with zipfile.ZipFile(BytesIO(archive_bytes([deflated("a", b"x")]))) as archive:
        assert archive.infolist()[0].date_time == (1980, 1, 1, 0, 0, 0)


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_parts_are_read_as_they_lie_and_written_unchanged(tmp_path: Path, method: int) -> None:
    contents = {name: name.encode() * 50 for name in NAMES}
    with zipfile.ZipFile(tmp_path / "a.zip", "w", method) as archive:
        archive.writestr("empty/", b"")
        for name, content in contents.items():
            archive.writestr(name, content)
    parts = read_parts(tmp_path / "a.zip")
    assert {part.name: part.unpacked() for part in parts} == contents
    assert unzipped(archive_bytes(parts)) == contents


def test_parts_written_in_a_stream_are_read_by_the_directory(tmp_path: Path) -> None:
    """A writer that cannot go back leaves the sizes out of a part's own header."""
    stream = BytesIO()
    stream.seekable = lambda: False  # type: ignore[method-assign]
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.xml", b"content" * 20)
    (tmp_path / "a.zip").write_bytes(stream.getvalue())
    assert [part.unpacked() for part in read_parts(tmp_path / "a.zip")] == [b"content" * 20]


def test_the_same_household_gives_the_same_bytes_twice(tmp_path: Path) -> None:
    papers = [
        a_word_template(tmp_path, paragraph("{{ worker.name }}")).fill(context(a_case())) for _ in range(2)
    ]
    assert papers[0] == papers[1]


def test_only_the_filled_part_differs_from_the_template(tmp_path: Path) -> None:
    path = a_docx(tmp_path / "模板.docx", paragraph("{{ worker.name }}"), {"header1": paragraph("页眉")})
    template = a_word_template(
        tmp_path, paragraph("{{ worker.name }}"), hanging={"header1": paragraph("页眉")}
    )
    (tmp_path / "filled.docx").write_bytes(template.fill(context(a_case())))
    before = {part.name: part.packed for part in read_parts(path)}
    after = {part.name: part.packed for part in read_parts(tmp_path / "filled.docx")}
    assert list(after) == list(before)
    assert {name for name in after if after[name] != before[name]} == {"word/document.xml"}
