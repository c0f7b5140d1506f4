"""Workbooks that docgen wrote about data and that lie among them: marked copies, reports of eligibility."""

import zipfile
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path

from docgen.bounded_files import UnsafeFileError, opened_file
from docgen.errors import InputUnreadableError
from docgen.findings import Place
from docgen.intake.drafts import Fault
from docgen.intake.workbook import Workbook
from docgen.sheets import CHECKED, CHECKED_HEAD, JUDGED

_LIKE_COPIES = frozenset((".xlsx", ".xlsm"))
_SHEETS = "xl/workbook.xml"


def is_report(path: Path) -> bool:
    """Whether the file is a report that `docgen check --eligibility` wrote."""
    return _head_of(path, JUDGED).startswith(f"{JUDGED}：")


def copied_from(path: Path, names: Collection[str]) -> str:
    """Of those names of files the one that the file is a copy of with findings marked, empty for none."""
    head = _head_of(path, CHECKED)
    if not head.startswith(CHECKED_HEAD):
        return ""
    told = head.removeprefix(f"{CHECKED_HEAD}：")
    source = (name for name in names if name != path.name and _names(told, name))
    return max(source, key=len, default="")


def copy_fault(copy: Path, source: str) -> Fault:
    """The fault of a copy that is not read."""
    return Fault("copy-passed-over", Place(copy.name, CHECKED, "A1"), {"copy": copy.name, "original": source})


def _names(told: str, name: str) -> bool:
    """Whether the words begin with the name, perhaps with its folders before it."""
    before, found, _ = told.partition(f"{name}，")
    return bool(found) and (not before or before.endswith("/"))


def _head_of(path: Path, title: str) -> str:
    """The first cell of the sheet of that title, empty where there is none; most files are not opened."""
    if path.suffix.lower() not in _LIKE_COPIES or not _may_have(path, title):
        return ""
    with suppress(InputUnreadableError):
        workbook = Workbook(path.read_bytes(), path.name)
        titles = [own for own in workbook.titles if own.startswith(title)]
        rows = [workbook.table(own).rows for own in titles[:1]]
        return str(rows[0][0][0]) if rows and rows[0] and rows[0][0] else ""
    return ""


def _may_have(path: Path, title: str) -> bool:
    with suppress(OSError, KeyError, zipfile.BadZipFile, UnsafeFileError), opened_file(path) as archive:
        return title.encode() in archive.read(_SHEETS)
    return False
