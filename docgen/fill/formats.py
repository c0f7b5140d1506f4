"""How values stand on paper: a template's filters and functions, and what an absent value prints."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from docgen.fill.bounds import MOST_ITEMS
from docgen.model.kinds import YearMonth
from docgen.model.wording import as_text

BLANK_DATE = "    年  月  日"
BLANK_MONTH = "    年  月"
_MOBILE = 11  # digits of a mobile number; a landline with its area code has as many
_TAIL = 4  # characters that a mask shows at the end; it hides at least as many


class Absent:
    """A value the case lacks: prints as the official blank, is false and empty, as are its attributes."""

    def __getattr__(self, name: str) -> "Absent":
        if name.startswith("_"):
            raise AttributeError(name)
        return self

    def __str__(self) -> str:
        return ""

    def __bool__(self) -> bool:
        return False

    def __len__(self) -> int:
        return 0

    def __iter__(self) -> Iterator[Any]:
        return iter(())


ABSENT = Absent()


@dataclass(frozen=True)
class Formula:
    """A value with the formula of a sheet that comes to it; elsewhere than in a sheet it is the value."""

    value: Any
    text: str


def printed(value: object) -> str:
    """The text of a value without a filter; nothing when absent. Raises TypeError for what is no value."""
    if isinstance(value, Formula):
        value = value.value
    return "" if isinstance(value, Absent) else as_text(value)


def year_month_day(value: Any, blank: str = BLANK_DATE) -> str:
    """2018年3月5日; the official blank when absent."""
    return (
        f"{value.year}年{value.month}月{value.day}日"
        if isinstance(value, dt.date)
        else printed(value) or blank
    )


def year_month(value: Any, blank: str = BLANK_MONTH) -> str:
    """2018年3月, of a date or a month; the official blank when absent."""
    is_dated = isinstance(value, dt.date | YearMonth)
    return f"{value.year}年{value.month}月" if is_dated else printed(value) or blank


def or_blank(value: Any, blank: int | str) -> Any:
    """The value; when absent that many spaces, or the words the blank form prints there."""
    if isinstance(value, Absent) or value == "":
        return blank if isinstance(blank, str) else " " * _few(blank)
    return value


def at_least(values: Sequence[Any], count: int) -> list[Any]:
    """The list, with absent items added up to the number of rows the form prints."""
    return [*values, *[ABSENT] * (_few(count) - len(values))]


def in_groups(values: Sequence[Any], size: int) -> list[Sequence[Any]]:
    """The list cut into groups of that size; the last may be shorter."""
    return [values[start : start + size] for start in range(0, len(values), size)]


def of_quarter(records: Sequence[Any], quarter: int) -> list[Any]:
    """The records of that quarter of the year, 1 to 4."""
    return [record for record in records if record.quarter == quarter]


def quarters_own(records: Sequence[Any], quarter: int) -> Any:
    """The one record of that quarter; an absent one when there is none."""
    return next(iter(of_quarter(records, quarter)), ABSENT)


def live(value: Any, formula: str) -> Formula:
    """The value with the formula that Excel is to compute it by again."""
    return Formula(value, formula.removeprefix("="))


def joined(values: Sequence[Any], separator: str = "、") -> str:
    """The texts of the values with the separator between."""
    return separator.join(printed(value) for value in values)


def masked_id_number(value: Any) -> str:
    """The ID number without its county, birth date and serial's head: 510***********1234.

    Beside an age or a birth date it hides little: some thirty numbers remain.
    """
    return _masked(str(value), 3)


def masked_phone(value: Any) -> str:
    """The phone number with its middle hidden: 138****1234; of a short one the last four: ****4567."""
    text = str(value)
    return _masked(text, 3 if len(text) >= _MOBILE else 0)


def masked_card(value: Any) -> str:
    """The card number with all but its last four characters hidden: ***************1234."""
    return _masked(str(value), 0)


def box(value: Any, option: str) -> str:
    """☑ when the option is the value or among the values, else □."""
    return "☑" if _is_chosen(value, option) else "□"


def tick(value: Any, option: str) -> str:
    """√ when the option is the value or among the values, else nothing."""
    return "√" if _is_chosen(value, option) else ""


def photo(value: Any, width: float, height: float) -> str:
    """The picture at that path, fitted into a box of millimetres; Word papers bring what does it.

    Raises ValueError anywhere else: pictures stand in Word papers only.
    """
    raise ValueError("图片只能放在 Word 模板中")


FILTERS = {
    "年月日": year_month_day,
    "年月": year_month,
    "填空": or_blank,
    "至少": at_least,
    "分组": in_groups,
    "季度": of_quarter,
    "第": quarters_own,
    "公式": live,
    "列表": joined,
}
MASKS = {"身份证掩码": masked_id_number, "电话掩码": masked_phone, "卡号掩码": masked_card}
FILTERS |= MASKS
PHOTO = "photo"
FUNCTIONS = {"box": box, "tick": tick, PHOTO: photo}


def _few(count: int) -> int:
    """The number. Raises ValueError for more than any form has."""
    if count > MOST_ITEMS:
        raise ValueError(f"最多 {MOST_ITEMS} 个")
    return count


def _masked(text: str, head: int) -> str:
    """The first `head` and the last four characters; none of a text that so would hide fewer than four."""
    hidden = len(text) - head - _TAIL
    return text[:head] + "*" * hidden + text[-_TAIL:] if hidden >= _TAIL else "*" * len(text)


def _is_chosen(value: Any, option: str) -> bool:
    return option in value if isinstance(value, tuple | list) else bool(value == option)
