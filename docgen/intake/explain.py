"""How a workbook was understood: which column is which field and why, what was not read and why."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from docgen.errors import UsageError
from docgen.intake.building import build_workbook
from docgen.intake.captions import KEY_LABELS, nearest_heading
from docgen.intake.cells import Cell, is_blank, shown
from docgen.intake.column_map import LEFT_OUT, ColumnMap
from docgen.intake.column_map_file import load_map
from docgen.intake.columns import Column
from docgen.intake.drafts import Draft, FileContent
from docgen.intake.files import WORKBOOKS, find_files, read_file
from docgen.intake.headings import Headings
from docgen.intake.passed_over import PassedOver
from docgen.intake.sheet_reading import SheetReading
from docgen.intake.unions import Unions
from docgen.intake.workbook import Workbook
from docgen.region.codelists import CodeLists
from docgen.sheets import SHEETS, Sheet

_NOTED = frozenset(("hidden-read", "merged-across", "amount-merged"))


@dataclass(frozen=True)
class ColumnExplained:
    """One column: its heading, the field it was taken for (empty for none), why, and its first value."""

    letter: str
    heading: str
    field: str
    path: str
    why: str
    example: str


@dataclass(frozen=True)
class SheetExplained:
    """One sheet: as which of ours it was read and why, its headings, its columns, the rows not read.

    `notes` tell of hidden and merged cells.
    """

    title: str
    taken_as: str
    why: str
    heading_rows: str
    columns: tuple[ColumnExplained, ...]
    passed: tuple[PassedOver, ...]
    unions: tuple[str, ...]
    rows: int
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class FileExplained:
    """One file: its sheets, the map that was used (empty for none), and what was read in all."""

    file: str
    map_file: str
    sheets: tuple[SheetExplained, ...]
    households: int
    members: int
    unions: tuple[str, ...]
    faults: int

    def as_record(self) -> dict[str, object]:
        """The explanation as JSON-ready data."""
        return asdict(self)


def explain_file(file: Path, lists: CodeLists, by_hand: ColumnMap) -> FileExplained:
    """How the workbook is read with what is saved beside it and what is assigned now.

    Raises InputUnreadableError for a file that cannot be opened, UsageError for one that is no workbook and
    for an assignment that names a sheet, column or field that there is not.
    """
    if file.is_dir() or file.suffix.lower() not in WORKBOOKS:
        find_files([file])
        raise UsageError(
            f"{file} 不是工作簿，没有列可以说明。", "请指定一个 .xlsx、.xlsm、.xls 或 .ods 文件。"
        )
    saved = load_map(file)
    content = build_workbook(Workbook(read_file(file), file.name), file.name, lists, saved.joined(by_hand))
    unions = Unions([content])
    households = [_counted(draft, unions, content) for draft in content.households]
    return FileExplained(
        file.name,
        saved.source,
        tuple(map(_sheet_explained, content.readings)),
        len(content.households),
        sum(members for members, _ in households),
        tuple(str(draft.values.get("name", "")) for draft in unions),
        len(content.faults)
        + sum(len(draft.faults) for draft in content.unions)
        + sum(faults for _, faults in households),
    )


def _counted(household: Draft, unions: Unions, content: FileContent) -> tuple[int, int]:
    """How many members the household has, and how many faults once it has its union."""
    unions.assign(household, content.file)
    return len(household.values.get("members", ())), len(household.faults)


def _sheet_explained(reading: SheetReading) -> SheetExplained:
    read = reading.read
    if read is None:
        return SheetExplained(reading.title, reading.taken_as, reading.why, "", (), (), (), reading.count)
    headings = read.headings
    sheet = next(sheet for sheet in SHEETS if sheet.title == reading.taken_as)
    return SheetExplained(
        reading.title,
        reading.taken_as,
        reading.why,
        "—".join(dict.fromkeys((str(headings.top), str(headings.row)))),
        tuple(sorted(_columns(sheet, headings, read.example), key=_by_column)),
        tuple(read.lines.passed.values()),
        tuple(dict.fromkeys(line.name for line in reading.unions)),
        reading.count,
        tuple(
            f"{fault.place.cell}：{fault.finding().sentence}"
            for fault in (*read.faults, *read.merged)
            if fault.code in _NOTED
        ),
    )


def _by_column(column: ColumnExplained) -> tuple[int, str]:
    return len(column.letter), column.letter


def _columns(sheet: Sheet, headings: Headings, example: Sequence[Cell]) -> Iterator[ColumnExplained]:
    for column in headings.columns:
        yield _explained(column, column.why, example, _label(column), column.target)
    for column, first in headings.repeated:
        yield _explained(column, f"与 {first.letter} 列“{first.heading}”重复，未读取", example)
    for column in headings.open:
        yield _explained(column, f"可能是{'、'.join(column.could_be)}，无法确定，未读取", example)
    for column in headings.unknown:
        near = nearest_heading(sheet, column.heading)
        yield _explained(column, f"不认识，未读取{f'；最相近的项目：{near}' if near else ''}", example)
    for column in headings.left_out:
        yield _explained(column, f"手工指定{LEFT_OUT}", example)


def _label(column: Column) -> str:
    label = column.field.label if column.field else KEY_LABELS[column.key] if column.key else ""
    return f"{column.relation or f'家庭成员{column.slot}'}的{label}" if column.slot else label


def _explained(
    column: Column, why: str, example: Sequence[Cell], label: str = "", path: str = ""
) -> ColumnExplained:
    cell = example[column.index] if column.index < len(example) else ""
    told = "" if is_blank(cell) else shown(cell)
    return ColumnExplained(column.letter, column.heading, label, path, why, told)
