"""The YAML or JSON file of cases: what a workbook says, as nested records."""

from docgen.model.case import Case
from docgen.model.kinds import Record
from docgen.model.union import LabourUnion


class CaseFile(Record):
    """Unions and the cases they file; `region` names the pack they are for."""

    region: str = ""
    unions: tuple[LabourUnion, ...] = ()
    cases: tuple[Case, ...] = ()
