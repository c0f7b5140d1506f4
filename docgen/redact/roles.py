"""What is done with the values of a column, by the field it holds."""

from enum import Enum, auto

from docgen.model.kinds import Kind
from docgen.vocabulary import Field


class Role(Enum):
    """How the cells of a column are made anonymous."""

    KEPT = auto()
    """A choice, an amount, a date: kept where it is read as one."""
    NAME = auto()
    ORGANISATION = auto()
    PLACE = auto()
    NUMBER = auto()
    ID_NUMBER = auto()
    PHONE = auto()
    CARD = auto()
    BIRTH = auto()
    FILE = auto()
    TEXT = auto()
    SHORT = auto()
    """A few words such as 本科: kept where they are few."""
    PAPER = auto()
    LINE = auto()
    """Words beside the table: what a heading or a total says is kept."""
    UNKNOWN = auto()
    CAPTION = auto()
    """The project's own words: kept, without the numbers in them."""


_BY_KIND = {
    Kind.ID_NUMBER: Role.ID_NUMBER,
    Kind.PHONE: Role.PHONE,
    Kind.CARD_NUMBER: Role.CARD,
    Kind.IMAGE: Role.FILE,
    Kind.TEXT: Role.TEXT,
    Kind.LONG_TEXT: Role.TEXT,
}
_BY_PATH = {
    "worker.number": Role.NUMBER,
    "worker.dossier_no": Role.NUMBER,
    "union_name": Role.ORGANISATION,
    "union.name": Role.ORGANISATION,
    "union.superior": Role.ORGANISATION,
    "union.lead_unit": Role.ORGANISATION,
    "union.aid_centre": Role.ORGANISATION,
    "worker.employer": Role.ORGANISATION,
    "worker.employer_or_address": Role.ORGANISATION,
    "members[].employer_or_school": Role.ORGANISATION,
    "plan.helper_unit": Role.ORGANISATION,
    "review.approval_unit": Role.ORGANISATION,
    "household.village_committee": Role.ORGANISATION,
    "publicity.posted_by": Role.ORGANISATION,
    "stats.compiling_unit": Role.ORGANISATION,
    "bank.name": Role.ORGANISATION,
    "bank.branch": Role.ORGANISATION,
    "worker.hukou_region": Role.PLACE,
    "worker.work_region": Role.PLACE,
    "worker.residence_region": Role.PLACE,
    "union.standards[].place": Role.PLACE,
    "worker.name": Role.NAME,
    "members[].name": Role.NAME,
    "household.main_members_summary": Role.NAME,
    "plan.helper_name": Role.NAME,
    "plan.second_helper_name": Role.NAME,
    "visits[].responsible_person": Role.NAME,
    "aids[].responsible_person": Role.NAME,
    "review.filed_by": Role.NAME,
    "review.reviewed_by": Role.NAME,
    "review.entered_by": Role.NAME,
    "review.visit_signatures": Role.NAME,
    "review.annual_check_by": Role.NAME,
    "review.village_meeting_host": Role.NAME,
    "review.village_meeting_recorder": Role.NAME,
    "review.village_meeting_present": Role.NAME,
    "review.surveys[].respondent": Role.NAME,
    "review.surveys[].surveyors": Role.NAME,
    "union.liaison_name": Role.NAME,
    "union.form_filler": Role.NAME,
    "publicity.contact_name": Role.NAME,
    "stats.tabulator": Role.NAME,
    "review.attachments[].name": Role.PAPER,
    "review.attachments[].files": Role.FILE,
    "worker.birth_date": Role.BIRTH,
    "members[].birth_date": Role.BIRTH,
}
_SHORT_TEXTS = frozenset(
    {
        "worker.ethnicity",
        "worker.education_level",
        "members[].ethnicity",
        "members[].education_level",
        "members[].current_education",
        "members[].contract_term",
        "housing.floor_area",
        "household.publicity_round",
        "publicity.round",
        "plan.helper_title",
        "union.liaison_title",
        "union.retention",
    }
)


def role_of(field: Field) -> Role:
    """What is done with the values of the field."""
    if field.path in _SHORT_TEXTS:
        return Role.SHORT
    return _BY_PATH.get(field.path) or _BY_KIND.get(field.kind, Role.KEPT)
