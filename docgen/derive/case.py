"""A case as papers show it: quarters in order, and the materials the notice requires of it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from docgen.model.income import QuarterlyIncome
from docgen.model.review import Attachment, Material, QuarterlyReview
from docgen.orders import FiguredCase
from docgen.region.manifest import Manifest
from docgen.region.rules import MaterialRule

_Quarterly = TypeVar("_Quarterly", QuarterlyIncome, QuarterlyReview)


def completed_case(figured: FiguredCase, manifest: Manifest) -> FiguredCase:
    """The case with its lists completed; the figures stay, for no figure is about these lists.

    Findings are told of the case as it was read, whose lists stand in the order of the clerk's rows.
    """
    case = figured.case
    income = case.income.model_copy(update={"quarterly": _by_quarter(case.income.quarterly)})
    review = case.review.model_copy(
        update={
            "quarterly": _by_quarter(case.review.quarterly),
            "materials": tuple(_materials(figured, manifest)),
        }
    )
    return replace(figured, case=case.model_copy(update={"income": income, "review": review}))


def _by_quarter(records: Sequence[_Quarterly]) -> tuple[_Quarterly, ...]:
    """The records by quarter, where none was entered the one of the record's own place."""
    numbered = [
        record.model_copy(update={"quarter": record.quarter or place})
        for place, record in enumerate(records, start=1)
    ]
    return tuple(sorted(numbered, key=lambda record: record.quarter or 0))


def _materials(figured: FiguredCase, manifest: Manifest) -> Iterator[Material]:
    """What the pack's rules require of the household, and whether an attachment or a paper of ours serves."""
    named = {name for rule in manifest.materials for name in rule.documents}
    own = (item for item in manifest.documents if item.scope == "household" and item.id in named)
    made = {item.id for item in own if figured.satisfies(item.when)}
    for rule in manifest.materials:
        if rule.is_asked(figured.value):
            handed_in = [item for item in figured.case.review.attachments if _serves(item, rule)]
            is_there = bool(handed_in) or bool(made & set(rule.documents))
            yield Material(title=rule.title, is_there=is_there, page_count=_pages(handed_in))


def _serves(attachment: Attachment, rule: MaterialRule) -> bool:
    """Whether it is of a type and a name as the rule wants, and not one of which every page is lost."""
    is_meant = attachment.type in rule.types and rule.is_called(attachment.name or "")
    return is_meant and attachment.page_count != 0


def _pages(handed_in: Sequence[Attachment]) -> int | None:
    """The pages of the attachments, None while those of one are unknown."""
    counts = [item.page_count for item in handed_in]
    known = [count for count in counts if count is not None]
    return sum(known) if known and len(known) == len(counts) else None
