"""Data of a size nobody foresaw: a household of thousands, a remark of a megabyte."""

import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from docgen.model.id_number import check_digit

from .bench import Bench, contents, named, sample
from .catalogue import fault

GROUP = "Size"
MEMORY = 700  # MB
_OPTIONS = ("--packet", "declaration", "--jobs", "1")
_HOLDS = (
    f"its papers are made, or it is refused with the place; those of the two others are made; ≤ {MEMORY} MB"
)
_MARK = "REMARK-OF-A-MEGABYTE"


@fault(
    "household of 10,000 members",
    GROUP,
    done="one household of three has 10,000 rows on the sheet of members (in CI 1,000)",
    holds=_HOLDS,
)
def _many_members(bench: Bench) -> str:
    path = _changed_sample(
        bench, lambda book: _add_members(book["家庭成员"], 10_000 if bench.is_long else 1_000)
    )
    return _tried(bench, path)


@fault(
    "remark of a megabyte",
    GROUP,
    done="the remark of one household of three has 350,000 characters",
    holds=_HOLDS,
)
def _long_remark(bench: Bench) -> str:
    path = _changed_sample(bench, lambda book: _mark_remark(book["户"]))
    _replace_in_sheets(path, _MARK.encode(), ("长" * 350_000).encode())
    return _tried(bench, path)


def _changed_sample(bench: Bench, change: Callable[[openpyxl.Workbook], None]) -> Path:
    path = bench.folder / "采集表.xlsx"
    book = openpyxl.load_workbook(sample(3))
    change(book)
    book.save(path)
    return path


def _add_members(sheet: Worksheet, count: int) -> None:
    """Brothers and sisters of the first member, each with a name and ID number of its own."""
    first = [cell.value for cell in sheet[2]]
    name, number = _column(sheet, "姓名"), _column(sheet, "身份证号")
    for place in range(count):
        row = [*first]
        row[name] = "".join(chr(0x4E00 + place // 10**step % 10) for step in (4, 3, 2, 1, 0))[-4:]
        body = f"510502{1930 + place % 60}0101{place // 60:03}"
        row[number] = body + check_digit(body)
        sheet.append(row)


def _mark_remark(sheet: Worksheet) -> None:
    sheet.cell(2, _column(sheet, "备注") + 1).value = _MARK


def _column(sheet: Worksheet, heading: str) -> int:
    return [str(cell.value).strip("*") for cell in sheet[1]].index(heading)


def _replace_in_sheets(path: Path, old: bytes, new: bytes) -> None:
    """The workbook with other words in its XML: more of them than openpyxl would write."""
    before = path.with_suffix(".before")
    shutil.move(path, before)
    with zipfile.ZipFile(before) as source, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        assert any(old in source.read(name) for name in source.namelist())
        for name in source.namelist():
            target.writestr(name, source.read(name).replace(old, new))
    before.unlink()


def _tried(bench: Bench, path: Path) -> str:
    """What became of the household; the two others have their papers."""
    out = bench.folder / "out"
    run = bench.packet(path, out, *_OPTIONS)
    assert run.megabytes <= MEMORY, run.megabytes
    assert run.code in (0, 1), run.said
    made = len([folder for folder in named(out, "户")[0].iterdir() if folder.is_dir()])
    assert made == (3 if run.code == 0 else 2), run.said
    if run.code == 1:
        assert "采集表" in run.said or "!" in run.said, run.said
    assert contents(out)
    return "its papers were made" if run.code == 0 else "refused with the place, the two others made"
