"""The example rows of an empty workbook: one invented household, marked so that it is never read as data."""

from collections.abc import Sequence
from typing import TypeVar

from docgen.model.case import Case
from docgen.model.kinds import Record
from docgen.model.paths import exact_paths, value_at
from docgen.model.union import LabourUnion
from docgen.sheets import EXAMPLE_MARK
from docgen.vocabulary import household_paths

_Marked = TypeVar("_Marked", bound=Record)
_NUMBER = f"{EXAMPLE_MARK}001"


def example_union(union: LabourUnion) -> LabourUnion:
    """The union marked as an example, with one notice and one place."""
    standards = tuple(_marked(item, "place") for item in union.standards[:1])
    update = {"standards": standards, "publicity": union.publicity[:1]}
    return _marked(union.model_copy(update=update), "name")


def example_case(cases: Sequence[Case]) -> Case:
    """Of the cases the one that tells most, marked as an example, with one row on every sheet."""
    case = max(cases, key=_told)
    worker = case.worker.model_copy(update={"number": _NUMBER, "dossier_no": _NUMBER, "photo": None})
    review = case.review
    kept = {
        "worker": _marked(worker, "name"),
        "members": case.members[:1],
        "visits": case.visits[:1],
        "aids": case.aids[:1],
        "income": case.income.model_copy(update={"quarterly": case.income.quarterly[:1]}),
        "outcome": case.outcome.model_copy(update={"goals": case.outcome.goals[:1]}),
        "review": review.model_copy(
            update={name: getattr(review, name)[:1] for name in ("attachments", "surveys", "quarterly")}
        ),
    }
    return _marked(case.model_copy(update=kept), "union_name")


def _marked(record: _Marked, name: str) -> _Marked:
    """The record with the mark before that name."""
    return record.model_copy(update={name: EXAMPLE_MARK + (getattr(record, name) or "")})


def _told(case: Case) -> int:
    """How many fields the case fills, of a list each once."""
    return sum(_is_told(case, path) for path in household_paths())


def _is_told(case: Case, path: str) -> bool:
    return any(value_at(case, exact) not in (None, ()) for exact in exact_paths(case, path))
