"""The closed list of what can be wrong with data: every kind of finding, with why and what to do."""

from collections.abc import Mapping
from types import MappingProxyType

from docgen.finding_kinds.attachments import ATTACHMENT_KINDS
from docgen.finding_kinds.cells import CELL_KINDS
from docgen.finding_kinds.disclosure import DISCLOSURE_KINDS
from docgen.finding_kinds.eligibility import ELIGIBILITY_KINDS
from docgen.finding_kinds.household import HOUSEHOLD_KINDS
from docgen.finding_kinds.kind import FindingKind, Severity
from docgen.finding_kinds.people import PEOPLE_KINDS
from docgen.finding_kinds.procedure import PROCEDURE_KINDS
from docgen.finding_kinds.tables import TABLE_KINDS
from docgen.finding_kinds.union import UNION_KINDS

__all__ = ["KINDS", "FindingKind", "Severity", "find_kind"]

_ALL_KINDS = (
    *TABLE_KINDS,
    *ATTACHMENT_KINDS,
    *CELL_KINDS,
    *PEOPLE_KINDS,
    *PROCEDURE_KINDS,
    *HOUSEHOLD_KINDS,
    *ELIGIBILITY_KINDS,
    *UNION_KINDS,
    *DISCLOSURE_KINDS,
)

KINDS: Mapping[str, FindingKind] = MappingProxyType({kind.code: kind for kind in _ALL_KINDS})


def find_kind(code: str) -> FindingKind:
    """The kind of that code. Raises KeyError for a code outside the closed list."""
    return KINDS[code]
