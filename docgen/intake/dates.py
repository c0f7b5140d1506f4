"""Dates, months and years out of a cell; what leaves a doubt is refused, never guessed."""

import datetime as dt
import re

from docgen.intake.cells import Cell, UnreadableError, folded, number_in, number_text, printable
from docgen.model.kinds import YearMonth

_YEAR = r"((?:19|20)[0-9]{2})"
_DATE = re.compile(_YEAR + r"(?:年([0-9]{1,2})月([0-9]{1,2})[日号]?|([-./])([0-9]{1,2})\4([0-9]{1,2}))")
_COMPACT_DATE = re.compile(_YEAR + r"([0-9]{2})([0-9]{2})")
_MONTH = re.compile(_YEAR + r"(?:年([0-9]{1,2})月|[-./]([0-9]{1,2})|([0-9]{2}))")
_YEAR_ALONE = re.compile(_YEAR + "(?:年度?)?")
_SHORT_YEAR = re.compile(
    r"[0-9]{2}(?:年[0-9]{1,2}月(?:[0-9]{1,2}[日号]?)?|([-./])[0-9]{1,2}(?:\1[0-9]{1,2})?)"
)
_YEAR_LAST = re.compile(r"[0-9]{1,2}([-./])[0-9]{1,2}\1" + _YEAR)
_ADVICE = (
    (_YEAR_ALONE, "这里只有年份，请补写月和日。"),
    (_YEAR_LAST, "年份请写在最前面。"),
    (_SHORT_YEAR, "年份请写四位数。"),
)
_SERIAL = re.compile(r"[1-5][0-9]{4}")  # days as Excel counts them, 1927 to 2064
_FIRST_SERIAL, _MONTHS = dt.date(1899, 12, 30), 12
_TIME = re.compile(r"(?<=[0-9])[ T][0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?Z?$")
_DASHES = str.maketrans("‐‑–—−。", "-----.")
_CHINESE_DATE = re.compile(
    "([一二三四五六七八九〇○零]{4})年(?:([一二三四五六七八九十]{1,2})月(?:([一二三四五六七八九十]{1,3})[日号]?)?)?"
)
_DIGITS = {"〇": "0", "○": "0", "零": "0"} | {sign: str(n) for n, sign in enumerate("一二三四五六七八九", 1)}
_FIRST_YEAR = 1910


def read_date(cell: Cell) -> dt.date | None:
    """The day the cell names, None when blank. Raises UnreadableError unless it is certain."""
    if isinstance(cell, dt.date):
        return _day_of(cell)
    text = _words(cell, "date-unreadable")
    if not text:
        return None
    found = _DATE.fullmatch(text) or _COMPACT_DATE.fullmatch(text)
    try:
        year, month, day = (
            (int(part) for part in found.groups() if part and part.isdigit()) if found else (0, 0, 0)
        )
        return dt.date(year, month, day)
    except ValueError as fault:
        raise UnreadableError("date-unreadable", suggestion=_advice(text)) from fault


def month_in(cell: Cell) -> YearMonth | None:
    """The month that a cell names without a day, as in 出生年月: 1975.3, 1975年3月, 197503."""
    try:
        found = _MONTH.fullmatch(_words(cell, "date-unreadable"))
    except UnreadableError:
        return None
    year, month = (int(part) for part in found.groups() if part) if found else (0, 0)
    return YearMonth(year, month) if 1 <= month <= 12 else None


def read_month(cell: Cell) -> YearMonth | None:
    """The month the cell names, None when blank; a whole date gives its month.

    Raises UnreadableError for anything uncertain, such as the number 2018.1, which may have been 2018.10.
    """
    if isinstance(cell, dt.date):
        return _month_of(_day_of(cell, "month-unreadable"))
    text = _words(cell, "month-unreadable")
    if not text:
        return None
    if found := _MONTH.fullmatch(text):
        year, month = (int(part) for part in found.groups() if part)
        is_doubtful = number_in(cell) is not None and text.endswith(".1")
        if 1 <= month <= 12 and not is_doubtful:
            return YearMonth(year, month)
    return _month_of_date(cell)


def read_year(cell: Cell) -> int | None:
    """The four-digit year the cell names, None when blank. Raises UnreadableError for anything else."""
    if isinstance(cell, dt.date):
        raise UnreadableError("year-unreadable")
    text = _words(cell, "year-unreadable")
    if not text:
        return None
    if found := _YEAR_ALONE.fullmatch(text):
        return int(found[1])
    raise UnreadableError("year-unreadable")


def _day_of(cell: dt.date, code: str = "date-unreadable") -> dt.date:
    """The day of a date cell; a small number shown as a date stands before 1910 and is no date at all."""
    day = cell.date() if isinstance(cell, dt.datetime) else cell
    if day.year < _FIRST_YEAR:
        raise UnreadableError(code, suggestion="")
    return day


def _advice(text: str) -> str:
    """What the clerk may have to do: add the day or the century, put the year first, format the cell."""
    if _SERIAL.fullmatch(text):
        day = _FIRST_SERIAL + dt.timedelta(int(text))
        told = f"{day.year}年{day.month}月{day.day}日"
        return f"这像 Excel 的日期序号，即 {told}；请把该格设为“日期”格式，或写出日期。"
    found = _MONTH.fullmatch(text)
    if found and 1 <= int(next(filter(None, found.groups()[1:]))) <= _MONTHS:
        return "这里只有年月，请补写日。"
    return next((words for pattern, words in _ADVICE if pattern.fullmatch(text)), "")


def _month_of(day: dt.date) -> YearMonth:
    return YearMonth(day.year, day.month)


def _month_of_date(cell: Cell) -> YearMonth:
    try:
        day = read_date(cell)
    except UnreadableError as fault:
        raise UnreadableError("month-unreadable") from fault
    if day is None:
        raise UnreadableError("month-unreadable")
    return _month_of(day)


def _words(cell: Cell, code: str) -> str:
    """The cell as plain text without spaces or time of day, Chinese numerals as digits."""
    number = number_in(cell)
    if number is not None:
        return number_text(number)
    if not isinstance(cell, str):
        raise UnreadableError(code, suggestion="")
    text = folded(_TIME.sub("", printable(cell))).translate(_DASHES)
    found = _CHINESE_DATE.fullmatch(text)
    return _with_digits(*found.groups()) if found else text


def _with_digits(year: str, month: str | None, day: str | None) -> str:
    text = "".join(_DIGITS[sign] for sign in year) + "年"
    if month:
        text += f"{_small_number(month)}月"
    return f"{text}{_small_number(day)}日" if day else text


def _small_number(signs: str) -> str:
    """十五 as 15, 二十 as 20, 三十一 as 31; what is no such numeral stays and will not be read."""
    tens, ten, units = signs.partition("十")
    if not ten:
        return _DIGITS[signs] if len(signs) == 1 else signs
    if len(tens) > 1 or len(units) > 1 or "十" in units:
        return signs
    return (_DIGITS[tens] if tens else "1") + (_DIGITS[units] if units else "0")
