"""Marks on the cells of a sheet: a colour that leaves the cell's own format alone, and a comment.

The colour is a conditional format whose formula names docgen, the comment's part begins with a line of ours:
so both move with their cells, and both are found again and taken off.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from openpyxl.cell import Cell, MergedCell
from openpyxl.comments import Comment
from openpyxl.formatting.formatting import ConditionalFormattingList
from openpyxl.formatting.rule import Rule
from openpyxl.styles import PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils.cell import coordinate_to_tuple
from openpyxl.worksheet.worksheet import Worksheet

from docgen.annotate.looks import ERROR_COLOR, WARNING_COLOR
from docgen.annotate.wording import explained
from docgen.findings import COMMENT_MARK, Finding

_OURS = 'N("docgen")=0'  # always true, and nobody else's
_AUTHOR = "docgen"
_RANGES_A_RULE = 1000
_COMMENT_WIDTH, _LINE_HEIGHT, _CHARACTERS_A_LINE = 320, 20, 22


def mark_cells(sheet: Worksheet, findings: Mapping[str, Sequence[Finding]]) -> None:
    """Colours the cells and comments them; `findings` are those of each cell, such as `C5`."""
    errors: list[str] = []
    warnings: list[str] = []
    for name, own in findings.items():
        cell = _cell(sheet, name)
        _comment(cell, own)
        (errors if any(item.is_blocking for item in own) else warnings).append(cell.coordinate)
    _put_first(sheet, [*_colors(errors, ERROR_COLOR), *_colors(warnings, WARNING_COLOR)])


def remove_marks(sheet: Worksheet) -> None:
    """Takes off every mark of an earlier check; formats and comments of the clerk's own stay."""
    kept = [(cells, rule) for cells, rule in _rules(sheet) if not _is_ours(rule)]
    sheet.conditional_formatting = ConditionalFormattingList()
    for cells, rule in kept:
        sheet.conditional_formatting.add(cells, rule)
    for cell in _commented(sheet):
        _uncomment(cell)


def _commented(sheet: Worksheet) -> Iterator[Cell]:
    """Of the cells that are there; going through rows would make all up to the last one."""
    cells = list(getattr(sheet, "_cells", {}).values())
    return (cell for cell in cells if isinstance(cell, Cell) and cell.comment)


def _cell(sheet: Worksheet, name: str) -> Cell:
    """The cell; the first one of the merged ones it is hidden under."""
    row, column = coordinate_to_tuple(name)
    cell = sheet.cell(row, column)
    if isinstance(cell, MergedCell):
        merged = next(area for area in sheet.merged_cells.ranges if name in area)
        cell = sheet.cell(merged.min_row, merged.min_col)
    assert isinstance(cell, Cell)
    return cell


def _comment(cell: Cell, findings: Sequence[Finding]) -> None:
    text = COMMENT_MARK + "\n" + "\n".join(map(explained, findings))
    own = f"{cell.comment.text}\n" if cell.comment else ""
    author = cell.comment.author if cell.comment else _AUTHOR
    lines = sum(len(line) // _CHARACTERS_A_LINE + 1 for line in (own + text).splitlines())
    height = _LINE_HEIGHT * (lines + 1)
    cell.comment = Comment(own + text, author, height=height, width=_COMMENT_WIDTH)


def _uncomment(cell: Cell) -> None:
    comment = cell.comment
    own, begin, _ = comment.text.partition(COMMENT_MARK) if comment else ("", "", "")
    if comment and begin:
        cell.comment = Comment(own.rstrip("\n"), comment.author) if own.strip() else None


def _colors(cells: Sequence[str], color: str) -> Iterator[tuple[str, Rule]]:
    """Conditional formats of that colour over the cells."""
    rest = iter(cells)
    while part := list(islice(rest, _RANGES_A_RULE)):
        fill = PatternFill(fill_type="solid", start_color=color, end_color=color)
        style = DifferentialStyle(fill=fill)
        yield " ".join(part), Rule(type="expression", dxf=style, formula=[_OURS], stopIfTrue=True)


def _put_first(sheet: Worksheet, rules: Sequence[tuple[str, Rule]]) -> None:
    """Lays the rules over those of the sheet: of two that colour a cell, the one of the first rank does."""
    kept = sorted(_rules(sheet), key=lambda item: item[1].priority)
    sheet.conditional_formatting = ConditionalFormattingList()
    for rank, (cells, rule) in enumerate((*rules, *kept), start=1):
        rule.priority = rank
        sheet.conditional_formatting.add(cells, rule)


def _rules(sheet: Worksheet) -> Iterator[tuple[str, Rule]]:
    """The conditional formats of the sheet, each with its cells."""
    for group in sheet.conditional_formatting:
        yield from ((str(group.sqref), rule) for rule in group.rules)


def _is_ours(rule: Rule) -> bool:
    return any(_OURS.partition("=")[0] in str(formula) for formula in rule.formula)
