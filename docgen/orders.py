"""Nouns between plan and packet: a case with its figures, and the order for one paper."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from docgen.model.case import Case
from docgen.model.kinds import Value
from docgen.model.paths import value_at
from docgen.model.union import LabourUnion, PublicityNotice
from docgen.model.workdays import OFFICIAL, WorkCalendar
from docgen.region.conditions import Condition, all_hold
from docgen.region.documents import Document
from docgen.region.publicity import level_of
from docgen.region.rules import PublicityLevel

Figures = Mapping[str, Value]


@dataclass(frozen=True)
class FiguredCase:
    """A case and the figures derived from it."""

    case: Case
    figures: Figures

    def value(self, path: str) -> Value:
        """The figure of that exact path, else what was entered."""
        figure = self.figures.get(path)
        return value_at(self.case, path) if figure is None else figure

    def satisfies(self, conditions: tuple[Condition, ...]) -> bool:
        """Whether every condition holds."""
        return all_hold(conditions, self.value)


@dataclass(frozen=True)
class FiguredUnion:
    """A union, the figures derived from its cases, and those cases in dossier-number order.

    `levels` are the pack's rules for its notices, `calendar` tells the days they count in.
    """

    union: LabourUnion
    figures: Figures
    cases: tuple[FiguredCase, ...]
    levels: tuple[PublicityLevel, ...] = ()
    calendar: WorkCalendar = OFFICIAL

    def notice_of(self, case: FiguredCase) -> PublicityNotice | None:
        """The notice that lists the household, at the first of its levels; None when it hangs on none."""
        return min(self.notices_of(case), key=self._rank, default=None)

    def notices_of(self, case: FiguredCase) -> list[PublicityNotice]:
        """Every notice that lists the household."""
        return [notice for notice in self.union.publicity if is_listed(case, notice, self.levels)]

    def _rank(self, notice: PublicityNotice) -> int:
        """The place of the notice's level among the pack's."""
        level = level_of(notice.level, self.levels)
        return self.levels.index(level) if level else 0


def is_listed(case: FiguredCase, notice: PublicityNotice, levels: Sequence[PublicityLevel]) -> bool:
    """Whether the notice lists the household: it is of that round, and the notice's level is for it."""
    if case.case.household.publicity_round != notice.round:
        return False
    level = level_of(notice.level, levels)
    return level is None or case.satisfies(level.only)


@dataclass(frozen=True)
class PaperOrder:
    """One paper to be made: which document, for which household, union or notice.

    `notice` is the one that is posted, or the one that the household's papers tell of.
    `cases` are those of the union that the document's `where` chooses, `lists` its further choices.
    """

    document: Document
    union: LabourUnion
    union_figures: Figures
    case: FiguredCase | None = None
    notice: PublicityNotice | None = None
    cases: tuple[FiguredCase, ...] = ()
    lists: Mapping[str, tuple[FiguredCase, ...]] = field(default_factory=dict)
