"""One sheet of the workbook while it is written: headings stand, rows are added at the end."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from pydantic import BaseModel

from docgen.model.case import Case
from docgen.model.kinds import Kind, Value
from docgen.model.union import LabourUnion
from docgen.region.codelists import CodeLists
from docgen.sheets import Belongs, is_example
from docgen.workbook import looks
from docgen.workbook.cells import filled, styled
from docgen.workbook.columns import Column, SheetColumns
from docgen.workbook.explanations import explanation_row
from docgen.workbook.rules import names_of_unions, validations

_NAMES = ("worker.name", "members[].name")
_WRAPPED = (Kind.LONG_TEXT, Kind.CODES)
Row = Sequence[Value]


@dataclass(frozen=True)
class Guidance:
    """What helps the clerk: the values to choose from and the formulas of their lists.

    An `is_form` is a workbook to be filled in: with explanations, colours and protected headings.
    """

    lists: CodeLists
    formulas: Mapping[str, str]
    is_form: bool


class Table:
    """One sheet being written."""

    def __init__(self, book: Workbook, sheet: SheetColumns, guidance: Guidance | None) -> None:
        self.sheet = sheet.sheet
        self._columns, self._guidance = sheet.columns, guidance
        self._is_form = guidance is not None and guidance.is_form
        self._paths = tuple(item.path.removeprefix(self.sheet.list_path) for item in sheet.fields)
        self._rows = book.create_sheet(self.sheet.title)
        self._heading_rows = 2 if self._is_form else 1
        self._lay_out()
        self._cells = [self._data_cell(column) for column in self._columns]
        self._head()
        self.example: Sequence[Cell] = ()

    def add_unions(self, unions: Sequence[LabourUnion]) -> None:
        """Adds the rows that the unions have on this sheet."""
        self._extend(self._union_rows(unions))

    def add_case(self, case: Case) -> None:
        """Adds the rows that the household has on this sheet; each is on its way to the file at once."""
        self._extend(self._case_rows(case))

    def _union_rows(self, unions: Sequence[LabourUnion]) -> Iterator[Row]:
        if self.sheet.belongs is Belongs.ALL:
            lines = dict.fromkeys(line for union in unions for line in union.standards)
            yield from (self._values(line) for line in lines)
        elif self.sheet.belongs is Belongs.UNION and self.sheet.is_head:
            yield from (self._values({"union": union, "stats": union.stats}) for union in unions)
        elif self.sheet.belongs is Belongs.UNION:
            for union in unions:
                yield from ((union.name, *self._values(notice)) for notice in union.publicity)

    def _case_rows(self, case: Case) -> Iterator[Row]:
        if self.sheet.is_head:
            yield self._values(case)
            return
        key = _household_key(case)
        for item in _at(case, self.sheet.list_path.removesuffix("[].")):
            yield (*key, *self._values(item))

    def _values(self, record: BaseModel | Mapping[str, BaseModel]) -> tuple[Value, ...]:
        """The values of the record for the columns of fields."""
        return tuple(_at(record, path) for path in self._paths)

    def _extend(self, rows: Iterable[Row]) -> None:
        for row in rows:
            if self._is_form and is_example(row):
                self.example = tuple(self._copied(row))
            self._rows.append([filled(cell, value) for cell, value in zip(self._cells, row, strict=True)])

    def _copied(self, row: Row) -> Iterator[Cell]:
        """The filled cells of the row once more, for another sheet."""
        for column, value in zip(self._columns, row, strict=True):
            if cell := filled(styled(self._rows, {"number_format": column.number_format}), value):
                yield cell

    def _lay_out(self) -> None:
        """Column formats also hold for the rows a clerk adds below."""
        for index, item in enumerate(self._columns, 1):
            column = self._rows.column_dimensions[get_column_letter(index)]
            column.width, column.number_format = item.width, item.number_format
            if self._is_form:
                column.protection = looks.OPEN
        self._rows.freeze_panes = f"{get_column_letter(self._frozen + 1)}{self._heading_rows + 1}"
        if self._guidance is not None:
            self._add_rules(self._guidance)
        if self._is_form:
            self._make_form()

    @property
    def _frozen(self) -> int:
        """How many columns stay in sight: up to a person's name."""
        keys = sum(column.is_key for column in self._columns)
        paths = [column.field.path for column in self._columns if not column.is_key]
        name = next((index for index, path in enumerate(paths, 1) if path in _NAMES), 0)
        return max(keys + name, 1)

    def _add_rules(self, guidance: Guidance) -> None:
        first_row = self._heading_rows + 1
        if self.sheet.belongs is Belongs.UNION and self.sheet.is_head:
            self._rows.parent.defined_names.add(names_of_unions(self.sheet.title, first_row))
        for validation in validations(self._columns, guidance.lists, guidance.formulas, first_row):
            self._rows.data_validations.append(validation)

    def _make_form(self) -> None:
        looks.open_cells(self._rows, len(self._columns))
        looks.protect(self._rows)
        looks.add_filter(self._rows, len(self._columns), self._heading_rows)
        looks.mark_rows(self._rows, self._columns, self._heading_rows + 1)
        looks.set_up_print(self._rows, len(self._columns), self._frozen, self._heading_rows)

    def _head(self) -> None:
        headings = [(column.heading, column.width) for column in self._columns]
        if self._guidance is None or not self._is_form:
            plain = {"font": Font(bold=True), "alignment": Alignment(wrap_text=True)}
            self._rows.append([styled(self._rows, plain, text) for text, _ in headings])
            return
        texts = explanation_row(self._columns, self._guidance.lists)
        widths = [column.width for column in self._columns]
        self._rows.row_dimensions[1].height = looks.height(headings)
        self._rows.row_dimensions[2].height = looks.height(zip(texts, widths, strict=True))
        self._rows.append(
            [styled(self._rows, looks.heading_style(item), item.heading) for item in self._columns]
        )
        self._rows.append([styled(self._rows, looks.explanation_style(), text) for text in texts])

    def _data_cell(self, column: Column) -> Cell:
        """The cell that every row of the column is written with, one after the other."""
        styles: dict[str, Any] = {"number_format": column.number_format}
        if self._is_form:
            styles |= {"protection": looks.OPEN}
            if column.field.kind in _WRAPPED:
                styles |= {"alignment": Alignment(wrap_text=True, vertical="top")}
        return styled(self._rows, styles)


def _household_key(case: Case) -> tuple[str | None, str | None]:
    """职工编号 and 职工身份证号 of its rows, the first that is known; 档案号 stands in for both."""
    worker = case.worker
    if worker.number or not worker.id_number:
        return worker.number or worker.dossier_no, None
    return None, worker.id_number


def _at(record: Any, path: str) -> Any:
    for name in path.removesuffix("[]").split("."):
        record = record[name] if isinstance(record, Mapping) else getattr(record, name)
    return record
