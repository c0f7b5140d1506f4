"""The calendar file `calendar.yaml`: holidays and worked weekends of years the library does not know yet.

It may lie beside `pack.yaml` and beside the `base.yaml` that the pack extends; what the pack's own file says
of a year goes before what the base's says. How it is written: see `templates/national/calendar.yaml`.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from pathlib import Path

import yaml
from pydantic import Field, ValidationError, model_validator

from docgen.errors import PackFaultyError
from docgen.model.workdays import OFFICIAL, WorkCalendar
from docgen.region.codelists import fault_lines
from docgen.region.entry import Entry
from docgen.region.yaml_text import load_yaml

CALENDAR = "calendar.yaml"


class DaySpan(Entry):
    """Days from the first to the last, both included."""

    first: dt.date = Field(alias="from")
    last: dt.date = Field(alias="until")

    @model_validator(mode="after")
    def _is_in_order(self) -> "DaySpan":
        if self.last < self.first:
            raise ValueError(f"until {self.last} 早于 from {self.first}")
        return self

    def days(self) -> Iterator[dt.date]:
        """Every day of the span."""
        return (self.first + dt.timedelta(days=step) for step in range((self.last - self.first).days + 1))


class CalendarYear(Entry):
    """One year as the State Council's office arranged it: days off, and weekend days that are worked."""

    source: str
    holidays: tuple[dt.date | DaySpan, ...]
    working_days: tuple[dt.date | DaySpan, ...] = ()


class CalendarFile(Entry):
    """The content of `calendar.yaml`."""

    years: dict[int, CalendarYear] = {}

    @model_validator(mode="after")
    def _days_are_of_their_year(self) -> "CalendarFile":
        for year, told in self.years.items():
            wrong = [day for day in (*_days(told.holidays), *_days(told.working_days)) if day.year != year]
            if wrong:
                raise ValueError(f"{year} 年下写了 {wrong[0]}")
        return self


def calendar_files(folders: Iterable[Path]) -> list[Path]:
    """The calendar files that lie in those folders."""
    return [folder / CALENDAR for folder in folders if (folder / CALENDAR).is_file()]


def load_calendar(folders: Iterable[Path]) -> WorkCalendar:
    """The calendar of the files in those folders, the first that tells of a year counting.

    Raises PackFaultyError with the file and what is wrong in it.
    """
    years: dict[int, CalendarYear] = {}
    for path in calendar_files(folders):
        years = {**_read(path).years, **years}
    if not years:
        return OFFICIAL
    return WorkCalendar(
        frozenset(years),
        frozenset(day for told in years.values() for day in _days(told.holidays)),
        frozenset(day for told in years.values() for day in _days(told.working_days)),
    )


def _read(path: Path) -> CalendarFile:
    try:
        return CalendarFile.model_validate(load_yaml(path.read_text(encoding="utf-8")) or {})
    except ValidationError as fault:
        lines = "\n".join(fault_lines(fault))
        raise PackFaultyError(f"{path} 有误：\n{lines}", "请逐条改正后重试。") from fault
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as fault:
        raise PackFaultyError(f"{path} 读不出来：{fault}", "请以 UTF-8 编码另存，并改正所指的行。") from fault


def _days(told: Iterable[dt.date | DaySpan]) -> Iterator[dt.date]:
    for item in told:
        yield from item.days() if isinstance(item, DaySpan) else (item,)
