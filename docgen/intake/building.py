"""A workbook's sheets as the households and unions they describe."""

from collections.abc import Iterable

from docgen.findings import Place
from docgen.intake.cells import is_blank
from docgen.intake.column_map import ColumnMap
from docgen.intake.drafts import Draft, Fault, FileContent, UnionRow
from docgen.intake.households import HouseholdIndex
from docgen.intake.pending import PendingHouseholds
from docgen.intake.rows import Row, list_name, read_rows
from docgen.intake.sheet_choice import HOUSEHOLDS, Chosen, choose_sheets, has_key
from docgen.intake.sheet_reading import SheetReading
from docgen.intake.union_lines import UnionLine, union_of_title
from docgen.intake.unions import has_union
from docgen.intake.workbook import Table, Workbook
from docgen.model.origin import RowOrigin
from docgen.region.codelists import CodeLists
from docgen.sheets import HOUSEHOLD_KEYS, MEMBERS, SHEETS, Belongs, Sheet

_UNION_NAME = "union_name"


def build_workbook(
    workbook: Workbook, file: str, lists: CodeLists, by_hand: ColumnMap | None = None
) -> FileContent:
    """The content of a workbook; sheets that are none of ours are passed over.

    Raises UsageError where `by_hand` names a sheet, column or field that there is not.
    """
    return _Building(workbook, file, lists, by_hand or ColumnMap()).content()


class _Building:
    """One workbook being read."""

    def __init__(self, workbook: Workbook, file: str, lists: CodeLists, by_hand: ColumnMap) -> None:
        self._workbook, self._lists, self._by_hand = workbook, lists, by_hand
        self._households = PendingHouseholds()
        self._content = FileContent(file, households=self._households)
        self._index = HouseholdIndex(self._households)
        self._chosen = choose_sheets(workbook, by_hand)
        self._is_one_of_several = sum(item.sheet is HOUSEHOLDS for item in self._chosen) > 1

    def content(self) -> FileContent:
        content = self._content
        if not any(item.sheet is HOUSEHOLDS for item in self._chosen):
            content.faults.append(Fault("sheet-missing", Place(content.file), {"sheet": HOUSEHOLDS.title}))
        for sheet in _heads_first():
            for item in self._chosen:
                if item.sheet is sheet:
                    self._take_sheet(item, sheet)
        for item in self._chosen:
            self._take_unread(item)
        content.member_sheets = {
            item.title for item in self._chosen if item.sheet and item.sheet.title == MEMBERS
        }
        content.readings.sort(key=lambda reading: self._workbook.titles.index(reading.title))
        return content

    def _take_unread(self, item: Chosen) -> None:
        """Notes a sheet that is not read, and tells where it looks like one that should be."""
        if item.sheet is None:
            self._content.readings.append(SheetReading(item.title, "", item.why))
        if item.like:
            details = {"sheet": item.title, "like": item.like}
            place = Place(self._content.file, item.title, "A1")
            self._content.faults.append(Fault("sheet-passed-over", place, details))

    def _take_sheet(self, item: Chosen, sheet: Sheet) -> None:
        reading = SheetReading(item.title, sheet.title, item.why)
        self._content.readings.append(reading)
        rows = reading.counted(self._rows_of(self._workbook.table(item.title), sheet, reading))
        if sheet is HOUSEHOLDS:
            self._take_households(item, rows, reading)
        else:
            _take_in(sheet, rows, self._index, self._content)

    def _rows_of(self, table: Table, sheet: Sheet, reading: SheetReading) -> Iterable[Row]:
        """The rows of the sheet, none when it is empty or lacks the column that says whose they are."""
        content = self._content
        read = read_rows(table, sheet, content.file, self._lists, self._by_hand.of_sheet(table.title))
        if read is None:
            is_empty = all(is_blank(cell) for row in table.rows for cell in row)
            if not is_empty or sheet is HOUSEHOLDS:
                content.faults.append(_heading_missing(table, sheet, content))
            return ()
        reading.read = read
        content.faults += read.faults
        if not has_key(sheet, read.targets):
            content.faults.append(_heading_missing(table, sheet, content))
            return ()
        return read.rows

    def _take_households(self, item: Chosen, rows: Iterable[Row], reading: SheetReading) -> None:
        assumed: dict[tuple[int, str], UnionLine] = {}
        for row in rows:
            line = self._line_of(item, row, reading)
            if line and _UNION_NAME not in row.item.values and row.item.values:
                row.item.values[_UNION_NAME] = line.name
                assumed[line.row, line.name] = line
            household = self._index.take(row)
            if household and line and (line.row, line.name) in assumed:
                self._households.stands_also_at(household, _origin_of(line, row.item.origin))
        reading.unions = tuple(assumed.values())
        self._content.faults += (
            self._assumed(item, line) for line in assumed.values() if self._is_doubtful(line)
        )

    def _is_doubtful(self, line: UnionLine) -> bool:
        """Whether nothing but its place says that the name is a union's."""
        return not line.is_certain and not has_union(self._content.unions, line.name)

    def _line_of(self, item: Chosen, row: Row, reading: SheetReading) -> UnionLine | None:
        """The union that a line of the sheet or its title names, the title last."""
        line = reading.read.union_of(row.item.origin.row) if reading.read else None
        if line or item.is_ours_by_title:
            return line
        named = union_of_title(item.title, self._is_one_of_several and not self._content.unions)
        if self._content.unions and not has_union(self._content.unions, item.title):
            return None
        return named

    def _assumed(self, item: Chosen, line: UnionLine) -> Fault:
        is_title = line.words == item.title
        taken_from = "工作表名称" if is_title else f"{line.letter}{line.row} 的“{line.words}”"
        place = Place(self._content.file, item.title, f"{line.letter}{line.row}")
        return Fault("union-assumed", place, {"name": line.name, "taken_from": taken_from})


def _heads_first() -> list[Sheet]:
    return sorted(SHEETS, key=lambda sheet: not sheet.is_head)


def _origin_of(line: UnionLine, row: RowOrigin) -> RowOrigin:
    """Where the union of a household stands when it is not in the household's row."""
    return RowOrigin(_UNION_NAME, row.file, row.sheet, line.row, {_UNION_NAME: line.letter})


def _heading_missing(table: Table, sheet: Sheet, content: FileContent) -> Fault:
    if sheet.belongs is Belongs.HOUSEHOLD:
        headings = "职工编号、身份证号" if sheet.is_head else "、".join(HOUSEHOLD_KEYS)
    else:
        headings = sheet.fields()[0].label if sheet.list_path else "工会名称"
    place = Place(content.file, table.title, "A1")
    return Fault("heading-missing", place, {"sheet": table.title, "headings": headings})


def _take_in(sheet: Sheet, rows: Iterable[Row], index: HouseholdIndex, content: FileContent) -> None:
    if sheet.belongs is Belongs.HOUSEHOLD:
        for row in rows:
            content.faults += index.attach(row, list_name(sheet)) if len(content.households) else row.faults
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
