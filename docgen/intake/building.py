"""A workbook's sheets as the households and unions they describe."""

from collections.abc import Iterable

from docgen.findings import Place
from docgen.intake.cells import is_blank
from docgen.intake.drafts import Draft, Fault, FileContent, UnionRow
from docgen.intake.headings import Key
from docgen.intake.households import HouseholdIndex
from docgen.intake.rows import Row, SheetRows, list_name, read_rows
from docgen.intake.workbook import Table, Workbook
from docgen.region.codelists import CodeLists
from docgen.sheets import HOUSEHOLD_KEYS, SHEETS, Belongs, Sheet

_HOUSEHOLDS = next(sheet for sheet in SHEETS if sheet.belongs is Belongs.HOUSEHOLD and sheet.is_head)
_ANY_OF = {
    "户": frozenset(("worker.number", "worker.dossier_no", "worker.id_number")),
    "单位": frozenset(("union.name",)),
}
_CHILD_KEYS = frozenset((Key.NUMBER, Key.DOSSIER, Key.ID))


def build_workbook(workbook: Workbook, file: str, lists: CodeLists) -> FileContent:
    """The content of a workbook; sheets that are none of ours are passed over."""
    content = FileContent(file)
    if not any(_folded(title) == _HOUSEHOLDS.title for title in workbook.titles):
        content.faults.append(Fault("sheet-missing", Place(file), {"sheet": _HOUSEHOLDS.title}))
    index = HouseholdIndex()
    for sheet in _heads_first():
        for title in (title for title in workbook.titles if _folded(title) == sheet.title):
            rows = _rows_of(workbook.table(title), sheet, content, lists)
            _take_in(sheet, rows, index, content)
    return content


def _heads_first() -> list[Sheet]:
    return sorted(SHEETS, key=lambda sheet: not sheet.is_head)


def _folded(title: str) -> str:
    return "".join(title.split())


def _rows_of(table: Table, sheet: Sheet, content: FileContent, lists: CodeLists) -> Iterable[Row]:
    """The rows of the sheet, none when it is empty or lacks the column that says whose they are."""
    read = read_rows(table, sheet, content.file, lists)
    if read is None:
        is_empty = all(is_blank(cell) for row in table.rows for cell in row)
        if not is_empty or sheet is _HOUSEHOLDS:
            content.faults.append(_heading_missing(table, sheet, content))
        return ()
    content.faults += read.faults
    if not _has_key(sheet, read):
        content.faults.append(_heading_missing(table, sheet, content))
        return ()
    return read.rows


def _has_key(sheet: Sheet, read: SheetRows) -> bool:
    if sheet.belongs is Belongs.HOUSEHOLD and not sheet.is_head:
        return bool(read.targets & _CHILD_KEYS)
    return sheet.title not in _ANY_OF or bool(read.targets & _ANY_OF[sheet.title])


def _heading_missing(table: Table, sheet: Sheet, content: FileContent) -> Fault:
    if sheet.belongs is Belongs.HOUSEHOLD:
        headings = "职工编号、身份证号" if sheet.is_head else "、".join(HOUSEHOLD_KEYS)
    else:
        headings = sheet.fields()[0].label if sheet.list_path else "工会名称"
    return Fault(
        "heading-missing", Place(content.file, table.title), {"sheet": table.title, "headings": headings}
    )


def _take_in(sheet: Sheet, rows: Iterable[Row], index: HouseholdIndex, content: FileContent) -> None:
    if sheet is _HOUSEHOLDS:
        content.households += [index.add(row) for row in rows]
    elif sheet.belongs is Belongs.HOUSEHOLD:
        for row in rows:
            content.faults += index.attach(row, list_name(sheet)) if content.households else row.faults
    elif sheet.is_head:
        content.unions += [_union(row) for row in rows]
    else:
        for row in rows:
            _take_in_union_row(sheet, row, content)


def _union(row: Row) -> Draft:
    return Draft(dict(row.item.values), rows=[row.item.origin], faults=list(row.faults))


def _take_in_union_row(sheet: Sheet, row: Row, content: FileContent) -> None:
    content.faults += row.faults
    if sheet.belongs is Belongs.ALL:
        content.standards.append(row.item)
        return
    name = row.item.values.pop("union_name", "")
    if row.item.values:
        content.notices.append(UnionRow(name, row.place_of(), row.item))
