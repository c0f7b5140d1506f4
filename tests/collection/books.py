"""The empty workbook of every region, made once, and its parts as openpyxl and as XML have them."""

import atexit
import shutil
import tempfile
import zipfile
from functools import cache
from pathlib import Path

import openpyxl
from lxml import etree
from openpyxl.workbook import Workbook
from regions import pack_of

from docgen.collection.book import region_book
from docgen.pipeline.collection import make_collection
from docgen.pipeline.usage import usage_of
from docgen.workbook.book import Book
from docgen.workbook.columns import Column

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


@cache
def _folder() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="docgen-books-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


@cache
def empty(region: str) -> Path:
    """The file of the region's empty workbook."""
    path = _folder() / region / "采集表.xlsx"
    path.parent.mkdir()
    make_collection(pack_of(region), path)
    return path


@cache
def described(region: str) -> Book:
    return region_book(pack_of(region), usage_of(pack_of(region)))


@cache
def opened(region: str) -> Workbook:
    return openpyxl.load_workbook(empty(region))


def columns(region: str) -> list[tuple[str, int, Column]]:
    """Every column with the title of its sheet and its number there."""
    return [
        (part.sheet.title, number, column)
        for part in described(region).sheets
        for number, column in enumerate(part.columns, 1)
    ]


@cache
def sheets_xml(path: Path) -> dict[str, etree._Element]:
    """The XML of the worksheets by their part's name."""
    with zipfile.ZipFile(path) as archive:
        names = [name for name in archive.namelist() if name.startswith("xl/worksheets/sheet")]
        return {name: etree.fromstring(archive.read(name)) for name in names}
