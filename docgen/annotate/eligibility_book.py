"""资格核对: a workbook with a row for each household, and behind it the arithmetic of each."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from docgen.annotate.looks import (
    ERROR_COLOR,
    HEADING_ROW,
    WARNING_COLOR,
    Column,
    add_row,
    begin_list,
    filled_with,
    finish_list,
    link,
)
from docgen.annotate.seal import UNSEALED, SealedArchive
from docgen.model.eligibility import Verdict
from docgen.model.judged import JudgedHousehold
from docgen.sheets import JUDGED

_EPOCH = dt.datetime(2018, 1, 1)
_STEPS = "计算过程"
_HINT = "金额单位为元；点“结论”一栏可跳到该户的计算过程。"
_STEPS_HINT = "一户一段，逐条写明“资格核对”的结论是怎样得出的。"
_SIGNATURE = "审核人：　　　　　　　　日期：　　　年　　月　　日"
_COLUMNS = (
    Column("序号", 6, is_centred=True),
    Column("户", 18),
    Column("姓名", 11),
    Column("工会", 26),
    Column("申报类别", 16),
    Column("规则允许的类别", 26),
    Column("结论", 17),
    Column("人口", 6, is_centred=True),
    Column("年度总收入", 13),
    Column("月人均收入", 13),
    Column("月人均可支配收入", 19),
    Column("适用的低保标准", 17),
)
_CONCLUSION = 7
_STEP_COLUMNS = (Column("户", 18), Column("姓名", 11), Column("计算和条件", 120))


def write_eligibility_book(households: Sequence[JudgedHousehold], path: Path) -> None:
    """Writes the workbook: the same households give the same bytes. Raises OSError."""
    book = Workbook()
    book.properties.created = book.properties.modified = _EPOCH
    overview, steps = book.worksheets[0], book.create_sheet(_STEPS)
    overview.title = JUDGED
    begin_list(overview, f"{JUDGED}：{len(households)} 户", _HINT, _COLUMNS)
    begin_list(steps, _STEPS, _STEPS_HINT, _STEP_COLUMNS)
    next_row = HEADING_ROW + 1
    for number, item in enumerate(households, start=1):
        _add_household(overview, number, item, next_row)
        next_row = _add_steps(steps, next_row, item)
    finish_list(overview, _COLUMNS, HEADING_ROW + len(households))
    finish_list(steps, _STEP_COLUMNS, next_row - 1)
    for sheet in (overview, steps):
        _make_signable(sheet)
    book.properties.identifier = UNSEALED
    ExcelWriter(book, SealedArchive(path)).save()


def _make_signable(sheet: Worksheet) -> None:
    """Room at the foot of every page for whoever reviewed it."""
    footer = sheet.HeaderFooter.oddFooter
    assert footer is not None  # openpyxl makes one with every sheet
    footer.right.text = _SIGNATURE


def _add_steps(steps: Worksheet, row: int, item: JudgedHousehold) -> int:
    """The household's lines from that row on, and the row after them."""
    for line in item.lines():
        add_row(steps, row, _STEP_COLUMNS, (item.household, item.name, line))
        row += 1
    return row


def _add_household(overview: Worksheet, number: int, item: JudgedHousehold, steps_row: int) -> None:
    own, claim, row = item.eligibility, item.eligibility.claim, HEADING_ROW + number
    contents = (
        number, item.household, item.name, item.union, own.claimed, item.allowed, item.conclusion,
        own.size, own.annual_total, own.gross, own.disposable, claim.standard if claim else None,
    )  # fmt: skip
    add_row(overview, row, _COLUMNS, contents)
    conclusion = overview.cell(row, _CONCLUSION)
    link(conclusion, _STEPS, f"A{steps_row}")
    if item.is_closed:
        return
    if own.is_outside or claim is None or claim.verdict is Verdict.FAILED:
        conclusion.fill = filled_with(ERROR_COLOR)
    elif claim.verdict is Verdict.UNDECIDED:
        conclusion.fill = filled_with(WARNING_COLOR)
