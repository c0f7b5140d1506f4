"""Cases with their figures, made anew from what was read whenever they are needed."""

import datetime as dt

from docgen.derive.case import completed_case
from docgen.derive.eligibility import eligibility
from docgen.derive.household import Parameters, household_figures
from docgen.model.eligibility import Eligibility
from docgen.model.intake import FiledCase, Intake
from docgen.model.union import LabourUnion
from docgen.orders import FiguredCase
from docgen.region.pack import Pack

UNKNOWN_UNION = LabourUnion(name="未填写工会")


class Figuring:
    """How the figures of every household of a run come about: by its union, the pack and the day."""

    def __init__(self, pack: Pack, day: dt.date, intake: Intake) -> None:
        self.manifest, self.day = pack.manifest, day
        self._parameters = figure_parameters(pack, day)
        self._unions = {filed.union.name: filed.union for filed in intake.unions}

    def figured(self, filed: FiledCase) -> FiguredCase:
        """The case as it was read, with its figures."""
        figures = household_figures(filed.case, self._union_of(filed.case.union_name), self._parameters)
        return FiguredCase(filed.case, figures)

    def completed(self, figured: FiguredCase) -> FiguredCase:
        """The same with its lists completed, as papers show it."""
        return completed_case(figured, self.manifest)

    def eligibility(self, item: FiguredCase) -> Eligibility | None:
        """What the rules allow the household; None where the pack has none."""
        return eligibility(item, self._union_of(item.case.union_name), self._parameters)

    def _union_of(self, name: str | None) -> LabourUnion:
        return self._unions.get(name, UNKNOWN_UNION)


def figure_parameters(pack: Pack, day: dt.date) -> Parameters:
    """What the figures of a household depend on besides its case."""
    causes = pack.lists["cause"].items if "cause" in pack.lists else ()
    published = {item.label: item.published_as for item in causes if item.published_as}
    return Parameters(day, published, pack.manifest.rules, pack.manifest.eligibility)
