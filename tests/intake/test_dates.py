import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.intake.cells import UnreadableError
from docgen.intake.dates import read_date, read_month, read_year
from docgen.model.kinds import YearMonth

DAYS = st.dates(dt.date(1910, 1, 1), dt.date(2099, 12, 31))
FULL_WIDTH = str.maketrans("0123456789-./", "０１２３４５６７８９－．／")


@pytest.mark.parametrize(
    "cell",
    [
        "2018年3月15日",
        "2018年03月15号",
        "2018 年 3 月 15 日",
        "2018-3-15",
        "2018.3.15",
        "2018/3/15",
        "2018。3。15",
        "2018—03—15",
        "２０１８．３．１５",
        "20180315",
        20180315.0,
        20180315,
        "2018-03-15 00:00:00",
        "2018-03-15T08:30:00",
        "二〇一八年三月十五日",
        dt.date(2018, 3, 15),
        dt.datetime(2018, 3, 15),
        dt.datetime(2018, 3, 15, 14, 30),
    ],
)
def test_reads_a_date_in_the_usual_ways(cell):
    assert read_date(cell) == dt.date(2018, 3, 15)


@pytest.mark.parametrize(
    "cell",
    [
        "2018年2月30日",
        "2018-13-01",
        "18年3月15日",
        "18.3.15",
        "2018年3月",
        "2018.3",
        2018.3,
        "15/3/2018",
        "3/15/2018",
        "2018-3.15",
        "2018 3 15",
        "2018年3月15日左右",
        "二〇一八年二三月五日",
        "二〇一八年三月十二三日",
        43174.0,
        43174,
        "43174",
        20181332.0,
        "长期",
        "/",
        True,
        dt.time(3, 15),
        dt.timedelta(days=3),
        dt.date(1900, 1, 18),  # the number 18 in a cell formatted as a date
    ],
)
def test_refuses_a_date_that_leaves_a_doubt(cell):
    with pytest.raises(UnreadableError, match="date-unreadable"):
        read_date(cell)


@given(
    DAYS, st.sampled_from(["{}年{}月{}日", "{}-{}-{}", "{}.{}.{}", "{}/{}/{}", "{}{:02}{:02}"]), st.booleans()
)
def test_a_date_comes_back_as_it_was_written(day, pattern, is_wide):
    text = pattern.format(day.year, day.month, day.day)
    assert read_date(text.translate(FULL_WIDTH) if is_wide else text) == day


@given(DAYS)
def test_a_date_comes_back_from_chinese_numerals(day):
    digits, tens = "〇一二三四五六七八九", ("", "十", "二十", "三十")
    year = "".join(digits[int(sign)] for sign in str(day.year))
    month, number = (f"{tens[n // 10]}{digits[n % 10] if n % 10 else ''}" for n in (day.month, day.day))
    assert read_date(f"{year}年{month}月{number}日") == day


@pytest.mark.parametrize(
    ("cell", "month"),
    [
        ("2018年12月", 12),
        ("2018-12", 12),
        ("2018.1", 1),
        ("2018/01", 1),
        ("２０１８．１２", 12),
        ("201812", 12),
        (201812.0, 12),
        (2018.12, 12),
        (2018.02, 2),
        ("二〇一八年十二月", 12),
        (dt.date(2018, 12, 1), 12),
        (dt.datetime(2018, 12, 31), 12),
        ("2018-12-31", 12),
    ],
)
def test_reads_a_month(cell, month):
    assert read_month(cell) == YearMonth(2018, month)


@pytest.mark.parametrize(
    "cell", ["2018", "2018年13月", "2018年底", "12月", "18.12", 2018.1, 2018.0, 43174.0, dt.time(12), True]
)
def test_refuses_a_month_that_leaves_a_doubt(cell):
    with pytest.raises(UnreadableError, match="month-unreadable"):
        read_month(cell)


@pytest.mark.parametrize("cell", ["2018", "2018年", "2018年度", "２０１８", 2018.0, 2018])
def test_reads_a_year(cell):
    assert read_year(cell) == 2018


@pytest.mark.parametrize("cell", ["18", "2018年3月", 18.0, 2018.5, 3018.0, dt.date(2018, 1, 1), True])
def test_refuses_a_year_that_is_none(cell):
    with pytest.raises(UnreadableError, match="year-unreadable"):
        read_year(cell)


@pytest.mark.parametrize("read", [read_date, read_month, read_year])
def test_spaces_are_no_date(read):
    assert read(" \u3000") is None
