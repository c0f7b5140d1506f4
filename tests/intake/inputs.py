"""Files that a clerk might hand in, and findings as small tables."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from openpyxl import Workbook

from docgen.findings import Finding
from docgen.intake.cells import Cell
from docgen.intake.reading import reader_of
from docgen.model.kinds import Value
from docgen.region.codelists import CodeList, Item
from docgen.vocabulary import find_field

ID_A = "510502197001011234"
ID_B = "51050219850505567X"
UNION = "江阳化工厂工会委员会"

HOUSEHOLDS: Sequence[Sequence[object]] = (
    ("职工编号", "职工姓名", "身份证号", "手机号码"),
    ("1001", "罗大山", ID_A, "13800138000"),
    ("1002", "刘秀英", ID_B, "13800138001"),
)
UNIONS: Sequence[Sequence[object]] = (("工会名称", "联络人姓名"), (UNION, "王一"))

LISTS = {
    "cause": CodeList(
        title="致困原因",
        source="",
        items=tuple(
            Item(label=label, code=str(code))
            for code, label in enumerate(
                ("家庭成员无劳动能力", "有劳动能力而未就业", "下岗失业", "纳入大病保险和医疗互助保险保障"), 1
            )
        )
        + (Item(label="其他（注明）", code="13"),),
    ),
    "industry": CodeList(
        title="所属行业",
        source="",
        items=(Item(label="农、林、牧、渔业"), Item(label="交通运输、仓储和邮政业"), Item(label="教育")),
    ),
    "sex": CodeList(title="性别", source="", items=(Item(label="男"), Item(label="女"))),
}


def a_workbook(path: Path, sheets: Mapping[str, Iterable[Sequence[object]]]) -> Path:
    """The workbook written there, a sheet for every title."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    book.save(path)
    return path


def read_cell(path: str, cell: Cell) -> Value:
    """The value of a cell in the column of that field."""
    item = find_field(path)
    assert item is not None
    return reader_of(item, LISTS)(cell)


def places(findings: Iterable[Finding]) -> list[tuple[str, str]]:
    """Where and what, as in `[("户!C5", "date-unreadable")]`."""
    return [(_place(item), item.code) for item in findings]


def _place(item: Finding) -> str:
    place = item.place
    if place.sheet:
        return f"{place.sheet}!{place.cell}" if place.cell else place.sheet
    return f"{place.file}:{place.line}" if place.line else place.file
