"""Where the copies of a check go, and what never happens to the clerk's own files."""

from pathlib import Path

import openpyxl
import pytest

from docgen.annotate.looks import HEADING_ROW
from docgen.errors import DestinationNotWritableError, DocgenError, UsageError
from docgen.pipeline.annotating import CopyPlan, plan_copies, write_copies
from docgen.pipeline.assess import assess
from docgen.sheets import CHECKED
from tests.cases import DAY
from tests.regions import FIXTURES, pack_of

BROKEN = FIXTURES / "broken"
LUZHOU = pack_of("luzhou")


def a_copy_of(name: str, folder: Path, as_name: str = "采集表.xlsx") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / as_name).write_bytes((BROKEN / f"{name}.xlsx").read_bytes())
    return folder / as_name


def written(inputs: list[Path], plan: CopyPlan) -> list[Path]:
    done = assess(inputs, LUZHOU, LUZHOU.documents, DAY)
    return [copy.path for copy in write_copies(plan, done)]


def listed(path: Path) -> list[tuple[object, object]]:
    """Place and sentence of every row of 核对结果."""
    sheet = openpyxl.load_workbook(path)[CHECKED]
    return [(row[3].value, row[5].value) for row in sheet.iter_rows(min_row=HEADING_ROW + 1)]


class TestPlaces:
    def test_one_workbook_gives_one_file(self, tmp_path: Path) -> None:
        source = a_copy_of("required-missing", tmp_path)
        plan = plan_copies([source], tmp_path / "核对" / "一.xlsx")
        assert written([source], plan) == [tmp_path / "核对" / "一.xlsx"]

    def test_several_give_a_folder(self, tmp_path: Path) -> None:
        one = a_copy_of("required-missing", tmp_path, "甲.xlsx")
        two = a_copy_of("id-number-wrong", tmp_path, "乙.xlsx")
        plan = plan_copies([one, two], tmp_path / "核对")
        assert written([one, two], plan) == [tmp_path / "核对" / "甲.xlsx", tmp_path / "核对" / "乙.xlsx"]
        first, second = map(listed, written([one, two], plan))
        assert [place for place, _ in first] == ["户!E2"]
        assert [place for place, _ in second] == ["户!B2"]  # the same household, in both

    def test_files_of_one_name_are_told_apart_by_their_folders(self, tmp_path: Path) -> None:
        inputs = [a_copy_of("required-missing", tmp_path / name) for name in ("东", "西")]
        plan = plan_copies(inputs, tmp_path / "核对")
        assert [copy.target.name for copy in plan.copies] == ["东-采集表.xlsx", "西-采集表.xlsx"]

    def test_a_fault_of_a_folder_is_listed_too(self, tmp_path: Path) -> None:
        source = a_copy_of("required-missing", tmp_path)
        (tmp_path / "附件" / "无此户").mkdir(parents=True)
        (tmp_path / "附件" / "无此户" / "a.txt").write_text("x", encoding="utf-8")
        (copy,) = written([source], plan_copies([source], tmp_path / "核对.xlsx"))
        assert any("无此户" in str(sentence) for _, sentence in listed(copy))

    def test_what_cannot_be_annotated_is_left_out_and_told(self, tmp_path: Path) -> None:
        source = a_copy_of("required-missing", tmp_path)
        text = BROKEN / "key-unknown.yaml"
        plan = plan_copies([source, text], tmp_path / "核对")
        assert ([copy.source for copy in plan.copies], plan.left_out) == ([source], (text,))


class TestRefusals:
    @pytest.mark.parametrize(
        ("target", "error"),
        [
            ("采集表.xlsx", UsageError),  # the input itself
            ("核对.ods", UsageError),
            ("别人的.xlsx", DestinationNotWritableError),
        ],
    )
    def test_nothing_of_the_clerks_is_overwritten(
        self, tmp_path: Path, target: str, error: type[DocgenError]
    ) -> None:
        source = a_copy_of("required-missing", tmp_path)
        openpyxl.Workbook().save(tmp_path / "别人的.xlsx")
        before = {path: path.read_bytes() for path in tmp_path.iterdir()}
        with pytest.raises(error) as told:
            plan_copies([source], tmp_path / target)
        assert "请" in told.value.remedy
        assert {path: path.read_bytes() for path in tmp_path.iterdir()} == before

    def test_a_copy_is_written_anew_until_somebody_changes_it(self, tmp_path: Path) -> None:
        source, target = a_copy_of("required-missing", tmp_path), tmp_path / "核对.xlsx"
        for _ in range(2):
            written([source], plan_copies([source], target))
        book = openpyxl.load_workbook(target)
        book["户"]["E2"] = "汉族"
        book.save(target)
        with pytest.raises(DestinationNotWritableError) as told:
            plan_copies([source], target)
        assert "直接核对这份副本" in told.value.remedy

    def test_nothing_stays_behind_when_the_place_cannot_be_written(self, tmp_path: Path) -> None:
        source = a_copy_of("required-missing", tmp_path)
        (tmp_path / "文件").write_text("x", encoding="utf-8")
        plan = plan_copies([source], tmp_path / "文件" / "核对.xlsx")
        with pytest.raises(DestinationNotWritableError):
            written([source], plan)
        assert sorted(path.name for path in tmp_path.iterdir()) == ["文件", "采集表.xlsx"]

    def test_text_files_alone_are_refused(self, tmp_path: Path) -> None:
        with pytest.raises(UsageError) as told:
            plan_copies([BROKEN / "key-unknown.yaml"], tmp_path / "核对.xlsx")
        assert "另存为 .xlsx" in told.value.remedy
