"""The drop-down lists of a workbook: short ones in their rule, long ones by name on the hidden sheet 选项."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import zip_longest

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName

from docgen.region.codelists import CodeList, CodeLists
from docgen.sheets import CHOICES, EXAMPLE_OF
from docgen.workbook.cells import styled
from docgen.workbook.columns import Column

YES_NO = '"是,否"'
_LONGEST_FORMULA = 255
_NAME = "list_{}"


def choice_formulas(columns: Iterable[Column], lists: CodeLists) -> dict[str, str]:
    """By the name of each list that the columns use the formula of its drop-down list."""
    names = dict.fromkeys(column.field.about.codelist for column in columns if column.choices(lists))
    return {name: _formula(name, lists[name]) for name in sorted(names)}


def add_choices(
    book: Workbook, lists: CodeLists, formulas: Mapping[str, str], examples: Mapping[str, Sequence[Cell]]
) -> None:
    """Adds the hidden sheet with the lists that do not fit into a formula, and behind them the examples.

    `examples` are by sheet the cells of its example row: what a clerk changed is told by them. There is no
    such sheet where there are neither.
    """
    named = [name for name, formula in formulas.items() if not formula.startswith('"')]
    if not named and not examples:
        return
    rows = book.create_sheet(CHOICES)
    rows.sheet_state = "hidden"
    for number, name in enumerate(named, 1):
        letter, last = get_column_letter(number), len(lists[name].items) + 1
        place = f"'{CHOICES}'!${letter}$2:${letter}${last}"
        book.defined_names.add(DefinedName(_NAME.format(name), attr_text=place))
        rows.column_dimensions[letter].width = 30
    rows.append([*(lists[name].title for name in named), *(EXAMPLE_OF + title for title in examples)])
    columns = [[styled(rows, {}, label) for label in lists[name].labels] for name in named]
    for cells in zip_longest(*columns, *examples.values()):
        rows.append(cells)


def _formula(name: str, codelist: CodeList) -> str:
    inline = f'"{",".join(codelist.labels)}"'
    return inline if _fits(inline, codelist.labels) else _NAME.format(name)


def _fits(formula: str, labels: Sequence[str]) -> bool:
    """Whether Excel takes the values within the rule: a comma in one would part it in two."""
    return len(formula) <= _LONGEST_FORMULA and not any(set(label) & set(',"\n') for label in labels)
