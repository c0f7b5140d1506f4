import datetime as dt
import tracemalloc
import zipfile
from decimal import Decimal

import openpyxl
import pytest

from docgen.errors import DestinationNotWritableError
from docgen.model.case import Case
from docgen.model.household import Bank, Household, Member
from docgen.model.income import Income
from docgen.model.kinds import YearMonth
from docgen.model.union import LabourUnion, PublicityNotice, Standard
from docgen.model.worker import Worker
from docgen.sample import workbook as module
from docgen.sample.households import sample_cases
from docgen.sample.workbook import write_workbook
from docgen.sample.write import write_sample
from docgen.sheets import SHEETS

from .regions import luzhou

NUMBERED = Case(
    union_name="示例工会",
    worker=Worker(number="0012345", name="=王例", id_number="510502196511019983"),
    household=Household(filed_date=dt.date(2018, 3, 5), remark="一行\n二行 & <三>"),
    income=Income(worker_monthly=Decimal("1350.5")),
    bank=Bank(card_number="6200000000000000201"),
    members=(Member(name="王样", monthly_income=Decimal(0)), Member(name="王示")),
)
UNNUMBERED = Case(
    worker=Worker(name="李例", id_number="510502197001019983"),
    household=Household(circumstances=("患病", "单亲"), receives_dibao=False),
    members=(Member(name="李样"),),
)
UNION = LabourUnion(
    name="示例工会",
    publicity=(PublicityNotice(start_date=dt.date(2018, 4, 12)),),
    standards=(Standard(place="示例区", dibao=Decimal(540)),),
)


@pytest.fixture
def book(tmp_path):
    write_workbook((UNION,), (NUMBERED, UNNUMBERED), tmp_path / "表.xlsx")
    return openpyxl.load_workbook(tmp_path / "表.xlsx")


def column(book, sheet: str, heading: str) -> list:
    rows = book[sheet]
    letter = next(cell.column_letter for cell in rows[1] if cell.value == heading)
    return list(rows[letter])[1:]


def values(cells) -> list:
    return [cell.value for cell in cells]


class TestTheSheets:
    def test_stand_in_the_order_of_the_description(self, book):
        assert book.sheetnames == [sheet.title for sheet in SHEETS]

    def test_begin_with_the_columns_that_join_them(self, book):
        first = {rows.title: values(rows[1])[:2] for rows in book}
        assert first["家庭成员"] == first["走访记录"] == ["职工编号", "职工身份证号"]
        assert first["公示"][0] == "所属工会"
        assert first["户"] == ["所属工会", "职工编号"]
        assert first["单位"][0] == "工会名称"
        assert first["标准"][0] == "地区"

    def test_have_no_heading_twice(self, book):
        for rows in book:
            headings = values(rows[1])
            assert len(set(headings)) == len(headings)

    def test_leave_out_what_docgen_derives_but_not_the_relation_to_the_householder(self, book):
        headings = values(book["户"][1])
        assert not {"性别", "出生日期", "年龄", "家庭人口", "家庭年度总收入"} & set(headings)
        assert "职工与户主关系" in headings

    def test_keep_headings_and_names_in_sight(self, book):
        assert book["户"].freeze_panes == "E2"  # after 所属工会, 职工编号, 档案号, 职工姓名
        assert book["家庭成员"].freeze_panes == "D2"
        assert all(cell.font.bold for cell in book["户"][1])

    def test_without_any_field_left_are_not_made(self, tmp_path):
        write_workbook((UNION,), (NUMBERED,), tmp_path / "表.xlsx", ("income.quarterly[]", "worker.photo"))
        book = openpyxl.load_workbook(tmp_path / "表.xlsx")
        assert "季度收支" not in book.sheetnames
        assert "照片" not in values(book["户"][1])


class TestTheCells:
    def test_of_numbers_that_are_names_are_text(self, book):
        for heading, text in (("职工编号", "0012345"), ("银行卡号", "6200000000000000201")):
            cell = column(book, "户", heading)[0]
            assert (cell.value, cell.data_type, cell.number_format) == (text, "s", "@")

    def test_of_dates_are_dates_in_one_format(self, book):
        cell = column(book, "户", "建档日期")[0]
        assert cell.value == dt.datetime(2018, 3, 5)
        assert cell.number_format == "yyyy-mm-dd"

    def test_of_money_are_numbers(self, book):
        assert values(column(book, "户", "本人月平均收入")) == [1350.5, None]
        assert values(column(book, "家庭成员", "月收入")) == [0, None, None]

    def test_that_begin_like_a_formula_are_text(self, book):
        cell = column(book, "户", "职工姓名")[0]
        assert (cell.value, cell.data_type) == ("=王例", "s")

    def test_keep_line_breaks_and_signs(self, book):
        assert column(book, "户", "备注")[0].value == "一行\n二行 & <三>"

    def test_of_several_values_part_them_by_the_enumeration_comma(self, book):
        assert values(column(book, "户", "致困情形")) == [None, "患病、单亲"]
        assert values(column(book, "户", "是否享受低保")) == [None, "否"]

    def test_of_a_month_read_like_the_form(self, tmp_path):
        case = NUMBERED.model_copy(
            update={"plan": NUMBERED.plan.model_copy(update={"deadline": YearMonth(2018, 12)})}
        )
        write_workbook((), (case,), tmp_path / "表.xlsx")
        cells = column(openpyxl.load_workbook(tmp_path / "表.xlsx"), "户", "帮扶任务完成时限")
        assert values(cells) == ["2018年12月"]

    def test_of_the_key_hold_the_id_number_when_there_is_no_number(self, book):
        assert values(column(book, "家庭成员", "职工编号")) == ["0012345", "0012345", None]
        assert values(column(book, "家庭成员", "职工身份证号")) == [None, None, "510502197001019983"]


class TestTheBytes:
    def test_are_the_same_for_the_same_seed(self, tmp_path, monkeypatch):
        write_sample(luzhou(), 5, 3, tmp_path / "一.xlsx")
        monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)
        monkeypatch.setattr("time.localtime", lambda *_: (2033, 5, 18, 0, 0, 0, 0, 0, 0))
        write_sample(luzhou(), 5, 3, tmp_path / "二.xlsx")
        assert (tmp_path / "一.xlsx").read_bytes() == (tmp_path / "二.xlsx").read_bytes()

    def test_differ_for_another_seed(self, tmp_path):
        for seed in (3, 4):
            write_sample(luzhou(), 5, seed, tmp_path / f"{seed}.xlsx")
        assert (tmp_path / "3.xlsx").read_bytes() != (tmp_path / "4.xlsx").read_bytes()

    def test_tell_nothing_of_the_machine(self, tmp_path):
        write_sample(luzhou(), 1, 1, tmp_path / "表.xlsx")
        with zipfile.ZipFile(tmp_path / "表.xlsx") as archive:
            core = archive.read("docProps/core.xml").decode()
            dates = {entry.date_time for entry in archive.infolist()}
        assert ">docgen</dc:creator>" in core
        assert core.count("2018-01-01T00:00:00Z") == 2  # created and modified
        assert dates == {(2018, 1, 1, 0, 0, 0)}

    def test_of_an_entry_bear_the_same_date_whether_written_from_memory_or_from_a_file(self, tmp_path):
        (tmp_path / "内容").write_bytes(b"x" * 100_000)
        with module._TimelessArchive(tmp_path / "包.zip", "w") as archive:
            archive.writestr("a", b"1")
            archive.write(tmp_path / "内容", "b")
        with zipfile.ZipFile(tmp_path / "包.zip") as archive:
            assert [entry.date_time for entry in archive.infolist()] == [(2018, 1, 1, 0, 0, 0)] * 2
            assert archive.read("b") == b"x" * 100_000


class TestWriting:
    def test_holds_no_more_memory_for_more_households(self, tmp_path):
        assert self.peak(tmp_path, 100) < self.peak(tmp_path, 25) * 1.5

    @staticmethod
    def peak(folder, count: int) -> int:
        unions, cases = sample_cases(luzhou(), count, 1)
        tracemalloc.start()
        write_workbook(unions, cases, folder / f"{count}.xlsx")
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return peak

    def test_leaves_no_file_when_a_case_cannot_be_made(self, tmp_path):
        def broken_off():
            yield NUMBERED
            raise RuntimeError("broken off")

        with pytest.raises(RuntimeError, match="broken off"):
            write_workbook((UNION,), broken_off(), tmp_path / "表.xlsx")
        assert list(tmp_path.iterdir()) == []

    def test_to_a_folder_that_is_not_there_is_told_with_a_remedy(self, tmp_path):
        with pytest.raises(DestinationNotWritableError, match="请检查"):
            write_workbook((UNION,), (NUMBERED,), tmp_path / "无" / "表.xlsx")
