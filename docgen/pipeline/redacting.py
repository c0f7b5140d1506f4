"""An anonymous copy of a workbook, checked to have the same faults at the same cells."""

import datetime as dt
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from docgen.errors import DestinationNotWritableError, UsageError
from docgen.findings import Finding
from docgen.intake.building import build_workbook
from docgen.intake.column_map_file import load_map, map_path
from docgen.intake.files import find_files, read_file
from docgen.intake.workbook import Workbook
from docgen.pipeline.assess import assess
from docgen.pipeline.place import private_file
from docgen.pipeline.redact_plan import columns_hidden, plan_of, sheets_hidden
from docgen.redact.package import Redacted, redact_package
from docgen.redact.plan import BookPlan
from docgen.region.pack import Pack

ABLE = (".xlsx", ".xlsm")
_ALONE = "采集表.xlsx"


class Fault(NamedTuple):
    """A finding by its kind and its cell."""

    code: str
    sheet: str
    cell: str


@dataclass(frozen=True)
class Redaction:
    """What was done with a workbook: the copy, what was replaced, what nobody understood and so was hidden.

    `findings` is how many faults the original has, `differences` are those that only one of the two has;
    `keeps_birthdays` says that days of birth had to stay lest the faults differ.
    """

    target: Path
    done: Redacted
    hidden_columns: tuple[tuple[str, str, str], ...]
    hidden_sheets: tuple[str, ...]
    findings: int
    differences: tuple[Fault, ...]
    keeps_birthdays: bool


def redact(source: Path, target: Path, pack: Pack, day: dt.date) -> Redaction:
    """Writes the anonymous copy, readable by its owner only.

    Raises UsageError for a file that is no .xlsx or .xlsm workbook, InputUnreadableError for one that cannot
    be read, DestinationNotWritableError where the copy would stand in the place of another file.
    """
    _require_able(source, target)
    with tempfile.TemporaryDirectory(prefix="docgen-") as folder:  # readable by its owner only
        return _Redacting(source, target, pack, day, Path(folder)).done()


class _Redacting:
    """One workbook being made anonymous: the original and its copy are checked alone, without pictures."""

    def __init__(self, source: Path, target: Path, pack: Pack, day: dt.date, folder: Path) -> None:
        self._source, self._target, self._pack, self._day = source, target, pack, day
        self._before, self._after = folder / "before" / _ALONE, folder / "after" / _ALONE
        for file in (self._before, self._after):
            file.parent.mkdir()
            if map_path(source).is_file():
                shutil.copyfile(map_path(source), map_path(file))
        self._before.write_bytes(read_file(source))

    def done(self) -> Redaction:
        workbook = Workbook(self._before.read_bytes(), self._source.name)
        content = build_workbook(workbook, _ALONE, self._pack.lists, load_map(self._before))
        told = self._findings(self._before)
        plan = plan_of(workbook, content, told, self._pack)
        plan = replace(plan, kept_months=frozenset({self._day.month}))
        done, differences = self._copied(plan, told)
        if differences:
            plan = replace(plan, keeps_birthdays=True)
            done, differences = self._copied(plan, told)
        with private_file(self._target) as part:
            shutil.copyfile(self._after, part)
        return Redaction(
            self._target,
            done,
            tuple(columns_hidden(content)),
            tuple(sheets_hidden(content)),
            len(told),
            differences,
            plan.keeps_birthdays,
        )

    def _copied(self, plan: BookPlan, told: Sequence[Finding]) -> tuple[Redacted, tuple[Fault, ...]]:
        """What was done for the copy, and the faults that only it or only the original has."""
        done = redact_package(self._before, plan, self._after)
        old, new = _faults(told, done.titles), _faults(self._findings(self._after), {})
        return done, tuple(sorted(((old - new) + (new - old)).elements()))

    def _findings(self, file: Path) -> Sequence[Finding]:
        return assess([file], self._pack, self._pack.documents, self._day).findings


def _faults(findings: Iterable[Finding], titles: Mapping[str, str]) -> Counter[Fault]:
    """The findings by kind and cell; sheets that bear new titles by these."""
    places = ((item.code, item.place) for item in findings)
    return Counter(Fault(code, titles.get(place.sheet, place.sheet), place.cell) for code, place in places)


def _require_able(source: Path, target: Path) -> None:
    find_files([source])
    if source.suffix.lower() not in ABLE:
        raise UsageError(f"“{source.name}”不能做匿名副本。", "请用 Excel 或 WPS 打开，另存为 .xlsx 后重试。")
    if target.suffix.lower() != ".xlsx":
        raise UsageError(f"“{target.name}”不是 .xlsx 文件名。", "请把 -o 写成 匿名.xlsx 的样子。")
    if target.exists():
        raise DestinationNotWritableError(f"“{target}”已经存在。", "请换一个文件名，或先移走该文件。")
