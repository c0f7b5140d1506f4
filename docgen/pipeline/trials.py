"""The values a template is tried with: ordinary ones, and the shortest and longest made of them."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path

from docgen.derive.case import completed_case
from docgen.derive.household import household_figures
from docgen.errors import InputUnreadableError, UsageError
from docgen.model.case import Case
from docgen.model.union import LabourUnion
from docgen.orders import FiguredCase, FiguredUnion
from docgen.pipeline.assess import assess, figured_union
from docgen.pipeline.figuring import figure_parameters
from docgen.region.pack import Pack
from docgen.sample.extremes import overfull_case, overfull_union, short_case, short_union
from docgen.sample.households import sample_cases

HOUSEHOLDS = 20
DAY = dt.date(2018, 12, 25)  # fixed, so that the same template is tried with the same ages and dates
_TIMES_ON_LISTS = 3  # an overfull list goes over several pages
_SEED = 1

Trials = Mapping[str, FiguredUnion]
"""A union with its households for each of 一般、最短、超长."""


def trials(pack: Pack, files: Sequence[Path]) -> Trials:
    """Households from the files, from the pack's own samples where none are given.

    Raises UsageError when the pack has no samples either, InputUnreadableError when no household can be used.
    """
    union, cases = _from_files(pack, files) if files else _invented(pack)
    return _Trials(
        {
            "一般": lambda: _figured(union, cases, pack),
            "最短": lambda: _figured(short_union(union), [short_case(case, pack) for case in cases], pack),
            "超长": lambda: _overfull(union, cases, pack),
        }
    )


class _Trials(Mapping[str, FiguredUnion]):
    """Values of several kinds, each made when it is first asked for."""

    def __init__(self, makers: Mapping[str, Callable[[], FiguredUnion]]) -> None:
        self._makers = makers
        self._made: dict[str, FiguredUnion] = {}

    def __getitem__(self, kind: str) -> FiguredUnion:
        if kind not in self._made:
            self._made[kind] = self._makers[kind]()
        return self._made[kind]

    def __iter__(self) -> Iterator[str]:
        return iter(self._makers)

    def __len__(self) -> int:
        return len(self._makers)


def _overfull(union: LabourUnion, cases: Sequence[Case], pack: Pack) -> FiguredUnion:
    """More households than one page of a list has room for, each with long values."""
    several = [*cases] * _TIMES_ON_LISTS
    overfull = [overfull_case(case, pack, number) for number, case in enumerate(several)]
    return _figured(overfull_union(union, pack), overfull, pack)


def _invented(pack: Pack) -> tuple[LabourUnion, list[Case]]:
    if not (pack.root / "sample.yaml").is_file():
        raise UsageError(
            f"地区包“{pack.id}”没有 sample.yaml，没有可用来填写的案例。",
            "请用 --case 给出案例文件（采集表），或在该地区包中补上 sample.yaml。",
        )
    unions, cases = sample_cases(pack, HOUSEHOLDS, _SEED)
    return unions[0], list(cases)


def _from_files(pack: Pack, files: Sequence[Path]) -> tuple[LabourUnion, list[Case]]:
    """The first households that are in order, as if they were all of the first union."""
    assessment = assess(files, pack, pack.documents, DAY)
    unions = [union for union in assessment.unions if union.cases]
    if not unions:
        raise InputUnreadableError(
            f"给出的文件中没有一户可以打印：{'、'.join(file.name for file in files)}。",
            "请先用 docgen check 核对这些文件，改正后再试。",
        )
    cases = (item.case for union in unions for item in union.cases)
    return unions[0].union, list(islice(cases, HOUSEHOLDS))


def _figured(union: LabourUnion, cases: Iterable[Case], pack: Pack) -> FiguredUnion:
    parameters = figure_parameters(pack, DAY)
    figured = [FiguredCase(case, household_figures(case, union, parameters)) for case in cases]
    return figured_union(union, [completed_case(case, pack.manifest) for case in figured], pack.manifest)
