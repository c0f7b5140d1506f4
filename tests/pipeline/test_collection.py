"""Data carried into a new workbook: all of it, or told."""

import shutil
from pathlib import Path

import openpyxl
import pytest
from regions import FIXTURES, REGIONS, pack_of

from docgen.cli.collection_text import collection_lines
from docgen.errors import DestinationNotWritableError
from docgen.intake.read import read_inputs
from docgen.pipeline.collection import make_collection


def beside(region: str, folder: Path) -> Path:
    """The region's collection in a folder of its own with its photos and scans."""
    shutil.copytree(FIXTURES / region, folder / region)
    return folder / region / "采集表.xlsx"


@pytest.mark.parametrize("region", REGIONS)
def test_a_collection_carried_into_its_own_region_reads_back_as_it_was(region, tmp_path):
    old, new = beside(region, tmp_path), tmp_path / region / "新表.xlsx"
    made = make_collection(pack_of(region), new, [old])
    before, after = (read_inputs([path], pack_of(region).lists) for path in (old, new))
    assert after.findings == ()
    assert [filed.case for filed in after.cases] == [filed.case for filed in before.cases]
    assert [filed.union for filed in after.unions] == [filed.union for filed in before.unions]
    assert (made.households, made.unfit, made.findings) == (len(before.cases), (), ())


@pytest.mark.parametrize("kind", ["案例.yaml", "案例.json"])
def test_records_are_carried_too(kind, tmp_path):
    old = beside("hainan", tmp_path).with_name(kind)
    new = old.with_name("新表.xlsx")
    make_collection(pack_of("hainan"), new, [old])
    before, after = (read_inputs([path], pack_of("hainan").lists) for path in (old, new))
    assert [filed.case for filed in after.cases] == [filed.case for filed in before.cases]


class TestFromAnotherRegion:
    @pytest.fixture
    def made(self, tmp_path):
        return make_collection(
            pack_of("taoyuan"), tmp_path / "新表.xlsx", [FIXTURES / "luzhou" / "采集表.xlsx"]
        )

    def test_what_has_no_column_is_told_with_its_count_and_a_cell(self, made):
        [card] = [item for item in made.unfit if item.label == "建档标准"]
        assert (card.sheet, card.is_lost) == ("户", True)
        assert card.count >= 12
        assert card.example.sheet == "户"
        assert card.example.cell[-1].isdigit()

    def test_values_that_its_lists_do_not_know_are_kept_and_told(self, made):
        values = {item.reason.partition("“")[2].partition("”")[0] for item in made.unfit if not item.is_lost}
        book = openpyxl.load_workbook(made.path)
        texts = {cell.value for row in book["户"].iter_rows(min_row=3) for cell in row}
        assert {"承租单位公房", "两限房"} <= values <= texts

    def test_nothing_that_was_entered_is_neither_carried_nor_told(self, made):
        """Every filled column of the old workbook is a column of the new one, or named."""
        old = openpyxl.load_workbook(FIXTURES / "luzhou" / "采集表.xlsx")
        new = openpyxl.load_workbook(made.path)
        told = {(item.sheet, item.label) for item in made.unfit if item.is_lost}
        for sheet in old:
            if sheet.title not in ("说明", "选项"):
                new_rows = new[sheet.title][1] if sheet.title in new.sheetnames else ()
                headings = {str(cell.value).lstrip("*") for cell in new_rows}
                for column in sheet.iter_cols():
                    heading = str(column[0].value).lstrip("*")
                    is_key = heading in ("职工编号", "职工身份证号", "所属工会")
                    if any(cell.value is not None for cell in column[1:]) and not is_key:
                        assert heading in headings or (sheet.title, heading) in told, (sheet.title, heading)

    def test_households_are_all_there(self, made, tmp_path):
        read = read_inputs([made.path], pack_of("taoyuan").lists)
        assert len(read.cases) == made.households


def test_cells_that_cannot_be_read_are_told(tmp_path):
    broken = FIXTURES / "broken" / "amount-unreadable.xlsx"
    made = make_collection(pack_of("luzhou"), tmp_path / "新表.xlsx", [broken])
    assert [item.code for item in made.findings] == ["amount-unreadable"]


def test_a_sheet_that_is_not_read_is_told(tmp_path):
    book = openpyxl.load_workbook(FIXTURES / "luzhou" / "采集表.xlsx")
    book.create_sheet("电话本").append(("随手记的内容",))
    book.save(tmp_path / "旧表.xlsx")
    made = make_collection(pack_of("luzhou"), tmp_path / "新表.xlsx", [tmp_path / "旧表.xlsx"])
    assert made.sheets_not_read == ("旧表.xlsx 电话本",)


class TestWhatLiesInTheWay:
    def test_a_filled_workbook_is_never_overwritten_unasked(self, tmp_path):
        old = beside("luzhou", tmp_path)
        before = old.read_bytes()
        with pytest.raises(DestinationNotWritableError, match="--force"):
            make_collection(pack_of("luzhou"), old)
        assert old.read_bytes() == before

    def test_nor_is_a_file_of_another_kind(self, tmp_path):
        (tmp_path / "采集表.xlsx").write_bytes(b"something else")
        with pytest.raises(DestinationNotWritableError):
            make_collection(pack_of("luzhou"), tmp_path / "采集表.xlsx")

    def test_an_empty_workbook_of_ours_is(self, tmp_path):
        make_collection(pack_of("luzhou"), tmp_path / "采集表.xlsx")
        make_collection(pack_of("hainan"), tmp_path / "采集表.xlsx")
        assert openpyxl.load_workbook(tmp_path / "采集表.xlsx")["说明"]["B1"].value == "hainan"

    def test_anything_is_when_it_is_asked_for(self, tmp_path):
        old = beside("luzhou", tmp_path)
        made = make_collection(pack_of("luzhou"), old, [old], may_overwrite=True)
        assert len(read_inputs([old], pack_of("luzhou").lists).cases) == made.households > 0


def test_the_workbook_is_for_its_owners_eyes(tmp_path):
    made = make_collection(pack_of("luzhou"), tmp_path / "采集表.xlsx")
    assert made.path.stat().st_mode & 0o077 == 0


class TestAmountsOfARosterInTenThousands:
    """The new workbook counts in 元 whatever the old one counted in."""

    HEAD = ("所属工会", "职工编号", "职工姓名", "本人月平均收入", "家庭其他非薪资年收入（元）")
    ROWS = (("示例工会", "1", "甲", 0.1435, 12000), ("示例工会", "2", "乙", "约0.12", 500))

    @pytest.fixture
    def made(self, tmp_path):
        book = openpyxl.Workbook()
        for row in (["花名册"], ["金额单位：万元"], self.HEAD, *self.ROWS):
            book.active.append(list(row))
        book.save(tmp_path / "花名册.xlsx")
        return make_collection(pack_of("luzhou"), tmp_path / "新表.xlsx", [tmp_path / "花名册.xlsx"])

    def test_are_carried_exactly(self, made):
        cases = read_inputs([made.path], pack_of("luzhou").lists).cases
        incomes = [filed.case.income for filed in cases]
        assert [income.worker_monthly for income in incomes] == [1435, None]
        assert [income.household_other_annual for income in incomes] == [12000, 500]

    def test_that_are_not_certain_are_told_in_both_units(self, made):
        (found,) = made.findings
        assert (found.code, found.place.cell) == ("amount-unreadable", "D5")
        assert "建议填 0.12（即 1200 元）。" in found.remedy
        told = "\n".join(collection_lines(made, is_filled=True))
        assert "新表的金额都以元为单位" in told
