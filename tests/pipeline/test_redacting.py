"""An anonymous copy has the faults of its original and nobody's data."""

import datetime as dt
import io
import re
import stat
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.drawing.image import Image as SheetImage
from PIL import Image
from regions import DAY, FIXTURES, REGIONS, assessed

from docgen.errors import DestinationNotWritableError, UsageError
from docgen.model.kinds import Kind
from docgen.model.paths import exact_paths, value_at
from docgen.pipeline.chosen_pack import pack_for
from docgen.pipeline.redacting import Redaction, redact
from docgen.redact.roles import Role
from docgen.vocabulary import all_fields, household_paths

ABLE = sorted([*FIXTURES.glob("*/采集表.xlsx"), *FIXTURES.joinpath("broken").rglob("*.xlsx")])
PRIVATE = (Kind.ID_NUMBER, Kind.CARD_NUMBER, Kind.PHONE, Kind.LONG_TEXT)
PRIVATE_TEXTS = (
    "worker.name",
    "worker.number",
    "worker.dossier_no",
    "worker.employer",
    "worker.home_address",
    "worker.hukou_region",
    "members[].name",
    "members[].employer_or_school",
    "plan.helper_name",
)


def redacted(source: Path, folder: Path) -> Redaction:
    return redact(source, folder / "匿名.xlsx", pack_for(None, [source]), DAY)


def content_of(path: Path) -> str:
    """Everything in the file as text."""
    with zipfile.ZipFile(path) as archive:
        return "\n".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())


@pytest.mark.parametrize("source", ABLE, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_the_copy_of_every_fixture_has_the_same_faults_at_the_same_cells(
    tmp_path: Path, source: Path
) -> None:
    made = redacted(source, tmp_path)
    assert made.differences == ()
    assert not made.keeps_birthdays


def private_values(region: str) -> Iterator[str]:
    for filed in assessed(region).intake.cases:
        for path in household_paths():
            if all_fields()[path].kind in PRIVATE or path in PRIVATE_TEXTS:
                for exact in exact_paths(filed.case, path):
                    value = value_at(filed.case, exact)
                    if isinstance(value, str) and len(value) > 4:
                        yield value


def names(region: str) -> Iterator[str]:
    """The workers and members, whose names are short."""
    for filed in assessed(region).intake.cases:
        people = (filed.case.worker, *filed.case.members)
        yield from (person.name for person in people if person.name)


@pytest.mark.parametrize("region", REGIONS)
def test_no_number_name_address_or_free_text_is_left_in_the_file(tmp_path: Path, region: str) -> None:
    copy = redacted(FIXTURES / region / "采集表.xlsx", tmp_path).target
    content = content_of(copy)
    values = {*private_values(region), *names(region)}
    assert len(values) > 100
    assert [value for value in values if value in content] == []


def test_the_same_person_is_the_same_invented_person_in_every_sheet(tmp_path: Path) -> None:
    source = FIXTURES / "luzhou" / "采集表.xlsx"
    before, after = (openpyxl.load_workbook(path) for path in (source, redacted(source, tmp_path).target))
    for caption, sheets in (("职工编号", ("户", "家庭成员", "走访记录")), ("所属工会", ("户", "公示"))):
        pairs = {
            (old, new)
            for title in sheets
            for old, new in zip(column(before[title], caption), column(after[title], caption), strict=True)
        }
        assert len({old for old, _ in pairs}) == len(pairs) == len({new for _, new in pairs})


def column(sheet: Any, caption: str) -> list[Any]:
    index = next(cell.column for cell in sheet[1] if cell.value == caption)
    return [sheet.cell(row, index).value for row in range(2, sheet.max_row + 1)]


def test_formats_lists_and_widths_stay(tmp_path: Path) -> None:
    source = FIXTURES / "luzhou" / "采集表.xlsx"
    before, after = (openpyxl.load_workbook(path) for path in (source, redacted(source, tmp_path).target))
    for sheet in before:
        other = after[sheet.title]
        assert other.dimensions == sheet.dimensions
        assert [rule.sqref for rule in other.data_validations.dataValidation] == [
            rule.sqref for rule in sheet.data_validations.dataValidation
        ]
        assert {name: size.width for name, size in other.column_dimensions.items()} == {
            name: size.width for name, size in sheet.column_dimensions.items()
        }
        for row, other_row in zip(sheet.iter_rows(), other.iter_rows(), strict=True):
            assert [cell.number_format for cell in other_row] == [cell.number_format for cell in row]
            assert [cell.value is None for cell in other_row] == [cell.value is None for cell in row]


def a_book_with_everything(folder: Path) -> Path:
    """A workbook with private data in every place that is no cell of a known column."""
    book = openpyxl.load_workbook(FIXTURES / "luzhou" / "采集表.xlsx")
    book.properties.creator = book.properties.lastModifiedBy = "罗隐私"
    book.properties.title = "罗隐私的采集表"
    sheet = book["户"]
    sheet["D2"].comment = Comment("罗隐私电话13912345678", "罗隐私")
    sheet.oddHeader.center.text = "罗隐私"
    last = sheet.max_column + 1
    sheet.cell(1, last, "家访纪要")
    sheet.cell(2, last, "罗隐私住隐私路99号")
    sheet.cell(3, last, 13912345678)
    sheet.cell(4, last, '=IF(TRUE,"罗隐私","")')
    picture = io.BytesIO()
    Image.new("RGB", (300, 200), "red").save(picture, "PNG")
    sheet.add_image(SheetImage(picture), "A20")
    hidden = book.create_sheet("草稿")
    hidden.sheet_state = "hidden"
    hidden["A1"], hidden["B2"], hidden["C3"] = "罗隐私", "510502197403151527", 13912345678
    path = folder / "罗隐私.xlsx"
    book.save(path)
    return path


def test_nothing_private_is_left_outside_the_known_columns(tmp_path: Path) -> None:
    source = a_book_with_everything(tmp_path)
    made = redacted(source, tmp_path)
    content = content_of(made.target)
    for private in ("罗隐私", "隐私路", "13912345678", "510502197403151527"):
        assert private not in content
    assert [heading for _, _, heading in made.hidden_columns] == ["家访纪要"]
    assert made.hidden_sheets == ("草稿",)
    assert made.differences == ()
    with zipfile.ZipFile(made.target) as archive:
        [picture] = [name for name in archive.namelist() if name.startswith("xl/media/")]
        assert Image.open(io.BytesIO(archive.read(picture))).size == (1, 1)
    openpyxl.load_workbook(made.target)


def test_macros_links_and_printers_are_removed_and_the_copy_is_a_plain_workbook(tmp_path: Path) -> None:
    source = tmp_path / "采集表.xlsm"
    with_parts(
        FIXTURES / "luzhou" / "采集表.xlsx",
        source,
        {
            "xl/vbaProject.bin": b"macro of 13912345678",
            "xl/printerSettings/printerSettings1.bin": b"printer of somebody",
            "xl/customXml/item1.xml": b"<a>13912345678</a>",
        },
    )
    made = redacted(source, tmp_path)
    with zipfile.ZipFile(made.target) as archive:
        names = archive.namelist()
        types = archive.read("[Content_Types].xml").decode()
    assert not [name for name in names if "vba" in name or "printer" in name or "customXml" in name]
    assert "macroEnabled" not in types
    assert made.done.parts["其他部件"] == 3
    openpyxl.load_workbook(made.target)


def with_parts(source: Path, target: Path, parts: dict[str, bytes]) -> None:
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "[Content_Types].xml":
                content = content.replace(
                    b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
                    b"application/vnd.ms-excel.sheet.macroEnabled.main+xml",
                )
            new.writestr(name, content)
        for name, content in parts.items():
            new.writestr(name, content)


def test_a_sheet_named_for_a_union_gets_its_new_name(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "示范厂工会"
    sheet.append(["姓名", "身份证号", "手机号码", "家庭住址"])
    sheet.append(["罗示梅", "510502197403151527", "19900000001", "示范路一号"])
    source = tmp_path / "花名册.xlsx"
    book.save(source)
    made = redact(source, tmp_path / "匿名.xlsx", pack_for("luzhou", [source]), DAY)
    assert made.done.titles == {"示范厂工会": "示例一工会"}
    assert made.differences == ()
    assert openpyxl.load_workbook(made.target).sheetnames == ["示例一工会"]


def test_the_same_workbook_gives_the_same_copy(tmp_path: Path) -> None:
    source = FIXTURES / "broken" / "id-number-wrong.xlsx"
    for name in ("甲", "乙"):
        (tmp_path / name).mkdir()
        redacted(source, tmp_path / name)
    assert (tmp_path / "甲" / "匿名.xlsx").read_bytes() == (tmp_path / "乙" / "匿名.xlsx").read_bytes()


def test_only_the_owner_may_read_the_copy(tmp_path: Path) -> None:
    made = redacted(FIXTURES / "broken" / "id-number-wrong.xlsx", tmp_path)
    assert stat.S_IMODE(made.target.stat().st_mode) == 0o600
    assert made.done.cells[Role.ID_NUMBER] == 2


def test_other_files_and_taken_places_are_refused(tmp_path: Path) -> None:
    source = FIXTURES / "luzhou" / "采集表.xlsx"
    taken = tmp_path / "有.xlsx"
    taken.write_bytes(b"x")
    with pytest.raises(DestinationNotWritableError, match="已经存在"):
        redact(source, taken, pack_for(None, [source]), DAY)
    assert taken.read_bytes() == b"x"
    with pytest.raises(UsageError, match="不是 .xlsx 文件名"):
        redact(source, tmp_path / "匿名.xlsm", pack_for(None, [source]), DAY)
    records = FIXTURES / "luzhou" / "案例.yaml"
    with pytest.raises(UsageError, match="不能做匿名副本"):
        redact(records, tmp_path / "匿名.xlsx", pack_for("luzhou", [records]), dt.date(2018, 12, 28))


def test_dates_amounts_and_choices_stay_as_they_are(tmp_path: Path) -> None:
    source = FIXTURES / "luzhou" / "采集表.xlsx"
    before, after = (openpyxl.load_workbook(path) for path in (source, redacted(source, tmp_path).target))
    for caption in ("建档日期", "困难类别", "主要致困原因", "本人月平均收入", "政治面貌"):
        assert column(after["户"], caption) == column(before["户"], caption)
    assert all(re.fullmatch(r"51\d{15}[\dX]", text) for text in column(after["户"], "身份证号"))
