"""Households and unions with the cells they stood in, and findings as tables of cell and code."""

from collections.abc import Iterable

from docgen.findings import Finding, in_reading_order
from docgen.model.case import Case
from docgen.model.intake import FiledCase, FiledUnion
from docgen.model.origin import Origin, RowOrigin
from docgen.model.union import LabourUnion

FILE = "采集表.xlsx"
HEAD_COLUMNS = {
    "worker.number": "A",
    "worker.name": "B",
    "worker.id_number": "C",
    "worker.sex": "D",
    "worker.birth_date": "E",
    "worker.age": "F",
    "worker.ethnicity": "G",
    "worker.contact": "H",
    "worker.hukou_region": "I",
    "worker.residence_region": "J",
    "worker.relation_to_householder": "K",
    "household.size": "L",
    "household.dossier_type": "M",
    "household.difficulty_category": "N",
    "household.filed_date": "O",
    "household.per_capita_monthly_income": "P",
    "income.worker_monthly": "Q",
    "income.household_annual_total": "R",
    "cause.main": "S",
    "cause.all": "T",
    "cause.secondary": "U",
    "cause.other_text": "V",
    "plan.measures": "W",
    "plan.measures_note": "X",
    "outcome.evaluation": "Y",
}
MEMBER_COLUMNS = {
    "members[].index": "A",
    "members[].name": "B",
    "members[].relation": "C",
    "members[].id_number": "D",
    "members[].age": "E",
    "members[].identity": "F",
    "members[].monthly_income": "G",
    "members[].annual_income": "H",
    "members[].relation_to_householder": "I",
}
NOTICE_COLUMNS = {"publicity[].start_date": "B", "publicity[].end_date": "C"}

Places = list[tuple[str, str]]


def filed(case: Case, row: int = 5) -> FiledCase:
    """The case on that row of 户, its members on 家庭成员 from row 9, its papers on 附件材料 from row 3."""
    head = RowOrigin("", FILE, "户", row, HEAD_COLUMNS)
    members = [
        RowOrigin(f"members[{index}].", FILE, "家庭成员", 9 + index, MEMBER_COLUMNS)
        for index in range(len(case.members))
    ]
    attachments = [
        RowOrigin(
            f"review.attachments[{index}].", FILE, "附件材料", 3 + index, {"review.attachments[].type": "B"}
        )
        for index in range(len(case.review.attachments))
    ]
    return FiledCase(case, Origin((head, *members, *attachments)))


def filed_union(union: LabourUnion) -> FiledUnion:
    """The union on row 2 of 单位, its notices on rows 2, 3, … of 公示."""
    head = RowOrigin("", FILE, "单位", 2, {"name": "A"})
    notices = [
        RowOrigin(f"publicity[{index}].", FILE, "公示", 2 + index, NOTICE_COLUMNS)
        for index in range(len(union.publicity))
    ]
    return FiledUnion(union, Origin((head, *notices)))


def places(findings: Iterable[Finding]) -> Places:
    """Each finding as its cell and code, in reading order."""
    return [(f"{item.place.sheet}!{item.place.cell}", item.code) for item in in_reading_order(findings)]


def sentences(findings: Iterable[Finding]) -> list[str]:
    return [item.sentence for item in in_reading_order(findings)]
