"""The doors through which files of others come in: what is fed to each, and the command that reads it."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from unittest.mock import patch

import click

from docgen.cli.main import Wishes, docgen
from docgen.errors import DocgenError
from docgen.fill.photo import PhotoLostError, ready_photo
from docgen.intake import xlsx_blocks, xlsx_sheet
from docgen.intake.scan_files import ScanUnreadableError, scanned_pages
from docgen.intake.workbook import Workbook
from docgen.pictures import PictureUnreadableError, require_picture
from docgen.pipeline import scan_pages
from docgen.pipeline.scan_pages import ScanLostError
from docgen.printing.office.program import PROGRAM_VARIABLE
from tests.cases import a_paper
from tests.pictured import a_pdf, a_picture

_ROOT = Path(__file__).parents[2]
_FIXTURES, _TEMPLATES, _SAVED = _ROOT / "fixtures", _ROOT / "templates", _ROOT / "tests" / "intake" / "saved"
_LUZHOU, _BROKEN = _FIXTURES / "luzhou", _FIXTURES / "broken"
_TOLD = (DocgenError, click.ClickException, click.exceptions.Exit)
_TOLD_OF_PICTURES = (PictureUnreadableError, PhotoLostError, ScanUnreadableError, ScanLostError)
_DAY = ("--date", "2018-12-25")

Work = Path  # a folder that lasts
Read = Callable[[Path, Path], None]


@dataclass(frozen=True)
class Door:
    """A way in: the files that are changed, and what reads a changed one.

    The seeds are given a folder that lasts; the reader the file and an empty folder within that one.
    """

    seeds: Callable[[Work], tuple[Path, ...]]
    read: Read


def _commands(*lines: tuple[str, ...]) -> Read:
    """A reader that runs docgen with each line; FILE and OUT in it are the file and the empty folder."""

    def read(file: Path, out: Path) -> None:
        for line in lines:
            _run([word.replace("FILE", str(file)).replace("OUT", str(out)) for word in line])

    return read


def _run(words: list[str]) -> None:
    without_office = {PROGRAM_VARIABLE: os.devnull}  # it would be asked for what the built-in engine refuses
    with _silence(), _expected(*_TOLD), patch.dict(os.environ, without_office):
        docgen.main(words, prog_name="docgen", standalone_mode=False, obj=Wishes())


@contextmanager
def _silence() -> Iterator[None]:
    with Path(os.devnull).open("w", encoding="utf-8") as away, redirect_stdout(away), redirect_stderr(away):
        yield


@contextmanager
def _expected(*kinds: type[Exception]) -> Iterator[None]:
    """What is told a person in words; anything else is a finding."""
    try:
        yield
    except kinds:
        return


def _files(*paths: Path) -> Callable[[Work], tuple[Path, ...]]:
    return lambda work: paths


def _templates(ending: str, *regions: str) -> Callable[[Work], tuple[Path, ...]]:
    found = (path for region in regions for path in (_TEMPLATES / region / "documents").glob(f"*{ending}"))
    paths = tuple(sorted(found))
    return lambda work: paths


def _pictures(work: Work) -> tuple[Path, ...]:
    kinds = {"a.jpg": "RGB", "b.png": "RGBA", "c.png": "1", "d.png": "LA", "e.jpg": "L"}
    drawn = [a_picture(work / name, mode=mode, turned=6) for name, mode in kinds.items()]
    return (*drawn, *sorted((_LUZHOU / "照片").iterdir()))


def _scans(work: Work) -> tuple[Path, ...]:
    return (a_pdf(work / "a.pdf", 2), *sorted((_LUZHOU / "附件").glob("*/*.pdf")))


def _read_picture(file: Path, out: Path) -> None:
    with _expected(*_TOLD_OF_PICTURES):
        require_picture(file)
        ready_photo(file, 25.0, 35.0)


def _read_scan(file: Path, out: Path) -> None:
    with _expected(*_TOLD_OF_PICTURES):
        scanned_pages(file)
        for page in scan_pages.scanned_pages([str(file)])[:3]:
            with scan_pages.as_picture(page, out) as picture:
                ready_photo(picture, 170.0, 250.0)


@cache
def _packs(work: Work) -> Path:
    """A copy of the packs, of which one file at a time is changed."""
    shutil.copytree(_TEMPLATES, work / "packs")
    return work / "packs"


def _pack_files(work: Work) -> tuple[Path, ...]:
    """The texts of two packs and of their base."""
    names = ("pack.yaml", "base.yaml", "codelists.yaml", "sample.yaml")
    regions = ("luzhou", "hainan", "national")
    return tuple(
        path for region in regions for name in names if (path := _TEMPLATES / region / name).is_file()
    )


def _read_pack(file: Path, out: Path) -> None:
    """The changed text in the place of the one that it was made of."""
    root = _packs(out.parent)
    owner = file.parent.name if file.parent.name in ("luzhou", "hainan", "national") else "luzhou"
    place = root / owner / file.name
    whole = place.read_bytes()
    try:
        place.write_bytes(file.read_bytes())
        region = "luzhou" if owner == "national" else owner
        _run(["forms", "--region", str(root / region)])
        _run(["check", str(_BROKEN / "photo-missing.xlsx"), "--region", str(root / region), *_DAY])
    finally:
        place.write_bytes(whole)


def _read_map(file: Path, out: Path) -> None:
    """The text as the map of a workbook's columns."""
    book = Path(shutil.copy(_BROKEN / "heading-unknown.xlsx", out / "采集表.xlsx"))
    shutil.copy(file, book.with_name(book.name + ".列对应.yaml"))
    _run(["check", str(book), *_DAY])


def _read_in_blocks(file: Path, out: Path) -> None:
    """The workbook's sheets in blocks, which must hold what they hold when they are read whole."""
    whole = _rows_of(file)
    sizes = patch.multiple(xlsx_blocks, _LARGE=1, _BLOCK=3000)
    with sizes, patch.object(xlsx_sheet, "_PIECE", 700):
        in_blocks = _rows_of(file)
    if in_blocks != whole:
        raise ValueError(f"in blocks {_difference(in_blocks, whole)}")


def _rows_of(file: Path) -> list[str]:
    try:
        book = Workbook(file.read_bytes(), file.name)
        return [repr((title, row)) for title in book.titles for row in book.table(title).rows]
    except DocgenError as fault:
        return [fault.what]


def _difference(one: list[str], other: list[str]) -> str:
    return next((f"{a[:60]} for {b[:60]}" for a, b in zip(one, other, strict=False) if a != b), "rows less")


def _map(work: Work) -> tuple[Path, ...]:
    path = work / "map.yaml"
    path.write_text("户!职工姓名: worker.name\n户!备注: 忽略\n其他: 户\n", encoding="utf-8")
    return (path,)


def _papers(ending: str, *names: str) -> Callable[[Work], tuple[Path, ...]]:
    """Filled papers, in files."""

    def written(work: Work) -> tuple[Path, ...]:
        paths = [work / f"{name}{ending}" for name in names]
        for path, name in zip(paths, names, strict=True):
            path.write_bytes(a_paper(name))
        return tuple(paths)

    return written


_BOOKS = tuple(
    _BROKEN / f"{name}.xlsx"
    for name in (
        "photo-missing",
        "picture-in-cell",
        "comment-in-empty-cell",
        "merged-across",
        "score-input-missing",
    )
)
_TRIED = (
    ("template", "lint", "FILE"),
    ("template", "preview", "FILE", "-o", "OUT/p.pdf", "--engine", "builtin"),
)
_PRINT = ("print", "FILE", "-o", "OUT/pdf", "--engine", "builtin")
_CHECK = ("check", "FILE", "--region", "luzhou", *_DAY)
DOORS: dict[str, Door] = {
    "xlsx": Door(_files(*_BOOKS, _SAVED / "dressed.xlsx"), _commands(_CHECK)),
    "marked": Door(
        _files(*_BOOKS, _SAVED / "dressed.xlsx"),
        _commands((*_CHECK, "--annotate", "OUT/marked.xlsx", "--json"), ("intake", "explain", "FILE")),
    ),
    "blocks": Door(_files(*_BOOKS, _SAVED / "large.xlsx"), _read_in_blocks),
    "redact": Door(
        _files(*_BOOKS), _commands(("redact", "FILE", "-o", "OUT/r.xlsx", "--region", "luzhou", *_DAY))
    ),
    "xls": Door(_files(*sorted(_SAVED.glob("*.xls"))), _commands(_CHECK)),
    "ods": Door(_files(_SAVED / "dressed.ods", _SAVED / "large.ods"), _commands(_CHECK)),
    "records": Door(
        _files(_BROKEN / "key-unknown.yaml", _LUZHOU / "案例.json", _BROKEN / "record-malformed.yaml"),
        _commands(_CHECK),
    ),
    "column-map": Door(_map, _read_map),
    "pack": Door(_pack_files, _read_pack),
    "word-template": Door(_templates(".docx", "luzhou", "national", "hainan"), _commands(*_TRIED)),
    "excel-template": Door(_templates(".xlsx", "luzhou", "national", "taoyuan"), _commands(*_TRIED)),
    "blank": Door(
        _templates("x", "luzhou", "jiangxi"),
        _commands(
            ("template", "show", "FILE"),
            ("template", "lint", "FILE", "--fix"),
            ("template", "tag", "FILE", "-o", "OUT/tagged.docx"),
            ("template", "tag", "FILE", "-o", "OUT/tagged.xlsx"),
        ),
    ),
    "word-paper": Door(
        _papers(".docx", "dossier-form.full", "photo-record.typical", "yiben-cover-catalogue.full"),
        _commands(_PRINT),
    ),
    "excel-paper": Door(_papers(".xlsx", "roster.union", "union-plan.union"), _commands(_PRINT)),
    "picture": Door(_pictures, _read_picture),
    "scan": Door(_scans, _read_scan),
}  # fmt: skip
"""By name every door."""
