"""Papers in zips as different programs write them."""

import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from docgen.printing.engine import PaperUnreadableError
from docgen.printing.office.word_paper import DOCUMENT
from docgen.printing.word.directory import read_plain
from docgen.printing.word.package import Package
from docgen.printing.word.reader import WordReader
from tests.printing.office.word_papers import section, write_word_paper
from tests.printing.word.papers import form_texts, paragraph


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "paper.docx"
    write_word_paper(path, paragraph("甲") + section())
    return path


def zipped_again(paper: Path, changed: dict[str, str], method: int = zipfile.ZIP_DEFLATED) -> Path:
    """The paper packed by this method, with parts added or changed."""
    with zipfile.ZipFile(paper) as archive:
        parts: dict[str, bytes | str] = {name: archive.read(name) for name in archive.namelist()}
    target = paper.with_name("again.docx")
    with zipfile.ZipFile(target, "w", method) as archive:
        for name, part in {**parts, **changed}.items():
            archive.writestr(name, part)
    return target


def with_remark(paper: Path) -> Path:
    with zipfile.ZipFile(paper, "a") as archive:
        archive.comment = "留言".encode()
    return paper


def after_other_bytes(paper: Path) -> Path:
    paper.write_bytes(b"#!/bin/sh\n" + paper.read_bytes())
    return paper


def streamed(paper: Path) -> Path:
    """The paper written without going back: sizes stand behind the parts."""
    target = paper.with_name("streamed.docx")
    with zipfile.ZipFile(paper) as archive, target.open("wb") as file:
        file.seekable = lambda: False  # type: ignore[method-assign]
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as copy:
            for name in archive.namelist():
                copy.writestr(name, archive.read(name))
    return target


_ZIPS: dict[str, Callable[[Path], Path]] = {
    "as it is": lambda paper: paper,
    "stored": lambda paper: zipped_again(paper, {}, zipfile.ZIP_STORED),
    "packed by bzip2": lambda paper: zipped_again(paper, {}, zipfile.ZIP_BZIP2),
    "a part with a Chinese name": lambda paper: zipped_again(paper, {"附件": "附件"}),
    "with a remark": with_remark,
    "after other bytes": after_other_bytes,
    "streamed": streamed,
}


@pytest.mark.parametrize("name", _ZIPS)
def test_a_paper_is_read_from_any_zip(paper: Path, name: str) -> None:
    assert form_texts(WordReader().read(_ZIPS[name](paper))) == ["甲"]


def test_what_is_read_at_once_is_what_zipfile_reads(paper: Path) -> None:
    data = paper.read_bytes()
    with zipfile.ZipFile(paper) as archive:
        document = archive.read(DOCUMENT)
        others = {info.filename: info.CRC for info in archive.infolist() if info.filename != DOCUMENT}
    read = read_plain(data)
    assert read is not None
    assert read[0] == document
    assert {name: total for name, total, _ in read[1]} == others


@pytest.mark.parametrize("stop", [0, 30, -40, -10])
def test_a_zip_cut_short_is_not_read_at_once(paper: Path, stop: int) -> None:
    assert read_plain(paper.read_bytes()[:stop]) is None


def test_a_document_whose_sum_is_wrong_is_refused(paper: Path) -> None:
    data = bytearray(paper.read_bytes())
    with zipfile.ZipFile(paper) as archive:
        total = archive.getinfo(DOCUMENT).CRC
    data[data.rindex(struct.pack("<L", total))] ^= 1
    paper.write_bytes(data)
    with pytest.raises(PaperUnreadableError, match="已损坏"):
        WordReader().read(paper)


def test_author_and_dates_are_no_part_of_what_tells_papers_apart(paper: Path) -> None:
    plain = Package(paper).key
    dated = Package(zipped_again(paper, {"docProps/core.xml": "<a/>"})).key
    styled = Package(zipped_again(paper, {"word/other.xml": "<a/>"})).key
    assert dated == plain
    assert styled != plain
