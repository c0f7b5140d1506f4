"""Nouns between plan and packet: a case with its figures, and the order for one paper."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from docgen.model.case import Case
from docgen.model.kinds import Value
from docgen.model.paths import value_at
from docgen.model.union import LabourUnion, PublicityNotice
from docgen.region.conditions import Condition
from docgen.region.pack import Document

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
        return all(condition.holds(self.value(condition.field)) for condition in conditions)


@dataclass(frozen=True)
class FiguredUnion:
    """A union, the figures derived from its cases, and those cases in dossier-number order."""

    union: LabourUnion
    figures: Figures
    cases: tuple[FiguredCase, ...]


@dataclass(frozen=True)
class PaperOrder:
    """One paper to be made: which document, for which household, union or notice.

    `cases` are those of the union that the document's `where` chooses, `lists` its further choices.
    """

    document: Document
    union: LabourUnion
    union_figures: Figures
    case: FiguredCase | None = None
    notice: PublicityNotice | None = None
    cases: tuple[FiguredCase, ...] = ()
    lists: Mapping[str, tuple[FiguredCase, ...]] = field(default_factory=dict)
