"""A copy of the clerk's workbook with its findings marked and listed."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from openpyxl.writer.excel import ExcelWriter

from docgen.annotate.losses import losses_of
from docgen.annotate.marks import mark_cells, remove_marks
from docgen.annotate.result_sheet import add_result_sheet, remove_result_sheet
from docgen.annotate.seal import UNSEALED, SealedArchive
from docgen.findings import Finding
from docgen.workbook.foreign import opened_workbook

ANNOTATED = frozenset((".xlsx", ".xlsm"))
"""The endings of files that can be annotated, and of their copies."""
_MACROS = ".xlsm"


@dataclass(frozen=True)
class Checked:
    """What a check says of one workbook.

    `findings` in reading order; `names` tells by household its worker; `summary` heads the list.
    """

    findings: Sequence[Finding]
    names: Mapping[str, str]
    summary: str


def annotate(source: Path, checked: Checked, target: Path) -> tuple[str, ...]:
    """Writes the copy, and returns what it lacks of the source.

    Raises InputUnreadableError for a workbook that openpyxl cannot open, OSError for a target not writable.
    """
    keeps_macros = source.suffix.lower() == target.suffix.lower() == _MACROS
    book, said = opened_workbook(source, keeps_macros=keeps_macros)
    losses = losses_of(source, book, said, keeps_macros)
    remove_result_sheet(book)
    by_sheet = _by_cell(checked.findings)
    for sheet in book.worksheets:
        remove_marks(sheet)
        mark_cells(sheet, by_sheet.get(sheet.title, {}))
    add_result_sheet(book, checked.findings, checked.names, checked.summary)
    book.properties.identifier = UNSEALED
    ExcelWriter(book, SealedArchive(target)).save()
    return losses


def _by_cell(findings: Sequence[Finding]) -> Mapping[str, Mapping[str, list[Finding]]]:
    """The findings that have a cell, by sheet and cell."""
    found: dict[str, dict[str, list[Finding]]] = defaultdict(lambda: defaultdict(list))
    for item in findings:
        if item.place.sheet and item.place.cell:
            found[item.place.sheet][item.place.cell].append(item)
    return found
