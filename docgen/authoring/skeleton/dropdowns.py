"""The values that a blank offers in drop-down lists: Word's content controls, Excel's validations."""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from openpyxl.workbook import Workbook
from openpyxl.worksheet.cell_range import CellRange
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from docgen.authoring.forms.elements import Element
from docgen.authoring.forms.package import Package
from docgen.authoring.forms.word import MAIN, Key, open_word
from docgen.workbook.foreign import opened_workbook

Choices = Mapping[Key, Sequence[str]]
"""By the cell's table, row and column, or by the line's index, what may be chosen there."""

_LISTS = ("w:dropDownList", "w:comboBox")
_AREA = re.compile(r"(?:'?(?P<title>[^'!]+)'?!)?(?P<area>\$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}\$?\d+)?)")
_MOST_COLUMNS = 100  # of the cells a list stands in
_MOST_CELLS = 2000  # of one validation: a whole column is the first rows of it


def choices_of(path: Path) -> Choices:
    """Every drop-down list of the form. Raises InputUnreadableError for what is no form."""
    package = Package(path)
    return dict(_of_word(package) if MAIN in package.names else _of_sheet(path))


def _of_word(package: Package) -> Iterator[tuple[Key, Sequence[str]]]:
    for key, printed in open_word(package).printed.items():
        for paragraph in printed.text.paragraphs:
            around = paragraph.ancestor("w:sdt")
            controls = [*paragraph.iter("w:sdt"), *([around] if around else [])]
            for labels in filter(None, map(_offered, controls)):
                yield key, labels


def _offered(control: Element) -> list[str]:
    """What a content control offers besides its invitation to choose, which has no value."""
    properties = control.find("w:sdtPr")
    lists = [item for item in properties.children if item.name in _LISTS] if properties else []
    items = [item for found in lists for item in found.all("w:listItem")]
    texts = [item.get("w:displayText") or item.get("w:value") for item in items if item.get("w:value")]
    return [text.strip() for text in texts if text.strip()]


def _of_sheet(path: Path) -> Iterator[tuple[Key, Sequence[str]]]:
    book, _ = opened_workbook(path)
    for index, sheet in enumerate(book.worksheets):
        for validation in sheet.data_validations.dataValidation:
            labels = _validated(book, sheet, validation)
            for row, column in _cells(validation) if labels else ():
                yield (index, row - 1, column - 1), labels


def _validated(book: Workbook, sheet: Worksheet, validation: DataValidation) -> list[str]:
    """The values of a list that is written out, or stands in cells."""
    formula = (validation.formula1 or "").strip() if validation.type == "list" else ""
    if formula.startswith('"'):
        return [text.strip() for text in formula.strip('"').split(",") if text.strip()]
    named = book.defined_names.get(formula.removeprefix("="))
    found = _AREA.fullmatch(named.value or "" if named else formula.removeprefix("="))
    if found is None:
        return []
    source = book[found["title"]] if found["title"] in book.sheetnames else sheet
    area = CellRange(found["area"].replace("$", ""))
    bottom, right = area.min_row + _MOST_CELLS, area.min_col + _MOST_COLUMNS
    rows = source.iter_rows(
        area.min_row, min(area.max_row, bottom), area.min_col, min(area.max_col, right), values_only=True
    )
    return [str(value).strip() for row in rows for value in row if value not in (None, "")]


def _cells(validation: DataValidation) -> Iterator[tuple[int, int]]:
    for area in validation.sqref.ranges:
        for number, (row, column) in enumerate(area.cells):
            if number == _MOST_CELLS:
                break
            yield row, column
