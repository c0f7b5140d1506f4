"""The calendar file: years the library does not know, found beside the pack and beside its base."""

import datetime as dt
from pathlib import Path

import chinese_calendar
import pytest

from docgen.errors import PackFaultyError
from docgen.model.workdays import OFFICIAL, CalendarUnknownError, day_after_working_days, working_days
from docgen.region.calendar import load_calendar
from docgen.region.shipped import shipped_data

LAST_YEAR = 2026
INVENTED_2027 = """
years:
  2027:
    source: 示例通知
    holidays: [2027-01-01, {from: 2027-02-05, until: 2027-02-11}]
    working_days: [2027-01-02, 2027-02-14]
"""


def a_folder(root: Path, name: str, text: str) -> Path:
    folder = root / name
    folder.mkdir()
    (folder / "calendar.yaml").write_text(text, encoding="utf-8")
    return folder


def documented_sample() -> str:
    """The pattern that the shipped file gives in its comments."""
    lines = (
        (shipped_data("templates") / "national" / "calendar.yaml").read_text(encoding="utf-8").splitlines()
    )
    start = next(index for index, line in enumerate(lines) if line.startswith("#   years:"))
    commented = [line for line in lines[start:] if line.startswith("#   ")]
    return "\n".join(line.removeprefix("#   ") for line in commented)


def test_the_library_still_ends_where_the_project_says() -> None:
    assert max(chinese_calendar.holidays).year == LAST_YEAR


class TestTheEndOfTheLibrary:
    def test_its_last_day_is_known(self) -> None:
        assert working_days(dt.date(2026, 12, 30), dt.date(2026, 12, 31)) == 1

    def test_the_day_after_is_told_as_unknown(self) -> None:
        with pytest.raises(CalendarUnknownError) as caught:
            day_after_working_days(dt.date(2026, 12, 31), 1)
        assert caught.value.year == 2027

    def test_a_file_extends_it(self, tmp_path: Path) -> None:
        calendar = load_calendar([a_folder(tmp_path, "pack", INVENTED_2027)])
        # Friday 1 January off, Saturday 2 worked, 4, 5, 6 and 7 January
        assert day_after_working_days(dt.date(2026, 12, 31), 5, calendar) == dt.date(2027, 1, 7)
        assert working_days(dt.date(2027, 2, 4), dt.date(2027, 2, 15), calendar) == 3  # 12, Sunday 14, 15

    def test_the_year_behind_the_file_is_unknown_again(self, tmp_path: Path) -> None:
        calendar = load_calendar([a_folder(tmp_path, "pack", INVENTED_2027)])
        with pytest.raises(CalendarUnknownError) as caught:
            day_after_working_days(dt.date(2027, 12, 31), 1, calendar)
        assert caught.value.year == 2028


class TestTheFile:
    def test_a_pack_goes_before_its_base_year_by_year(self, tmp_path: Path) -> None:
        own = "years: {2027: {source: 甲, holidays: [2027-01-04]}}"
        base = (
            "years: {2027: {source: 乙, holidays: [2027-01-05]}, 2028: {source: 乙, holidays: [2028-01-03]}}"
        )
        calendar = load_calendar([a_folder(tmp_path, "pack", own), a_folder(tmp_path, "base", base)])
        days = [dt.date(2027, 1, 4), dt.date(2027, 1, 5), dt.date(2028, 1, 3), dt.date(2028, 1, 4)]
        assert [calendar.is_working_day(day) for day in days] == [False, True, False, True]

    def test_without_a_file_the_library_counts_alone(self, tmp_path: Path) -> None:
        assert load_calendar([tmp_path]) is OFFICIAL

    @pytest.mark.parametrize(
        ("text", "told"),
        [
            ("years: {2027: {source: 甲, holidays: [2028-01-01]}}", "2027 年下写了 2028-01-01"),
            ("years: {2027: {holidays: []}}", "years.2027.source"),
            (
                "years: {2027: {source: 甲, holidays: [{from: 2027-02-11, until: 2027-02-05}]}}",
                "until 2027-02-05 早于 from 2027-02-11",
            ),
            ("years: [", "读不出来"),
        ],
    )
    def test_a_faulty_file_is_named_with_what_is_wrong(self, tmp_path: Path, text: str, told: str) -> None:
        with pytest.raises(PackFaultyError) as caught:
            load_calendar([a_folder(tmp_path, "pack", text)])
        assert "calendar.yaml" in str(caught.value)
        assert told in str(caught.value)


class TestTheShippedFile:
    def test_it_is_read_and_tells_of_no_year_yet(self) -> None:
        assert load_calendar([shipped_data("templates") / "national"]) == OFFICIAL

    def test_its_pattern_agrees_with_the_library_on_every_day_of_that_year(self, tmp_path: Path) -> None:
        calendar = load_calendar([a_folder(tmp_path, "pattern", documented_sample())])
        assert calendar.years == {2018}
        days = [dt.date(2018, 1, 1) + dt.timedelta(days=step) for step in range(365)]
        assert [day for day in days if calendar.is_working_day(day) != OFFICIAL.is_working_day(day)] == []
