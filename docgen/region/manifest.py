"""The manifest of a pack, `pack.yaml`, typed and checked against the vocabulary when it is loaded."""

from pydantic import ValidationInfo, model_validator

from docgen.model.workdays import OFFICIAL, WorkCalendar
from docgen.region.conditions import Condition
from docgen.region.documents import Document, Notice, PacketPlan
from docgen.region.eligibility import EligibilityRules
from docgen.region.entry import Entry
from docgen.region.known_names import name_faults
from docgen.region.requirements import Requirement
from docgen.region.rules import MaterialRule, Rules, ScoreRule
from docgen.region.schedule import Clause, Schedule

UNCHECKED_NAMES = "unchecked names"  # of the context in which lint validates, which tells of names itself


class Manifest(Entry):
    """The content of `pack.yaml`; the `calendar` comes from the calendar files beside it and its base.

    `clauses` say which rule a kind of finding tells of where no other section states it. `recorded` are
    fields the notice wants recorded though no form prints and no rule reads them.
    """

    id: str
    title: str
    version: str
    notice: Notice
    extends: str = ""
    codelists: str
    documents: tuple[Document, ...]
    packets: tuple[PacketPlan, ...]
    rules: Rules = Rules()
    materials: tuple[MaterialRule, ...] = ()
    statistics: dict[str, tuple[Condition, ...]] = {}
    scoring: tuple[ScoreRule, ...] = ()
    requirements: tuple[Requirement, ...] = ()
    schedule: Schedule = Schedule()
    eligibility: EligibilityRules | None = None
    calendar: WorkCalendar = OFFICIAL
    clauses: dict[str, Clause] = {}
    recorded: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _names_are_known(self, info: ValidationInfo) -> "Manifest":
        faults = () if (info.context or {}).get(UNCHECKED_NAMES) else tuple(name_faults(self))
        if faults:
            raise ValueError("；".join(map(str, faults)))
        return self
